"""What the rules look at: an assessment, stored or only being written; and what they say of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from stances.codebook import STANCES
from stances.models import Assessment, Evidence, Member, Statement

from . import voices

ERROR, WARNING = "error", "warning"

SCALE = list(STANCES)
"""The stances from the top of the scale down: what stands later is lower."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``level`` is "error" or "warning"; ``field`` the form's field it belongs to; ``rule`` the codebook's sentence."""

    level: str
    field: str
    text: str
    rule: str


@dataclass(frozen=True)
class Judgement:
    """An assessment as it is being written: it need not be stored. Statements come from ``voices.heard``.

    ``key`` is empty for one that has no key yet; what is public under the same key is what it corrects. ``known`` are
    statements by id that the caller has at hand already, to spare the database.
    """

    member: Member
    effective: dt.date
    stance: str | None
    confidence: str | None
    supports: Sequence[Statement]
    contrary: Sequence[Statement]
    today: dt.date
    key: str = ""
    known: Mapping[int, Statement] = field(default_factory=dict)

    @cached_property
    def by_the_day(self) -> list[Statement]:
        """What supports it and was said on or before the day of effect."""
        return [s for s in self.supports if s.date <= self.effective]

    @cached_property
    def by_the_government(self) -> list[Statement]:
        """Of these, the government's own voices: no vote of a parliament, no words of an opposition."""
        return [s for s in self.by_the_day if not voices.stands_aside(s, self.member)]

    @cached_property
    def others(self) -> list[Assessment]:
        """The member's public assessments up to the day of effect: the two newest, without the one it corrects."""
        public = Assessment.objects.published().about(self.member.code).in_effect_by(self.effective)
        return list(public.exclude(key=self.key).order_by("-effective")[:2])

    @cached_property
    def before(self) -> Assessment | None:
        """The member's public assessment that it would follow."""
        return next((other for other in self.others if other.effective < self.effective), None)

    @cached_property
    def after(self) -> Assessment | None:
        """The member's public assessment that would follow it."""
        public = Assessment.objects.published().about(self.member.code).filter(effective__gt=self.effective)
        return public.exclude(key=self.key).order_by("effective").first()

    @cached_property
    def twin(self) -> Assessment | None:
        """The member's public assessment of the same day."""
        return next((other for other in self.others if other.effective == self.effective), None)


@dataclass(frozen=True)
class InTheRecord(Judgement):
    """An assessment in a record that is at hand: ``public`` are all assessments of its member in it, newest first."""

    public: Sequence[Assessment] = ()

    @cached_property
    def others(self) -> list[Assessment]:
        return [one for one in self.public if one.key != self.key and one.effective <= self.effective][:2]


def judgement_of(row: Assessment, today: dt.date) -> Judgement:
    """A stored assessment, ready to be checked. A fixed number of queries."""
    (values,) = _values([row], today)
    return Judgement(**values)


def in_the_record(
    rows: Sequence[Assessment], today: dt.date, public: Mapping[int, Sequence[Assessment]]
) -> list[InTheRecord]:
    """Stored assessments, ready to be checked in a record (by the member's id). A fixed number of queries."""
    return [InTheRecord(**values, public=public[values["member"].pk]) for values in _values(rows, today)]


def _values(rows: Sequence[Assessment], today: dt.date) -> list[dict[str, Any]]:
    weighed: dict[int, list[Evidence]] = defaultdict(list)
    for item in Evidence.objects.filter(assessment__in=[row.pk for row in rows]):
        weighed[item.assessment_id].append(item)
    ids = {item.statement_id for items in weighed.values() for item in items}
    statements = {s.pk: s for s in voices.heard(Statement.objects.filter(pk__in=ids))}
    return [
        {
            "member": row.member,
            "effective": row.effective,
            "stance": row.stance,
            "confidence": row.confidence,
            "supports": [statements[item.statement_id] for item in weighed[row.pk] if item.kind == "supports"],
            "contrary": [statements[item.statement_id] for item in weighed[row.pk] if item.kind == "contrary"],
            "today": today,
            "key": row.key,
        }
        for row in rows
    ]
