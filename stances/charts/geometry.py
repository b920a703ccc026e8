"""The map's outlines, projected beforehand by ``manage.py build_map`` and read once.

Everything is in pixels of a map 1,000 wide, y down.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FILE = Path(__file__).resolve().parent.parent / "data" / "geo" / "map.json"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Circle:
    at: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Square:
    """The North America inset's frame."""

    left: int
    top: int
    size: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One country's outline, as SVG path data, in Europe or in the inset; by ``iso3`` a dependency is known."""

    iso3: str
    inset: bool
    path: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A member's shapes, its own first. ``room`` is the largest circle inside its main part: symbols stand there.

    ``targets`` are the pointer's on a map at least 800 CSS pixels wide and on one of 640 to 800, for members whose
    room is too small for one; null for the others. ``yields`` says for either that its shapes would cover another's
    target, so that the target alone may answer the pointer.
    """

    code: str
    room: Circle
    targets: tuple[Circle | None, Circle | None]
    yields: tuple[bool, bool]
    shapes: tuple[Shape, ...]

    @property
    def iso3(self) -> str:
        return self.shapes[0].iso3

    @property
    def in_inset(self) -> bool:
        """Whether it stands in the inset alone."""
        return all(shape.inset for shape in self.shapes)


@dataclass(frozen=True, slots=True)
class Subject:
    """Ukraine."""

    path: str
    room: Circle


@dataclass(frozen=True, slots=True)
class Geometry:
    """Everything the map draws; ``members`` by ISO alpha-2 code, all that ever joined, in the order of the codes."""

    width: int
    height: int
    land: str
    inset: Square
    inset_land: str
    ukraine: Subject
    members: Mapping[str, Outline]


@cache
def geometry() -> Geometry:
    """The committed map, the same object every time."""
    return read(json.loads(FILE.read_text("utf-8")))


def read(built: Mapping[str, Any]) -> Geometry:
    """The map from ``map.json``'s content."""
    return Geometry(
        width=built["width"],
        height=built["height"],
        land=built["land"],
        inset=Square(**built["inset"]),
        inset_land=built["inset_land"],
        ukraine=Subject(built["ukraine"]["path"], circle(built["ukraine"])),
        members=MappingProxyType({code: outline(code, member) for code, member in built["members"].items()}),
    )


def outline(code: str, member: Mapping[str, Any]) -> Outline:
    wide, medium = (circle(target) if target else None for target in member["targets"])
    return Outline(
        code=code,
        room=circle(member),
        targets=(wide, medium),
        yields=(member["yields"][0], member["yields"][1]),
        shapes=tuple(Shape(**shape) for shape in member["shapes"]),
    )


def circle(placed: Mapping[str, Any]) -> Circle:
    x, y = placed["at"]
    return Circle((x, y), placed["radius"])
