"""Reads drawn paths back into polygons, to ask what lies where."""

from __future__ import annotations

import re

import shapely
from shapely.geometry.base import BaseGeometry

WORD = re.compile(r"[Mmz]|-?\d+")


def rings(path: str) -> list[list[tuple[int, int]]]:
    """Outlines of a path of ``M0 0``, relative moves with implicit lines, and ``z``: all that the map writes."""
    found: list[list[tuple[int, int]]] = []
    ring: list[tuple[int, int]] = []
    x = y = 0
    words = iter(WORD.findall(path))
    for word in words:
        if word == "z":
            x, y = ring[0]
            found.append(ring)
        elif word == "M":
            x, y = int(next(words)), int(next(words))
        elif word == "m":
            ring = []
        else:
            x, y = x + int(word), y + int(next(words))
            ring.append((x, y))
    return found


def area(path: str) -> BaseGeometry:
    """The polygons of a path: what lies inside an odd number of its outlines."""
    whole = shapely.Polygon()
    for ring in rings(path):
        whole = whole.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return whole
