"""What happened after the day or the edition that an address keeps: who moved since, what was corrected."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.record import Record
from stances.record.types import Statement

from . import moves
from .embed_types import Since
from .reading import Reading


def lines(
    record: Record,
    newest: Record,
    reading: Reading,
    codes: Collection[str] | None = None,
    *,
    first: dt.date | None = None,
    through: bool = False,
) -> tuple[Since, ...]:
    """The lines under a chart of ``record`` on the reader's day; those of the members ``codes`` alone, if given.

    ``newest`` is the record in its newest edition. The chart also shows ``first``, an earlier day, or goes ``through``
    all the time up to its day. A move is one between two stances after the day; a correction, that what the chart
    shows is told otherwise now.
    """
    found = []
    ways = dataclasses.replace(reading, edition=None)
    if moved := len(_moved(newest, reading, codes)):
        said = ngettext("%(n)d position has moved since", "%(n)d positions have moved since", moved)
        found.append(Since(said % {"n": moved}, ways.days(reading.day, reading.today)))
    if corrected := len(_corrected(record, newest, reading.day, codes, first, through)):
        said = ngettext("%(n)d was corrected", "%(n)d were corrected", corrected)
        found.append(Since(said % {"n": corrected}, ways.plain("corrections")))
    return tuple(found)


def of_statement(statement: Statement, newest: Record, reading: Reading) -> tuple[Since, ...]:
    """The same under a statement, which no day changes."""
    now = newest.statement(statement.key)
    if now is None or (now.version, now.fate) == (statement.version, statement.fate):
        return ()
    words = _("It was corrected since") if now.fate == "current" else _("It was withdrawn since")
    return (Since(words, dataclasses.replace(reading, edition=None).plain("corrections")),)


def _moved(newest: Record, reading: Reading, codes: Collection[str] | None) -> list[str]:
    if reading.day >= reading.today:
        return []
    moved = moves.between_stances(moves.compare(newest, reading.day, reading.today))
    return [code for code in moved if codes is None or code in codes]


def _corrected(
    record: Record,
    newest: Record,
    day: dt.date,
    codes: Collection[str] | None,
    first: dt.date | None,
    through: bool,
) -> list[str]:
    """Members of whom an assessment was corrected or withdrawn that the chart shows, or who are told otherwise now."""
    edition = record.edition.number
    if edition == newest.edition.number:
        return []
    gone = {line.key for line in newest.corrections() if line.kind == "assessment" and line.edition > edition}
    days = [day] if first is None else [first, day]

    def course(of: Record, code: str) -> tuple[list[Told], set[str]]:
        return _through(of, code, day) if through else _on(of, code, days)

    found = []
    for code in record.positions(day):
        was, keys = course(record, code)
        if (codes is None or code in codes) and (course(newest, code)[0] != was or keys & gone):
            found.append(code)
    return found


Told = tuple[dt.date | None, str | None, str | None]
"""What a chart tells of a member: from which day on (null where it does not show that), stance and confidence."""


def _through(record: Record, code: str, day: dt.date) -> tuple[list[Told], set[str]]:
    """The member's course up to the day, and the keys of its assessments."""
    held = [one for one in record.history(code) if one.effective <= day]
    return [(one.effective, one.stance, one.confidence) for one in held], {one.key for one in held}


def _on(record: Record, code: str, days: Sequence[dt.date]) -> tuple[list[Told], set[str]]:
    """The same on single days."""
    positions = [position for one in days if (position := record.position(code, one))]
    keys = {position.assessment.key for position in positions if position.assessment}
    return [(None, position.stance, position.confidence) for position in positions], keys
