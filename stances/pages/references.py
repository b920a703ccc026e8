"""A citation for programs that keep references: BibTeX, and CSL-JSON 1.0.2 (https://citationstyles.org)."""

from __future__ import annotations

import datetime as dt
import json
import re

from django.utils.translation import gettext as _

from . import languages

NAME = "Open Door"

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
"""What LaTeX would take for something else in a text."""


def bibtex(title: str, address: str, path: str, edition: int, made: dt.date) -> str:
    """``@misc``, which every style knows. ``made`` is the day of the edition; ``path`` becomes the entry's key."""
    note = _in_latex(_("Edition %(number)d") % {"number": edition})
    return f"""@misc{{{key(path)},
  author = {{{{{NAME}}}}},
  title = {{{{{_in_latex(title)}}}}},
  year = {{{made.year}}},
  month = {{{made.month}}},
  note = {{{note}}},
  url = {{{address}}}
}}"""


def csl(title: str, address: str, path: str, edition: int, made: dt.date, kind: str = "webpage") -> str:
    """A list of one item, as programs import it. ``kind`` is one of CSL's types: a page, or a ``dataset``."""
    item = {
        "id": key(path),
        "type": kind,
        "title": title,
        "author": [{"literal": NAME}],
        "container-title": NAME,
        "issued": {"date-parts": [[made.year, made.month, made.day]]},
        "version": str(edition),
        "language": languages.current(),
        "URL": address,
    }
    return json.dumps([item], ensure_ascii=False)


def key(path: str) -> str:
    """``open-door-members-lithuania-on-2024-12-04-edition-1``: letters, digits and hyphens, of each address another."""
    return "-".join(["open-door", *re.findall(r"[A-Za-z0-9]+", path)])


def _in_latex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
