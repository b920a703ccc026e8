"""What an embed's picture shows, as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _

from stances.charts.comparing_layout import Said
from stances.charts.english import language_of_record
from stances.charts.steps import steps
from stances.charts.strip import Row as StripRow
from stances.charts.tally_areas import Tallies, on
from stances.charts.tally_table import days
from stances.charts.wording import history_words, said_on, signal_words, speakers
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.record import Record
from stances.record.types import Member, Position, Shift, Statement

from .embed_types import Cell, Row, Table
from .reading import Reading
from .words import confidence_words, day_words, stance_words


def of_positions(
    record: Record, reading: Reading, positions: Iterable[Position], since: dt.date | None, moved: Collection[str]
) -> Table:
    """Every member's stance; with ``since``, the one on that day beside it."""
    head = [_("Member"), _("Position"), _("Since")]
    rows = []
    for position in positions:
        cells = [_member(position.member, reading), Cell(_stance(position)), Cell(_day(position.since))]
        if since:
            cells.append(Cell(_on(record, position.member, since)))
        rows.append(Row(tuple(cells), position.member.code in moved))
    head += [day_words(since)] if since else []
    return Table(_("Every member’s position"), tuple(head), tuple(rows))


def of_two_days(record: Record, reading: Reading, first: dt.date, moved: Collection[str]) -> Table:
    """Every member's stance on both days."""
    rows = tuple(
        Row(
            (_member(position.member, reading), Cell(_on(record, position.member, first)), Cell(_stance(position))),
            position.member.code in moved,
        )
        for position in record.positions(reading.day).values()
    )
    return Table(_("Every member’s position"), (_("Member"), day_words(first), day_words(reading.day)), rows)


def of_strip(listed: Sequence[StripRow | Said], reading: Reading, until: dt.date, moved: Collection[str] = ()) -> Table:
    """Every member's history in sentences."""
    rows = tuple(
        Row(
            (_member(row.member, reading), Cell(history_words(steps(row.member, row.history, until), until))),
            row.member.code in moved,
        )
        for row in listed
    )
    return Table(_("Members through time"), (_("Member"), _("Position")), rows)


def of_tally(tallies: Tallies, since: dt.date, until: dt.date, day: dt.date) -> Table:
    """The counts at the start of each quarter."""
    codes = (*STANCES, NOT_ASSESSED)
    rows = tuple(
        Row((Cell(day_words(shown)), *(Cell(str(on(tallies, shown)[code])) for code in codes)))
        for shown in days(since, until, day)
    )
    head = (_("Day"), *(stance_words(code).label for code in codes))
    return Table(_("How many members held each stance at the start of each quarter"), head, rows)


def of_member(record: Record, reading: Reading, member: Member, said: Iterable[Statement]) -> Table:
    """What was judged and what was said, newest first."""
    told: list[tuple[dt.date, Row]] = []
    for step in steps(member, record.history(member.code), reading.day):
        label = _("Position: %(stance)s") % {"stance": stance_words(step.stance).label}
        sure = confidence_words(step.assessment.confidence) if step.stance else None
        words = f"{label}. {sure.label}." if sure else f"{label}."
        told.append((step.start, Row((Cell(day_words(step.start)), Cell(words)), moved=True)))
    for one in said:
        who = Cell(speakers(one), reading.statement(one.key), "" if one.speakers else language_of_record() or "")
        told.append((one.date, Row((Cell(said_on(one)), Cell(signal_words(one.signal)), who))))
    told.sort(key=lambda pair: pair[0], reverse=True)
    return Table(_("Positions and statements"), (_("Day"), _("Position")), tuple(row for _day, row in told))


def of_changes(reading: Reading, shifts: Iterable[Shift]) -> Table:
    """Every shift, newest first."""
    rows = tuple(
        Row(
            (
                Cell(day_words(shift.day)),
                _member(shift.member, reading),
                Cell(stance_words(shift.before).label),
                Cell(stance_words(shift.after).label),
            )
        )
        for shift in shifts
    )
    return Table(_("Shifts of a stance"), (_("Day"), _("Member"), _("Before"), _("After")), rows)


def _member(member: Member, reading: Reading) -> Cell:
    return Cell(member.name, reading.member(member.slug))


def _on(record: Record, member: Member, day: dt.date) -> str:
    earlier = record.position(member.code, day)
    return _stance(earlier) if earlier else _("Not yet a member")


def _stance(position: Position) -> str:
    confidence = confidence_words(position.confidence) if position.confidence == "low" else None
    label = stance_words(position.stance).label
    return f"{label} ({confidence.label.lower()})" if confidence else label


def _day(day: dt.date | None) -> str:
    return day_words(day) if day else "–"
