"""Marks that would cover each other step aside into rows of their own, always in the same way."""

from __future__ import annotations

from collections.abc import Sequence

PITCHES = (26.0, 24.0, 20.0, 16.0, 13.0, 10.0, 8.0)
"""Pixels between neighbours: a pointer's target where there is room, closer as they crowd."""

MOST_ROWS = 10
"""Rows a lane may take before its marks move closer."""


def rows(places: Sequence[float], apart: float) -> tuple[int, ...]:
    """A row for each place (ascending pixels): 0 is the middle, then -1, 1, -2, 2 …

    Two places in one row are at least ``apart`` from each other; a place takes the first row that is free.
    """
    last: dict[int, float] = {}
    taken: list[int] = []
    for place in places:
        row = next(r for r in _outwards(len(last) + 2) if place - last.get(r, float("-inf")) >= apart)
        last[row] = place
        taken.append(row)
    return tuple(taken)


def pitch(lanes: Sequence[Sequence[float]], widest: float) -> float:
    """The widest pitch, ``widest`` at most, at which no lane needs more than ``MOST_ROWS`` rows, else the closest."""
    for apart in (p for p in PITCHES if p <= widest):
        if all(len(set(rows(lane, apart))) <= MOST_ROWS for lane in lanes):
            return apart
    return PITCHES[-1]


def _outwards(count: int) -> list[int]:
    return [0] + [sign * step for step in range(1, count) for sign in (-1, 1)]
