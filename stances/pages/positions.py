"""Positions and shifts as the pages show them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.record import Record
from stances.record.types import Member, Position, Shift

from .parts import MemberLink, PositionView, ShiftView, StanceGroup
from .reading import Reading
from .words import condition_words, confidence_words, date_words, day_words, silence_words, stance_words


def member_link(member: Member, reading: Reading, day: dt.date | None = None) -> MemberLink:
    """A member and the address of its page on ``day``, else on the reader's day."""
    return MemberLink(member.code, member.name, member.slug, reading.member(member.slug, day))


def position_view(position: Position, reading: Reading) -> PositionView:
    assessment, heard = position.assessment, position.last_heard
    return PositionView(
        member=member_link(position.member, reading),
        acceded=position.member.acceded,
        stance=stance_words(position.stance),
        since=position.since,
        confidence=confidence_words(position.confidence),
        conditions=condition_words(assessment.conditions if assessment else ()),
        last_heard_words=date_words(heard.date, heard.precision) if heard else "",
        silence_words=silence_words(heard, reading.day),
        mixed=bool(assessment and assessment.mixed),
        under_review=bool(assessment and assessment.under_review),
        evidence_corrected=bool(assessment and assessment.evidence_corrected),
        rationale=assessment.rationale if assessment else "",
    )


def stance_groups(positions: tuple[PositionView, ...]) -> tuple[StanceGroup, ...]:
    """All six entries of the legend in the codebook's order, each with who stands there; an entry may be empty."""
    groups = []
    for code in (*STANCES, NOT_ASSESSED):
        held = tuple(p for p in positions if p.stance.code == code)
        groups.append(StanceGroup(stance=stance_words(code), count=len(held), positions=held))
    return tuple(groups)


def shift_view(shift: Shift, reading: Reading) -> ShiftView:
    """A shift; its member's link leads to that day."""
    return ShiftView(
        member=member_link(shift.member, reading, shift.day),
        day=shift.day,
        day_href=reading.alliance(shift.day),
        before=stance_words(shift.before),
        after=stance_words(shift.after),
        rationale=shift.assessment.rationale,
    )


def beyond_sentence(record: Record, day: dt.date) -> str:
    """That the record is not complete up to ``day``, or nothing where it is."""
    return complete_sentence(record) if day > record.edition.complete_to else ""


def complete_sentence(record: Record) -> str:
    """Up to when the record is complete, for a day after that."""
    return _(
        "The record was searched for statements up to %(complete_to)s. What is shown for later days rests on that, and"
        " on single later statements."
    ) % {"complete_to": day_words(record.edition.complete_to)}
