"""The record as files, for programs: each table as CSV and as JSON, an edition whole as a zip (DESIGN §5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from stances.pages.data import described, going, package, written
from stances.pages.data.columns import BY_NAME
from stances.pages.data.rows import Asked
from stances.pages.problem_named import unknown_file
from stances.pages.reading import Reading
from stances.pages.visit import Visit

from .asked import JSON, View, public

CSV = "text/csv; charset=utf-8"

OF_A_DAY = "positions"
"""The one table that may be asked for on a day."""


def _edition_named(reading: Reading) -> bool:
    """No table reads the clock: with its edition named, it never changes."""
    return reading.edition is not None


def _announcing(view: View) -> View:
    """What goes of the answers, they say."""

    @wraps(view)
    def announced(request: HttpRequest, **parts: object) -> HttpResponse:
        response = view(request, **parts)
        goes = going.of_table(str(parts["name"])) if "name" in parts else going.of_tables()
        for name, value in going.headers(goes, settings.SITE_URL).items():
            response.headers[name] = value
        return response

    return announced


def _table(content_type: str, write: Callable[[str, Asked], str]) -> View:
    """The view of every table in one form."""

    def make(visit: Visit, name: str) -> str:
        if name not in BY_NAME:
            raise unknown_file(name, BY_NAME)
        return write(name, Asked(visit.record, settings.SITE_URL, visit.reading.on))

    of_all = public(content_type, uses=(), lasting=_edition_named)(make)
    of_a_day = public(content_type, uses=("on",), lasting=_edition_named)(make)

    def view(request: HttpRequest, name: str) -> HttpResponse:
        return (of_a_day if name == OF_A_DAY else of_all)(request, name=name)

    return _announcing(view)


@_announcing
@public("application/zip", uses=(), lasting=lambda reading: True)
def as_zip(visit: Visit, number: int) -> bytes:
    """The edition of the address, whole, whichever the reader is in."""
    return package.zipped(Asked(visit.record_at(number), settings.SITE_URL))


@_announcing
@public(JSON, uses=(), lasting=_edition_named)
def description(visit: Visit) -> str:
    """``datapackage.json`` of the tables at their addresses here."""
    asked = Asked(visit.record, settings.SITE_URL)
    return described.described(asked, package.tables_of(asked), on_site=True)


as_csv = _table(CSV, written.as_csv)
as_json = _table(JSON, written.as_json)
