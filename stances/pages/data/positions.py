"""Rows of positions: by stretches of days on which the same assessment holds of a member, or day by day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from stances.codebook import RECORD_STARTS
from stances.record.record import Record
from stances.record.types import Member, Position

from .kinds import Row

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a member's position is the same, from ``first`` to ``last``; None where it goes on."""

    first: dt.date
    last: dt.date | None
    position: Position

    def holds(self, day: dt.date) -> bool:
        return self.first <= day and self.lasts(day)

    def lasts(self, day: dt.date) -> bool:
        """Whether it is not over before ``day``."""
        return self.last is None or day <= self.last

    @property
    def row(self) -> Row:
        """In the order of the table ``positions``."""
        seen, held = self.position, self.position.assessment
        return (
            seen.member.code, self.first, self.last, seen.stance, seen.since, seen.confidence,
            held.conditions if held else (), held.key if held else None,
        )  # fmt: skip

    @property
    def row_of_a_day(self) -> Row:
        """In the order of ``positions_by_day``, without its day."""
        seen, held = self.position, self.position.assessment
        return seen.member.code, seen.stance, seen.since, seen.confidence, held.key if held else None


def by_stretch(record: Record, on: dt.date | None) -> Iterator[Row]:
    """Every member's stretches, by its name and oldest first; of a day alone those that hold ``on`` it."""
    return (one.row for one in _every(record) if on is None or one.holds(on))


def by_day(record: Record, since: dt.date, until: dt.date) -> Iterator[Row]:
    """One row for each member and day, from ``since`` to ``until``, of a member from its accession on; by day, and on
    each by the member's name.

    Between two days on which something begins, the rows of the first are given again: none is worked out twice.
    """
    begins: dict[dt.date, dict[str, Row]] = defaultdict(dict)
    for one in _every(record):
        if one.lasts(since):
            begins[max(one.first, since)][one.position.member.code] = one.row_of_a_day
    known: dict[str, Row] = {}
    rows: list[Row] = []
    for number in range((until - since).days + 1):
        day = since + number * ONE_DAY
        if day in begins:
            known |= begins[day]
            rows = [known[member.code] for member in record.members if member.code in known]
        for row in rows:
            yield day, *row


def _every(record: Record) -> Iterator[Stretch]:
    return (one for member in record.members for one in _of_member(record, member))


def _of_member(record: Record, member: Member) -> Iterator[Stretch]:
    """Oldest first: one begins where the member accedes, and where an assessment takes effect."""
    start = max(member.acceded, RECORD_STARTS)
    days = sorted({start, *(max(a.effective, start) for a in record.history(member.code))})
    for first, following in zip(days, [*days[1:], None], strict=True):
        position = record.position(member.code, first)
        assert position is not None  # noqa: S101 - it has acceded
        yield Stretch(first, following - ONE_DAY if following else None, position)
