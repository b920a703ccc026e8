"""Citations for programs that keep references: what BibTeX and CSL-JSON say; nothing in a title breaks them."""

from __future__ import annotations

import datetime as dt
import json

from stances.pages import references

PATH = "/members/lithuania/?on=2024-12-04&edition=3"
ADDRESS = "https://open-door.example" + PATH
MADE = dt.date(2026, 11, 20)


def test_bibtex_names_title_edition_and_the_permanent_address():
    assert references.bibtex("Lithuania, 4 December 2024", ADDRESS, PATH, 3, MADE).splitlines() == [
        "@misc{open-door-members-lithuania-on-2024-12-04-edition-3,",
        "  author = {{Open Door}},",
        "  title = {{Lithuania, 4 December 2024}},",
        "  year = {2026},",
        "  month = {11},",
        "  note = {Edition 3},",
        f"  url = {{{ADDRESS}}}",
        "}",
    ]


def test_what_latex_would_take_for_something_else_is_written_so_that_it_stands():
    written = references.bibtex(r"50 % & {more} \ _#$~^", ADDRESS, PATH, 3, MADE)
    title = r"50 \% \& \{more\} \textbackslash{} \_\#\$\textasciitilde{}\textasciicircum{}"
    assert f"  title = {{{{{title}}}}}," in written


def test_csl_json_is_a_list_of_one_web_page():
    (item,) = json.loads(references.csl("“Lithuania”", ADDRESS, PATH, 3, MADE))
    assert item == {
        "id": "open-door-members-lithuania-on-2024-12-04-edition-3",
        "type": "webpage",
        "title": "“Lithuania”",
        "author": [{"literal": "Open Door"}],
        "container-title": "Open Door",
        "issued": {"date-parts": [[2026, 11, 20]]},
        "version": "3",
        "language": "en",
        "URL": ADDRESS,
    }
