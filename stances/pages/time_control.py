"""The time control of the home page: the days that can be dragged through, and the named stops on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stances.charts import tally
from stances.charts.english import language_of_record
from stances.charts.lettering import width
from stances.codebook import MilestoneKind
from stances.record.record import Record
from stances.record.types import Milestone, Shift

from .parts import DayLink
from .reading import Reading
from .words import shift_words, shifts_words

WIDTHS = {"wide": 1000.0, "medium": 620.0, "narrow": 328.0}
"""Pixels of the track, at least, for each of the widths in which the stops' names are placed."""

LETTERS = 12.0
GAP = 6.0
"""Pixels: the size of the names, and what is kept free between two."""

LESSER = 4
"""The rank of a summit that is not the alliance's own: its name does not begin with its place."""

RANKS = {
    MilestoneKind.SUMMIT: 0,
    MilestoneKind.APPLICATION: 1,
    MilestoneKind.ACCESSION: 2,
}
"""Whose name is written first where not all have room."""

NAMED = frozenset(RANKS)
"""The kinds that are stops."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone as a stop. ``share`` is its place in whole hundredths of the track; ``shown`` the widths, of
    ``WIDTHS``, at which its name has room; ``edge`` is ``start`` or ``end`` where it would reach over the edge.
    ``language`` is that of ``short`` where it is not the page's."""

    day: dt.date
    name: str
    short: str
    language: str | None
    href: str
    share: int
    shown: tuple[str, ...]
    edge: str


@dataclass(frozen=True, slots=True)
class TimeControl:
    """``value`` and ``most`` are days since ``first``, for the slider; ``before`` says that the day lies before it.

    ``track_svg`` is safe markup. ``earlier`` and ``later`` are the nearest days on which a stance shifted; either may
    be None.
    """

    first: dt.date
    last: dt.date
    value: int
    most: int
    before: bool
    track_svg: str
    stops: tuple[Stop, ...]
    earlier: DayLink | None
    later: DayLink | None


def time_control(record: Record, reading: Reading) -> TimeControl | None:
    """The control for the reader's day; None where nothing was ever assessed."""
    first = record.first_assessed
    if first is None or first >= reading.today:
        return None
    known = [m for m in record.milestones if first <= m.date <= reading.today]
    earlier, later = neighbouring_shifts(record, reading)
    return TimeControl(
        first=first,
        last=reading.today,
        value=max((reading.day - first).days, 0),
        most=(reading.today - first).days,
        before=reading.day < first,
        track_svg=tally.track(
            record.tallies(first, reading.today),
            since=first,
            until=reading.today,
            complete_to=record.edition.complete_to,
            members=len(record.members_on(reading.today)),
        ),
        stops=stops((m for m in known if m.kind in NAMED), first, reading),
        earlier=earlier,
        later=later,
    )


def neighbouring_shifts(record: Record, reading: Reading) -> tuple[DayLink | None, DayLink | None]:
    """The nearest day before the reader's, and the nearest after it up to today, on which a stance shifted."""
    days = [shift.day for shift in record.shifts(until=reading.today)]
    before = max((day for day in days if day < reading.day), default=None)
    after = min((day for day in days if day > reading.day), default=None)
    return _day_link(before, record, reading), _day_link(after, record, reading)


def _day_link(day: dt.date | None, record: Record, reading: Reading) -> DayLink | None:
    if day is None:
        return None
    return DayLink(day, _shifted(record.shifts(since=day, until=day)), reading.alliance(day))


def _shifted(shifts: tuple[Shift, ...]) -> str:
    return shift_words(shifts[0]) if len(shifts) == 1 else shifts_words(len(shifts))


def stops(milestones: Iterable[Milestone], first: dt.date, reading: Reading) -> tuple[Stop, ...]:
    """The stops by day, each with the widths at which its name has room: the weightier are served first."""
    known = list(milestones)
    span = (reading.today - first).days
    shares = {m.key: round(100 * (m.date - first).days / span) for m in known}
    room = {name: _with_room(known, shares, pixels) for name, pixels in WIDTHS.items()}
    return tuple(
        Stop(
            day=milestone.date,
            name=milestone.name,
            short=short_name(milestone),
            language=None if milestone.kind == MilestoneKind.APPLICATION else language_of_record(),
            href=reading.alliance(milestone.date),
            share=shares[milestone.key],
            shown=tuple(name for name in WIDTHS if milestone.key in room[name]),
            edge=_edge(shares[milestone.key], short_name(milestone)),
        )
        for milestone in known
    )


def short_name(milestone: Milestone) -> str:
    """A summit by its place, as it is known; the application without its circumstances."""
    if milestone.kind == MilestoneKind.APPLICATION:
        return _("Ukraine applies")
    return milestone.place if milestone.kind == MilestoneKind.SUMMIT and milestone.place else milestone.name


def _with_room(milestones: list[Milestone], shares: dict[str, int], pixels: float) -> set[str]:
    """The keys of those whose names fit beside each other on a track of so many pixels."""
    taken: list[tuple[float, float]] = []
    kept = set()
    for milestone in sorted(milestones, key=lambda m: (_rank(m), m.date)):
        start, end = _reach(shares[milestone.key], short_name(milestone), pixels)
        if all(end + GAP <= a or b + GAP <= start for a, b in taken):
            taken.append((start, end))
            kept.add(milestone.key)
    return kept


def _rank(milestone: Milestone) -> int:
    lesser = milestone.kind == MilestoneKind.SUMMIT and not milestone.name.startswith(milestone.place or " ")
    return LESSER if lesser else RANKS[MilestoneKind(milestone.kind)]


def _reach(share: int, name: str, pixels: float) -> tuple[float, float]:
    """From where to where a name goes: centred on its day, or from the edge that it would reach over."""
    wide, at = width(name, LETTERS), share / 100 * pixels
    edge = _edge(share, name)
    if edge == "start":
        return at, at + wide
    return (at - wide, at) if edge == "end" else (at - wide / 2, at + wide / 2)


def _edge(share: int, name: str) -> str:
    """The edge that a centred name would reach over on the narrowest track."""
    half, at = width(name, LETTERS) / 2, share / 100 * WIDTHS["narrow"]
    if at - half < 0:
        return "start"
    return "end" if at + half > WIDTHS["narrow"] else ""
