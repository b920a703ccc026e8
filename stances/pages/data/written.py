"""A table written as CSV or as JSON."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, islice, repeat
from operator import add

from stances.record.types import Edition

from ..about import LICENCE_URL
from .columns import BY_NAME, SCHEMA
from .kinds import Cell, Row
from .rows import Asked, rows

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take a cell for a formula by, if it begins so.

OWASP, "CSV Injection": https://owasp.org/www-community/attacks/CSV_Injection
"""

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def as_csv(table: str, asked: Asked) -> str:
    """RFC 4180: a line of column names, lines that end in CR LF, quotes where they are needed.

    A list is its items with a space between. A text that a spreadsheet would take for a formula has an apostrophe
    before it.
    """
    writer = csv.writer(_Line(), lineterminator="\r\n")
    names = writer.writerow(column.name for column in BY_NAME[table].columns)
    return names + _joined(writer.writerow([_cell(cell) for cell in row]) for row in rows(table, asked))


class _Line:
    """What a writer of CSV writes to, to give back each line."""

    def write(self, line: str) -> str:
        return line


def _joined(pieces: Iterable[str]) -> str:
    """One text of many short ones in little more memory than its own: they are joined a thousand at a time."""
    rest = iter(pieces)
    return "".join(iter(lambda: "".join(islice(rest, 1000)), ""))


@lru_cache(maxsize=512, typed=True)
def _cell(cell: Cell) -> str:
    """Remembered, for the positions by day have the same cells again and again; ``True`` is not remembered as 1."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    words = " ".join(cell) if isinstance(cell, tuple) else _plain(cell)
    text = "" if words is None else str(words)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json(table: str, asked: Asked) -> str:
    """``rows`` as a list of objects, beside what they are: edition, schema, licence. What is not known is null.

    It is written row by row: as objects, the positions by day would take several times the memory.
    """
    head = _ENCODER.encode(_head(table, asked)).removesuffix("}")
    objects = (_ENCODER.encode(as_object(table, row)) for row in rows(table, asked))
    between = chain([""], repeat(", "))
    return _joined(chain([head, ', "rows": ['], map(add, between, objects), ["]}"]))


def _head(table: str, asked: Asked) -> dict[str, object]:
    edition = asked.record.edition
    return {
        "name": table,
        "schema": SCHEMA,
        "edition": edition.number,
        "made_at": made_at(edition),
        "complete_to": edition.complete_to.isoformat(),
        "licence": LICENCE_URL,
        **({"since": asked.since.isoformat()} if asked.since else {}),
        **({"on": asked.on.isoformat()} if asked.on else {}),
    }


def as_object(table: str, row: Row) -> dict[str, object]:
    """A row of the table for JSON, by the names of its columns."""
    return {column.name: _value(cell) for column, cell in zip(BY_NAME[table].columns, row, strict=True)}


def _value(cell: Cell) -> object:
    return list(cell) if isinstance(cell, tuple) else _plain(cell)


def _plain(cell: str | int | dt.date | None) -> str | int | None:
    if isinstance(cell, dt.datetime):
        return moment(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return None if cell == "" else cell


def moment(value: dt.datetime) -> str:
    """``2026-11-20T09:00:00Z``."""
    return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def made_at(edition: Edition) -> str:
    """When an edition was made, in UTC."""
    return moment(edition.made_at)
