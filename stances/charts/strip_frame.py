"""What the strip's rows stand on: years and milestones above and below them, the reader's day through them all.

Nothing here knows how wide the strip will be: places are shares of the width, and which names have room is worked out
for the narrowest of each of three widths, of which the stylesheet shows one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.dates import short_day
from stances.charts.flags import OFFSET, Flag, flags
from stances.charts.lettering import width
from stances.charts.scale import TimeScale
from stances.charts.svg import Attribute, element
from stances.charts.wording import day_words, milestone_days
from stances.record.types import Milestone

WIDTHS = {"wide": (824.0, 12.5, 3, 40), "medium": (464.0, 12.0, 3, 34), "narrow": (196.0, 11.5, 4, 22)}
"""By name: the narrowest bar in pixels, the letters' size, rows for milestones, letters of a milestone's name."""

FLAG_ROW = 17.0
YEARS = 20.0
"""The height of the row of the years."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the strip shows, the first and the last included; a place is a share of them, in per cent."""

    since: dt.date
    until: dt.date

    @property
    def days(self) -> int:
        return max((self.until - self.since).days, 1)

    def place(self, day: dt.date) -> str:
        """ "12.36%": days outside are put at the nearer edge."""
        share = (min(max(day, self.since), self.until) - self.since).days / self.days
        return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"

    def length(self, start: dt.date, end: dt.date) -> str:
        return self.place(self.since + (end - start))


def scale(span: Span, name: str) -> TimeScale:
    """The days on the narrowest bar of a width."""
    return TimeScale(span.since, span.since + dt.timedelta(days=span.days), 0, WIDTHS[name][0])


def placed(span: Span, milestones: Sequence[Milestone], name: str) -> list[Flag]:
    """The milestones that have room for their name at a width."""
    _width, size, rows, longest = WIDTHS[name]
    return [flag for flag in flags(milestones, None, scale(span, name), size, rows, longest) if flag.label]


def above(span: Span, milestones: Sequence[Milestone], name: str) -> SafeString:
    """Milestones, then the years."""
    shown = placed(span, milestones, name)
    foot = 6 + FLAG_ROW * max((flag.row + 1 for flag in shown), default=0) + YEARS
    parts = [part for flag in shown for part in _flag(span, flag, foot)]
    return _axis(name, foot, [*parts, *_years(span, name, foot - 6, "")])


def _flag(span: Span, flag: Flag, foot: float) -> list[SafeString]:
    head = foot - YEARS - FLAG_ROW * flag.row
    x = span.place(flag.milestone.date)
    name: dict[str, Attribute] = {"x": x, "y": head - 4, "dx": -OFFSET if flag.flipped else OFFSET}
    title = element("title", {}, f"{flag.milestone.name}, {milestone_days(flag.milestone)}")
    return [
        element("line", {"class": "strip-rule", "x1": x, "x2": x, "y1": head - FLAG_ROW + 2, "y2": foot}),
        element(
            "text", name | {"text-anchor": "end" if flag.flipped else None, "lang": flag.language}, title, flag.label
        ),
    ]


def below(span: Span, day: dt.date | None, complete_to: dt.date, name: str) -> SafeString:
    """The years; the reader's day by name, unless null; up to when the record was searched."""
    lines = _years(span, name, 16, short_day(span.until))
    edges = [] if day is None else [(day, day_words(day), "strip-day-name")]
    if complete_to < span.until:
        words = _("Searched up to {day}").format(day=day_words(complete_to))
        edges.append((complete_to, words, "strip-searched"))
    lines += [_edge_words(span, at, 16 + row * FLAG_ROW, *named) for row, (at, *named) in enumerate(edges, 1)]
    return _axis(name, 22 + FLAG_ROW * (len(edges) if day is None else 2), lines)


def _edge_words(span: Span, day: dt.date, y: float, words: str, name: str) -> SafeString:
    """Words under a day: beside it to the left in the right half, to the right in the left half."""
    anchor = "end" if (day - span.since).days * 2 > span.days else "start"
    return element("text", {"class": name, "x": span.place(day), "y": y, "text-anchor": anchor}, words)


def _years(span: Span, name: str, y: float, ending: str) -> list[SafeString]:
    """The years that have room, and ``ending`` at the right end."""
    placing, size = scale(span, name), WIDTHS[name][1]
    limit, free, parts = placing.right - (width(ending, size) + 6 if ending else 0), 0.0, []
    for year in (day for day in placing.years() if day > span.since):
        x, wide = placing.x(year) + 3, width(str(year.year), size)
        if x >= free and x + wide <= limit:
            parts.append(element("text", {"x": span.place(year), "y": y, "dx": 3}, str(year.year)))
            free = x + wide + 5
    end: dict[str, Attribute] = {"class": "tl-end", "x": "100%", "y": y, "text-anchor": "end"}
    return [*parts, element("text", end, ending)] if ending else parts


def _axis(name: str, height: float, parts: Sequence[SafeString]) -> SafeString:
    attributes: dict[str, Attribute] = {
        "class": f"strip-axis tl-axis strip-{name}", "height": height, "font-size": WIDTHS[name][1],
        "aria-hidden": "true", "focusable": "false",
    }  # fmt: skip
    return element("svg", attributes, *parts)


def overlay(span: Span, day: dt.date, complete_to: dt.date, milestones: Sequence[Milestone]) -> SafeString:
    """One drawing over all rows, a unit a day across: years, milestones, the days not searched, the reader's day."""

    def at(shown: dt.date) -> int:
        return (min(max(shown, span.since), span.until) - span.since).days

    years = [year for year in scale(span, "wide").years() if year > span.since]
    parts = [_rules([at(year) for year in years], "strip-years")]
    parts += [
        _rules([at(flag.milestone.date) for flag in placed(span, milestones, name)], f"strip-rules strip-{name}")
        for name in WIDTHS
    ]
    if complete_to < span.until:
        start = at(complete_to + dt.timedelta(days=1))
        box: dict[str, Attribute] = {"x": start, "y": 0, "width": span.days - start, "height": 1}
        parts.insert(0, element("rect", {"class": "strip-after", **box}))
    parts.append(element("line", {"class": "strip-day", "x1": at(day), "x2": at(day), "y1": 0, "y2": 1}))
    attributes: dict[str, Attribute] = {
        "class": "strip-over", "viewBox": f"0 0 {span.days} 1", "preserveAspectRatio": "none",
        "aria-hidden": "true", "focusable": "false",
    }  # fmt: skip
    return element("svg", attributes, *parts)


def _rules(places: Sequence[int], name: str) -> SafeString:
    return element("path", {"class": name, "d": "".join(f"M{x} 0v1" for x in places) or "M0 0"})
