"""Charts as SVG and PNG files. Drawing a picture takes a while: one is drawn at a time, so that pages go on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from stances.pages import embeds, files, keeping, through_time
from stances.pages.charted import file_uses
from stances.pages.reading import Reading
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


def files_of(draw: Draw, kind: str) -> tuple[View, View]:
    """The views of a kind of chart as SVG and as PNG."""
    lasting = _edition_named if kind == "vs" else True
    uses = ["lang", *file_uses(kind)]

    def svg(visit: Visit, **parts: str) -> keeping.Body:
        return in_turn(lambda: draw(visit, **parts))

    def png(visit: Visit, **parts: str) -> keeping.Body:
        return in_turn(lambda: files.as_png(draw(visit, **parts), visit.reading))

    made = (
        public(SVG, uses=uses, only=True, lasting=lasting)(svg),
        public("image/png", uses=[*uses, "width"], only=True, lasting=lasting)(png),
    )
    return answering(speaking(made[0])), answering(speaking(made[1]))


def _edition_named(reading: Reading) -> bool:
    """Of two days, which the path names, the edition alone says whether they stand still."""
    return reading.edition is not None


def answering(view: View) -> View:
    """The view, with 503 where too many pictures are asked for."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: object) -> HttpResponse:
        try:
            return view(request, **parts)
        except Busy:
            return errors.busy(request)

    return answer


def alliance_files(kind: str) -> tuple[View, View]:
    """The views of the alliance as one kind of chart."""
    return files_of(lambda visit: files.alliance_file(kind, visit.record, visit.reading), kind)


def through_time_files(kind: str) -> tuple[View, View]:
    """The views of a chart through time, which has the address's parts."""

    def draw(visit: Visit, **parts: str) -> str:
        chart = through_time.CHARTS[kind](visit.record, visit.reading, **parts)
        return files.through_time_file(chart, visit.record, visit.reading)

    return files_of(draw, kind)


def two_days_files() -> tuple[View, View]:
    """The views of two days side by side."""
    return files_of(_two_days, "vs")


def _two_days(visit: Visit, day: str, other: str) -> str:
    first, last = embeds.days_of(day, other, visit.reading)
    visit = visit.read_on(last.isoformat())
    return files.two_days_file(visit.record, visit.reading, first)
