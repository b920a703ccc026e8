"""What a comparison's rows stand on: the names, the levels of the scale, the axis, milestones, days not searched."""

from __future__ import annotations

import datetime as dt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.comparing_layout import Layout, Row
from stances.charts.dates import short_month
from stances.charts.flags import OFFSET, Flag
from stances.charts.lettering import lines, width
from stances.charts.marks import mark
from stances.charts.svg import element, join, text
from stances.charts.timeline_layout import FLAG_ROW
from stances.charts.wording import day_words, milestone_days, signal_words
from stances.codebook import STANCES

AXIS_HEIGHT = 50.0
"""From the last row's foot to where the key begins."""

SIGNS = 15.0
"""Pixels left of the lines for the scale's five symbols."""


def ground(layout: Layout) -> SafeString:
    """The shade of the days that were not searched to the end, and of each row the rules between its levels."""
    parts = []
    if layout.complete_to < layout.until:
        after = layout.complete_to + dt.timedelta(days=1)
        parts += [
            _box(a, b, layout.top, layout.bottom, "tl-after") for a, b in layout.scale.pieces(after, layout.until)
        ]
    for row in layout.rows:
        if row.member.acceded > layout.scale.begins:
            end = min(row.member.acceded, layout.until)
            pieces = layout.scale.pieces(layout.scale.begins, end)
            parts += [_box(a, b, row.top, row.foot, "tl-before") for a, b in pieces]
        edges = [row.top, *(row.level(code)[1] for code in STANCES)]
        parts += [_across(layout, y, "tl-rule") for y in edges]
    parts.append(_across(layout, layout.bottom, "tl-base"))
    return element("g", {"aria-hidden": "true"}, *parts)


def _box(start: float, end: float, top: float, bottom: float, name: str) -> SafeString:
    return element("rect", {"class": name, "x": start, "y": top, "width": end - start, "height": bottom - top})


def _across(layout: Layout, y: float, name: str) -> SafeString:
    scale = layout.scale
    path = f"M{scale.left:.1f} {y:.1f}H{scale.right:.1f}"
    if scale.early_start:
        path = f"M{scale.early_left:.1f} {y:.1f}H{scale.early_right:.1f}" + path
    return element("path", {"class": name, "d": path})


def head(layout: Layout, row: Row) -> SafeString:
    """The member's name and its stance on the last day, beside the row or over it; and the levels' symbols."""
    held = row.steps[-1].stance if row.steps else None
    words = signal_words(held) if held else _("Not assessed")
    named = _over(layout, row, words) if layout.form.head else _beside(layout, row, words)
    return element("g", {}, *named, *(_sign(layout, row, code) for code in STANCES))


def _over(layout: Layout, row: Row, stance: str) -> list[SafeString]:
    form, y = layout.form, row.top - layout.form.head + layout.form.size
    x = width(row.member.name, form.size) + 8
    name = text(row.member.name, 0, y, class_="cmp-name", font_size=form.size)
    fits = x + width(stance, form.small) <= form.width
    return [name, text(stance, x, y, class_="cmp-stance")] if fits else [name]


def _beside(layout: Layout, row: Row, stance: str) -> list[SafeString]:
    form, y, parts = layout.form, row.top, []
    room = form.left - SIGNS - 12
    for line in lines(row.member.name, form.size, room):
        y += form.size * 1.2
        parts.append(text(line, 0, y - form.size * 0.35, class_="cmp-name", font_size=form.size))
    for line in lines(stance, form.small, room):
        y += form.small * 1.3
        parts.append(text(line, 0, y, class_="cmp-stance"))
    return parts


def _sign(layout: Layout, row: Row, code: str) -> SafeString:
    top, foot = row.level(code)
    return element("g", {"class": "cmp-sign"}, mark(code, layout.form.left - SIGNS / 2, (top + foot) / 2, 3.2))


def accession(layout: Layout, row: Row) -> SafeString:
    """The day on which the member joined, if it lies on the picture, and that it was none before."""
    acceded, form = row.member.acceded, layout.form
    if acceded <= layout.scale.begins or acceded > layout.until:
        return join([])
    x = layout.scale.x(acceded)
    rule = element("path", {"class": "cmp-joined", "d": f"M{x:.1f} {row.top - 3:.1f}V{row.foot:.1f}"})
    whole = _("Joined {day}").format(day=day_words(acceded))
    for words in (whole, _("Joined {day}").format(day=short_month(acceded))):
        wide = width(words, form.small)
        if x - wide - OFFSET * 1.5 >= layout.scale.left:
            return join([rule, text(words, x - OFFSET * 1.5, row.foot - 6, class_="cmp-note", text_anchor="end")])
    return rule


def milestones(layout: Layout) -> SafeString:
    """The milestones that have room for their name, each with a rule through all rows; the list below has all."""
    return element("g", {"class": "tl-milestones"}, *(_milestone(layout, flag) for flag in layout.flags if flag.label))


def _milestone(layout: Layout, flag: Flag) -> SafeString:
    top = layout.top - 6 - FLAG_ROW * flag.row
    rule = element("path", {"class": "tl-rule-at", "d": f"M{flag.x:.1f} {top - FLAG_ROW + 5:.1f}V{layout.bottom:.1f}"})
    x = flag.x - OFFSET if flag.flipped else flag.x + OFFSET
    label = text(flag.label, x, top - 1, text_anchor="end" if flag.flipped else None, lang=flag.language)
    title = element("title", {}, f"{flag.milestone.name}, {milestone_days(flag.milestone)}")
    return element("g", {"data-milestone": flag.milestone.key}, title, rule, label)
