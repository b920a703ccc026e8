"""The alliance on a day as a table: what stands in it, in which order, and the same on each member's card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stances.charts.english import is_original, language_of_record
from stances.charts.tiles import ORDER
from stances.charts.wording import speakers
from stances.charts.wording import words as words_of
from stances.record.record import Record
from stances.record.types import Position, Statement

from .parts import PositionView, StanceWords
from .reading import Reading
from .words import date_words, stance_words
from .years import year_before

SHORT = 140
"""Characters of the words shown, at most."""


@dataclass(frozen=True, slots=True)
class LatestWords:
    """A member's newest statement in short: ``said`` is the quote in English, in quotation marks, or our summary.

    On a page in another language it is the quote itself where that is in the page's; ``language`` is None then, else
    ``en``. ``by`` names who spoke: people, or ``attributed_to`` in the record's words, which is empty for people.
    ``date_words`` is a day, or a month where no more is known.
    """

    said: str
    language: str | None
    by: str
    attributed_to: str
    date: dt.date
    date_words: str
    href: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """``before`` is the stance a year before; None where the member was not in the alliance, or the record not begun.
    ``latest`` is None where it was never heard."""

    position: PositionView
    before: StanceWords | None
    latest: LatestWords | None


@dataclass(frozen=True, slots=True)
class SortLink:
    """A way to put the rows in order. ``aria`` is ``ascending``, ``descending`` or empty where it is another order."""

    key: str
    label: str
    href: str
    aria: str


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are the heads that sort, by key."""

    rows: tuple[TableRow, ...]
    columns: dict[str, SortLink]


def table(record: Record, reading: Reading, views: Mapping[str, PositionView]) -> Table:
    """The alliance on the reader's day, in the order that was asked for, else by name. ``views`` by code."""
    said = record.latest_of_all(reading.day)
    earlier = year_before(reading.day)
    positions = sorted(record.positions(reading.day).values(), key=lambda p: _place(p, reading.sort))
    return Table(
        rows=tuple(
            TableRow(
                position=views[position.member.code],
                before=_before(record, position, earlier),
                latest=_latest(said.get(position.member.code), reading),
            )
            for position in positions
        ),
        columns=_columns(reading),
    )


def _before(record: Record, position: Position, day: dt.date) -> StanceWords | None:
    earlier = record.position(position.member.code, day)
    return stance_words(earlier.stance) if earlier else None


def _latest(statement: Statement | None, reading: Reading) -> LatestWords | None:
    if statement is None:
        return None
    return LatestWords(
        said=words_of(statement, SHORT),
        language=None if is_original(statement) else language_of_record(),
        by=speakers(statement),
        attributed_to="" if statement.speakers else statement.attributed_to,
        date=statement.date,
        date_words=date_words(statement.date, statement.precision),
        href=reading.statement(statement.key),
    )


def _place(position: Position, sort: str) -> int:
    """Where a row comes in an order: the newest first among days. Those at one place stay in the order of names."""
    if sort == "stance":
        return ORDER[position.code]
    if sort == "since":
        return _newest_first(position.since)
    if sort == "confidence":
        return ("high", "medium", "low", None).index(position.confidence)
    if sort == "heard":
        return _newest_first(position.last_heard.date if position.last_heard else None)
    return 0


def _newest_first(day: dt.date | None) -> int:
    return -day.toordinal() if day else 1


def _columns(reading: Reading) -> dict[str, SortLink]:
    labels = {
        "name": _("Member"),
        "stance": _("Position"),
        "since": _("Since"),
        "confidence": _("Confidence"),
        "heard": _("Latest words"),
    }
    now = reading.sort if reading.sort in labels else "name"
    falling = {"since", "heard", "confidence"}
    return {
        key: SortLink(
            key,
            label,
            reading.seen_as("table", "" if key == "name" else key),
            ("descending" if key in falling else "ascending") if key == now else "",
        )
        for key, label in labels.items()
    }
