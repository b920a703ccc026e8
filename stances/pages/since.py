"""What happened after the day or the edition that an address keeps: who moved since, what was corrected."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.record import Record
from stances.record.types import Statement

from . import moves
from .embed_types import Since
from .reading import Reading


def lines(record: Record, newest: Record, reading: Reading, codes: Collection[str] | None = None) -> tuple[Since, ...]:
    """The lines under a chart of ``record`` on the reader's day; those of the members ``codes`` alone, if given.

    ``newest`` is the record in its newest edition. A move is one between two stances after the day; a correction, that
    the day itself is told otherwise now.
    """
    found = []
    ways = dataclasses.replace(reading, edition=None)
    if moved := len(_moved(newest, reading, codes)):
        said = ngettext("%(n)d position has moved since", "%(n)d positions have moved since", moved)
        found.append(Since(said % {"n": moved}, ways.days(reading.day, reading.today)))
    if corrected := len(_corrected(record, newest, reading, codes)):
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


def _corrected(record: Record, newest: Record, reading: Reading, codes: Collection[str] | None) -> list[str]:
    """Members whose assessment of the day was corrected or withdrawn, or who are told to have stood elsewhere."""
    edition = record.edition.number
    if edition == newest.edition.number:
        return []
    gone = {line.key for line in newest.corrections() if line.kind == "assessment" and line.edition > edition}
    found = []
    for code, was in record.positions(reading.day).items():
        now = newest.position(code, reading.day)
        told_otherwise = now is None or (now.stance, now.confidence) != (was.stance, was.confidence)
        if (told_otherwise or (was.assessment and was.assessment.key in gone)) and (codes is None or code in codes):
            found.append(code)
    return found
