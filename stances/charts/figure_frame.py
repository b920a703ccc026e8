"""What a figure's lines and marks stand on: axes, lanes' names, milestones, and the spans that can be chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts.flags import Flag, flags
from stances.charts.heads import heads
from stances.charts.scale import TimeScale
from stances.charts.timeline_layout import OFFICE, Layout
from stances.charts.wording import office_words, signal_words
from stances.codebook import NOT_ASSESSED, STANCES, UNCLEAR, MilestoneKind
from stances.record.types import Milestone

SANS = "Inter, Arial, sans-serif"
SERIF = "'Source Serif 4', Georgia, serif"
WIDE, MEDIUM = 920.0, 540.0
"""Pixels of the plot between its margins, at least: in a chart from 1,140 pixels on, and in one from 760 on."""

STEM = "rgba(128, 132, 142, .7)"
"""From a label down to its rule: a grey that both themes can bear."""

LETTERS = 12.0
"""The size of the milestones' labels, in pixels."""


def lane_of(code: str) -> int:
    """The height at which a stance runs: 5 for the first of the scale down to 1, 0 for unclear, -1 for not assessed.

    New heads of government have their row under all of them, at -2.
    """
    below = {NOT_ASSESSED: -1, OFFICE: -2}
    if code in below:
        return below[code]
    return 0 if code == UNCLEAR else len(STANCES) - list(STANCES).index(code)


def _codes(layout: Layout) -> list[str]:
    unclear = [UNCLEAR] if any(mark.statement.signal == UNCLEAR for mark in layout.marks) else []
    return [*STANCES, *unclear, NOT_ASSESSED, *([OFFICE] if layout.heads else [])]


def _names(layout: Layout) -> list[str]:
    return [_name(layout, code) for code in _codes(layout)]


def _name(layout: Layout, code: str) -> str:
    if code == OFFICE:
        return office_words(layout.heads[0].government.rank)
    return _("Not assessed") if code == NOT_ASSESSED else signal_words(code)


def layout(layout: Layout) -> dict[str, Any]:
    """Plotly's layout: lanes on the vertical axis, days on the other, milestones as rules with labels over the plot."""
    title = _("{member} on Ukraine’s accession").format(member=layout.member.name)
    placed = _placed(layout, WIDE)
    return {
        "xaxis": {
            "type": "date", "range": [layout.scale.start.isoformat(), layout.until.isoformat()], "showgrid": False,
            "zeroline": False, "ticks": "outside", "ticklen": 5, "automargin": True,
        },
        "yaxis": {
            "tickvals": [lane_of(code) for code in _codes(layout)], "ticktext": _names(layout),
            "range": [-2.5 if layout.heads else -1.6, 6.0], "fixedrange": True, "showgrid": True, "zeroline": False,
            "automargin": True,
        },
        "shapes": [*rules(placed), *_changes(layout), *shade(layout.complete_to, layout.until)],
        "annotations": [*labels(placed), *_heads(layout, WIDE)],
        "margin": {"l": 200, "r": 16, "t": 104, "b": 32}, "height": 520, "hovermode": "closest", "hoverdistance": 24,
        **furniture(title),
    }  # fmt: skip


def furniture(title: str) -> dict[str, Any]:
    """What every figure has: its title, its letters, panning; the grounds are the theme's."""
    return {
        "title": {
            "text": escape(title), "x": 0, "xref": "container", "xanchor": "left",
            "y": 1, "yref": "container", "yanchor": "top",
            "pad": {"t": 8, "l": 2}, "font": {"family": SERIF, "size": 18},
        },
        "hoverlabel": {"align": "left", "font": {"family": SANS, "size": 13}}, "dragmode": "pan", "showlegend": False,
        "font": {"family": SANS, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
    }  # fmt: skip


def _placed(layout: Layout, width: float) -> tuple[Flag, ...]:
    """The milestones with their labels in Plotly's plot, ``width`` pixels wide: its axis has no break."""
    scale = TimeScale(layout.scale.start, layout.until, 0, width)
    return flags([flag.milestone for flag in layout.flags], layout.member, scale, LETTERS + 1.5, 3, 42)


def narrow_title(title: str) -> dict[str, Any]:
    """A title in smaller letters and two lines, under the buttons, with the room that it needs."""
    return {
        "title.text": "<br>".join(escape(line) for line in wrap(title, 40)), "title.font.size": 14,
        "title.pad.t": 40, "margin.t": 96,
    }  # fmt: skip


def rules(placed: Sequence[Flag], layer: str = "below") -> list[dict[str, Any]]:
    """The days of the milestones that have room for a label, as lines through the plot."""
    return [
        {"type": "line", "x0": f.milestone.date.isoformat(), "x1": f.milestone.date.isoformat(), "yref": "paper",
         "y0": 0, "y1": 1, "line": {"width": 1}, "layer": layer, "name": "milestone"}
        for f in placed if f.label
    ]  # fmt: skip


def _changes(layout: Layout) -> list[dict[str, Any]]:
    """Changes of government as dotted rules through the lanes."""
    return [
        {"type": "line", "x0": day, "x1": day, "yref": "y", "y0": lane_of(OFFICE), "y1": 5.6,
         "line": {"width": 1, "dash": "dot"}, "layer": "below", "name": "government"}
        for day in (head.government.day.isoformat() for head in layout.heads)
    ]  # fmt: skip


def _heads(layout: Layout, width: float) -> list[dict[str, Any]]:
    """The names of new heads that have room in a plot ``width`` pixels wide. Placed as the milestones' are, and named
    like them, so that they go too where a wider span would crowd them."""
    scale = TimeScale(layout.scale.start, layout.until, 0, width)
    placed = heads([head.government for head in layout.heads], layout.member, scale, LETTERS + 1.5)
    return [
        {"name": "milestone", "x": head.government.day.isoformat(), "y": lane_of(OFFICE), "yanchor": "middle",
         "showarrow": False, "xanchor": "right" if head.flipped else "left", "xshift": -5 if head.flipped else 5,
         "text": escape(head.label), "font": {"size": LETTERS}}
        for head in placed if head.label
    ]  # fmt: skip


def shade(complete_to: dt.date, until: dt.date, layer: str = "below") -> list[dict[str, Any]]:
    """The days that were not searched to the end; a veil over what is drawn where ``layer`` is ``above``."""
    if complete_to >= until:
        return []
    opacity = 0.55 if layer == "above" else 1
    return [
        {"type": "rect", "x0": complete_to.isoformat(), "x1": until.isoformat(), "yref": "paper", "y0": 0, "y1": 1,
         "line": {"width": 0}, "layer": layer, "opacity": opacity, "name": "searched"}
    ]  # fmt: skip


def labels(placed: Sequence[Flag]) -> list[dict[str, Any]]:
    """The names of the milestones that have room for one, in rows over the plot."""
    return [
        {"name": "milestone", "x": f.milestone.date.isoformat(), "y": 1, "yref": "paper",
         "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": STEM, "ax": 0, "ay": -(3 + 18 * f.row),
         "xanchor": "right" if f.flipped else "left", "yanchor": "bottom", "text": escape(f.label),
         "font": {"size": LETTERS}}
        for f in placed if f.label
    ]  # fmt: skip


def widths(layout: Layout) -> list[dict[str, Any]]:
    """Fewer labels where there is less room, then none (the pointer finds the names), then the lanes' names inside."""
    signs = [
        STANCES[code].symbol if code in STANCES else {UNCLEAR: "?", OFFICE: "|"}.get(code, "–")
        for code in _codes(layout)
    ]
    inside = {"yaxis.ticktext": signs, "margin.t": 84, "margin.l": 28, "title.pad.t": 40, "annotations": _lanes(layout)}
    return [
        {"below": 1140, "layout": {"annotations": [*labels(_placed(layout, MEDIUM)), *_heads(layout, MEDIUM)]}},
        {"below": 760, "layout": {"annotations": []}},
        {"below": 600, "layout": inside},
    ]


def _lanes(layout: Layout) -> list[dict[str, Any]]:
    """The lanes' names at the left of the plot, each over its line."""
    return [
        {"name": "lane", "xref": "paper", "x": 0, "xshift": 3, "xanchor": "left", "y": lane_of(code) + 0.42,
         "yanchor": "middle", "showarrow": False, "text": escape(words), "font": {"size": 11.5}}
        for code, words in zip(_codes(layout), _names(layout), strict=True)
    ]  # fmt: skip


def note(layout: Layout) -> str:
    """How many statements lie before the days that are shown first."""
    count = sum(mark.statement.date < layout.scale.start for mark in layout.marks)
    if not count:
        return ""
    words = ngettext(
        "Opens in {year}. {count} earlier statement, from {first}, is under “{button}”.",
        "Opens in {year}. {count} earlier statements, the first of {first}, are under “{button}”.",
        count,
    )
    first = min(mark.statement.date for mark in layout.marks)
    return words.format(year=layout.scale.start.year, count=count, first=first.year, button=_("Everything"))


def ranges(begins: dt.date, until: dt.date, milestones: Sequence[Milestone]) -> list[dict[str, Any]]:
    """Buttons: a year, two, since Ukraine applied, everything; each with the first and last day that it shows."""
    applied = [m.date for m in milestones if m.kind == MilestoneKind.APPLICATION and m.date < until]
    starts = [(_("1 year"), until - dt.timedelta(days=365)), (_("2 years"), until - dt.timedelta(days=730))]
    starts += [(_("Since the application"), applied[0] - dt.timedelta(days=7))] if applied else []
    starts += [(_("Everything"), begins)]
    return [{"label": label, "range": [start.isoformat(), until.isoformat()]} for label, start in starts]
