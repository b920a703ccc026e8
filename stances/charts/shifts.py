"""All shifts on a line of time, each a square: above the line toward an invitation, below it away from one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.marks import mark
from stances.charts.scale import TimeScale, time_scale
from stances.charts.svg import Attribute, element, join, text
from stances.charts.timeline_frame import axis
from stances.charts.wording import day_words, signal_words
from stances.record.types import Shift

NAMED = 18.0
"""Height of the words that name a side."""

SIGN = 9.0
"""Pixels of a square from which on its stance's symbol can be told."""


@dataclass(frozen=True, slots=True)
class Format:
    """The measures of one width in pixels; ``side`` is a square's."""

    name: str
    width: float
    left: float
    right: float
    side: float
    early: float
    small: float


FORMATS = {
    "wide": Format("wide", 1176, 2, 1168, 12, 60, 12.5),
    "medium": Format("medium", 690, 2, 684, 9, 48, 12),
    "column": Format("column", 500, 2, 496, 8, 44, 12),
    "narrow": Format("narrow", 328, 2, 324, 7, 40, 11.5),
}


@dataclass(frozen=True, slots=True)
class Square:
    """A shift's place: its left edge, and how many squares stand between it and the line."""

    shift: Shift
    x: float
    row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture, placed: ``middle`` is the line between the two sides."""

    form: Format
    scale: TimeScale
    until: dt.date
    complete_to: dt.date
    toward: tuple[Square, ...]
    away: tuple[Square, ...]
    middle: float
    bottom: float


def lay_out(shifts: Sequence[Shift], until: dt.date, complete_to: dt.date, form: Format) -> Layout:
    """Every shift has a square at its day, farther from the line where another stands there already."""
    scale = time_scale([shift.day for shift in shifts], until, form.left, form.right, form.early)
    toward = _stacked([shift for shift in shifts if shift.toward], scale, form)
    away = _stacked([shift for shift in shifts if not shift.toward], scale, form)
    middle = NAMED + _height(toward, form)
    bottom = middle + _height(away, form) + NAMED
    return Layout(form, scale, until, complete_to, toward, away, middle, bottom)


def draw(
    shifts: Sequence[Shift], until: dt.date, complete_to: dt.date, width: str = "wide", id_prefix: str = "shifts"
) -> SafeString:
    """The shifts up to ``until`` as inline SVG; days after ``complete_to`` are shaded.

    ``width`` is ``wide`` (1,176 px), ``medium`` (690), ``column`` (500) or ``narrow`` (328), else ``KeyError``.
    """
    return _picture(lay_out(shifts, until, complete_to, FORMATS[width]), id_prefix)


def draw_all(shifts: Sequence[Shift], until: dt.date, complete_to: dt.date) -> SafeString:
    """All widths in one ``<div class="timeline">``, of which the stylesheet shows one; nothing without a shift."""
    if not shifts:
        return join([])
    drawn = [draw(shifts, until, complete_to, width) for width in FORMATS]
    return element("div", {"class": "timeline shifts-drawn"}, *drawn)


def _stacked(shifts: Sequence[Shift], scale: TimeScale, form: Format) -> tuple[Square, ...]:
    ends: list[float] = []
    placed = []
    for shift in sorted(shifts, key=lambda s: s.day):
        x = min(max(scale.x(shift.day) - form.side / 2, 0), form.width - form.side)
        row = next((row for row, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + form.side]
        placed.append(Square(shift, x, row))
    return tuple(placed)


def _height(squares: Sequence[Square], form: Format) -> float:
    return form.side * (1 + max((square.row for square in squares), default=-1)) + 4


def _picture(layout: Layout, id_prefix: str) -> SafeString:
    form, prefix = layout.form, f"{id_prefix}-{layout.form.name}"
    height = layout.bottom + (form.small * 2.4 + 8 if layout.complete_to < layout.until else form.small + 10)
    attributes: dict[str, Attribute] = {
        "class": f"tl timeline-{form.name}",
        "viewBox": f"0 0 {form.width:.0f} {height:.0f}",
        "role": "img",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "font-size": form.small,
    }
    line = f"M{layout.scale.edge:.1f} {layout.middle:.1f}H{layout.scale.right:.1f}"
    return element(
        "svg",
        attributes,
        element("title", {"id": f"{prefix}-title"}, _("These shifts through time")),
        element("desc", {"id": f"{prefix}-desc"}, in_words(layout)),
        _after(layout),
        *(_square(layout, square, layout.middle - (square.row + 1) * form.side) for square in layout.toward),
        *(_square(layout, square, layout.middle + square.row * form.side) for square in layout.away),
        element("path", {"class": "tl-base", "d": line}),
        text(_("Toward an invitation"), layout.scale.edge, form.small, class_="cmp-note"),
        text(_("Away from an invitation"), layout.scale.edge, layout.bottom - 5, class_="cmp-note"),
        axis(layout),
    )


def _after(layout: Layout) -> SafeString:
    """The days that were not searched to the end."""
    if layout.complete_to >= layout.until:
        return join([])
    pieces = layout.scale.pieces(layout.complete_to + dt.timedelta(days=1), layout.until)
    boxes = [{"x": a, "y": 0, "width": b - a, "height": layout.bottom} for a, b in pieces]
    return join([element("rect", {"class": "tl-after", **box}) for box in boxes])


def _square(layout: Layout, square: Square, y: float) -> SafeString:
    """In the colour of the stance that followed, with its symbol where it can be seen; in words under the pointer."""
    side, shift = layout.form.side, square.shift
    words = _("{day}, {member}: {before} → {after}").format(
        day=day_words(shift.day),
        member=shift.member.name,
        before=signal_words(shift.before),
        after=signal_words(shift.after),
    )
    place: dict[str, Attribute] = {"x": square.x + 0.5, "y": y + 0.5, "width": side - 1, "height": side - 1}
    parts = [element("title", {}, words), element("rect", {"class": "tl-bar", **place})]
    if side >= SIGN:
        parts.append(mark(shift.after, square.x + side / 2, y + side / 2, side * 0.27))
    return element("g", {"class": f"stance-{shift.after}", "data-shift": f"{shift.member.code} {shift.day}"}, *parts)


def in_words(layout: Layout) -> str:
    """How many went which way, in which span of days."""
    return _("From {start} to {end}: {toward} toward an invitation, {away} away from one.").format(
        start=day_words(layout.scale.begins),
        end=day_words(layout.until),
        toward=len(layout.toward),
        away=len(layout.away),
    )
