"""What versions of statements and assessments said, also those that are no longer public; and what an edition added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stances import models

from . import loading, statements
from .record import Record
from .types import Assessment, Statement, Version

Contents = Mapping[tuple[str, str, int], Statement | Assessment]
"""What versions said, by kind ("statement", "assessment"), key and version."""


def contents(record: Record, lines: Iterable[Version]) -> Contents:
    """What the versions in ``lines`` said, the old and the new ones. At most twelve queries, however many."""
    lines = list(lines)
    visible = record.visible
    found: dict[tuple[str, str, int], Statement | Assessment] = {}
    if keys := {line.key for line in lines if line.kind == "statement"}:
        said = _known(models.Statement.objects.filter(key__in=keys), record)
        found |= {("statement", s.key, s.version): s for s in statements.read(said, visible)}
    if keys := {line.key for line in lines if line.kind == "assessment"}:
        judged = _known(models.Assessment.objects.filter(key__in=keys), record)
        found |= {("assessment", a.key, a.version): a for a in loading.assessments(judged, visible)}
    return found


def _known(rows: Any, record: Record) -> Any:
    """Those that are or were public."""
    return rows.filter(published_in__lte=record.visible.base) | record.visible.among(rows)


def first_published(record: Record, limit: int) -> tuple[tuple[Statement, ...], int]:
    """The statements that came with this very edition, newest first, ``limit`` at most; and how many there are.

    Corrections are left out: the log has them.
    """
    rows = models.Statement.objects.filter(published_in=record.edition.number, corrects=None)
    return statements.read(rows.newest_first()[:limit], record.visible), rows.count()


def of_rows(record: Record, rows: Sequence[models.Row]) -> dict[int, Statement | Assessment]:
    """What stored ``rows`` of one kind say, drafts too, by id."""
    ids = {row.pk: (row.key, row.version) for row in rows}
    found: dict[tuple[str, int], Statement | Assessment] = {}
    if all(isinstance(row, models.Statement) for row in rows):
        said = models.Statement.objects.filter(pk__in=ids)
        found = {(s.key, s.version): s for s in statements.read(said, record.visible)}
    else:
        judged = models.Assessment.objects.filter(pk__in=ids)
        found = {(a.key, a.version): a for a in loading.assessments(judged, record.visible)}
    return {pk: found[name] for pk, name in ids.items()}
