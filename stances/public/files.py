"""The record as files, for programs: each table as CSV and as JSON, an edition whole as a zip (DESIGN §5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from stances.pages.data import described, going, package, written
from stances.pages.data.columns import BY_NAME, TABLES
from stances.pages.data.kinds import Table
from stances.pages.data.rows import Asked
from stances.pages.problem import Impossible, days_turned_round
from stances.pages.problem_named import not_taken, unknown_file
from stances.pages.reading import CHOSEN, Reading
from stances.pages.visit import Visit

from . import errors
from .asked import JSON, View, public

CSV = "text/csv; charset=utf-8"


def _edition_named(reading: Reading) -> bool:
    """A table that does not grow reads no clock: with its edition named, it never changes."""
    return reading.edition is not None


def _day_named(reading: Reading) -> bool:
    """One that grows stops at a day that is named."""
    return reading.pinned


def _for_programs(view: View) -> View:
    """What goes of the answers, they say. A parameter of this site that chooses nothing in the file is refused, not
    passed over: whoever gives it would take the rows for others."""

    @wraps(view)
    def announced(request: HttpRequest, **parts: object) -> HttpResponse:
        name = str(parts.get("name", ""))
        unused = _unused(request, name)
        response = errors.impossible(request, unused) if unused else view(request, **parts)
        goes = going.of_table(name) if name else going.of_tables()
        for header, value in going.headers(goes, settings.SITE_URL).items():
            response.headers[header] = value
        return response

    return announced


def _unused(request: HttpRequest, name: str) -> Impossible | None:
    """What is wrong with the first parameter that the file has no use for; None without one, or without the file."""
    if request.method not in ("GET", "HEAD") or (name and name not in BY_NAME):
        return None
    takes = BY_NAME[name].takes if name else ()
    for parameter in request.GET:
        if parameter in CHOSEN and parameter not in takes:
            takers = (table.name for table in TABLES if parameter in table.takes)
            return not_taken(parameter, request.path.rpartition("/")[2], takers)
    return None


def _table(content_type: str, write: Callable[[str, Asked], str]) -> View:
    """The view of every table in one form."""

    def make(visit: Visit, name: str) -> str:
        if name not in BY_NAME:
            raise unknown_file(name, BY_NAME)
        return write(name, _asked(visit, BY_NAME[name]))

    def of(table: Table) -> View:
        return public(content_type, uses=table.takes, lasting=_day_named if table.grows else _edition_named)(make)

    views = {table.name: of(table) for table in TABLES}
    unknown = public(content_type, uses=())(make)

    def view(request: HttpRequest, name: str) -> HttpResponse:
        return views.get(name, unknown)(request, name=name)

    return _for_programs(view)


def _asked(visit: Visit, table: Table) -> Asked:
    """What is asked of a table; of one that grows, up to today where no day is named. Raises ``Impossible``."""
    reading = visit.reading
    if reading.since and reading.since > reading.day:
        raise days_turned_round(reading.since, reading.day)
    on = reading.day if table.grows else reading.on
    return Asked(visit.record, settings.SITE_URL, on=on, since=reading.since)


@_for_programs
@public("application/zip", uses=(), lasting=lambda reading: True)
def as_zip(visit: Visit, number: int) -> bytes:
    """The edition of the address, whole, whichever the reader is in."""
    return package.zipped(Asked(visit.record_at(number), settings.SITE_URL))


@_for_programs
@public(JSON, uses=(), lasting=_edition_named)
def description(visit: Visit) -> str:
    """``datapackage.json`` of the tables at their addresses here."""
    asked = Asked(visit.record, settings.SITE_URL)
    return described.described(asked, package.as_text(TABLES, asked), on_site=True)


as_csv = _table(CSV, written.as_csv)
as_json = _table(JSON, written.as_json)
