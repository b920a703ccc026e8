"""One member on a day: its stance, why, on which words, and how it got there."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _

from stances.charts import figures, timeline
from stances.record import cases as closed_cases
from stances.record.record import Record
from stances.record.types import Member, Position, Statement

from . import cases, problem
from .citing import Citing, citation, pinned, this_page
from .evidence import weighed
from .home import date_form
from .judgements import ClosedCases, judgements
from .milestones import events_on_timeline
from .parts import Cases, DayLink, PositionView
from .positions import beyond_sentence, member_link, position_view
from .reading import Reading
from .statements import dataset_note, statement_view
from .types import MemberBeforePage, MemberPage
from .words import confidence_words, day_words, stance_words
from .working import nothing_contrary, working


def find_member(record: Record, slug: str) -> Member:
    """The member at an address. Raises ``Impossible``, which suggests near names."""
    try:
        return record.member_by_slug(slug)
    except KeyError:
        raise problem.unknown_member(slug, {m.slug: m.name for m in record.members}) from None


def member_page(record: Record, reading: Reading, slug: str, site: str = "") -> MemberPage | MemberBeforePage:
    """A member on the reader's day, or that it was not in the alliance yet. Raises ``Impossible``.

    ``site`` is the site's own address for the citation, without a slash at its end; empty where it is not known.
    """
    member = find_member(record, slug)
    position = record.position(member.code, reading.day)
    if position is None:
        return _before_accession(record, reading, member, site)
    statements = record.statements_about(member.code)
    evidence = weighed(record, reading, position.assessment, statements)
    closed = closed_cases.of_member(member.slug)
    earlier, judged_later = judgements(record, reading, member, closed)
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
        supporting=evidence.supporting,
        contrary=evidence.contrary,
        nothing_contrary="" if position.assessment and position.assessment.contrary else nothing_contrary(),
        pinned=evidence.pinned,
        working=working(position, evidence.statements, reading),
        cases=_cases(position, reading, closed),
        timeline=_timeline(record, reading, member, statements),
        figure_href=reading.figure(member.slug),
        share_href=reading.share("member", member=member.code.lower()),
        statements=tuple(statement_view(s, record, reading) for s in statements if s.date <= reading.day),
        said_later=tuple(statement_view(s, record, reading) for s in statements if s.date > reading.day),
        earlier=earlier,
        judged_later=judged_later,
        citing=_citing(record, reading, position, site),
        date_form=date_form(reading, reading.member(member.slug)),
        alliance_href=reading.alliance(),
        compare_href=reading.compare(member.code.lower()),
        before=before,
        after=after,
    )


def _before_accession(record: Record, reading: Reading, member: Member, site: str) -> MemberBeforePage:
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
        citing=this_page(record, reading, _("%(member)s, not yet in NATO") % words, site),
    )


def _cases(position: Position, reading: Reading, closed: ClosedCases) -> Cases | None:
    """What readers reported of the assessment in effect; None where there is none."""
    assessment = position.assessment
    return cases.of_assessment(assessment, reading, closed.get(assessment.key, ())) if assessment else None


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


def _citing(record: Record, reading: Reading, position: Position, site: str) -> Citing:
    """The member's page, cited as it stands on the reader's day in this edition."""
    words = {"member": position.member.name, "stance": stance_words(position.stance).label}
    what = _("%(member)s on Ukraine’s accession: %(stance)s") % words
    return citation(record, reading, what, pinned(record, reading).member(position.member.slug), site)


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


def _timeline(record: Record, reading: Reading, member: Member, statements: tuple[Statement, ...]) -> str:
    return timeline.draw_all(
        member=member,
        history=record.history(member.code),
        statements=statements,
        milestones=record.milestones,
        until=reading.day,
        complete_to=record.edition.complete_to,
        statement_href=reading.statement,
        governments=record.governments(member.code),
        events=events_on_timeline(record, reading),
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
        governments=record.governments(member.code),
    )
    return json.dumps(figure, ensure_ascii=False)


def _neighbours(record: Record, reading: Reading, member: Member) -> tuple[PositionView, PositionView]:
    """Where the members before and after it by name stand on the day, in a circle."""
    positions = [position_view(position, reading) for position in record.positions(reading.day).values()]
    index = [position.member.code for position in positions].index(member.code)
    return positions[index - 1], positions[(index + 1) % len(positions)]
