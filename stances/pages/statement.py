"""One statement: its words, its sources, what rests on it, and what was said around it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from stances.codebook import DatePrecision
from stances.record import cases as closed_cases
from stances.record.record import Record
from stances.record.types import Statement

from . import cases, problem
from .citing import pinned, undated
from .milestones import NEAR, milestone_view, of_its_week
from .parts import StatementView
from .positions import member_link
from .reading import Reading
from .statements import dataset_note, looks_like_a_key, statement_view
from .types import StatementPage, UseView
from .words import date_words, stance_words

MOST_NEAR = 6
"""Statements of the same days, at most."""


def find_statement(record: Record, key: str) -> Statement:
    """The statement with that key, also one that was withdrawn. Raises ``Impossible``, which suggests near keys."""
    statement = record.statement(key) if looks_like_a_key(key) else None
    if statement is None:
        known = {item.statement for assessment in record.assessments for item in assessment.evidence}
        raise problem.unknown_statement(key, sorted(known))
    return statement


def statement_page(record: Record, reading: Reading, key: str, site: str = "") -> StatementPage:
    """One statement, also one that was withdrawn. Raises ``Impossible`` if the edition never held the key.

    ``site`` is the site's own address for the citation, without a slash at its end; empty where it is not known.
    """
    statement = find_statement(record, key)
    heading = heading_of(statement, record)
    before, after, near = _around(record, reading, statement)
    return StatementPage(
        heading=heading,
        statement=statement_view(statement, record, reading),
        notice=_notice(statement),
        dataset_note=dataset_note(statement.imported),
        uses=_uses(record, reading, key),
        events=tuple(milestone_view(milestone, reading) for milestone in of_its_week(record, statement)),
        near=near,
        before=before,
        after=after,
        cases=cases.of_statement(statement, reading, closed_cases.of_statement(key)),
        share_href=reading.share("statement", statement=key),
        citing=undated(record, heading, pinned(record, reading).statement(key), site),
    )


Around = tuple[StatementView | None, StatementView | None, tuple[StatementView, ...]]


def _around(record: Record, reading: Reading, statement: Statement) -> Around:
    """What the same voice said before it and after it, and all that was said within three days; oldest first."""
    found = record.statements_around(statement, NEAR, MOST_NEAR)
    same = [other for other in found if _same_voice(statement, other)]
    before = [other for other in same if _place(other) < _place(statement)]
    after = [other for other in same if _place(other) > _place(statement)]
    days = dt.timedelta(NEAR)
    by_day = statement.precision == DatePrecision.DAY
    near = [s for s in found if by_day and s.precision == DatePrecision.DAY and abs(s.date - statement.date) <= days]
    return (
        statement_view(before[-1], record, reading) if before else None,
        statement_view(after[0], record, reading) if after else None,
        tuple(statement_view(other, record, reading) for other in near),
    )


def _same_voice(statement: Statement, other: Statement) -> bool:
    """Whether ``other`` is from the same side, as the record asks for them (``record/nearby.py``)."""
    if len(statement.members) == 1:
        return statement.members[0] in other.members
    if statement.members:
        return bool(other.members) and other.attribution == statement.attribution
    return other.speaks_for == statement.speaks_for


def _place(statement: Statement) -> tuple[dt.date, list[int]]:
    """Its place in time: on a day the lists go by key, newest first, so that the last of them is the oldest."""
    return statement.date, [-ord(letter) for letter in statement.key]


def heading_of(statement: Statement, record: Record) -> str:
    """Who said it, when: "Gabrielius Landsbergis, 4 April 2023"."""
    names = [speaker.official.name for speaker in statement.speakers]
    members = [member.name for member in record.named(statement.members)]
    who = ", ".join(names if 0 < len(names) <= 3 else []) or statement.attributed_to or ", ".join(members)
    if not who or len(names) > 3:
        who = statement.venue or _("Joint statement")
    return _("%(who)s, %(date)s") % {"who": who, "date": date_words(statement.date, statement.precision)}


def _notice(statement: Statement) -> str:
    if statement.fate != "current":
        return _("This statement was withdrawn in edition %(edition)s and is no longer part of the record.") % {
            "edition": statement.withdrawn_in
        }
    if statement.version > 1:
        return _("This is version %(version)s: it was corrected since it was first published. The log says why.") % {
            "version": statement.version
        }
    return ""


def _uses(record: Record, reading: Reading, key: str) -> tuple[UseView, ...]:
    words = {"supports": _("as evidence for"), "contrary": _("as evidence against")}
    return tuple(
        UseView(
            member=member_link(record.member(assessment.member), reading, assessment.effective),
            effective=assessment.effective,
            stance=stance_words(assessment.stance),
            as_words=words[kind],
            supports=kind == "supports",
            rationale=assessment.rationale,
        )
        for assessment, kind in record.weighed_in(key)
    )
