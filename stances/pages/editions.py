"""What an edition changed and holds, and what was corrected after it had been published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record import versions
from stances.record.record import Record
from stances.record.types import Assessment, Shift, Version

from . import comparing
from .about import count_lines
from .citing import this_page_undated
from .comparing import Change
from .parts import ShiftView
from .positions import member_link, shift_view
from .reading import Reading
from .statements import statement_view
from .types import CorrectionLine, CorrectionsPage, EditionPage, PublishedAssessment
from .words import stance_words

SHOWN = 20
"""Statements, and assessments, listed on the page of the edition that published them; the rest are counted."""


def corrections_page(record: Record, reading: Reading, site: str = "") -> CorrectionsPage:
    """Everything that was corrected or withdrawn up to the edition, newest first.

    ``site`` is the site's own address for the citation.
    """
    lines = _lines(record.corrections(), record, reading)
    count = ngettext("%(n)d correction or withdrawal.", "%(n)d corrections and withdrawals.", len(lines))
    return CorrectionsPage(
        heading=_("Corrections"),
        sentence=count % {"n": len(lines)}
        if lines
        else _("Nothing has been corrected or withdrawn since it was published."),
        lines=lines,
        citing=this_page_undated(record, reading, _("Corrections"), site),
    )


def edition_page(record: Record, reading: Reading, newest: int, before: Record | None, site: str = "") -> EditionPage:
    """The edition that ``record`` is at, against the one ``before`` it; ``newest`` is the last there is.

    ``site`` is the site's own address for the citation, which is of this edition, whichever the reader is in.
    """
    edition = record.edition
    number = edition.number
    statements, how_many = versions.first_published(record, SHOWN)
    complete_before = before.edition.complete_to if before else None
    corrections = [version for version in record.corrections() if version.edition == number]
    corrected = {version.key for version in corrections if version.kind == "assessment"}
    judged = [a for a in reversed(record.assessments) if a.published_in == number and a.key not in corrected]
    return EditionPage(
        number=number,
        heading=_("Edition %(number)d") % {"number": number},
        made_at=edition.made_at,
        made_by=edition.made_by,
        note=edition.note,
        complete_to=edition.complete_to,
        complete_before=None if complete_before == edition.complete_to else complete_before,
        counts=count_lines(record.counts),
        corrections=_lines(corrections, record, reading),
        assessments=tuple(_published(a, record, reading) for a in judged[:SHOWN]),
        more_assessments=len(judged[SHOWN:]),
        statements=tuple(statement_view(statement, record, reading) for statement in statements),
        more_statements=how_many - len(statements),
        shifts=_shifts_of(record, before, reading) if before else (),
        shifts_gone=_shifts_of(before, record, reading) if before else (),
        read_href=reading.in_edition(number),
        previous_href=reading.edition_page(number - 1) if number > 1 else None,
        next_href=reading.edition_page(number + 1) if number < newest else None,
        citing=this_page_undated(record, reading, _("What edition %(number)d changed") % {"number": number}, site),
    )


def _published(assessment: Assessment, record: Record, reading: Reading) -> PublishedAssessment:
    member = record.member(assessment.member)
    return PublishedAssessment(
        member=member_link(member, reading, max(assessment.effective, member.acceded)),
        effective=assessment.effective,
        stance=stance_words(assessment.stance),
    )


def _shifts_of(record: Record, other: Record, reading: Reading) -> tuple[ShiftView, ...]:
    """The shifts that ``record`` knows and ``other`` does not, newest first."""

    def name(shift: Shift) -> tuple[str, dt.date, str, str]:
        return shift.member.code, shift.day, shift.before, shift.after

    known = {name(shift) for shift in other.shifts()}
    return tuple(shift_view(shift, reading) for shift in record.shifts() if name(shift) not in known)


def _lines(log: Sequence[Version], record: Record, reading: Reading) -> tuple[CorrectionLine, ...]:
    said = versions.contents(record, log)
    return tuple(_line(version, said, record, reading) for version in log)


def _line(version: Version, said: versions.Contents, record: Record, reading: Reading) -> CorrectionLine:
    changes: tuple[Change, ...] = ()
    if version.new_version is not None:
        old, new = (said.get((version.kind, version.key, n)) for n in (version.old_version, version.new_version))
        changes = comparing.changes(old, new, record)
    return CorrectionLine(
        day=version.day,
        edition=version.edition,
        edition_href=reading.edition_page(version.edition),
        key=version.key,
        what=what_happened(version),
        reason=version.reason,
        href=_shown_at(version, record, reading),
        changes=changes,
    )


def what_happened(version: Version) -> str:
    """A line of the log in words."""
    words = {"key": version.key, "old": version.old_version, "new": version.new_version}
    if version.kind == "statement":
        if version.new_version is None:
            return _("The statement %(key)s was withdrawn.") % words
        return _("The statement %(key)s was corrected: version %(new)d took the place of version %(old)d.") % words
    if version.new_version is None:
        return _("The assessment %(key)s was withdrawn.") % words
    return _("The assessment %(key)s was corrected: version %(new)d took the place of version %(old)d.") % words


def _shown_at(version: Version, record: Record, reading: Reading) -> str:
    """Where it is shown: a statement's own page, or the member's on the assessment's day, if it still stands."""
    if version.kind == "statement":
        return reading.statement(version.key)
    standing = next((a for a in record.assessments if a.key == version.key), None)
    return reading.member(record.member(standing.member).slug, standing.effective) if standing else ""
