"""A comparison to explore: the drawn one's numbers for plotly.js, a plot a member, all on one axis of days.

Built from each member's own figure (``figures.py``, which says what a figure is), so that the numbers are the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import figure_frame as frame
from stances.charts.comparing_layout import Said
from stances.charts.figures import traces
from stances.charts.themes import FURNITURE, themed
from stances.charts.timeline_layout import FORMATS, Layout, lay_out
from stances.codebook import STANCES
from stances.record.types import Milestone

ROW, MARGIN = 150.0, 140.0
"""Pixels of a member's plot with the room over it for the name, and of what stands above and below all plots."""

NAME = 0.16
"""The part of a row that its name takes."""

SMALLER = 0.7
"""How much smaller marks are than in the timeline of one member."""

SIGNS = {frame.lane_of(code): stance.symbol for code, stance in STANCES.items()} | {0: "?", -1: "–"}
"""What stands beside each height: the stances' symbols, then for what meets no criterion and what is not assessed."""


def comparison(
    compared: Sequence[Said],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    statement_href: Callable[[str], str],
) -> dict[str, Any]:
    """The figure of two members or more, in the order given: the vertical axes are ``yaxis``, ``yaxis2`` and so on."""
    import plotly.graph_objects as go  # here, not above: it is slow to import, and only figures need it

    layouts = [
        lay_out(one.member, one.history, one.statements, milestones, until, complete_to, FORMATS["wide"])
        for one in compared
    ]
    figure = go.Figure(data=_traces(layouts, statement_href), layout=_layout(layouts), skip_invalid=False)
    figure.layout.template = None
    plain = figure.to_plotly_json()
    names = ", ".join(one.member.name for one in compared)
    return {
        "data": plain["data"],
        "layout": plain["layout"],
        "themes": {theme: _themed(plain["data"], plain["layout"], theme) for theme in ("light", "dark")},
        "ranges": frame.ranges(_longest(layouts).scale.begins, until, milestones),
        "note": _note(layouts),
        "widths": _widths(layouts),
        "filename": f"open-door-{'-'.join(one.member.code.lower() for one in compared)}-{until.isoformat()}",
        "label": _("{members}: timelines to explore").format(members=names),
    }


def _axis(row: int) -> str:
    return f"y{row + 1}" if row else "y"


def _traces(layouts: Sequence[Layout], statement_href: Callable[[str], str]) -> list[dict[str, Any]]:
    """Each member's traces on its own vertical axis; the milestones once, on the first."""
    return [
        _smaller(trace) | {"yaxis": _axis(row)}
        for row, layout in enumerate(layouts)
        for trace in traces(layout, statement_href)
        if row == 0 or trace["meta"]["part"] != "milestones"
    ]


def _smaller(trace: dict[str, Any]) -> dict[str, Any]:
    if trace["meta"]["part"] != "statements":
        return trace
    marker = trace["marker"]
    return trace | {"marker": marker | {"size": [round(size * SMALLER, 1) for size in marker["size"]]}}


def _longest(layouts: Sequence[Layout]) -> Layout:
    """The one that begins first: its days hold those of all."""
    return min(layouts, key=lambda layout: layout.scale.begins)


def _layout(layouts: Sequence[Layout]) -> dict[str, Any]:
    base = frame.layout(_longest(layouts))
    del base["title"]
    axes = {f"yaxis{row + 1 if row else ''}": _vertical(row, len(layouts)) for row in range(len(layouts))}
    lowest = {"anchor": _axis(len(layouts) - 1)}
    return base | axes | {
        "xaxis": base["xaxis"] | lowest,
        "annotations": [*base["annotations"], *_names(layouts)],
        "margin": base["margin"] | {"l": 30, "t": 84},
        "height": MARGIN + ROW * len(layouts),
    }  # fmt: skip


def _domain(row: int, rows: int) -> tuple[float, float]:
    """The part of the whole height that a row's plot takes, from below; the first row is the highest."""
    return 1 - (row + 1) / rows, 1 - (row + NAME) / rows


def _vertical(row: int, rows: int) -> dict[str, Any]:
    return {
        "tickvals": list(SIGNS), "ticktext": list(SIGNS.values()), "range": [-1.6, 5.9], "fixedrange": True,
        "showgrid": True, "zeroline": False, "domain": list(_domain(row, rows)),
    }  # fmt: skip


def _names(layouts: Sequence[Layout]) -> list[dict[str, Any]]:
    """Each member's name at the left over its plot."""
    return [
        {"name": "row", "xref": "paper", "x": 0, "xanchor": "left", "yref": "paper",
         "y": _domain(row, len(layouts))[1], "yanchor": "bottom", "showarrow": False,
         "text": escape(layout.member.name), "font": {"size": 14, "family": "'Source Serif 4', Georgia, serif"}}
        for row, layout in enumerate(layouts)
    ]  # fmt: skip


def _widths(layouts: Sequence[Layout]) -> list[dict[str, Any]]:
    """Fewer labels of milestones where there is less room, then none: the pointer finds the names."""
    medium = frame.widths(_longest(layouts))[0]["layout"]["annotations"]
    return [
        {"below": 1140, "layout": {"annotations": [*medium, *_names(layouts)]}},
        {"below": 760, "layout": {"annotations": _names(layouts), "margin.t": 44}},
    ]


def _themed(data: list[dict[str, Any]], layout: dict[str, Any], theme: str) -> dict[str, Any]:
    dressed = themed(data, layout, theme)
    axes = [name for name in layout if name.startswith("yaxis")]
    dressed["layout"] |= {f"{name}.gridcolor": FURNITURE[theme]["rule"] for name in axes}
    return dressed


def _note(layouts: Sequence[Layout]) -> str:
    """How many statements lie before the days that are shown first; a joint text counts once."""
    start = layouts[0].scale.start
    before = {mark.statement.key: mark.statement.date for layout in layouts for mark in layout.marks}
    early = [day for day in before.values() if day < start]
    if not early:
        return ""
    words = ngettext(
        "Opens in {year}. {count} earlier statement, from {first}, is under “{button}”.",
        "Opens in {year}. {count} earlier statements, the first of {first}, are under “{button}”.",
        len(early),
    )
    return words.format(year=start.year, count=len(early), first=min(early).year, button=_("Everything"))
