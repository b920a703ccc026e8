"""What lies beside the tables in an edition's zip, for people: README, licence, and how to cite it. All in English."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from ..about import LICENCE_URL
from . import going
from .columns import IN_THE_ZIP, SCHEMA, TABLES
from .kinds import Table
from .rows import Asked

README, LICENCE, CITATION = "README.md", "LICENCE.txt", "CITATION.cff"

TITLE = "Where NATO’s members stand on Ukraine’s accession"
SUMMARY = (
    "Dated assessments of where each NATO member stands on Ukraine’s accession to the alliance, on a scale of five"
    " stances with one criterion each, and the statements of its officials that they rest on, with their sources."
)

FORM = f"""UTF-8, RFC 4180: commas, lines that end in CR LF, quotation marks where needed, names of columns
first. Days are year-month-day, in Brussels; times are UTC; `true` and `false`. An empty cell says that there is
nothing, or that it is not known. Several values in a cell are separated by a space. A text that a
spreadsheet would take for a formula, because it begins with = + - @ or a tab, has an apostrophe before it.

This is version {SCHEMA} of the columns. A new column at a table's end makes the next minor version, any other change
the next major one. No column goes that was not announced as going, half a year before or earlier.
"""

RIGHTS = """Our own words, judgements and data – summaries, rationales, translations, stances, dates – are under the
Creative Commons Attribution 4.0 International licence (CC BY 4.0). You may share and adapt them, also commercially, if
you name Open Door and its edition, link to the licence, and say what you changed.

Quotes and titles of pages belong to those who published them, and stand here with their sources: the licence does not
cover them.
"""


def address_of(asked: Asked) -> str:
    """The lasting address of the edition's data."""
    return f"{asked.site}{reverse('data')}?edition={asked.record.edition.number}"


def _day(asked: Asked) -> str:
    return timezone.localdate(asked.record.edition.made_at).isoformat()


def readme(asked: Asked) -> str:
    """What the files are, and every column with its meaning."""
    edition = asked.record.edition
    head = [
        f"# Open Door, edition {edition.number}",
        f"{TITLE}. {SUMMARY}",
        f"Made {_day(asked)}; the record is complete to {edition.complete_to}. This edition: {address_of(asked)}",
        "The words, judgements and dates are those of this edition. Names of people, outlets and events, which are no"
        " judgements, are as they are spelt when the file is made.",
        f"## Form\n\n{FORM}".strip(),
        f"## Licence\n\n{RIGHTS}\n{LICENCE_URL}",
        f"## How to cite it\n\nOpen Door, edition {edition.number}, {_day(asked)}. {TITLE}. {address_of(asked)}",
    ]
    return "\n\n".join([*head, *map(_section, IN_THE_ZIP), _left_out(asked)]) + "\n"


def _section(table: Table) -> str:
    return f"## {table.name}.csv\n\n{table.means}\n\n" + "\n".join(_lines(table))


def _left_out(asked: Asked) -> str:
    """Which tables are not in the zip, and where they are."""
    left = [f"- {table.name}: {table.means} {asked.file(table)}" for table in TABLES if table not in IN_THE_ZIP]
    why = "They say nothing that is not in the tables above, and would make this folder several times as large:"
    return f"## Not in this folder\n\n{why}\n\n" + "\n".join(left)


def _lines(table: Table) -> Iterator[str]:
    for column in table.columns:
        words = f": {', '.join(f'`{word}`' for word in column.words)}" if column.words else ""
        goes = going.of_column(table.name, column.name)
        last = f". {going.words(goes)}" if goes else ""
        yield f"- `{column.name}` ({column.kind}) – {column.means}{words}{last}"


def licence(asked: Asked) -> str:
    return f"{RIGHTS}\nThe licence in full: {LICENCE_URL}legalcode\n"


def citation(asked: Asked) -> str:
    """Citation File Format 1.2.0 (YAML; a JSON string is one of YAML's)."""
    edition = asked.record.edition

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    return f"""cff-version: 1.2.0
message: {quoted("If you use these data, please cite them as below.")}
type: dataset
title: {quoted(f"Open Door: {TITLE}")}
abstract: {quoted(SUMMARY)}
authors:
  - name: {quoted("Open Door")}
    website: {quoted(asked.site)}
version: {quoted(str(edition.number))}
date-released: {quoted(_day(asked))}
url: {quoted(address_of(asked))}
license: CC-BY-4.0
"""
