"""Where everything on a comparison's timeline stands, in pixels: a row a member, all on one line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.charts.flags import Flag, flags
from stances.charts.scale import TimeScale, time_scale
from stances.charts.steps import Gap, Step, gaps, steps
from stances.charts.timeline_layout import FLAG_ROW, middle_day, roles
from stances.codebook import STANCES
from stances.record.types import Assessment, Member, Milestone, Statement


@dataclass(frozen=True, slots=True)
class Format:
    """The measures of one width, in pixels. ``head`` is the height of the name over its row, 0 where it is beside.

    ``level`` is the height of one of the scale's five, ``pitch`` the least distance of two marks, ``half`` a mark's
    half width, ``early`` the width given to the years before 2022.
    """

    name: str
    width: float
    left: float
    right: float
    head: float
    level: float
    pitch: float
    half: float
    early: float
    size: float
    small: float
    flag_rows: int
    longest_flag: int


FORMATS = {
    "wide": Format("wide", 1176, 190, 1168, 0, 15, 26, 6.5, 96, 15, 12.5, 3, 40),
    "medium": Format("medium", 690, 138, 684, 0, 14, 24, 6, 66, 14, 12, 3, 32),
    "column": Format("column", 500, 20, 496, 23, 13, 24, 6, 56, 13.5, 12, 3, 32),
    "narrow": Format("narrow", 328, 18, 324, 23, 12, 24, 5.5, 40, 13, 11.5, 4, 28),
}
"""Each is drawn for the narrowest column it is shown in (the wide one for 1,088 pixels), so that a target is 24 CSS
pixels across and no lettering smaller than 11.5 there."""

TARGET = 24.0
"""Height of the line of marks under a band."""

BETWEEN = 14.0
"""Pixels from the marks of a row to the next row."""

FOOT = 6.0
"""Pixels from the last row's marks to the axis."""


@dataclass(frozen=True, slots=True)
class Said:
    """A member with what the record holds of it: ``history`` its assessments, ``statements`` those about it."""

    member: Member
    history: Sequence[Assessment]
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Dot:
    """A statement's place on its member's line of marks. ``role`` as in the member's own timeline."""

    statement: Statement
    role: str
    x: float


@dataclass(frozen=True, slots=True)
class Row:
    """A member's row: its band of five levels from ``top`` to ``foot``, then the marks at ``marks``, to ``bottom``.

    ``untold`` counts the statements that had no room for a mark.
    """

    member: Member
    steps: tuple[Step, ...]
    gaps: tuple[Gap, ...]
    dots: tuple[Dot, ...]
    untold: int
    top: float
    foot: float
    marks: float
    bottom: float

    def level(self, code: str) -> tuple[float, float]:
        """The edges of a stance's level, from the top. Raises ``ValueError`` for what is no stance."""
        height = (self.foot - self.top) / len(STANCES)
        place = list(STANCES).index(code)
        return self.top + place * height, self.top + (place + 1) * height


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole comparison, placed; ``top`` is where the first row begins, ``bottom`` where the axis lies."""

    form: Format
    until: dt.date
    complete_to: dt.date
    scale: TimeScale
    flags: tuple[Flag, ...]
    rows: tuple[Row, ...]
    top: float
    bottom: float


def lay_out(
    compared: Sequence[Said], milestones: Sequence[Milestone], until: dt.date, complete_to: dt.date, form: Format
) -> Layout:
    """The geometry of the days up to ``until``: nothing said or judged later, nothing judged before an accession."""
    held = {one.member.code: steps(one.member, one.history, until) for one in compared}
    said = {one.member.code: [s for s in one.statements if s.date <= until] for one in compared}
    days = [step.start for those in held.values() for step in those]
    days += [s.date for those in said.values() for s in those]
    scale = time_scale(days, until, form.left, form.right, form.early)
    placed = flags(milestones, None, scale, form.small, form.flag_rows, form.longest_flag)
    top = 8 + FLAG_ROW * max((flag.row + 1 for flag in placed if flag.label), default=0)
    rows: list[Row] = []
    for one in compared:
        start = rows[-1].bottom + BETWEEN if rows else top
        rows.append(_row(one, held[one.member.code], said[one.member.code], scale, start, form))
    return Layout(form, until, complete_to, scale, placed, tuple(rows), top, rows[-1].bottom + FOOT)


def _row(
    one: Said, held: tuple[Step, ...], said: Sequence[Statement], scale: TimeScale, start: float, form: Format
) -> Row:
    top = start + form.head
    foot = top + len(STANCES) * form.level
    dots = _dots(said, roles(one.history, scale.until), scale, form.pitch)
    return Row(
        member=one.member,
        steps=held,
        gaps=gaps(one.member, held, scale.begins, scale.until),
        dots=dots,
        untold=len(said) - len(dots),
        top=top,
        foot=foot,
        marks=foot + 3 + TARGET / 2,
        bottom=foot + 3 + TARGET,
    )


def _dots(said: Sequence[Statement], weighed: Mapping[str, str], scale: TimeScale, apart: float) -> tuple[Dot, ...]:
    """The marks that have room, oldest first: no two are nearer than ``apart`` pixels.

    Those that an assessment rests on or was weighed against come first, then the newest: each is left out if a mark
    stands too near already.
    """
    served = sorted(said, key=lambda s: (s.key in weighed, middle_day(s, scale.until), s.key), reverse=True)
    placed: list[Dot] = []
    for statement in served:
        x = scale.x(middle_day(statement, scale.until))
        if all(abs(x - dot.x) >= apart for dot in placed):
            placed.append(Dot(statement, weighed.get(statement.key, "other"), x))
    return tuple(sorted(placed, key=lambda dot: dot.x))
