"""Charts as SVG and PNG files. Drawing a picture takes a while: one is drawn at a time, so that pages go on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from stances.pages import embeds, files, keeping
from stances.pages.visit import Visit

from . import errors
from .asked import View, public
from .embeds import speaking

AT_ONCE, PATIENCE = 1, 10.0
"""Pictures drawn at the same time in a process, and seconds that another request waits for its turn."""

MOST = 10
"""Requests for pictures that a process takes at all: the others' threads are for pages (``config/launch/web.py``)."""

TURNS = threading.BoundedSemaphore(AT_ONCE)
PLACES = threading.BoundedSemaphore(MOST)

SVG = "image/svg+xml; charset=utf-8"

Draw = Callable[..., str]


class Busy(Exception):
    """Too many pictures are being drawn."""


def in_turn(draw: Callable[[], keeping.Body]) -> keeping.Body:
    """What ``draw`` makes, when it is its turn. Raises ``Busy``."""
    if not PLACES.acquire(blocking=False):
        raise Busy
    try:
        if not TURNS.acquire(timeout=PATIENCE):
            raise Busy
        try:
            return draw()
        except TimeoutError:
            raise Busy from None
        finally:
            TURNS.release()
    finally:
        PLACES.release()


def files_of(draw: Draw) -> tuple[View, View]:
    """The views of a chart as SVG and as PNG."""

    def svg(visit: Visit, **parts: str) -> keeping.Body:
        return in_turn(lambda: draw(visit, **parts))

    def png(visit: Visit, **parts: str) -> keeping.Body:
        return in_turn(lambda: files.as_png(draw(visit, **parts), visit.reading))

    made = (
        public(SVG, uses=("on", "lang", "members"), lasting=True)(svg),
        public("image/png", uses=("on", "lang", "width", "members"), lasting=True)(png),
    )
    return answering(speaking(made[0])), answering(speaking(made[1]))


def answering(view: View) -> View:
    """The view, with 503 where too many pictures are asked for."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: object) -> HttpResponse:
        try:
            return view(request, **parts)
        except Busy:
            return errors.busy(request)

    return answer


def _alliance(visit: Visit, kind: str) -> str:
    return files.alliance_file(kind, visit.record, visit.reading)


def _member(visit: Visit, slug: str) -> str:
    return files.member_file(visit.record, visit.reading, slug)


def _two_days(visit: Visit, day: str, other: str) -> str:
    first, last = embeds.days_of(day, other, visit.reading)
    visit = visit.read_on(last.isoformat())
    return files.two_days_file(visit.record, visit.reading, first)


ALLIANCE, MEMBER, TWO_DAYS = files_of(_alliance), files_of(_member), files_of(_two_days)
"""Each as SVG and as PNG."""
