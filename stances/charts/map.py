"""The map of the alliance on a day, as inline SVG.

Every member in the alliance on the day is exactly one link, its dependencies and its part of the inset inside it.
Members with little room come last, so that their round targets lie on top; the keyboard meets them last too, for one
link cannot be in two places. Each group keeps the order it is given, that of the names. Nothing carries a style of its
own: ``static/css/open-door.css`` gives these classes their look:

- ``map`` the wrapper, a container for queries of its width; ``map-drawing`` the svg, 1,000 by 726 user pixels
- ``land`` what is neither a member on the day nor Ukraine; ``subject`` Ukraine, with ``subject-name``
- ``member stance-<code>`` a link, also ``low`` (confidence) and, by its room, ``small``, ``lesser`` or ``middling``:
  those a narrow map is too small to point at, where the squares beside it (tiles.py) are the way to them;
  ``yields-wide`` and ``yields-medium`` are pointed at by their target alone at that width
- in it ``area`` its shapes, ``ring`` the disc of one too small to see, ``target-wide`` and ``target-medium`` the
  transparent circles for two widths of the map, ``mark`` (``mark open``) its symbol
- ``hatch`` the lines over a colour of low confidence, in a pattern under the stance's own class
- ``ample`` and ``bare`` the groups of the members with room, coloured and dashed; ``awaited`` one that joins later
- ``inset-part`` all of the North America inset, which a narrow screen moves beneath; ``inset-frame``, ``inset-note``
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from stances.charts.dates import day_words
from stances.charts.geometry import Geometry, Outline, Shape, geometry
from stances.charts.marks import mark, number
from stances.charts.spoken import in_words, is_low
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Member, Position

CREDIT = gettext_lazy("Natural Earth, modified; Crimea per UNGA 68/262")
"""What a caption beside the map says of its source."""

DEPENDENCIES = {
    "GRL": gettext_lazy("Greenland (Kingdom of Denmark)"),
    "FRO": gettext_lazy("Faroe Islands (Kingdom of Denmark)"),
    "IMN": gettext_lazy("Isle of Man (British Crown dependency)"),
}
"""Titles of the shapes that lie inside a member's link without being the member, by ISO alpha-3 code."""

RING_BELOW = 6
"""Members with less room than this radius are shown by a disc with a ring."""

ROOM_AT_480 = 25
"""The radius, in the map's pixels, of 24 CSS pixels across where it is drawn 480 CSS pixels wide."""

ROOM_AT_328 = 36.6
"""The same on a telephone: 328 CSS pixels."""

Href = Callable[[Member], str]


def draw(
    positions: Mapping[str, Position],
    *,
    href: Href,
    day: dt.date,
    id_prefix: str = "map",
    awaited: Collection[str] | None = None,
) -> SafeString:
    """The whole map, ready for a page. ``positions`` are those of the alliance on ``day``, by ISO alpha-2 code.

    ``href`` answers where a member's link goes. Two maps on one page need two ``id_prefix``es. A map that a script
    moves through time names those ``awaited``, who join after ``day``, by code: they lie ready in it, as land.
    """
    drawn = geometry()
    return format_html(
        '<div class="map"><svg class="map-drawing" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg></div>',
        drawn.width,
        drawn.height,
        summary(positions, day),
        shapes(positions, href=href, id_prefix=id_prefix, awaited=awaited),
    )


def summary(positions: Mapping[str, Position], day: dt.date) -> str:
    """What the picture is, for those who do not see it."""
    return introduction(len(positions), day_words(day))


def introduction(count: int, day: str) -> str:
    """The summary for so many members, on a day in words."""
    sentence = ngettext(
        "Map of the alliance on %(day)s: where %(count)d member stands on Ukraine’s accession. Each member is a link.",
        "Map of the alliance on %(day)s: where %(count)d members stand on Ukraine’s accession. Each member is a link.",
        count,
    )
    return sentence % {"day": day, "count": count}


def shapes(
    positions: Mapping[str, Position],
    *,
    href: Href,
    id_prefix: str = "map",
    awaited: Collection[str] | None = None,
) -> SafeString:
    """All that is drawn, without the svg element around it: for a page, or for a file of its own."""
    drawn = geometry()
    known = [(drawn.members[code], position) for code, position in positions.items()]
    ready = [drawn.members[code] for code in awaited or ()]
    outsiders = [outline for code, outline in drawn.members.items() if code not in positions]
    ample, bare, lesser, small = (links(layer, href, id_prefix) for layer in in_layers(known))
    return format_html(
        '{}{}<g class="ample">{}{}</g><g class="bare">{}</g>{}{}{}',
        patterns((position for _outline, position in known), id_prefix, every=awaited is not None),
        background(drawn, [outline for outline in outsiders if outline not in ready]),
        format_html_join("", "{}", ((waiting(outline),) for outline in ready)),
        ample,
        bare,
        subject(drawn),
        lesser,
        small,
    )


Drawn = tuple[Outline, Position]


def in_layers(known: Iterable[Drawn]) -> tuple[list[Drawn], ...]:
    """From the bottom up: the coloured; the dashed, whose outline no neighbour may hide; those with little, with least
    room."""
    layers: tuple[list[Drawn], ...] = ([], [], [], [])
    for outline, position in known:
        wide, medium = outline.targets
        layers[3 if wide else 2 if medium else 0 if position.stance else 1].append((outline, position))
    return layers


def links(layer: Iterable[Drawn], href: Href, id_prefix: str) -> SafeString:
    return format_html_join(
        "", "{}", ((link(outline, position, href(position.member), id_prefix),) for outline, position in layer)
    )


def waiting(outline: Outline) -> SafeString:
    """One that has not joined yet, ready for the day on which it does: no link, and land to the eye."""
    return format_html(
        '<a class="{}" data-awaited="{}"><title></title>{}</a>',
        " ".join(["awaited", *extent(outline)]),
        outline.code,
        form(outline, NOT_ASSESSED, SafeString()),
    )


def link(outline: Outline, position: Position, address: str, id_prefix: str) -> SafeString:
    """One member: its words, its shapes, its target and its symbol."""
    low = is_low(position)
    names = [f"member stance-{position.code}", *(["low"] if low else []), *extent(outline)]
    fill = format_html(' fill="url(#{}-{})"', id_prefix, position.code) if low else SafeString()
    return format_html(
        '<a class="{}" href="{}" data-member="{}" data-stance="{}"><title>{}</title>{}</a>',
        " ".join(names),
        address,
        position.member.code,
        position.code,
        in_words(position),
        form(outline, position.code, fill),
    )


def form(outline: Outline, code: str, fill: SafeString) -> SafeString:
    """What is drawn of a member: its shapes, its target and its symbol. Remembered, in each language."""
    return _form(outline, code, fill, get_language())


@lru_cache(maxsize=2048)
def _form(outline: Outline, code: str, fill: SafeString, language: str | None) -> SafeString:
    shapes = format_html_join("", "{}", ((area(shape, outline, fill),) for shape in outline.shapes))
    return format_html("{}{}", shapes, handle(outline, code, fill))


def extent(outline: Outline) -> list[str]:
    """The classes of a member that has no room for a pointer's target on narrow maps; none for the others."""
    wide, medium = outline.targets
    yielding = [name for name, yields in zip(("yields-wide", "yields-medium"), outline.yields, strict=True) if yields]
    if wide and outline.room.radius < wide.radius:
        return ["small", *yielding]
    if medium or outline.room.radius < ROOM_AT_480:
        return ["lesser", *yielding]
    return ["middling"] if outline.room.radius < ROOM_AT_328 and not outline.in_inset else []


def area(shape: Shape, outline: Outline, fill: SafeString) -> SafeString:
    """One shape of a member; a dependency's has a title of its own."""
    name = "area inset-part" if shape.inset else "area"
    if shape.iso3 == outline.iso3:
        return format_html('<path class="{}"{} d="{}"/>', name, fill, shape.path)
    title = DEPENDENCIES[shape.iso3]
    return format_html('<path class="{}"{} d="{}"><title>{}</title></path>', name, fill, shape.path, title)


def handle(outline: Outline, code: str, fill: SafeString) -> SafeString:
    """What is drawn where a member has most room: target, ring and symbol, as far as it needs and holds them."""
    (x, y), room = outline.room.at, outline.room.radius
    tiny = room < RING_BELOW
    parts: list[SafeString] = []
    for name, target in zip(("wide", "medium"), outline.targets, strict=True):
        if target:
            (cx, cy), radius = target.at, number(target.radius)
            form = '<circle class="target-{}" cx="{}" cy="{}" r="{}" fill="none" pointer-events="all"/>'
            parts.append(format_html(form, name, number(cx), number(cy), radius))
    if tiny:
        parts.append(format_html('<circle class="ring"{} cx="{}" cy="{}" r="7.5"/>', fill, number(x), number(y)))
    parts.append(mark(code, x, y, 3.5 if tiny else 4 if room < 10 else 5))
    drawn = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<g class="inset-part">{}</g>', drawn) if outline.in_inset else drawn


def patterns(positions: Iterable[Position], id_prefix: str, *, every: bool = False) -> SafeString:
    """A hatch for each stance that is held with low confidence, or for ``every`` one; nothing where none is."""
    codes = dict.fromkeys(STANCES if every else (position.code for position in positions if is_low(position)))
    hatch = (
        '<pattern id="{0}-{1}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="stance-{1}" width="6" height="6"/><path class="hatch" d="M1 0v6"/></pattern>'
    )
    if not codes:
        return SafeString()
    return format_html("<defs>{}</defs>", format_html_join("", hatch, ((id_prefix, code) for code in codes)))


def background(drawn: Geometry, outsiders: Iterable[Outline]) -> SafeString:
    """The land, with the states that had not joined on the day: no borders, no links. Then the inset's frame."""
    absent = [shape for outline in outsiders for shape in outline.shapes]
    inset = drawn.inset
    return format_html(
        '<path class="land" d="{}"/><g class="inset-part">'
        '<rect class="inset-frame" x="{}" y="{}" width="{}" height="{}"/><path class="land" d="{}"/>'
        '<text class="inset-note" x="{}" y="{}" text-anchor="end">{}</text></g>',
        together(drawn.land, (shape.path for shape in absent if not shape.inset)),
        inset.left + 0.5,
        inset.top + 0.5,
        inset.size - 1,
        inset.size - 1,
        together(drawn.inset_land, (shape.path for shape in absent if shape.inset)),
        inset.left + inset.size - 8,
        inset.top + inset.size - 8,
        _("not to scale"),
    )


def together(path: str, others: Iterable[str]) -> str:
    """Several paths as one: each begins with a relative move, which is brought back to the origin."""
    return "".join([path, *(f"M0 0{other}" for other in others)])


def subject(drawn: Geometry) -> SafeString:
    """Ukraine, outlined and named: what the question is about, not one of those who answer it."""
    x, y = drawn.ukraine.room.at
    return format_html(
        '<g class="subject"><path d="{}"/><text class="subject-name" x="{}" y="{}" text-anchor="middle">{}</text></g>',
        drawn.ukraine.path,
        number(x),
        number(y + 6),
        _("Ukraine"),
    )
