"""What a timeline's lines and marks stand on: lanes and their names, the axis, milestones, the days not searched."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.dates import short_day
from stances.charts.flags import OFFSET, Flag
from stances.charts.heads import Head
from stances.charts.lettering import lines, width
from stances.charts.marks import mark
from stances.charts.scale import BREAK, TimeScale
from stances.charts.svg import element, join, text
from stances.charts.timeline_layout import BESIDE, FLAG_ROW, Lane, Layout
from stances.charts.wording import day_words, head_words, milestone_days, office_words, signal_words

AXIS_HEIGHT = 46.0
"""From the last lane's foot to where the key begins."""

TICK = 5.0


class Lettered(Protocol):
    @property
    def small(self) -> float: ...


class Axed(Protocol):
    """What an axis is drawn for: a picture of days, with its foot at ``bottom`` and letters of ``form.small``."""

    @property
    def scale(self) -> TimeScale: ...
    @property
    def until(self) -> dt.date: ...
    @property
    def complete_to(self) -> dt.date: ...
    @property
    def bottom(self) -> float: ...
    @property
    def form(self) -> Lettered: ...


def ground(layout: Layout) -> SafeString:
    """The shades behind everything, and the rules between the lanes, open where the axis is broken."""
    parts = [_shade(layout, layout.scale.begins, layout.member.acceded, "tl-before")]
    if layout.complete_to < layout.until:
        parts.append(_shade(layout, layout.complete_to + dt.timedelta(days=1), layout.until, "tl-after"))
    edges = [lane.top for lane in layout.lanes] + [layout.lanes[-1].bottom]
    edges += [layout.office.top] if layout.office and layout.strip else []
    parts += [_across(layout, y, "tl-rule") for y in edges]
    parts.append(_across(layout, layout.bottom, "tl-base"))
    return element("g", {"aria-hidden": "true"}, *parts)


def _shade(layout: Layout, start: dt.date, end: dt.date, name: str) -> SafeString:
    if end <= start:
        return join([])
    height = layout.bottom - layout.top
    pieces = layout.scale.pieces(start, min(end, layout.until))
    return join(
        [element("rect", {"class": name, "x": a, "y": layout.top, "width": b - a, "height": height}) for a, b in pieces]
    )


def _across(layout: Layout, y: float, name: str) -> SafeString:
    scale = layout.scale
    main = layout.scale.left if scale.early_start else 0
    path = f"M{main:.1f} {y:.1f}H{scale.right:.1f}"
    if scale.early_start:
        path = f"M0 {y:.1f}H{scale.early_right:.1f}" + path
    return element("path", {"class": name, "d": path})


def names(layout: Layout) -> SafeString:
    """Symbol and words of each lane: beside it, or inside its head on a narrow picture."""
    parts = [_name(layout, lane, signal_words(lane.code)) for lane in layout.lanes]
    if layout.strip:
        parts.append(_name(layout, layout.strip, _("Not assessed")))
        parts += _before(layout, layout.strip)
    if layout.office:
        parts.append(_office_name(layout, layout.office))
    return element("g", {"class": "tl-names", "font-size": layout.form.size, "aria-hidden": "true"}, *parts)


def _name(layout: Layout, lane: Lane, words: str) -> SafeString:
    """The icon is a square in the stance's colour with its symbol, as in every list of the site."""
    inside = layout.form.head > 0
    side = 13.0 if inside else 18.0
    middle = lane.top + 10 if inside else (lane.top + lane.bottom) / 2
    icon = [
        element("rect", {"class": "tl-square", "x": 0.5, "y": middle - side / 2, "width": side, "height": side}),
        mark(lane.code, 0.5 + side / 2, middle, side * 0.32),
    ]
    return element("g", {"class": f"stance-{lane.code}"}, *icon, *_lettered(layout, words, side + 8, middle))


def _lettered(layout: Layout, words: str, x: float, middle: float) -> list[SafeString]:
    """A lane's name round its ``middle``, in as many rows as it needs beside the lane."""
    form = layout.form
    rows = [words] if form.head else lines(words, form.size, form.left - x - 8)
    first = middle + form.size * 0.36 - (len(rows) - 1) * form.size * 0.6
    return [text(row, x, first + i * form.size * 1.2, class_="tl-name") for i, row in enumerate(rows)]


def _office_name(layout: Layout, office: Lane) -> SafeString:
    """The name of the row of new heads, with its tick where the lanes have their icon."""
    inside = layout.form.head > 0
    middle = office.top + 10 if inside else (office.top + office.bottom) / 2
    reach, x = (5.0, 7.0) if inside else (7.0, 9.5)
    tick = element("path", {"class": "tl-head", "d": f"M{x:.1f} {middle - reach:.1f}v{2 * reach:.0f}"})
    words = office_words(layout.heads[0].government.rank)
    return element("g", {}, tick, *_lettered(layout, words, 21 if inside else BESIDE, middle))


def _before(layout: Layout, strip: Lane) -> list[SafeString]:
    """The days before the accession, named in the row of what is not assessed."""
    pieces = layout.scale.pieces(layout.scale.begins, layout.member.acceded)
    words, size = _("Not yet a member"), layout.form.small
    wide = width(words, size)
    if not pieces or layout.member.acceded <= layout.scale.begins:
        return []
    start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
    x = max(end - wide - OFFSET, start + OFFSET, 0)
    return [text(words, x, strip.middle + size * 0.36, class_="tl-note", font_size=size)]


def axis(layout: Axed) -> SafeString:
    """The years, the day at which the line ends, the sign of the break, and up to when the record was searched."""
    parts = [*_years(layout), *_break(layout), *_searched(layout)]
    return element("g", {"class": "tl-axis", "aria-hidden": "true"}, *parts)


def _years(layout: Axed) -> list[SafeString]:
    scale, size, foot = layout.scale, layout.form.small, layout.bottom
    y = foot + TICK + size
    ending = _ending(layout)
    limit = scale.right - width(ending, size) - 6
    ticks = [scale.early_start, *scale.years()] if scale.early_start else scale.years()
    parts = [
        element("path", {"class": "tl-tick", "d": " ".join(f"M{scale.x(d):.1f} {foot:.1f}v{TICK}" for d in ticks if d)})
    ]
    free = 0.0
    for day in ticks:
        x, wide = scale.x(day), width(str(day.year), size)
        if x + wide <= limit and x >= free:
            shown_at = x + 3 if day >= scale.start else x - 6
            parts.append(text(str(day.year), shown_at, y))
            free = shown_at + wide + 5
    parts.append(text(ending, scale.right, y, class_="tl-end", text_anchor="end"))
    return parts


def _ending(layout: Axed) -> str:
    return short_day(layout.until)


def _break(layout: Axed) -> list[SafeString]:
    """Two slanted strokes through the base line, with the ground between them."""
    if not layout.scale.early_start:
        return []
    x, y = layout.scale.early_right + BREAK / 2, layout.bottom
    return [element("path", {"class": "tl-break", "d": f"M{x - 6:.1f} {y + 5:.1f}l5-10M{x + 1:.1f} {y + 5:.1f}l5-10"})]


def _searched(layout: Axed) -> list[SafeString]:
    if layout.complete_to >= layout.until:
        return []
    size, foot = layout.form.small, layout.bottom
    words = _("Searched up to {day}").format(day=day_words(layout.complete_to))
    x = layout.scale.x(layout.complete_to)
    y = foot + TICK + size + size * 1.35
    if x - width(words, size) < 8:
        return [text(words, 0, y)]
    crosses = x > layout.scale.right - width(_ending(layout), size) - 6
    hook = element("path", {"class": "tl-tick", "d": f"M{x:.1f} {foot:.1f}V{y - size * 0.35:.1f}h-5"})
    return [join([]) if crosses else hook, text(words, x - 8, y, text_anchor="end")]


def milestones(layout: Layout) -> SafeString:
    """Milestones as rules with their names; fainter those whose name gave way: it is in the list below."""
    return element("g", {"class": "tl-milestones"}, *(_milestone(layout, flag) for flag in layout.flags))


def _milestone(layout: Layout, flag: Flag) -> SafeString:
    title = element("title", {}, f"{flag.milestone.name}, {milestone_days(flag.milestone)}")
    if not flag.label:
        rule = element("path", {"class": "tl-minor", "d": f"M{flag.x:.1f} {layout.top - 5:.1f}V{layout.bottom:.1f}"})
        return element("g", {"data-milestone": flag.milestone.key, "aria-hidden": "true"}, title, rule)
    head = layout.top - 6 - FLAG_ROW * flag.row
    rule = element("path", {"class": "tl-rule-at", "d": f"M{flag.x:.1f} {head - FLAG_ROW + 5:.1f}V{layout.bottom:.1f}"})
    x = flag.x - OFFSET if flag.flipped else flag.x + OFFSET
    label = text(flag.label, x, head - 1, text_anchor="end" if flag.flipped else None, lang=flag.language)
    own = flag.milestone.kind == "accession" and flag.milestone.date == layout.member.acceded
    attributes = {"class": "tl-own" if own else None, "data-milestone": flag.milestone.key}
    return element("g", attributes, title, rule, label)


def governments(layout: Layout) -> SafeString:
    """New heads of government: a tick and a name in their row, and a dotted rule up through the lanes."""
    office = layout.office
    drawn = [_government(layout, office, head) for head in layout.heads] if office else []
    return element("g", {"class": "tl-heads", "aria-hidden": "true"}, *drawn) if drawn else join([])


def _government(layout: Layout, office: Lane, head: Head) -> SafeString:
    day, size = head.government.day.isoformat(), layout.form.small
    parts = [
        element("title", {}, f"{head_words(head.government)}, {day_words(head.government.day)}"),
        element(
            "path", {"class": "tl-since", "d": f"M{head.x:.1f} {layout.top:.1f}V{office.top + layout.form.head:.1f}"}
        ),
        element("path", {"class": "tl-head", "d": f"M{head.x:.1f} {office.middle - 7:.1f}V{office.bottom:.1f}"}),
    ]
    if head.label:
        x = head.x - OFFSET if head.flipped else head.x + OFFSET
        parts.append(text(head.label, x, office.middle + size * 0.36, text_anchor="end" if head.flipped else None))
    return element("g", {"data-government": day}, *parts)
