"""Projects the map's geometry once, into whole-pixel SVG paths: ``manage.py build_map`` writes them to ``map.json``.

Needs shapely and pyproj, which the site itself never does: only the command and its test import this module. Windows
and projections are those of ``stances/data/geo/README.md``. Everything is measured in pixels of a map 1,000 wide.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

SOURCE = Path(__file__).resolve().parent.parent / "data" / "geo" / "members.geojson"
WIDTH = 1000
INSET_SIZE = 215
INSET_TOP = 138

SMALLEST_RING = 2.0
"""Islands and lakes below this many square pixels are left out, but for the largest part of a feature."""

TARGETS = ((15.0, 16.0), (19.0, 19.5))
"""The radius of round pointer targets, and the room below which a member gets one: first for a map at least 800 CSS
pixels wide, then for one of 640 to 800. Either way they are 24 CSS pixels across or more."""

SEAM = 0.4
"""Half the width, in pixels, of the cracks between pieces of land that are closed when these are dissolved."""

Ring = list[tuple[int, int]]
Feature = dict[str, Any]


@dataclass(frozen=True)
class Window:
    """A rectangle of a Lambert azimuthal equal-area projection, in metres, and where it lies on the map, in pixels."""

    latitude: float
    longitude: float
    west: float
    south: float
    east: float
    north: float
    left: float
    top: float
    width: float
    false_easting: float = 0
    false_northing: float = 0

    @property
    def metres_per_pixel(self) -> float:
        return (self.east - self.west) / self.width

    @property
    def height(self) -> int:
        return round((self.north - self.south) / self.metres_per_pixel)

    @cached_property
    def transformer(self) -> Transformer:
        crs = CRS.from_proj4(
            f"+proj=laea +lat_0={self.latitude} +lon_0={self.longitude} +x_0={self.false_easting}"
            f" +y_0={self.false_northing} +ellps=GRS80 +units=m"
        )
        return Transformer.from_crs("EPSG:4326", crs, always_xy=True)

    def pixels(self, lonlat: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Pixels (n, 2) of longitudes and latitudes (n, 2), in degrees."""
        x, y = self.transformer.transform(lonlat[:, 0], lonlat[:, 1])
        scale = self.metres_per_pixel
        return np.column_stack([self.left + (x - self.west) / scale, self.top + (self.north - y) / scale])

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The pixel of one place."""
        x, y = self.pixels(np.array([[longitude, latitude]]))[0]
        return float(x), float(y)

    def drawn(self, geometry: BaseGeometry) -> BaseGeometry:
        """What of a geometry in degrees the window shows, in pixels; empty where it shows nothing."""
        flat = shapely.make_valid(shapely.transform(geometry, self.pixels))
        frame = shapely.box(self.left, self.top, self.left + self.width, self.top + self.height)
        return flat.intersection(frame)


EUROPE = Window(52, 10, 1_700_000, 1_330_000, 7_350_000, 5_430_000, 0, 0, WIDTH, 4_321_000, 3_210_000)
AMERICA = Window(62, -85, -3_600_000, -4_300_000, 3_600_000, 2_900_000, 0, INSET_TOP, INSET_SIZE)

IN_THE_INSET = frozenset({"CAN", "USA", "GRL", "ISL"})
HOME: dict[str, Window] = {"CA": AMERICA, "US": AMERICA}
"""Where a member's symbol and target stand, if not in Europe."""


def build(source: Path = SOURCE) -> dict[str, Any]:
    """The map as plain data (see ``charts/geometry.py`` for its fields), the same for the same source every time."""
    features: list[Feature] = json.loads(source.read_text("utf-8"))["features"]
    land = [shape(f["geometry"]) for f in features if f["properties"]["kind"] in ("land", "context")]
    (ukraine,) = (f for f in features if f["properties"]["kind"] == "partner")
    return {
        "width": WIDTH,
        "height": EUROPE.height,
        "inset": {"left": 0, "top": INSET_TOP, "size": INSET_SIZE},
        "land": path(rings(dissolved(land, EUROPE))),
        "inset_land": path(rings(dissolved(land, AMERICA))),
        "ukraine": {"path": drawn_path(ukraine, EUROPE), **label(ukraine, EUROPE)},
        "members": members(features),
    }


def members(features: list[Feature]) -> dict[str, Any]:
    """By ISO alpha-2 code: label point, radius, pointer targets where needed, shapes with the dependencies'."""
    built: dict[str, Any] = {}
    for feature in features:
        if feature["properties"]["kind"] == "member":
            code = feature["properties"]["iso2"]
            built[code] = {
                **label(feature, HOME.get(code, EUROPE)),
                "targets": [],
                "yields": [],
                "shapes": shapes(feature, features),
            }
    for radius, needed in TARGETS:
        small = sorted(code for code, member in built.items() if member["radius"] < needed)
        centres = dict(zip(small, apart([built[code]["at"] for code in small], 2 * radius), strict=True))
        for code, member in built.items():
            member["targets"].append({"at": centres[code], "radius": radius} if code in centres else None)
    for which in range(len(TARGETS)):
        covering = covers(features, built, which)
        for code, member in built.items():
            member["yields"].append(code in covering)
    return dict(sorted(built.items()))


def covers(features: list[Feature], built: dict[str, Any], which: int) -> set[str]:
    """Members whose shapes would cover the target of one drawn before them: their target alone answers the pointer.

    The map draws those with a target on the wide map last, each group by name (``map.in_layers``).
    """
    known = {f["properties"]["iso2"]: f for f in features if f["properties"]["kind"] == "member"}
    order = sorted(
        (code for code in built if built[code]["targets"][which]),
        key=lambda code: (built[code]["targets"][0] is not None, known[code]["properties"]["name"]),
    )
    discs = {code: shapely.Point(built[code]["targets"][which]["at"]).buffer(TARGETS[which][0]) for code in order}
    land = {code: EUROPE.drawn(shape(known[code]["geometry"])).buffer(1) for code in order}
    return {code for i, code in enumerate(order) if any(land[code].intersects(discs[other]) for other in order[:i])}


def shapes(member: Feature, features: list[Feature]) -> list[dict[str, Any]]:
    """A member's own shapes first, then its dependencies', in each window that shows them."""
    own = member["properties"]["iso3"]
    found = [f for f in features if f["properties"]["fill_as"] == own]
    return [
        {"iso3": f["properties"]["iso3"], "inset": window is AMERICA, "path": drawn}
        for f in sorted(found, key=lambda f: (f["properties"]["iso3"] != own, f["properties"]["iso3"]))
        for window in (EUROPE, AMERICA)
        if (window is EUROPE or f["properties"]["iso3"] in IN_THE_INSET) and (drawn := drawn_path(f, window))
    ]


def label(feature: Feature, window: Window) -> dict[str, Any]:
    """Where a feature's label stands and how much room there is: a whole pixel and a radius in pixels."""
    x, y = window.point(*feature["properties"]["pt"])
    radius = feature["properties"]["r_km"] * 1000 / window.metres_per_pixel
    return {"at": [round(x), round(y)], "radius": round(radius, 1)}


def apart(centres: list[list[int]], distance: float) -> list[list[float]]:
    """The same points, those nearer to each other than ``distance`` pushed apart along their line."""
    moved = [(float(x), float(y)) for x, y in centres]
    for _ in range(50):
        for i in range(len(moved)):
            for j in range(i):
                (ax, ay), (bx, by) = moved[i], moved[j]
                gap = math.hypot(ax - bx, ay - by)
                if gap < distance:
                    dx, dy = ((ax - bx) / gap * (distance - gap) / 2, (ay - by) / gap * (distance - gap) / 2)
                    moved[i], moved[j] = (ax + dx, ay + dy), (bx - dx, by - dy)
    return [[round(x, 1), round(y, 1)] for x, y in moved]


def dissolved(parts: list[BaseGeometry], window: Window) -> BaseGeometry:
    """One land without borders: the parts as the window shows them, with the cracks between them closed."""
    drawn = [p for p in (window.drawn(part) for part in parts) if not p.is_empty]
    closed = shapely.union_all([p.buffer(SEAM, join_style="mitre") for p in drawn]).buffer(-SEAM, join_style="mitre")
    return closed.intersection(
        shapely.box(window.left, window.top, window.left + window.width, window.top + window.height)
    )


def drawn_path(feature: Feature, window: Window) -> str:
    return path(rings(window.drawn(shape(feature["geometry"]))))


def rings(geometry: BaseGeometry) -> list[Ring]:
    """The outlines of polygons and their holes (wound the other way), largest first, without those too small to see."""
    parts = shapely.orient_polygons([p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"])
    found = [whole(ring.coords[:-1]) for part in parts for ring in (part.exterior, *part.interiors)]
    found = sorted((ring for ring in found if ring), key=lambda ring: (-abs(area(ring)), ring))
    return [ring for i, ring in enumerate(found) if i == 0 or abs(area(ring)) >= SMALLEST_RING]


def whole(coordinates: Iterable[tuple[float, ...]]) -> Ring:
    """A ring on whole pixels, without repeated points, points on a straight line, or spikes of no width.

    Every vertex is rounded alone, so borders that were shared stay shared. It begins at its least point, and is empty
    where nothing is left.
    """
    ring = [(round(x), round(y)) for x, y, *_ in coordinates]
    index = 0
    while len(ring) > 2 and index < len(ring):
        if on_a_line(ring[index - 1], ring[index], ring[(index + 1) % len(ring)]):
            del ring[index]
            index = max(0, index - 2)
        else:
            index += 1
    if len(ring) < 3:
        return []
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def on_a_line(before: tuple[int, int], point: tuple[int, int], after: tuple[int, int]) -> bool:
    (ax, ay), (px, py), (bx, by) = before, point, after
    return (px - ax) * (by - py) == (py - ay) * (bx - px)


def area(ring: Ring) -> float:
    """Signed, in square pixels."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def path(outlines: list[Ring]) -> str:
    """The outlines as a short SVG path: relative moves, lines left implicit, no space where a minus sign divides."""
    text, at = "", (0, 0)
    for ring in outlines:
        numbers: list[int] = []
        here = at
        for x, y in ring:
            numbers += [x - here[0], y - here[1]]
            here = (x, y)
        text += "m" + " ".join(map(str, numbers)).replace(" -", "-") + "z"
        at = ring[0]
    return text
