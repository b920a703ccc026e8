"""Days to pixels: a straight scale, with what came long before in a narrow segment of its own at the left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from stances.codebook import RECORD_STARTS

MAIN_STARTS = dt.date(2022, 1, 1)
"""The year in which Ukraine applied: before it, statements are rare and far apart."""

LEAST_SPAN = dt.timedelta(days=180)
"""Until so long after it, the main part would be too short to break the axis for."""

MARGIN = 6.0
"""Pixels before the first day, so that a mark on it has room."""

BREAK = 14.0
"""Pixels left free for the sign that the axis is broken."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """``start`` to ``until`` runs from ``left`` to ``right`` (pixels).

    Where ``early_start`` is set, the years from it to ``start`` are pressed into ``early_left`` to ``early_right``.
    """

    start: dt.date
    until: dt.date
    left: float
    right: float
    early_start: dt.date | None = None
    early_left: float = 0
    early_right: float = 0

    @property
    def begins(self) -> dt.date:
        """The first day that has a place."""
        return self.early_start or self.start

    @property
    def edge(self) -> float:
        """The pixel at which the first day lies."""
        return self.early_left if self.early_start else self.left

    def x(self, day: dt.date) -> float:
        """The day's place in pixels; days outside are put at the nearer edge."""
        if day < self.start and self.early_start is not None:
            return _between(day, self.early_start, self.start, self.early_left, self.early_right)
        return _between(day, self.start, self.until, self.left, self.right)

    def pieces(self, start: dt.date, end: dt.date) -> list[tuple[float, float]]:
        """A span of days as one piece in pixels, or as two where it runs over the break; empty where it is outside."""
        if end < self.begins or start > self.until:
            return []
        if self.early_start is None or start >= self.start:
            return [(self.x(start), self.x(end))]
        if end <= self.start:
            return [(self.x(start), self._early_end(end))]
        return [(self.x(start), self.early_right), (self.left, self.x(end))]

    def years(self) -> list[dt.date]:
        """The first days of the years on the main part, from its start."""
        return [dt.date(year, 1, 1) for year in range(self.start.year, self.until.year + 1)]

    def _early_end(self, end: dt.date) -> float:
        return self.early_right if end == self.start else self.x(end)


def time_scale(days: Iterable[dt.date], until: dt.date, left: float, right: float, early_width: float) -> TimeScale:
    """The scale on which all ``days`` up to ``until`` have a place, ``early_width`` given up to those before 2022.

    For an ``until`` before the middle of 2022 there is nothing to break: the scale runs straight from the first year.
    """
    earliest = min((day for day in days if day <= until), default=MAIN_STARTS)
    first_year = max(dt.date(earliest.year, 1, 1), RECORD_STARTS)
    if until < MAIN_STARTS + LEAST_SPAN:
        start = min(first_year, dt.date(until.year, 1, 1))
        return TimeScale(start, max(until, start + dt.timedelta(days=1)), left, right)
    if earliest >= MAIN_STARTS:
        return TimeScale(MAIN_STARTS, until, left, right)
    return TimeScale(
        MAIN_STARTS, until, left + early_width, right, first_year, left + MARGIN, left + early_width - BREAK
    )


def _between(day: dt.date, start: dt.date, end: dt.date, left: float, right: float) -> float:
    share = (day - start).days / max((end - start).days, 1)
    return left + min(max(share, 0.0), 1.0) * (right - left)
