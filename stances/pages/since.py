"""What happened after the day or the edition that an address keeps: who moved since, what was corrected."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.record import Record
from stances.record.types import Statement

from . import moves
from .embed_types import Since
from .reading import Reading
from .shift_choices import Chosen

Told = tuple[list[tuple[dt.date | None, str | None, str | None]], set[str]]
"""What a chart shows of a member: from which day on (null where it does not show that), what, and how sure or into
what; and the keys of the assessments that it shows so."""

Course = Callable[[Record, str], Told]
"""What a chart shows of a member, by its code, in any edition of the record."""


def lines(
    record: Record, newest: Record, reading: Reading, course: Course, codes: Collection[str] | None = None
) -> tuple[Since, ...]:
    """The lines under a chart of ``record`` on the reader's day; those of the members ``codes`` alone, if given.

    ``newest`` is the record in its newest edition, ``course`` what the chart shows of a member. A move is one between
    two stances after the day; apart from it, who is not assessed any more, or now, and who joined. A correction is that
    what the chart shows is told otherwise now.
    """
    ways = dataclasses.replace(reading, edition=None)
    found = [Since(words, ways.days(reading.day, reading.today)) for words in _after(newest, reading, codes)]
    if corrected := len(_corrected(record, newest, reading.day, course, codes)):
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


def _after(newest: Record, reading: Reading, codes: Collection[str] | None) -> Iterator[str]:
    """What became of the members since the day, in words: each kind that there is."""
    if reading.day >= reading.today:
        return
    compared = moves.compare(newest, reading.day, reading.today)
    kinds = Counter(one.kind for one in compared if codes is None or one.member.code in codes)
    if moved := kinds["toward"] + kinds["away"]:
        yield ngettext("%(n)d position has moved since", "%(n)d positions have moved since", moved) % {"n": moved}
    if gone := kinds["no_longer"]:
        yield ngettext("%(n)d is no longer assessed", "%(n)d are no longer assessed", gone) % {"n": gone}
    if new := kinds["newly"]:
        yield ngettext("%(n)d has been assessed since", "%(n)d have been assessed since", new) % {"n": new}
    if joined := kinds["joined"]:
        yield ngettext("%(n)d has joined since", "%(n)d have joined since", joined) % {"n": joined}


def _corrected(
    record: Record, newest: Record, day: dt.date, course: Course, codes: Collection[str] | None
) -> list[str]:
    """Members of whom an assessment was corrected or withdrawn that the chart shows, or who are told otherwise now."""
    edition = record.edition.number
    if edition == newest.edition.number:
        return []
    gone = {line.key for line in newest.corrections() if line.kind == "assessment" and line.edition > edition}
    found = []
    for code in record.positions(day):
        was, keys = course(record, code)
        if (codes is None or code in codes) and (course(newest, code)[0] != was or keys & gone):
            found.append(code)
    return found


def through(day: dt.date) -> Course:
    """A member's course up to the day."""

    def course(record: Record, code: str) -> Told:
        held = [one for one in record.history(code) if one.effective <= day]
        return [(one.effective, one.stance, one.confidence) for one in held], {one.key for one in held}

    return course


def on(*days: dt.date) -> Course:
    """Where a member stands on single days."""

    def course(record: Record, code: str) -> Told:
        positions = [position for one in days if (position := record.position(code, one))]
        keys = {position.assessment.key for position in positions if position.assessment}
        return [(None, position.stance, position.confidence) for position in positions], keys

    return course


def shifting(choice: Chosen, since: dt.date | None, until: dt.date) -> Course:
    """The chosen ones of a member's shifts in a stretch of days."""

    def course(record: Record, code: str) -> Told:
        shifts = [one for one in choice.among(record.shifts(since, until)) if one.member.code == code]
        return [(one.day, one.before, one.after) for one in shifts], {one.assessment.key for one in shifts}

    return course
