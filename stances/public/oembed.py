"""The oEmbed endpoint: for programs of other sites, which ask what to show for an address of ours."""

from __future__ import annotations

import dataclasses

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from stances import codebook
from stances.pages import asking, charted, keeping, oembed, programs
from stances.pages.oembed_addresses import EVENT, Embedded, of_page
from stances.pages.problem import Impossible, echo, empty_record, read_only
from stances.pages.problem_choices import bad_pixels
from stances.pages.visit import arrive
from stances.record import NoRecord

USES = frozenset({"lang", "title", *(name for uses in charted.USES.values() for name in uses)})

TYPES = {"json": "application/json", "xml": "text/xml; charset=utf-8"}


def answer(request: HttpRequest) -> HttpResponse:
    """The embed of the page that ``url`` names: 404 where there is none, 501 for another format than JSON or XML."""
    if request.method not in ("GET", "HEAD"):
        return _problem(read_only(request.method or ""))
    parameters = dict(request.GET.lists())
    try:
        form = asking.single(parameters, "format") or "json"
        if form not in TYPES:
            raise _unknown_format(form)
        most = _size(parameters, "maxwidth"), _size(parameters, "maxheight")
        found = of_page(asking.single(parameters, "url") or "", settings.SITE_URL)
        if found is None:
            raise _unknown_page()
        with override(found.parameters.get("lang", settings.LANGUAGE_CODE)):
            return _answer(request, found, form, most)
    except Impossible as problem:
        return _problem(problem)
    except NoRecord:
        return _problem(empty_record())


def _answer(request: HttpRequest, found: Embedded, form: str, most: tuple[int | None, int | None]) -> HttpResponse:
    try:
        found = _settled(found)
        visit = arrive(found.path, _given(found), codebook.today(), USES)
    except Impossible as problem:
        raise Impossible(404, problem.heading, problem.what, problem.advice, problem.suggestions) from None
    asked = f"/oembed?{form}&{most}&{found.page}&{visit.reading.canonical}"
    wanted = dataclasses.replace(visit.wanted(), address=asked, kept=False)

    def make() -> str:
        page = oembed.page_of(found, visit.record, visit.reading)
        return oembed.answer(found, page, settings.SITE_URL, form, most)

    reader = keeping.Reader.of(request.method, request.headers)
    made = keeping.answer(wanted, reader, make, TYPES[form])
    return HttpResponse(made.body, status=made.status, headers=made.headers)


def _settled(found: Embedded) -> Embedded:
    """The same with the day that an event's page is of. Raises ``Impossible``."""
    if found.kind != EVENT:
        return found
    event = arrive(found.page, _given(found), codebook.today())
    of_day = oembed.of_event(found, event.record, event.reading)
    if of_day is None:
        raise _unknown_page()
    return of_day


def _given(found: Embedded) -> dict[str, list[str]]:
    return {name: [value] for name, value in found.parameters.items()}


def _size(parameters: dict[str, list[str]], name: str) -> int | None:
    """A greatest width or height in pixels. Raises ``Impossible``."""
    value = asking.single(parameters, name)
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 1 <= len(value) <= 6 and int(value)):
        raise bad_pixels(name, value, 1, 999_999)
    return int(value)


def _unknown_page() -> Impossible:
    return Impossible(
        404,
        _("There is no such page"),
        _("No page of this site with a chart or a quote is named by the parameter “url”."),
        _("Check the address, or go on from one of these pages."),
    )


def _unknown_format(value: str) -> Impossible:
    return Impossible(
        501,
        _("There is no such choice"),
        _("The parameter “%(parameter)s” says %(value)s.") % {"parameter": "format", "value": echo(value)},
        _("Write one of these, or leave it out: %(known)s.") % {"known": ", ".join(TYPES)},
    )


def _problem(problem: Impossible) -> HttpResponse:
    told = programs.told(problem)
    return HttpResponse(told.body, status=told.status, headers=told.headers)
