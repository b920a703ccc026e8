"""How NATO decides, and what that means on a day: the counts beside those of a year before, who moved, who would block.

The block stands on the page of the alliance, for any day of the record. It ranks nobody: members stand by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from stances.codebook import NOT_ASSESSED, RECORD_STARTS, STANCES
from stances.record.record import Record
from stances.record.types import Position, Shift, Statement

from .parts import MemberLink, StanceWords, StatementView
from .positions import member_link
from .reading import Reading
from .roads import RoadView, road_views
from .statements import statement_view
from .words import stance_words
from .years import year_before

TREATY = "https://www.nato.int/cps/en/natohq/official_texts_17120.htm"
"""The North Atlantic Treaty: article 10 says that an invitation takes unanimous agreement."""
ENLARGEMENT = "https://www.nato.int/cps/en/natohq/official_texts_24733.htm"
"""NATO's study on enlargement: how an accession goes, and that every member ratifies the protocol."""

Positions = dict[str, Position]


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many held a stance: a year ``before`` (None before the record), on the day (``now``), and the difference.

    ``difference`` is ready to print: "+2", "−1", "0", empty without a year before.
    """

    stance: StanceWords
    before: int | None
    now: int
    difference: str


@dataclass(frozen=True, slots=True)
class MoveView:
    """A member that stands elsewhere than a year before; ``day`` is the first of its present stance.

    Of those that joined, ``before`` says "not assessed" and ``day`` is that of the accession.
    """

    member: MemberLink
    day: dt.date
    before: StanceWords
    after: StanceWords


@dataclass(frozen=True, slots=True)
class DatedMember:
    """A member and a day that is told of it; the link leads there."""

    member: MemberLink
    day: dt.date


@dataclass(frozen=True, slots=True)
class NewlyAssessed:
    """Who holds a stance and held none a year before, by name; each link leads to the first day of that stance."""

    stance: StanceWords
    members: tuple[MemberLink, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A member that has said that it would block: the newest statement, older ones, and where it stands on the day."""

    member: MemberLink
    statement: StatementView
    earlier: tuple[StatementView, ...]
    stance: StanceWords
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """Everything of the block. ``year_before`` is None where it lies before the record, else ``days_href``
    leads to both days side by side.

    ``rows`` is empty where nobody is assessed on either day. ``members`` counts the alliance, as a row without a
    stance's colour would. ``back`` moved within the year and stand where they stood. ``roads`` begun by the day.
    """

    day: dt.date
    year_before: dt.date | None
    days_href: str
    treaty_url: str
    enlargement_url: str
    member_count: int
    rows: tuple[CountRow, ...]
    members: tuple[int | None, int, str]
    toward: tuple[MoveView, ...]
    away: tuple[MoveView, ...]
    back: tuple[DatedMember, ...]
    newly_assessed: tuple[NewlyAssessed, ...]
    no_longer_assessed: tuple[DatedMember, ...]
    joined: tuple[MoveView, ...]
    blocks: tuple[BlockView, ...]
    roads: tuple[RoadView, ...]

    @property
    def nobody_moved(self) -> bool:
        return not (self.toward or self.away or self.back or self.newly_assessed or self.no_longer_assessed)


def in_the_record(day: dt.date) -> dt.date | None:
    """The day; None where the record had not begun."""
    return day if day >= RECORD_STARTS else None


def consensus_view(record: Record, reading: Reading) -> ConsensusView:
    """The block on the reader's day."""
    day, before = reading.day, in_the_record(year_before(reading.day))
    now = record.positions(day)
    then = record.positions(before) if before else {}
    moves = list(_moves(then, now, reading))
    return ConsensusView(
        day=day,
        year_before=before,
        days_href=reading.days(before, day) if before else "",
        treaty_url=TREATY,
        enlargement_url=ENLARGEMENT,
        member_count=len(now),
        rows=_rows(record, day, before),
        members=(len(then), len(now), _difference(len(then), len(now))) if before else (None, len(now), ""),
        toward=tuple(move for move, toward in moves if toward),
        away=tuple(move for move, toward in moves if not toward),
        back=tuple(_back(record, then, now, reading)),
        newly_assessed=tuple(_newly_assessed(then, now, reading)),
        no_longer_assessed=tuple(_no_longer_assessed(then, now, reading)),
        joined=tuple(_joined(then, now, reading)) if before else (),
        blocks=tuple(_blocks(record, now, reading)),
        roads=road_views(record, reading),
    )


def _rows(record: Record, day: dt.date, before: dt.date | None) -> tuple[CountRow, ...]:
    """The five counts, and those not assessed where there are some; none where nobody is assessed at all."""
    now, then = record.tally(day), record.tally(before) if before else None
    if not any(count.get(code) for count in (now, then or {}) for code in STANCES):
        return ()
    shown = [*STANCES, *([NOT_ASSESSED] if now[NOT_ASSESSED] or (then and then[NOT_ASSESSED]) else [])]
    return tuple(
        CountRow(stance_words(code), then[code], now[code], _difference(then[code], now[code]))
        if then
        else CountRow(stance_words(code), None, now[code], "")
        for code in shown
    )


def _difference(before: int, now: int) -> str:
    """With its sign, the minus as it is printed: "+2", "−1", "0"."""
    return f"{now - before:+d}".replace("-", "\u2212") if now != before else "0"


def _moves(then: Positions, now: Positions, reading: Reading) -> Iterator[tuple[MoveView, bool]]:
    """Who stands elsewhere than a year before, by name, and whether that is toward an invitation."""
    for code, position in now.items():
        old = then.get(code)
        since, assessment = position.since, position.assessment
        if old and old.stance and position.stance and since and assessment and old.stance != position.stance:
            shift = Shift(position.member, since, old.stance, position.stance, assessment)
            yield _move(position, old.stance, since, reading), shift.toward


def _move(position: Position, before: str | None, day: dt.date, reading: Reading) -> MoveView:
    member = member_link(position.member, reading, day)
    return MoveView(member, day, stance_words(before), stance_words(position.stance))


def _newly_assessed(then: Positions, now: Positions, reading: Reading) -> Iterator[NewlyAssessed]:
    """Who was in the alliance a year before without a stance and holds one on the day, in the codebook's order."""
    new = [p for code, p in now.items() if p.since and code in then and not then[code].stance]
    for stance in STANCES:
        held = tuple(member_link(p.member, reading, p.since) for p in new if p.stance == stance)
        if held:
            yield NewlyAssessed(stance_words(stance), held)


def _no_longer_assessed(then: Positions, now: Positions, reading: Reading) -> Iterator[DatedMember]:
    """Who held a stance a year before, and whose newest assessment says that no position was found."""
    for code, position in now.items():
        old = then.get(code)
        if old and old.stance and not position.stance and position.assessment:
            yield _dated(position, position.assessment.effective, reading)


def _joined(then: Positions, now: Positions, reading: Reading) -> Iterator[MoveView]:
    """Who has acceded within the year, on that day; with the stance of the reader's day."""
    for code, position in now.items():
        if code not in then:
            yield _move(position, None, position.member.acceded, reading)


def _back(record: Record, then: Positions, now: Positions, reading: Reading) -> Iterator[DatedMember]:
    """Who moved within the year and stands on the day where it stood before; the day is that of the way back."""
    for code, position in now.items():
        old = then.get(code)
        if old and old.stance and old.stance == position.stance and position.since and position.since != old.since:
            yield _dated(position, position.since, reading)


def _dated(position: Position, day: dt.date, reading: Reading) -> DatedMember:
    return DatedMember(member_link(position.member, reading, day), day)


def _blocks(record: Record, now: Positions, reading: Reading) -> Iterator[BlockView]:
    """By member, by name: those in the alliance on the day that have said by then that they would block."""
    said: dict[str, list[Statement]] = {}
    for statement in record.announced_blocks(reading.day):
        for code in statement.members:
            said.setdefault(code, []).append(statement)
    for code, position in now.items():
        if code in said:
            newest, *earlier = (statement_view(one, record, reading) for one in said[code])
            yield BlockView(
                member=member_link(position.member, reading),
                statement=newest,
                earlier=tuple(earlier),
                stance=stance_words(position.stance),
                since=position.since,
            )
