"""Where everything on a member's timeline stands, in pixels, before a line of it is drawn."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stances.charts import dodge
from stances.charts.flags import Flag, flags
from stances.charts.heads import Head, heads, told_once
from stances.charts.lettering import lines
from stances.charts.scale import TimeScale, time_scale
from stances.charts.steps import Gap, Step, gaps, steps
from stances.charts.wording import office_words, signal_words
from stances.codebook import NOT_ASSESSED, STANCES, UNCLEAR, DatePrecision
from stances.record.types import Assessment, Government, Member, Milestone, Statement


@dataclass(frozen=True, slots=True)
class Format:
    """The measures of one width, in pixels. ``head`` is kept free in a lane for its name, 0 where that is beside."""

    name: str
    width: float
    left: float
    right: float
    head: float
    lane: float
    pitch: float
    half: float
    bar: float
    early: float
    size: float
    small: float
    flag_rows: int
    longest_flag: int


FORMATS = {
    "wide": Format("wide", 1176, 222, 1168, 0, 58, 26, 7, 9, 96, 13.5, 12.5, 3, 46),
    "medium": Format("medium", 690, 150, 684, 0, 54, 24, 6.5, 8, 66, 12.5, 12, 4, 42),
    "column": Format("column", 500, 2, 496, 18, 34, 24, 6.5, 8, 56, 12.5, 12, 4, 42),
    "narrow": Format("narrow", 328, 2, 324, 18, 32, 24, 6, 7, 44, 12, 11.5, 4, 32),
}
"""Each is drawn for the narrowest column it is shown in (the wide one for 1,088 pixels), so that a target is 24 CSS
pixels across and no lettering smaller than 11.5 there."""

FLAG_ROW = 17.0
TARGET = 26.0
STRIP = 26.0
"""Height of the row for days that are not assessed."""

OFFICE = "office"
"""The row of the new heads of government: no stance, so no word of the codebook."""

BESIDE = 26.0
"""Pixels from the left to a lane's name, past its icon."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the scale: ``middle`` is where the line of the stance runs."""

    code: str
    top: float
    middle: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement's place. ``half`` is the symbol's half width, ``reach`` the radius of the pointer's target.

    ``role`` is ``supports``, ``contrary``, ``both`` or ``other``; ``month`` the edges of its month where only that is
    known.
    """

    statement: Statement
    role: str
    x: float
    y: float
    half: float
    reach: float
    month: tuple[float, float] | None

    @property
    def ringed(self) -> bool:
        """It was weighed as contrary at least once."""
        return self.role in ("contrary", "both")


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole timeline, placed: ``lanes`` from the top, the last may be for unclear words.

    ``strip`` is the row for what is not assessed, ``office`` the one for new heads of government; null without any.
    """

    form: Format
    member: Member
    until: dt.date
    complete_to: dt.date
    scale: TimeScale
    steps: tuple[Step, ...]
    gaps: tuple[Gap, ...]
    flags: tuple[Flag, ...]
    lanes: tuple[Lane, ...]
    strip: Lane | None
    marks: tuple[Mark, ...]
    heads: tuple[Head, ...]
    office: Lane | None
    top: float
    bottom: float

    def lane(self, code: str) -> Lane:
        """The lane of a stance or of ``unclear``; ``KeyError`` if it has none here."""
        return {lane.code: lane for lane in self.lanes}[code]


def lay_out(
    member: Member,
    history: Sequence[Assessment],
    statements: Sequence[Statement],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    form: Format,
    governments: Sequence[Government] = (),
) -> Layout:
    """The timeline's geometry; statements after ``until`` and assessments before the accession are left out."""
    said = sorted((s for s in statements if s.date <= until), key=lambda s: (middle_day(s, until), s.key))
    held = steps(member, history, until)
    days = [s.date for s in said] + [step.start for step in held]
    scale = time_scale(days, until, form.left, form.right, form.early)
    missing = gaps(member, held, scale.begins, until)
    shown_flags = flags(
        told_once(milestones, governments, member), member, scale, form.small, form.flag_rows, form.longest_flag
    )
    top = 6 + FLAG_ROW * max((flag.row + 1 for flag in shown_flags if flag.label), default=0)
    apart, rows = _rows(said, scale, form)
    lanes = _lanes(rows, top, apart, form)
    strip = _strip(lanes[-1].bottom, form) if missing or member.acceded > scale.begins else None
    marks = _marks(said, roles(history, until), rows, lanes, scale, apart, form)
    foot = strip.bottom if strip else lanes[-1].bottom
    new = heads(governments, member, scale, form.small)
    office = _office(foot, new, form)
    bottom = office.bottom if office else foot
    placed = (held, missing, shown_flags, lanes, strip, marks, new, office, top, bottom)
    return Layout(form, member, until, complete_to, scale, *placed)


def middle_day(statement: Statement, until: dt.date) -> dt.date:
    """Where a statement stands on the line of time: its day, or its month's middle where only that is known."""
    if statement.precision != DatePrecision.MONTH:
        return statement.date
    return min(statement.date.replace(day=15), until)


def roles(history: Sequence[Assessment], until: dt.date) -> dict[str, str]:
    """What each statement was weighed as by ``until``: ``supports``, ``contrary``, or ``both`` where it was each.

    Assessments that take effect later say nothing yet: a day's picture shows what was judged by that day.
    """
    judged = [a for a in history if a.effective <= until]
    supports = {item.statement for a in judged for item in a.supports}
    contrary = {item.statement for a in judged for item in a.contrary}
    named = dict.fromkeys(supports, "supports") | dict.fromkeys(contrary, "contrary")
    return named | dict.fromkeys(supports & contrary, "both")


def _rows(said: Sequence[Statement], scale: TimeScale, form: Format) -> tuple[float, dict[str, dict[str, int]]]:
    """The pitch, and for each signal the row of each statement's key."""
    by_signal = {code: [s for s in said if s.signal == code] for code in (*STANCES, UNCLEAR)}
    places = {code: [scale.x(middle_day(s, scale.until)) for s in group] for code, group in by_signal.items()}
    apart = dodge.pitch(list(places.values()), form.pitch)
    return apart, {
        code: dict(zip((s.key for s in group), dodge.rows(places[code], apart), strict=True))
        for code, group in by_signal.items()
    }


def _lanes(rows: dict[str, dict[str, int]], top: float, apart: float, form: Format) -> tuple[Lane, ...]:
    lanes: list[Lane] = []
    for code, taken in rows.items():
        if code == UNCLEAR and not taken:
            continue
        above, below = -min(taken.values(), default=0), max(taken.values(), default=0)
        needed = (above + below + 1) * apart + 8
        least = form.lane if code != UNCLEAR else min(form.lane, apart + 10)
        least = max(least, _name_height(signal_words(code), form))
        spare = max(least - needed, 0) / 2
        middle = top + form.head + spare + 4 + (above + 0.5) * apart
        lanes.append(Lane(code, top, middle, middle + (below + 0.5) * apart + 4 + spare))
        top = lanes[-1].bottom
    return tuple(lanes)


def _name_height(words: str, form: Format) -> float:
    """What a lane's name takes beside it; nothing where it stands in the lane's head."""
    return 0 if form.head else len(lines(words, form.size, form.left - BESIDE - 8)) * form.size * 1.2 + 8


def _strip(top: float, form: Format) -> Lane:
    return Lane(NOT_ASSESSED, top, top + form.head + STRIP / 2, top + form.head + STRIP)


def _office(top: float, new: Sequence[Head], form: Format) -> Lane | None:
    if not new:
        return None
    height = max(STRIP, _name_height(office_words(new[0].government.rank), form))
    return Lane(OFFICE, top, top + form.head + height / 2, top + form.head + height)


def _marks(
    said: Sequence[Statement],
    weighed: dict[str, str],
    rows: dict[str, dict[str, int]],
    lanes: tuple[Lane, ...],
    scale: TimeScale,
    apart: float,
    form: Format,
) -> tuple[Mark, ...]:
    middles = {lane.code: lane.middle for lane in lanes}
    half, reach = min(form.half, apart * 0.42), min(TARGET, apart) / 2
    return tuple(
        Mark(
            s,
            weighed.get(s.key, "other"),
            scale.x(middle_day(s, scale.until)),
            middles[s.signal] + rows[s.signal][s.key] * apart,
            half,
            reach,
            _month(s, scale) if s.precision == DatePrecision.MONTH else None,
        )
        for s in said
    )


def _month(statement: Statement, scale: TimeScale) -> tuple[float, float]:
    last = calendar.monthrange(statement.date.year, statement.date.month)[1]
    return scale.x(statement.date.replace(day=1)), scale.x(statement.date.replace(day=last))
