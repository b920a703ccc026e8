"""The preview: the public's own pages, made from the record as it would be in the next edition."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from stances import codebook
from stances import record as records
from stances.desk import reviewing
from stances.models import Assessment, Row
from stances.pages.frame import frame
from stances.pages.home import home_page
from stances.pages.member import member_page
from stances.pages.reading import Reading
from stances.pages.statement import statement_page
from stances.pages.types import MemberBeforePage
from stances.record import Record

framed_by_us: Any = csp_replace({"frame-ancestors": [SELF]})
"""The one page at the desk that may stand in a frame: the review page's."""


def would_be(row: Row) -> Record:
    """The record with the row, and what has to be published with it, in the next edition."""
    return records.at(proposed=reviewing.bundle(row))


@xframe_options_sameorigin
@framed_by_us
def preview(request: HttpRequest, kind: str, pk: int, what: str) -> HttpResponse:
    """``what`` is ``alliance``, ``statement`` or a member's slug: that page, whole, as the public would see it."""
    from . import asking

    asking.editor(request)
    row = asking.row(kind, pk)
    record = would_be(row)
    if what == "statement" and isinstance(row, Assessment):
        raise Http404
    makers: dict[str, Callable[..., str]] = {"alliance": _alliance, "statement": _statement}
    response = HttpResponse(makers.get(what, _member)(record, row, what))
    add_never_cache_headers(response)
    return response


def _alliance(record: Record, row: Row, what: str) -> str:
    reading = _reading(reverse("home"))
    page = home_page(record, reading)
    return _whole("home.html", page, record, reading, page.headline)


def _statement(record: Record, row: Row, what: str) -> str:
    reading = _reading(reverse("statement", args=[row.key]))
    page = statement_page(record, reading, row.key)
    return _whole("statement.html", page, record, reading, page.heading)


def _member(record: Record, row: Row, what: str) -> str:
    if what not in {member.slug for member in record.members}:
        raise Http404
    reading = _reading(reverse("member", args=[what]))
    page = member_page(record, reading, what)
    if isinstance(page, MemberBeforePage):
        return _whole("member_before.html", page, record, reading, page.member.name)
    return _whole("member.html", page, record, reading, page.position.member.name)


def _reading(address: str) -> Reading:
    """Today, in no edition that has an address yet."""
    return Reading(path=address, today=codebook.today())


def _whole(template: str, page: Any, record: Record, reading: Reading, title: str) -> str:
    """The page with a bar that says it is a preview, its links opening beside it."""
    around = frame(record, reading, record.edition.number, settings.CONTACT_EMAIL, title=title)
    assert around.edition is not None  # noqa: S101 - a record has one
    sentence = _("A preview: how this page would be in edition %(number)d. It is not public.")
    notice = dataclasses.replace(
        around.edition,
        pinned=True,
        sentence=sentence % {"number": record.edition.number},
        newest_href=reading.path,
    )
    context = {"page": page, "frame": dataclasses.replace(around, edition=notice), "preview": True}
    return render_to_string(template, context)
