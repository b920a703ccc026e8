"""One member on a day: its stance, why, on which words, and how it got there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from stances.charts import figures, timeline
from stances.record.record import Record
from stances.record.types import Assessment, EvidenceItem, Member, Position, Statement

from . import problem
from .home import date_form
from .parts import AssessmentView, DayLink, EvidenceGroup, EvidenceView, MemberLink
from .positions import beyond_sentence, member_link, position_view
from .reading import Reading
from .statements import dataset_note, statement_view
from .types import MemberBeforePage, MemberPage
from .words import condition_words, confidence_words, day_words, stance_words


def find_member(record: Record, slug: str) -> Member:
    """The member at an address. Raises ``Impossible``, which suggests near names."""
    try:
        return record.member_by_slug(slug)
    except KeyError:
        raise problem.unknown_member(slug, {m.slug: m.name for m in record.members}) from None


def member_page(record: Record, reading: Reading, slug: str) -> MemberPage | MemberBeforePage:
    """A member on the reader's day, or that it was not in the alliance yet. Raises ``Impossible``."""
    member = find_member(record, slug)
    position = record.position(member.code, reading.day)
    if position is None:
        return _before_accession(member, reading)
    statements = record.statements_about(member.code)
    evidence = _evidence_reader(record, reading, position.assessment, statements)
    history = _history(record, reading, member)
    before, after = _neighbours(record, reading, member)
    return MemberPage(
        position=position_view(position, reading),
        day=reading.day,
        is_today=reading.is_today,
        kicker=_("Today, %(day)s") % {"day": day_words(reading.day)}
        if reading.is_today
        else _("On %(day)s") % {"day": day_words(reading.day)},
        stance_sentence=_stance_sentence(position),
        notices=_notices(position),
        beyond=beyond_sentence(record, reading.day),
        dataset_note=dataset_note(bool(position.assessment and position.assessment.imported)),
        supporting=evidence("supports"),
        contrary=evidence("contrary"),
        timeline=_timeline(record, reading, member, statements),
        figure_href=reading.figure(member.slug),
        statements=tuple(statement_view(s, record, reading) for s in statements if s.date <= reading.day),
        said_later=tuple(statement_view(s, record, reading) for s in statements if s.date > reading.day),
        history=tuple(judged for judged in history if judged.effective <= reading.day),
        judged_later=tuple(judged for judged in history if judged.effective > reading.day),
        date_form=date_form(reading, reading.member(member.slug)),
        alliance_href=reading.alliance(),
        before=before,
        after=after,
    )


def _before_accession(member: Member, reading: Reading) -> MemberBeforePage:
    words = {"member": member.name, "day": day_words(reading.day), "acceded": day_words(member.acceded)}
    return MemberBeforePage(
        member=member_link(member, reading),
        acceded=member.acceded,
        day=reading.day,
        sentence=_("On %(day)s, %(member)s was not yet in the alliance: it acceded on %(acceded)s.") % words,
        accession=DayLink(
            member.acceded,
            _("%(member)s on the day of its accession") % words,
            reading.member(member.slug, member.acceded),
        ),
        date_form=date_form(reading, reading.member(member.slug)),
        alliance_href=reading.alliance(),
    )


def _stance_sentence(position: Position) -> str:
    """The stance, since when, and how sure: "Supports membership since 26 June 2023. High confidence."."""
    assessment = position.assessment
    if position.stance is None or position.since is None:
        if assessment is None:
            return _("Not assessed: there is no published assessment by this day.")
        return _("Not assessed since %(day)s: no position was found.") % {"day": day_words(assessment.effective)}
    sentence = _("%(stance)s since %(day)s.") % {
        "stance": stance_words(position.stance).label,
        "day": day_words(position.since),
    }
    confidence = confidence_words(position.confidence)
    return f"{sentence} {confidence.label}." if confidence else sentence


def _notices(position: Position) -> tuple[str, ...]:
    assessment = position.assessment
    if assessment is None:
        return ()
    notices = []
    if assessment.under_review:
        notices.append(_("Under review: the statements this assessment rested on were withdrawn or corrected."))
    elif assessment.evidence_corrected:
        notices.append(
            _("Evidence corrected since: a statement that was weighed here has been corrected or withdrawn.")
        )
    if assessment.mixed:
        notices.append(_("Mixed signals: statements that point the other way were weighed, and are shown below."))
    return tuple(notices)


class _EvidenceReader:
    """Turns an assessment's evidence into what the page shows, split by the reader's day."""

    def __init__(
        self, record: Record, reading: Reading, items: Iterable[EvidenceItem], statements: Mapping[str, Statement]
    ) -> None:
        self.record, self.reading, self.items, self.statements = record, reading, tuple(items), statements

    def __call__(self, kind: str) -> EvidenceGroup:
        views = [self._view(item) for item in self.items if item.kind == kind]
        views.sort(key=lambda view: view.date, reverse=True)
        return EvidenceGroup(
            by_the_day=tuple(v for v in views if v.date <= self.reading.day),
            said_later=tuple(v for v in views if v.date > self.reading.day),
        )

    def _view(self, item: EvidenceItem) -> EvidenceView:
        statement = self.statements.get(item.statement)
        fates = {"corrected": _("corrected since it was weighed"), "withdrawn": _("withdrawn since it was weighed")}
        return EvidenceView(
            key=item.statement,
            date=statement.date if statement else item.date,
            fate=item.fate,
            fate_words=fates.get(item.fate, ""),
            statement=statement_view(statement, self.record, self.reading) if statement else None,
        )


def _evidence_reader(
    record: Record, reading: Reading, assessment: Assessment | None, statements: Iterable[Statement]
) -> _EvidenceReader:
    """Evidence nearly always bears on the member; only where a correction changed that, the rest is looked up."""
    known = {s.key: s for s in statements}
    items = assessment.evidence if assessment else ()
    missing = {item.statement for item in items} - known.keys()
    if missing:
        known |= record.statements_by_key(missing)
    return _EvidenceReader(record, reading, items, known)


def _timeline(record: Record, reading: Reading, member: Member, statements: tuple[Statement, ...]) -> str:
    return timeline.draw_all(
        member=member,
        history=record.history(member.code),
        statements=statements,
        milestones=record.milestones,
        until=reading.day,
        complete_to=record.edition.complete_to,
        statement_href=reading.statement,
    )


def member_figure(record: Record, reading: Reading, slug: str) -> str:
    """The timeline as a Plotly figure (JSON), for *Explore*. Raises ``Impossible`` for no member, or none that day."""
    member = find_member(record, slug)
    if member.acceded > reading.day:
        raise problem.not_yet_a_member(member.name, reading.day, member.acceded)
    figure = figures.member_timeline(
        member=member,
        history=record.history(member.code),
        statements=record.statements_about(member.code),
        milestones=record.milestones,
        until=reading.day,
        complete_to=record.edition.complete_to,
        statement_href=reading.statement,
    )
    return json.dumps(figure, ensure_ascii=False)


def _history(record: Record, reading: Reading, member: Member) -> tuple[AssessmentView, ...]:
    """All assessments, newest first. The one in effect on the reader's day has no end: what came after is later."""
    history = record.history(member.code)
    views = []
    for index, assessment in enumerate(history):
        following = history[index + 1] if index + 1 < len(history) else None
        later = following is not None and assessment.effective <= reading.day < following.effective
        until = following.effective - dt.timedelta(days=1) if following and not later else None
        repeated = index > 0 and history[index - 1].stance == assessment.stance
        views.append(_assessment_view(assessment, member, reading, until, repeated=repeated))
    return tuple(reversed(views))


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


def _neighbours(record: Record, reading: Reading, member: Member) -> tuple[MemberLink, MemberLink]:
    """The members before and after it by name on the day, in a circle."""
    members = record.members_on(reading.day)
    index = members.index(member)
    before, after = members[index - 1], members[(index + 1) % len(members)]
    return member_link(before, reading), member_link(after, reading)
