"""What the API answers with, as openapi.json tells it to programs: the columns of the public tables, and positions.

A row of a list is a row of the table of that name, its fields the table's columns in their order: one promise, kept
in ``pages/data/columns.py``. Dates are days in Brussels.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from ninja import Field, Schema
from pydantic import create_model

from stances.codebook import Confidence, Stance
from stances.pages.data.columns import BY_NAME
from stances.pages.data.going import shape_of
from stances.pages.data.kinds import Column

TYPES: dict[str, Any] = {
    "string": str, "date": dt.date, "datetime": dt.datetime, "integer": int, "boolean": bool, "list": list[str],
}  # fmt: skip

LIST: Any = list
WORDS: Any = Literal
"""For types that are put together from the columns."""


def _type(column: Column) -> Any:
    """What the column holds: null where a cell of the table is empty, but an empty list for none."""
    if column.kind == "list":
        return LIST[WORDS[column.words]] if column.words else list[str]
    held = WORDS[column.words] if column.words else TYPES[column.kind]
    return held if column.always else held | None


def _shape(name: str, columns: tuple[Column, ...], **more: Any) -> Any:
    """A shape with a field for each column, and more of them, or others, by name: (type, field)."""
    fields = {column.name: (_type(column), Field(description=column.means)) for column in columns}
    return create_model(name, __base__=Schema, **(fields | more))


SHAPES: dict[str, Any] = {
    table: _shape(shape_of(table), BY_NAME[table].columns)
    for table in ("members", "assessments", "shifts", "officials", "milestones", "editions", "corrections")
}

SOURCES = [column for column in BY_NAME["sources"].columns if column.name != "statement"]
"""A source within its statement."""

SHAPES["statements"] = _shape(
    shape_of("statements"),
    BY_NAME["statements"].columns,
    sources=(LIST[_shape(shape_of("sources"), tuple(SOURCES))], Field(description="the pages it rests on")),
    fate=(
        Literal["current", "corrected", "withdrawn"],
        Field(description="what became of this version in the edition asked for"),
    ),
)


class PositionOut(Schema):
    """``stance``, ``since`` and ``confidence`` are null for a member that is not assessed."""

    member: str
    name: str
    stance: Stance | None
    since: dt.date | None
    confidence: Confidence | None
    assessment: str | None


class PositionsOut(Schema):
    """``tally`` counts the members by stance and ``not_assessed``; its numbers add up to ``members``."""

    on: dt.date
    edition: int
    members: int
    tally: dict[str, int]
    positions: list[PositionOut]


class AddressOut(Schema):
    """``address`` is whole, with ``{key}`` or ``{number}`` where one is to be put in."""

    address: str
    answers: str


class IndexOut(Schema):
    """``edition`` is the one asked for, ``newest`` the last there is; all else is addresses."""

    title: str
    edition: int
    newest: int
    addresses: list[AddressOut]
    documentation: str
    description: str
    data: str
    licence: str


class Page(Schema):
    """``next`` is the whole address of the following page, null on the last; all pages are of one edition."""

    edition: int
    total: int
    next: str | None


def page_of(table: str) -> Any:
    """The shape of a page of rows of that table."""
    return create_model(f"{table.title()}Out", __base__=Page, results=(LIST[SHAPES[table]], ...))


class ProblemOut(Schema):
    """What was wrong and what would work (RFC 9457). ``suggestions`` are whole addresses of this API."""

    type: str
    title: str
    status: int
    detail: str
    advice: str
    suggestions: list[str]
