"""The tally through time as areas that rise in steps, one a stance, in any units."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from stances.charts.marks import number
from stances.codebook import NOT_ASSESSED, STANCES

Tallies = Sequence[tuple[dt.date, Mapping[str, int]]]
"""What ``Record.tallies`` answers: the tally on the first day, then on every day on which it changed, oldest first."""

STACK = tuple(reversed(STANCES))
"""The stances from the bottom up; what is not assessed stays empty above them."""


def on(tallies: Tallies, day: dt.date) -> Mapping[str, int]:
    """The tally on a day; before the first, the first one. Raises ``IndexError`` where there is none at all."""
    return tallies[max(bisect_right(tallies, day, key=lambda entry: entry[0]) - 1, 0)][1]


def heights(tally: Mapping[str, int]) -> dict[str, int]:
    """By stance: the members that hold it or one beneath it, so the upper edge of its area."""
    found, height = {}, 0
    for code in STACK:
        height += tally[code]
        found[code] = height
    return found


def areas(
    tallies: Tallies, x: Callable[[dt.date], float], y: Callable[[int], float], right: float
) -> list[tuple[str, str]]:
    """Each stance with the path of its area down to the ground, in the order to draw them: each covers the one before.

    ``x`` and ``y`` place a day and a number of members; the last step runs to ``right``. A stance that nobody held on
    any of the days has no area.
    """
    held = [code for code in STACK if any(tally[code] for _day, tally in tallies)]
    stacked = [(x(day), heights(tally)) for day, tally in tallies]
    return [(code, outline(((at, y(height[code])) for at, height in stacked), right, y(0))) for code in reversed(held)]


def outline(steps: Iterable[tuple[float, float]], right: float, ground: float) -> str:
    """The path of an area under ``steps`` (where a level begins, the level), as short as relative moves make it."""
    (at, level), *rest = [(round(x, 1), round(y, 1)) for x, y in steps]
    path = f"M{number(at)} {number(ground)}V{number(level)}"
    for x, y in rest:
        if y != level:
            path += f"h{number(x - at)}v{number(y - level)}"
            at, level = x, y
    return f"{path}H{number(right)}V{number(ground)}z"


def size(tally: Mapping[str, int]) -> int:
    """How many members the alliance had."""
    return sum(tally[code] for code in (*STANCES, NOT_ASSESSED))
