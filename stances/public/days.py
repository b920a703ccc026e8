"""Two days side by side: the page, and the ways that lead to its one address."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from stances import codebook
from stances.pages import asking, pairs
from stances.pages.problem import Impossible
from stances.pages.reading import Reading
from stances.pages.two_days import two_days_page
from stances.pages.visit import Visit

from . import errors
from .asked import public


def two_days(request: HttpRequest, day: str, other: str) -> HttpResponse:
    """The two days of the address; with the later one first, the way to the address that has them in order."""
    if request.method in ("GET", "HEAD"):
        try:
            reading = _reading(request)
            first, last = pairs.of_address(day, other, reading)
        except Impossible as problem:
            return errors.impossible(request, problem)
        if first > last:
            return _leads_to(reading.days(last, first))
    return side_by_side(request, day=day, other=other)


def to_two_days(request: HttpRequest) -> HttpResponse:
    """From the form (``?from=…&to=…``) to the days' own address; without either, a year ago beside today."""
    if request.method not in ("GET", "HEAD"):
        return errors.not_allowed(request)
    try:
        reading = _reading(request)
        return _leads_to(reading.days(*pairs.of_form(dict(request.GET.lists()), reading)))
    except Impossible as problem:
        return errors.impossible(request, problem)


@public(uses=())
def side_by_side(visit: Visit, day: str, other: str) -> str:
    """The page itself; its reader's day, for every way on, is the later one."""
    first, last = pairs.of_address(day, other, visit.reading)
    visit = visit.read_on(other)
    page = two_days_page(visit.record, visit.reading, first, last, settings.SITE_URL)
    description = " ".join((f"{page.headline}.", *page.sentences))
    return visit.html("two_days.html", page, title=page.headline, description=description)


def _reading(request: HttpRequest) -> Reading:
    return asking.parse(request.path, dict(request.GET.lists()), codebook.today()).using(frozenset())


def _leads_to(address: str) -> HttpResponse:
    headers = {"Location": address, "Cache-Control": errors.PASSING, "Vary": "Accept-Encoding"}
    return HttpResponse(status=302, headers=headers)
