"""Figures to explore, as plain dictionaries that plotly.js draws: the same numbers as the drawn charts.

A figure is ``{"data", "layout", "themes", "widths", "ranges", "note", "filename", "label"}``. It has no colours of its
own: ``themes`` holds, for ``light`` and ``dark``, the values to set by their dotted paths (``traces``: one mapping a
trace; ``layout``: one mapping), and ``static/js/explore.js`` sets those of the theme that is on. ``widths`` are such
paths for a chart narrower than ``below`` pixels, each over the one before (``layout``, and ``traces`` by number);
``ranges`` are the buttons over the chart. ``note`` says what lies before the span that is shown first, empty where
nothing does. ``kind``, if there is one, is ``map`` or ``tally``: ``member_timeline`` here, the others in
``map_figure.py`` and ``tally_figure.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from stances.charts import figure_frame as frame
from stances.charts import figure_words as say
from stances.charts.figure_frame import lane_of
from stances.charts.steps import Step
from stances.charts.themes import themed
from stances.charts.timeline_layout import FORMATS, OFFICE, Layout, Mark, lay_out, middle_day
from stances.charts.wording import day_words, head_words, milestone_days, signal_words
from stances.codebook import SIGNALS, UNCLEAR
from stances.record.types import Assessment, Government, Member, Milestone, Statement

SYMBOLS = {
    "advocate": "triangle-up", "support": "triangle-up", "alliance_line": "circle",
    "not_now": "triangle-down", "oppose": "triangle-down", UNCLEAR: "circle",
}  # fmt: skip
SIZES = {"supports": 13, "both": 13, "contrary": 13, "other": 10}
NEIGHBOUR = 0.2
"""Lanes between marks that stand aside from each other."""


def member_timeline(
    member: Member,
    history: Sequence[Assessment],
    statements: Sequence[Statement],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    statement_href: Callable[[str], str],
    governments: Sequence[Government] = (),
) -> dict[str, Any]:
    """A member's timeline to explore: a trace for each assessment, one for the joints, one for each signal.

    Lanes are 5 (advocate) to 1 (oppose) on the vertical axis, 0 unclear. A statement's point carries
    ``customdata`` [address, key] and its words in ``hovertext``, escaped. Dates are ISO strings; no array is binary.
    """
    layout = lay_out(member, history, statements, milestones, until, complete_to, FORMATS["wide"], governments)
    return {
        **plain(traces(layout, statement_href), frame.layout(layout)),
        "ranges": frame.ranges(layout.scale.begins, until, milestones),
        "note": frame.note(layout),
        "widths": frame.widths(layout),
        "filename": f"open-door-{member.slug}-{until.isoformat()}",
        "label": _("{member}: timeline to explore").format(member=member.name),
    }


def plain(traces: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """``data`` and ``layout`` as plotly.py checked them, with the colours of both ``themes``. Raises ``ValueError``."""
    import plotly.graph_objects as go  # here, not above: it is slow to import, and only this needs it

    figure = go.Figure(data=traces, layout=layout, skip_invalid=False)
    figure.layout.template = None
    made = figure.to_plotly_json()
    themes = {theme: themed(made["data"], made["layout"], theme) for theme in ("light", "dark")}
    return {"data": made["data"], "layout": made["layout"], "themes": themes}


def traces(layout: Layout, statement_href: Callable[[str], str]) -> list[dict[str, Any]]:
    """All that a member's timeline says, as traces; the milestones' has ``meta.part`` "milestones"."""
    signals = {mark.statement.signal for mark in layout.marks}
    return [
        _risers(layout),
        *(_step(step) for step in layout.steps if step.stance),
        _not_assessed(layout),
        _milestone_points(layout),
        *_head_points(layout),
        *(_said(layout, signal, statement_href) for signal in SIGNALS if signal in signals),
    ]


def _step(step: Step) -> dict[str, Any]:
    """One assessment as a line between its first day and the day on which the next took effect."""
    lane, words, days = lane_of(step.code), say.step(step), _days(step)
    return {
        "type": "scatter", "mode": "lines", "x": days, "y": [lane] * len(days),
        "line": {"width": 8, "shape": "hv", "dash": "dot" if step.low else "solid"},
        "hovertext": [words] * len(days), "hovertemplate": "%{hovertext}<extra></extra>", "showlegend": False,
        "name": signal_words(step.code),
        "meta": {"part": "step", "stance": step.code, "assessment": step.assessment.key},
    }  # fmt: skip


def _days(step: Step) -> list[str]:
    """The first and the last day, and one a month between, so that a pointer anywhere on the line finds its words."""
    between = range(30, (step.end - step.start).days - 15, 30)
    days = [step.start, *(step.start + dt.timedelta(days=n) for n in between), step.end]
    return [day.isoformat() for day in days]


def _risers(layout: Layout) -> dict[str, Any]:
    """The joints between steps that follow each other, with gaps where a position was not found."""
    x: list[str | None] = []
    y: list[int | None] = []
    for before, after in zip(layout.steps, layout.steps[1:], strict=False):
        if before.stance and after.stance:
            x += [after.start.isoformat(), after.start.isoformat(), None]
            y += [lane_of(before.code), lane_of(after.code), None]
    return _plain_line(x, y, 1.5, "solid", "riser")


def _not_assessed(layout: Layout) -> dict[str, Any]:
    x: list[str | None] = []
    y: list[int | None] = []
    for gap in layout.gaps:
        x += [gap.start.isoformat(), gap.end.isoformat(), None]
        y += [-1, -1, None]
    return _plain_line(x, y, 1.5, "dot", "not_assessed")


def _plain_line(x: list[str | None], y: list[int | None], width: float, dash: str, part: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"width": width, "dash": dash},
        "hoverinfo": "skip", "showlegend": False, "connectgaps": False, "meta": {"part": part},
    }  # fmt: skip


def _said(layout: Layout, signal: str, statement_href: Callable[[str], str]) -> dict[str, Any]:
    """The statements of one signal as points; those on neighbouring days stand aside as in the drawn timeline."""
    marks = [mark for mark in layout.marks if mark.statement.signal == signal]
    return {
        "type": "scatter", "mode": "markers", "name": signal_words(signal), "showlegend": False,
        **({"mode": "markers+text", "text": ["?"] * len(marks), "textfont": {"size": 10}} if signal == UNCLEAR else {}),
        "x": [middle_day(mark.statement, layout.until).isoformat() for mark in marks],
        "y": [round(lane_of(signal) + _aside(mark, layout), 2) for mark in marks],
        "marker": {
            "symbol": SYMBOLS[signal], "size": [SIZES[mark.role] + (3 if signal == UNCLEAR else 0) for mark in marks],
            "opacity": 1, "line": {"width": [_outline(mark) for mark in marks]},
        },
        "hovertext": [say.statement(mark.statement, mark.role) for mark in marks],
        "customdata": [[statement_href(mark.statement.key), mark.statement.key] for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False,
        "meta": {"part": "statements", "stance": signal},
    }  # fmt: skip


def _outline(mark: Mark) -> float:
    """A heavier line round what was weighed as contrary."""
    return 3.0 if mark.ringed else 1.2


def _aside(mark: Mark, layout: Layout) -> float:
    """How far a mark stands from its lane's middle, in lanes, less than half of one."""
    rows = [round((m.y - layout.lane(m.statement.signal).middle) / (2 * m.reach)) for m in layout.marks]
    row = round((mark.y - layout.lane(mark.statement.signal).middle) / (2 * mark.reach))
    return -row * min(NEIGHBOUR, 0.45 / max(map(abs, rows), default=1)) if row else 0.0


def _milestone_points(layout: Layout) -> dict[str, Any]:
    """All milestones as points along the top, so that a pointer finds the names that have no label."""
    shown = [flag.milestone for flag in layout.flags]
    return {
        "type": "scatter", "mode": "markers", "x": [m.date.isoformat() for m in shown], "y": [5.7] * len(shown),
        "marker": {"symbol": "line-ns", "size": 8, "line": {"width": 1.5}},
        "hovertext": [f"{escape(m.name)}<br>{escape(milestone_days(m))}" for m in shown],
        "hovertemplate": "%{hovertext}<extra></extra>", "showlegend": False, "meta": {"part": "milestones"},
    }  # fmt: skip


def _head_points(layout: Layout) -> list[dict[str, Any]]:
    """New heads of government as points in their row; no trace where there are none."""
    new = [head.government for head in layout.heads]
    if not new:
        return []
    words = [f"{say.wrapped(head_words(g))}<br>{escape(day_words(g.day))}" for g in new]
    return [{
        "type": "scatter", "mode": "markers", "x": [g.day.isoformat() for g in new], "y": [lane_of(OFFICE)] * len(new),
        "marker": {"symbol": "line-ns", "size": 12, "line": {"width": 2}}, "hovertext": words,
        "hovertemplate": "%{hovertext}<extra></extra>", "showlegend": False, "meta": {"part": "governments"},
    }]  # fmt: skip
