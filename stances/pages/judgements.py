"""A member's assessments as its page lists them: those before the one in effect, and those for later days."""

from __future__ import annotations

import datetime as dt

from stances.record.record import Record
from stances.record.types import Assessment, Member

from .parts import AssessmentView
from .reading import Reading
from .words import condition_words, confidence_words, stance_words


def judgements(
    record: Record, reading: Reading, member: Member
) -> tuple[tuple[AssessmentView, ...], tuple[AssessmentView, ...]]:
    """The assessments before the one in effect on the reader's day, and those after it; each newest first."""
    history = record.history(member.code)
    views = []
    for index, assessment in enumerate(history):
        following = history[index + 1] if index + 1 < len(history) else None
        until = following.effective - dt.timedelta(days=1) if following else None
        repeated = index > 0 and history[index - 1].stance == assessment.stance
        views.append(_assessment_view(assessment, member, reading, until, repeated=repeated))
    in_effect = sum(a.effective <= reading.day for a in history)
    return tuple(reversed(views[: max(in_effect - 1, 0)])), tuple(reversed(views[in_effect:]))


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
