"""The alliance as a map of equal tiles: one a member, roughly where it lies, because each has one vote.

An SVG that fits any width: nine columns, eight rows. Classes for the stylesheet (``static/css/open-door.css``):
``grid`` the svg; ``member stance-<code>`` a link, also ``low``, as on the map; in it ``area`` its square, ``grid-code``
its two letters and its symbol. Ukraine stands among them as ``subject``, outlined, and is no link. One that joins later
than the day may lie ready as ``awaited``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts.dates import day_words
from stances.charts.map import patterns
from stances.charts.marks import mark
from stances.charts.spoken import in_words, is_low
from stances.codebook import NOT_ASSESSED
from stances.record.types import Member, Position

PLACES = {
    "IS": (2, 0), "NO": (5, 0), "SE": (6, 0), "FI": (7, 0),
    "CA": (0, 1), "DK": (5, 1), "EE": (7, 1),
    "US": (0, 2), "GB": (3, 2), "NL": (4, 2), "DE": (5, 2), "PL": (6, 2), "LV": (7, 2),
    "FR": (3, 3), "BE": (4, 3), "CZ": (5, 3), "SK": (6, 3), "LT": (7, 3),
    "LU": (4, 4), "SI": (5, 4), "HU": (6, 4), "RO": (7, 4),
    "PT": (2, 5), "ES": (3, 5), "IT": (4, 5), "HR": (5, 5), "ME": (6, 5), "BG": (7, 5),
    "AL": (6, 6), "MK": (7, 6), "TR": (8, 6),
    "GR": (7, 7),
}  # fmt: skip
"""Column and row by ISO alpha-2 code: each beside some of its true neighbours."""

UKRAINE = (8, 3)
TILE, STEP = 64, 67
WIDTH, HEIGHT = 9 * STEP - (STEP - TILE), 8 * STEP - (STEP - TILE)


def draw(
    positions: Mapping[str, Position],
    *,
    href: Callable[[Member], str],
    day: dt.date,
    id_prefix: str = "grid",
    awaited: Collection[str] | None = None,
) -> SafeString:
    """The whole grid, ready for a page; the arguments are those of ``map.draw``.

    A member without a place in ``PLACES`` (one that joins after this was written) is put into the last row.
    """
    places = places_of([*positions, *(awaited or ())])
    tiles = ((tile(p, href(p.member), places[code], id_prefix),) for code, p in in_reading_order(positions, places))
    return format_html(
        '<svg class="grid" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        summary(positions, day),
        patterns(positions.values(), id_prefix, every=awaited is not None),
        subject(),
        format_html_join("", "{}", ((waiting(code, places[code]),) for code in awaited or ())),
        format_html_join("", "{}", tiles),
    )


Place = tuple[int, int]


def in_reading_order(positions: Mapping[str, Position], places: Mapping[str, Place]) -> list[tuple[str, Position]]:
    """Row by row: the order in which a keyboard walks them."""
    return sorted(positions.items(), key=lambda pair: (places[pair[0]][1], places[pair[0]][0]))


def places_of(codes: Collection[str]) -> dict[str, Place]:
    """Where each stands; the unknown in the free places of the last row, from the left."""
    free = iter([(column, 7) for column in range(9) if (column, 7) not in PLACES.values()])
    return {code: PLACES.get(code) or next(free) for code in codes}


def summary(positions: Mapping[str, Position], day: dt.date) -> str:
    """What the picture is, for those who do not see it."""
    return introduction(len(positions), day_words(day))


def introduction(count: int, day: str) -> str:
    """The summary for so many members, on a day in words."""
    sentence = ngettext(
        "Tiles of the alliance on %(day)s: %(count)d member, a tile of the same size each. Each is a link.",
        "Tiles of the alliance on %(day)s: %(count)d members, a tile of the same size each. Each is a link.",
        count,
    )
    return sentence % {"day": day, "count": count}


def tile(position: Position, address: str, place: Place, id_prefix: str) -> SafeString:
    """One member's tile."""
    low = is_low(position)
    return format_html(
        '<a class="member stance-{0}{1}" href="{2}" data-member="{3}" data-stance="{0}"><title>{4}</title>{5}</a>',
        position.code,
        " low" if low else "",
        address,
        position.member.code,
        in_words(position),
        face(
            position.member.code,
            position.code,
            place,
            format_html(' fill="url(#{}-{})"', id_prefix, position.code) if low else SafeString(),
        ),
    )


def waiting(code: str, place: Place) -> SafeString:
    """One that has not joined yet, ready for the day on which it does: no link, and not to be seen."""
    return format_html(
        '<a class="awaited" data-awaited="{}"><title></title>{}</a>',
        code,
        face(code, NOT_ASSESSED, place, SafeString()),
    )


def face(code: str, stance: str, place: Place, fill: SafeString) -> SafeString:
    """The square, the letters, the symbol."""
    x, y = place[0] * STEP, place[1] * STEP
    return format_html(
        '<rect class="area"{} x="{}" y="{}" width="{}" height="{}"/><text class="grid-code" x="{}" y="{}">{}</text>{}',
        fill,
        x,
        y,
        TILE,
        TILE,
        x + TILE / 2,
        y + 30,
        code,
        mark(stance, x + TILE / 2, y + 46, 5.5),
    )


def subject() -> SafeString:
    """Ukraine: what the question is about."""
    x, y = UKRAINE[0] * STEP, UKRAINE[1] * STEP
    return format_html(
        '<g class="subject"><path d="M{} {}h{}v{}h-{}z"/><text class="grid-code" x="{}" y="{}">UA</text>'
        "<title>{}</title></g>",
        x + 1,
        y + 1,
        TILE - 2,
        TILE - 2,
        TILE - 2,
        x + TILE / 2,
        y + 38,
        _("Ukraine"),
    )
