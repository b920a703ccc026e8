"""Which rows an edition shows: those published in it, or also what is proposed for the next one (DESIGN §1, §2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import Q

from stances import models
from stances.models import Row
from stances.models.publishable import visible_in

from .types import Statement

KNOWN = 2_000
"""Statements that are kept in memory for an edition, at most."""


@dataclass(frozen=True, slots=True)
class Visible:
    """The database is read at edition ``base`` and shown as edition ``number``; they differ for a proposal alone.

    ``added`` and ``replaced`` hold (table, id): what the proposal adds, and what that corrects. ``known`` are the
    statements that were read so, by id: in an edition they do not change.
    """

    base: int
    number: int
    added: frozenset[tuple[str, int]] = frozenset()
    replaced: frozenset[tuple[str, int]] = frozenset()
    known: dict[int, Statement] = field(default_factory=dict, compare=False, repr=False)

    def remember(self, found: Mapping[int, Statement]) -> None:
        """Keeps what was read for the next page; forgets the others where it would be more than ``KNOWN``."""
        if len(self.known) + len(found) > KNOWN:
            self.known.clear()
        self.known.update(found)

    @classmethod
    def in_edition(cls, number: int) -> Self:
        return cls(number, number)

    @classmethod
    def proposed(cls, base: int, rows: Iterable[Row]) -> Self:
        """The edition after ``base``, if ``rows`` were published in it."""
        rows = list(rows)
        return cls(
            base=base,
            number=base + 1,
            added=frozenset((_table(row), row.pk) for row in rows),
            replaced=frozenset((_table(row), row.corrects_id) for row in rows if row.corrects_id),
        )

    def among(self, rows: Any) -> Any:
        """The visible rows among ``rows``, a queryset of statements or of assessments."""
        if not self.added:
            return rows.published(self.base)
        added, replaced = self._ids(self.added, rows), self._ids(self.replaced, rows)
        return rows.filter(Q(pk__in=added) | (visible_in(self.base) & ~Q(pk__in=replaced)))

    def statements(self) -> Any:
        return self.among(models.Statement.objects.all())

    def shows(self, row: Row) -> bool:
        """Whether it shows ``row``: the same rule as ``among``."""
        who = (_table(row), row.pk)
        return who in self.added or (row.is_published(self.base) and who not in self.replaced)

    def published_in(self, row: Row) -> int:
        """The edition that ``row`` was, or would be, published in; 0 where there is none."""
        return self.number if (_table(row), row.pk) in self.added else row.published_in_id or 0

    def withdrawn_in(self, row: Row) -> int | None:
        """The edition, up to this one, that withdrew or would withdraw ``row``."""
        if (_table(row), row.pk) in self.replaced and row.is_published(self.base):
            return self.number
        return row.withdrawn_in_id if row.withdrawn_in_id and row.withdrawn_in_id <= self.base else None

    @staticmethod
    def _ids(found: frozenset[tuple[str, int]], rows: Any) -> list[int]:
        return [pk for table, pk in found if table == rows.model._meta.model_name]


def _table(row: Row) -> str:
    return str(row._meta.model_name)
