"""A member's assessments as its page lists them: those before the one in effect, and those for later days."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from stances.record.cases import ClosedCase
from stances.record.record import Record
from stances.record.types import Assessment, Member

from . import cases
from .parts import AssessmentView
from .reading import Reading
from .words import condition_words, confidence_words, stance_words

ClosedCases = Mapping[str, Sequence[ClosedCase]]
"""By the key of an assessment."""

NO_CASES: ClosedCases = {}


def judgements(
    record: Record, reading: Reading, member: Member, closed: ClosedCases = NO_CASES
) -> tuple[tuple[AssessmentView, ...], tuple[AssessmentView, ...]]:
    """The assessments before the one in effect on the reader's day, and those after it; each newest first.

    ``closed`` are the closed cases about each, by its key.
    """
    history = record.history(member.code)
    views = _views(history, reading, member, closed)
    in_effect = sum(a.effective <= reading.day for a in history)
    return tuple(reversed(views[: max(in_effect - 1, 0)])), tuple(reversed(views[in_effect:]))


def judged(record: Record, reading: Reading, assessment: Assessment) -> AssessmentView:
    """One assessment of the record, as its member's history shows it."""
    history = record.history(assessment.member)
    views = _views(history, reading, record.member(assessment.member), NO_CASES)
    return views[history.index(assessment)]


def _views(
    history: Sequence[Assessment], reading: Reading, member: Member, closed: ClosedCases
) -> list[AssessmentView]:
    views = []
    for index, assessment in enumerate(history):
        following = history[index + 1] if index + 1 < len(history) else None
        until = following.effective - dt.timedelta(days=1) if following else None
        repeated = index > 0 and history[index - 1].stance == assessment.stance
        view = _assessment_view(assessment, member, reading, until, repeated=repeated)
        reported = cases.of_assessment(assessment, reading, closed.get(assessment.key, ()))
        views.append(dataclasses.replace(view, cases=reported))
    return views


def _assessment_view(
    assessment: Assessment, member: Member, reading: Reading, until: dt.date | None, *, repeated: bool
) -> AssessmentView:
    return AssessmentView(
        key=assessment.key,
        effective=assessment.effective,
        until=until,
        stance=stance_words(assessment.stance),
        confidence=confidence_words(assessment.confidence),
        conditions=condition_words(assessment.conditions),
        mixed=assessment.mixed,
        under_review=assessment.under_review,
        evidence_corrected=assessment.evidence_corrected,
        repeated=repeated,
        rationale=assessment.rationale,
        imported=assessment.imported,
        href=reading.member(member.slug, max(assessment.effective, member.acceded)),
    )
