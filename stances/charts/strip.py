"""The strip: a row a member, time across, coloured by stance, from the first published assessment to the last day.

Classes for the stylesheet (``static/css/open-door.css``): ``strip-chart`` the whole, a container for queries of its
width; ``strip`` the list of rows, ``strip-name`` a member's link, ``strip-bar`` its time; in it ``strip-run
stance-<code>`` a stretch of one stance, ``strip-gap`` where it was not assessed, ``strip-joined`` its accession with
``strip-words``; ``strip-over`` the drawing over all rows, with ``strip-day`` the reader's day, which a script may move:
one unit of it is a day from ``data-since`` on. ``strip-wide``, ``-medium`` and ``-narrow`` are shown at one width each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import strip_frame as frame
from stances.charts.lettering import width
from stances.charts.marks import icon
from stances.charts.spoken import in_words
from stances.charts.steps import Step, gaps, steps
from stances.charts.strip_frame import WIDTHS, Span
from stances.charts.svg import Attribute, element
from stances.charts.wording import day_words, history_words, signal_words
from stances.record.types import Assessment, Member, Milestone, Position

LEAST = 0.004
"""A share of the days: a gap that is shorter would be a stray dot."""


@dataclass(frozen=True, slots=True)
class Row:
    """A member with its position on the reader's day (null before its accession) and all its assessments."""

    member: Member
    position: Position | None
    history: Sequence[Assessment]


def draw(
    rows: Sequence[Row],
    *,
    since: dt.date,
    until: dt.date,
    day: dt.date,
    complete_to: dt.date,
    milestones: Sequence[Milestone],
    href: Callable[[Member], str],
    id_prefix: str = "strip",
) -> SafeString:
    """The strip from ``since`` to ``until``, its rows in the order given; ``href`` answers where a name leads.

    Days after ``complete_to`` are veiled, ``day`` is a line through all rows, at the nearer edge if it lies outside.
    """
    span = Span(since, until)
    listed = [element("li", {}, _name(row, href(row.member)), bar(row, span, id_prefix)) for row in rows]
    return element(
        "div",
        {"class": "strip-chart", "data-since": since.isoformat(), "data-until": until.isoformat()},
        *(frame.above(span, milestones, name) for name in WIDTHS),
        _hatch(id_prefix),
        element(
            "div",
            {"class": "strip-rows"},
            element("ol", {"class": "strip", "aria-label": _("Members through time")}, *listed),
            frame.overlay(span, day, complete_to, milestones),
        ),
        *(frame.below(span, day, complete_to, name) for name in WIDTHS),
        element(
            "p",
            {"class": "strip-key"},
            _("Dashed: not assessed. Hatched: low confidence. Each name leads to a member."),
        ),
    )


def _hatch(id_prefix: str) -> SafeString:
    """The hatch that says low confidence, for every row."""
    hidden: dict[str, Attribute] = {"class": "strip-hatch", "width": "0", "height": "0", "aria-hidden": "true"}
    return element("svg", hidden, element("defs", {}, hatch(id_prefix)))


def hatch(id_prefix: str) -> SafeString:
    """The hatch that says low confidence, to be laid over the stance's colour: the map's."""
    stripe = element("path", {"class": "hatch", "d": "M1 0v6"})
    pattern: dict[str, Attribute] = {
        "id": f"{id_prefix}-hatch", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }  # fmt: skip
    return element("pattern", pattern, stripe)


def _name(row: Row, address: str) -> SafeString:
    """The member's link: its symbol and name to see, its stance to hear."""
    position = row.position
    attributes: dict[str, Attribute] = {
        "class": "strip-name",
        "href": address,
        "data-member": row.member.code,
        "data-stance": position.code if position else None,
        "aria-label": in_words(position)
        if position
        else _("{member}: not yet a member").format(member=row.member.name),
    }
    symbol = icon(position.code) if position else element("span", {"class": "strip-none", "aria-hidden": "true"})
    return element("a", attributes, symbol, element("span", {}, row.member.name))


def bar(row: Row, span: Span, id_prefix: str) -> SafeString:
    """The member's time as an image whose name tells its history."""
    held = [step for step in steps(row.member, row.history, span.until) if step.end > span.since]
    attributes: dict[str, Attribute] = {
        "class": "strip-bar",
        "role": "img",
        "aria-label": history_words(held, span.until),
    }
    missing = [
        gap for gap in gaps(row.member, held, span.since, span.until) if (gap.end - gap.start).days >= LEAST * span.days
    ]
    return element(
        "svg",
        attributes,
        *(_gap(span, max(gap.start, span.since), gap.end) for gap in missing),
        *(_run(span, run, id_prefix) for run in runs(held) if run.stance),
        *_accession(row.member, span),
    )


def runs(held: Sequence[Step]) -> list[Step]:
    """The steps with those joined that follow each other in one stance, as surely or as unsurely held."""
    joined: list[Step] = []
    for step in held:
        before = joined[-1] if joined else None
        if before and before.end == step.start and (before.stance, before.low) == (step.stance, step.low):
            joined[-1] = replace(before, end=step.end)
        else:
            joined.append(step)
    return joined


def _run(span: Span, run: Step, id_prefix: str) -> SafeString:
    start = max(run.start, span.since)
    box: dict[str, Attribute] = {
        "x": span.place(start), "width": span.length(start, run.end), "height": "100%"
    }  # fmt: skip
    hatch = [element("rect", {"fill": f"url(#{id_prefix}-hatch)", **box})] if run.low else []
    return element(
        "g",
        {"class": f"strip-run stance-{run.code}"},
        element("title", {}, run_words(run, span.until)),
        element("rect", box),
        *hatch,
    )


def run_words(run: Step, until: dt.date) -> str:
    """ "Not now, 30 September 2022 to 22 June 2023"; of one that goes on, since when; whether with low confidence."""
    words = {
        "stance": signal_words(run.code), "start": day_words(run.start),
        "end": day_words(run.end - dt.timedelta(days=1)),
    }  # fmt: skip
    if run.end >= until:
        said = _("{stance} since {start}; low confidence") if run.low else _("{stance} since {start}")
    else:
        said = _("{stance}, {start} to {end}; low confidence") if run.low else _("{stance}, {start} to {end}")
    return said.format(**words)


def _gap(span: Span, start: dt.date, end: dt.date) -> SafeString:
    ends: dict[str, Attribute] = {"x1": span.place(start), "x2": span.place(end), "y1": "50%", "y2": "50%"}
    return element("line", {"class": "strip-gap", **ends}, element("title", {}, _("Not assessed")))


def _accession(member: Member, span: Span) -> list[SafeString]:
    """A mark on the day of an accession within the span; before it, where there is room, that it joined."""
    if not span.since < member.acceded <= span.until:
        return []
    x = span.place(member.acceded)
    words = _("Joined on {day}").format(day=day_words(member.acceded))
    share = (member.acceded - span.since).days / span.days
    fits = [name for name, (bar, size, *_rest) in WIDTHS.items() if width(words, size) + 12 <= share * bar]
    mark = element(
        "line", {"class": "strip-joined", "x1": x, "x2": x, "y1": "0", "y2": "100%"}, element("title", {}, words)
    )
    said: dict[str, Attribute] = {"x": x, "dx": -8, "y": "50%", "dy": ".35em", "text-anchor": "end"}
    drawn = [element("text", {"class": f"strip-words strip-{name}", **said}, words) for name in fits]
    return [*drawn, mark]
