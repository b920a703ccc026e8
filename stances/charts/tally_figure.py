"""The tally through time to explore: stacked areas in steps, the same numbers as the drawn chart.

A figure is described in ``figures.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from stances.charts import figure_frame as frame
from stances.charts import tally_areas
from stances.charts.figures import plain
from stances.charts.flags import Flag, flags
from stances.charts.scale import TimeScale
from stances.charts.tally_areas import STACK, Tallies
from stances.charts.wording import day_words, signal_words
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Milestone


def alliance_tally(
    tallies: Tallies,
    *,
    since: dt.date,
    until: dt.date,
    complete_to: dt.date,
    members: int,
    milestones: Sequence[Milestone],
) -> dict[str, Any]:
    """A trace a stance from the bottom up, not assessed on top. ``tallies`` are the record's of these days.

    Each has a point on every day on which the tally changed, on every milestone's and every first of a month, and on
    the last day, so that a pointer finds the counts of a day near it. The milestones' names are a trace of their own.
    Dates are ISO strings.
    """
    named = [m for m in milestones if since <= m.date <= until]
    shown = days(tallies, since, until, [m.date for m in named])
    traces = [
        _area(code, shown, [tally_areas.on(tallies, day)[code] for day in shown]) for code in (*STACK, NOT_ASSESSED)
    ]
    return {
        **plain([*traces, _names(named, members)], _layout(since, until, complete_to, members, milestones)),
        "kind": "tally",
        "ranges": frame.ranges(since, until, [m for m in milestones if m.date > since + dt.timedelta(days=30)]),
        "note": "",
        "widths": _widths(since, until, milestones),
        "filename": f"open-door-tally-{until.isoformat()}",
        "label": _("The alliance’s tally through time to explore"),
    }


def days(tallies: Tallies, since: dt.date, until: dt.date, others: Sequence[dt.date]) -> list[dt.date]:
    """The days that have a point, ``others`` among them, oldest first."""
    firsts = (dt.date(year, month, 1) for year in range(since.year, until.year + 1) for month in range(1, 13))
    return sorted({*others, *(day for day, _tally in tallies), *(day for day in firsts if since < day < until), until})


def _area(code: str, shown: Sequence[dt.date], counts: Sequence[int]) -> dict[str, Any]:
    symbol, label = (STANCES[code].symbol, signal_words(code)) if code in STANCES else ("–", _("Not assessed"))
    name = escape(_("{symbol} {stance}").format(symbol=symbol, stance=label))
    unassessed = code == NOT_ASSESSED
    return {
        "type": "scatter", "mode": "lines", "stackgroup": "alliance", "name": name,
        "x": [day.isoformat() for day in shown], "y": list(counts),
        "line": {"width": 1 if unassessed else 0.75, "shape": "hv", "dash": "3px,2.5px" if unassessed else "solid"},
        "hovertemplate": f"%{{y}} {name}<extra></extra>", "meta": {"part": "area", "stance": code},
    }  # fmt: skip


def _names(named: Sequence[Milestone], members: int) -> dict[str, Any]:
    """The milestones as ticks along the top, so that a pointer finds the names that have no label."""
    return {
        "type": "scatter", "mode": "markers", "x": [m.date.isoformat() for m in named], "y": [members] * len(named),
        "marker": {"symbol": "line-ns", "size": 8, "line": {"width": 1.5}}, "cliponaxis": False, "showlegend": False,
        "hovertext": [escape(m.name) for m in named], "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": {"part": "milestones"},
    }  # fmt: skip


def _layout(
    since: dt.date, until: dt.date, complete_to: dt.date, members: int, milestones: Sequence[Milestone]
) -> dict[str, Any]:
    placed = _placed(since, until, milestones, frame.WIDE)
    return {
        "xaxis": {
            "type": "date", "range": [since.isoformat(), until.isoformat()], "showgrid": False, "zeroline": False,
            "ticks": "outside", "ticklen": 5, "automargin": True, "hoverformat": "%-d %B %Y",
        },
        "yaxis": {
            "range": [0, members], "dtick": 8, "fixedrange": True, "showgrid": True, "zeroline": False,
            "automargin": True, "title": {"text": escape(_("Members")), "standoff": 8},
        },
        "shapes": [*frame.shade(complete_to, until, "above"), *frame.rules(placed, "above")],
        "annotations": frame.labels(placed),
        "margin": {"l": 52, "r": 16, "t": 104, "b": 32}, "height": 520, "hovermode": "x unified",
        **frame.furniture(_title(since, until)),
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.1, "yanchor": "top", "traceorder": "reversed",
                   "bgcolor": "rgba(0,0,0,0)"},
    }  # fmt: skip


def _placed(since: dt.date, until: dt.date, milestones: Sequence[Milestone], width: float) -> tuple[Flag, ...]:
    scale = TimeScale(since, max(until, since + dt.timedelta(days=1)), 0, width)
    return flags(milestones, None, scale, frame.LETTERS + 1.5, 3, 42)


def _widths(since: dt.date, until: dt.date, milestones: Sequence[Milestone]) -> list[dict[str, Any]]:
    """Fewer labels where there is less room, then none; the title in smaller letters under the buttons."""
    return [
        {"below": 1140, "layout": {"annotations": frame.labels(_placed(since, until, milestones, frame.MEDIUM))}},
        {"below": 760, "layout": {"annotations": [], "title.font.size": 15}},
        {"below": 600, "layout": {"height": 560, **frame.narrow_title(_title(since, until))}},
    ]


def _title(since: dt.date, until: dt.date) -> str:
    return _("NATO’s members by stance, {start} to {end}").format(start=day_words(since), end=day_words(until))
