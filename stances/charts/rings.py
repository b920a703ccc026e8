"""The map's drawn paths as outlines of points, for charts that draw polygons themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stances.charts.geometry import Point

WHOLE = re.compile(r"(?:m(?:\s*+-?\d++\s*+-?\d++)++\s*+z)*+")
"""It never goes back: a long path that does not fit is told at once."""

WORD = re.compile(r"[mz]|-?\d+")


def rings(path: str) -> list[list[Point]]:
    """The closed outlines of a path of ``map.json``: relative moves (``m``) with implicit lines, and ``z``.

    An outline's first point is not repeated at its end. Raises ``ValueError`` for any other path.
    """
    if not WHOLE.fullmatch(path):
        raise ValueError(f"Not an outline of the map: {path[:40]!r}")
    found: list[list[Point]] = []
    x = y = 0
    ring: list[Point] = []
    words = iter(WORD.findall(path))
    for word in words:
        if word == "m":
            ring = []
        elif word == "z":
            found.append(ring)
            x, y = int(ring[0][0]), int(ring[0][1])
        else:
            x, y = x + int(word), y + int(next(words))
            ring.append((x, y))
    return found


def columns(paths: Iterable[str]) -> tuple[list[float | None], list[float | None]]:
    """The outlines of several paths as two columns, x and y, each outline closed and a gap between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in (ring for path in paths for ring in rings(path)):
        gap = [None] if xs else []
        xs += [*gap, *(x for x, _y in ring), ring[0][0]]
        ys += [*gap, *(y for _x, y in ring), ring[0][1]]
    return xs, ys
