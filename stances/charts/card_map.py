"""The map on a card: the outlines of the page's map (map.py), small, without links, with its look in the markup."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.card_parts import LAND, LIGHT, SERIF, SUBJECT, dashes, paint, said, symbol
from stances.charts.geometry import Geometry, Outline, geometry
from stances.charts.spoken import is_low
from stances.charts.svg import Attribute, element, join
from stances.codebook import NOT_ASSESSED
from stances.record.types import Position

RING_BELOW = 6
"""Members with less room than this, in the map's own pixels, are shown by a disc with a ring."""

ROOM = 9.5
"""Pixels of room that a member needs on the card to hold its symbol; the squares show the symbols of all."""


def draw(positions: Mapping[str, Position], x: float, y: float, across: float) -> SafeString:
    """The map with its upper left corner at (x, y), ``across`` pixels wide; members with little room come last."""
    drawn = geometry()
    scale = across / drawn.width
    known = sorted(
        ((drawn.members[code], position) for code, position in positions.items()),
        key=lambda pair: (pair[1].stance is None, -pair[0].room.radius),
    )
    shapes = [
        _land(drawn, [outline for code, outline in drawn.members.items() if code not in positions]),
        *(_member(outline, position) for outline, position in known),
        element("path", {"d": drawn.ukraine.path, "fill": SUBJECT, **_line(LIGHT["ink"], 2)}),
        *(_ring(outline, position) for outline, position in known if outline.room.radius < RING_BELOW),
    ]
    placed = element("g", {"transform": f"translate({x:.1f} {y:.1f}) scale({scale:.4f})"}, *shapes)
    return join([placed, *_symbols(known, x, y, scale), _name(drawn, x, y, scale)])


def _land(drawn: Geometry, outsiders: list[Outline]) -> SafeString:
    """All that is not a member on the day, without borders; then the inset's frame and what lies in it."""
    absent = [shape for outline in outsiders for shape in outline.shapes]
    look = {"fill": LAND, **_line(LAND, 1)}
    box: dict[str, Attribute] = {
        "x": drawn.inset.left + 1,
        "y": drawn.inset.top + 1,
        "width": drawn.inset.size - 2,
        "height": drawn.inset.size - 2,
    }
    return join(
        [
            element("path", {"d": drawn.land, **look}),
            *(element("path", {"d": shape.path, **look}) for shape in absent if not shape.inset),
            element("rect", box | {"fill": LIGHT["ground"]} | _line(LIGHT["rule"], 2)),
            element("path", {"d": drawn.inset_land, **look}),
            *(element("path", {"d": shape.path, **look}) for shape in absent if shape.inset),
        ]
    )


def _member(outline: Outline, position: Position) -> SafeString:
    """All shapes of a member; a dashed outline for one that is not assessed."""
    edge = dashes(2.6, "6 4.5") if position.code == NOT_ASSESSED else _line(LIGHT["ground"], 2)
    look = {"fill": paint(position.code, low=is_low(position)), **edge}
    return join([element("path", {"d": shape.path, **look}) for shape in outline.shapes])


def _ring(outline: Outline, position: Position) -> SafeString:
    (x, y) = outline.room.at
    edge = dashes(2.6, "6 4.5") if position.code == NOT_ASSESSED else _line(LIGHT["ink"], 2)
    return element("circle", {"cx": x, "cy": y, "r": 9, "fill": paint(position.code, low=is_low(position)), **edge})


def _symbols(known: list[tuple[Outline, Position]], x: float, y: float, scale: float) -> list[SafeString]:
    return [
        symbol(position.code, x + outline.room.at[0] * scale, y + outline.room.at[1] * scale, 5)
        for outline, position in known
        if outline.room.radius * scale >= ROOM
    ]


def _name(drawn: Geometry, x: float, y: float, scale: float) -> SafeString:
    at = drawn.ukraine.room.at
    look = {"family": SERIF, "anchor": "middle"}
    return said(_("Ukraine"), x + at[0] * scale, y + at[1] * scale + 6, 18, weight=600, **look)


def _line(colour: str, thickness: float) -> dict[str, Attribute]:
    return {"stroke": colour, "stroke-width": thickness, "stroke-linejoin": "round"}
