"""Where everything on the chart of the tally stands, in pixels, before a line of it is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stances.charts import tally_areas
from stances.charts.flags import Flag, flags
from stances.charts.lettering import lines
from stances.charts.scale import TimeScale
from stances.charts.tally_areas import Tallies
from stances.charts.wording import signal_words
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Milestone


@dataclass(frozen=True, slots=True)
class Format:
    """The measures of one width, in pixels: the plot runs from ``left`` to ``right``, labels stand right of it."""

    name: str
    width: float
    left: float
    right: float
    height: float
    size: float
    small: float
    flag_rows: int
    longest_flag: int


FORMATS = {
    "wide": Format("wide", 1176, 26, 936, 320, 13.5, 12.5, 3, 40),
    "medium": Format("medium", 690, 24, 482, 300, 13, 12, 4, 34),
    "narrow": Format("narrow", 328, 20, 208, 290, 12, 11.5, 4, 24),
}
"""Each is drawn for the narrowest column that it is shown in."""

FLAG_ROW = 17.0
AXIS_ROW = 17.0
ICON = 15.0
LEADER = 14.0
"""Pixels from the plot's edge to a label, for the line that ties them."""

LINE = 1.22
"""From one line of a label to the next, in letters' sizes."""

BETWEEN = 6.0
"""Pixels kept free between two labels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A stance's name at the plot's right: ``band`` is the middle of its area there, ``y`` where the label stands."""

    code: str
    count: int
    rows: tuple[str, ...]
    band: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole chart, placed. ``day`` is the reader's, null where it has no place or is the last day."""

    form: Format
    tallies: Tallies
    scale: TimeScale
    day: dt.date | None
    complete_to: dt.date
    members: int
    top: float
    bottom: float
    flags: tuple[Flag, ...]
    labels: tuple[Label, ...]

    def y(self, members: float) -> float:
        """The height in pixels at which so many members stand."""
        return self.bottom - (self.bottom - self.top) * members / self.members


def lay_out(
    tallies: Tallies,
    *,
    since: dt.date,
    until: dt.date,
    day: dt.date,
    complete_to: dt.date,
    members: int,
    milestones: Sequence[Milestone],
    form: Format,
) -> Layout:
    """The chart's geometry from ``since`` to ``until``; milestones that fell outside are left out."""
    scale = TimeScale(since, max(until, since + dt.timedelta(days=1)), form.left, form.right)
    placed = flags(milestones, None, scale, form.small, form.flag_rows, form.longest_flag)
    top = 6 + FLAG_ROW * max((flag.row + 1 for flag in placed if flag.label), default=0)
    bottom = top + form.height
    return Layout(
        form=form,
        tallies=tallies,
        scale=scale,
        day=day if since <= day < until else None,
        complete_to=complete_to,
        members=members,
        top=top,
        bottom=bottom,
        flags=placed,
        labels=labels(tally_areas.on(tallies, until), shown(tallies), members, top, bottom, form),
    )


def shown(tallies: Tallies) -> list[str]:
    """The stances from the top down, all five, under those not assessed if there ever were any."""
    unassessed = any(tally[NOT_ASSESSED] for _day, tally in tallies)
    return [*([NOT_ASSESSED] if unassessed else []), *STANCES]


def labels(
    tally: Mapping[str, int], codes: Sequence[str], members: int, top: float, bottom: float, form: Format
) -> tuple[Label, ...]:
    """A label for each stance from the top down, beside its area or as near to it as the others let it."""
    ends = tally_areas.heights(tally) | {NOT_ASSESSED: tally_areas.size(tally)}
    bands = [bottom - (bottom - top) * (ends[code] - tally[code] / 2) / members for code in codes]
    room = form.width - form.right - LEADER - ICON - 6
    named = [lines(words_of(code, tally[code]), form.size, room) for code in codes]
    tall = [max(len(rows) * form.size * LINE, ICON) for rows in named]
    return tuple(
        Label(code, tally[code], tuple(rows), band, y, height)
        for code, rows, band, y, height in zip(codes, named, bands, spread(bands, tall, top, bottom), tall, strict=True)
    )


def words_of(code: str, count: int) -> str:
    """ "8 Not now"."""
    label = signal_words(code) if code in STANCES else _("Not assessed")
    return _("{count} {stance}").format(count=count, stance=label)


def spread(wanted: Sequence[float], tall: Sequence[float], top: float, bottom: float) -> list[float]:
    """Middles from the top down, as near to those ``wanted`` as boxes so ``tall`` allow without touching.

    They stay between ``top`` and ``bottom`` where there is room for all of them.
    """
    placed: list[float] = []
    edge = top
    for middle, height in zip(wanted, tall, strict=True):
        placed.append(max(middle, edge + height / 2))
        edge = placed[-1] + height / 2 + BETWEEN
    edge = bottom
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], edge - tall[i] / 2)
        edge = placed[i] - tall[i] / 2 - BETWEEN
    return placed
