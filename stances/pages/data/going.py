"""What is announced as going: columns and tables of the public data, addresses, parameters and fields of the API.

Whoever reads the data is told before anything goes: here it is declared, and from here every answer that it concerns
says so in its headers, as do the page of the data, ``datapackage.json``, the zip's README and ``openapi.json``.
CONTRIBUTING.md says what else an announcement takes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse
from django.utils.http import http_date

NOTICE = dt.timedelta(days=180)
"""From the announcement to the last day, at least."""

ANCHOR = "going"
"""Where the page of the data tells of it."""


@dataclass(frozen=True, slots=True)
class Going:
    """One announcement. ``name`` is that of a ``table`` ("posts"), a ``column`` with its table ("statements.venue"), an
    API ``address`` as openapi.json writes it ("/officials/{key}"), one of its ``parameter``s ("/statements?outlet"), or
    a ``field`` with its shape ("PositionsOut.tally").

    ``since`` is the day of the announcement, ``last`` the last on which it is still answered, None where that is not
    set. ``instead`` says in English what to use: a whole sentence.
    """

    kind: Literal["table", "column", "address", "parameter", "field"]
    name: str
    since: dt.date
    last: dt.date | None
    instead: str


GOING: tuple[Going, ...] = ()
"""All that is announced, the newest last; a line goes with what it announced."""


def of_table(table: str) -> tuple[Going, ...]:
    """The table itself, and columns of it."""
    return tuple(one for one in of_tables() if one.name.split(".")[0] == table)


def of_tables() -> tuple[Going, ...]:
    """Tables and columns, whichever."""
    return tuple(one for one in GOING if one.kind in ("table", "column"))


def of_column(table: str, column: str) -> Going | None:
    """The column, or else the whole table that it is in; None where neither goes."""
    found = [one for one in of_table(table) if one.name in (table, f"{table}.{column}")]
    return max(found, key=lambda one: one.kind == "column", default=None)


def of_address(path: str, shapes: Collection[str]) -> tuple[Going, ...]:
    """Of an API address: itself, its parameters, and fields of the ``shapes`` that it answers with."""
    return tuple(
        one
        for one in GOING
        if (one.kind in ("address", "parameter") and one.name.split("?")[0] == path) or _shape(one) in shapes
    )


def of_path(path: str) -> Going | None:
    """An API address itself; None where it does not go."""
    return next((one for one in GOING if (one.kind, one.name) == ("address", path)), None)


def of_parameter(path: str, name: str) -> Going | None:
    """A parameter of an API address; None where it does not go."""
    return next((one for one in GOING if (one.kind, one.name) == ("parameter", f"{path}?{name}")), None)


def of_field(shape: str, field: str) -> Going | None:
    """A field of the API, as itself or as the column of a table that it is; None where it does not go."""
    found = (one for one in GOING if _shape(one) == shape and one.name.split(".")[1] == field)
    return next(found, None)


def shape_of(table: str) -> str:
    """What openapi.json calls a row of the table."""
    return f"{table.removesuffix('s').title()}Out"


def _shape(one: Going) -> str:
    """The shape that a field is in, or that has a column for a field; else empty. A row of the API's positions is
    that of a day, and not of the table."""
    if one.kind not in ("column", "field"):
        return ""
    holder = one.name.split(".")[0]
    return holder if one.kind == "field" else shape_of(holder) if holder != "positions" else ""


def words(one: Going) -> str:
    """The announcement as a sentence, after whatever else describes it."""
    until = f"answered until {one.last.isoformat()}" if one.last else "no last day is set yet"
    return f"Going: announced on {one.since.isoformat()}, {until}. {one.instead}"


def headers(found: Iterable[Going], site: str) -> dict[str, str]:
    """What an answer says that any of it concerns: since when it goes (RFC 9745), until when it is answered (RFC 8594),
    and where the words are. Of several the earliest days. Nothing where nothing goes.

    Days begin at midnight UTC; ``Sunset`` is the end of the last one. ``site`` is the site's own address.
    """
    told = list(found)
    if not told:
        return {}
    ends = [one.last + dt.timedelta(days=1) for one in told if one.last]
    return {
        "Deprecation": f"@{_second(min(one.since for one in told))}",
        **({"Sunset": http_date(_second(min(ends)))} if ends else {}),
        "Link": f'<{site}{reverse("data")}#{ANCHOR}>; rel="deprecation"; type="text/html"',
        "Access-Control-Expose-Headers": "Deprecation, Sunset, Link",
    }


def _second(day: dt.date) -> int:
    """Its first second, as seconds since 1970."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
