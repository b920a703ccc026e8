"""What an assessment weighed, for it and against it, split by the reader's day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stances.record.record import Record
from stances.record.types import Assessment, EvidenceItem, Statement

from .parts import EvidenceGroup, EvidenceView
from .reading import Reading
from .statements import statement_view

PINNED = 2
"""Contrary statements, at most, that stay in sight beside the supporting ones: more would not fit a screen."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence of an assessment, and the public statements that it names, by key."""

    supporting: EvidenceGroup
    contrary: EvidenceGroup
    statements: Mapping[str, Statement]

    @property
    def pinned(self) -> bool:
        """Whether the contrary evidence is short enough to stay in sight beside the supporting."""
        against = len(self.contrary.by_the_day) + len(self.contrary.said_later)
        return 0 < against <= PINNED and against < len(self.supporting.by_the_day)


def weighed(record: Record, reading: Reading, assessment: Assessment | None, about: Iterable[Statement]) -> Weighed:
    """What ``assessment`` weighed. Evidence nearly always bears on the member, and is among the statements ``about``
    it; only where a correction changed that, the rest is looked up."""
    known = {s.key: s for s in about}
    items = assessment.evidence if assessment else ()
    missing = {item.statement for item in items} - known.keys()
    if missing:
        known |= record.statements_by_key(missing)
    views = {
        kind: [evidence_view(item, known, record, reading) for item in items if item.kind == kind] for kind in KINDS
    }
    supporting, contrary = (_group(views[kind], reading) for kind in KINDS)
    return Weighed(supporting, contrary, known)


KINDS = ("supports", "contrary")


def _group(views: list[EvidenceView], reading: Reading) -> EvidenceGroup:
    views.sort(key=lambda view: view.date, reverse=True)
    return EvidenceGroup(
        by_the_day=tuple(v for v in views if v.date <= reading.day),
        said_later=tuple(v for v in views if v.date > reading.day),
    )


def evidence_view(item: EvidenceItem, known: Mapping[str, Statement], record: Record, reading: Reading) -> EvidenceView:
    """A weighed statement; ``known`` are those still public, by key."""
    statement = known.get(item.statement)
    fates = {"corrected": _("corrected since it was weighed"), "withdrawn": _("withdrawn since it was weighed")}
    return EvidenceView(
        key=item.statement,
        date=statement.date if statement else item.date,
        fate=item.fate,
        fate_words=fates.get(item.fate, ""),
        statement=statement_view(statement, record, reading) if statement else None,
    )
