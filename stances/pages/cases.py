"""What readers reported of a statement or an assessment and how it was answered; and the way to report something."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.cases import ClosedCase
from stances.record.types import Assessment, Statement

from .parts import Cases, CaseView
from .reading import Reading
from .words import day_words

SHOWN = 8
"""Closed cases that a row shows, the last answered; the others are counted."""


def of_statement(statement: Statement, reading: Reading, closed: Sequence[ClosedCase]) -> Cases:
    href = reading.report_statement(statement.key) if statement.fate == "current" else ""
    return _cases(_("the statement %(key)s") % {"key": statement.key}, href, reading, closed)


def of_assessment(assessment: Assessment, reading: Reading, closed: Sequence[ClosedCase]) -> Cases:
    about = _("the assessment for %(day)s") % {"day": day_words(assessment.effective)}
    return _cases(about, reading.report_assessment(assessment.key), reading, closed)


def _cases(about: str, href: str, reading: Reading, closed: Sequence[ClosedCase]) -> Cases:
    more = max(len(closed) - SHOWN, 0)
    words = ngettext("%(n)d earlier report is not shown.", "%(n)d earlier reports are not shown.", more) % {"n": more}
    return Cases(about, href, tuple(_view(case, reading) for case in closed[:SHOWN]), words if more else "")


def _view(case: ClosedCase, reading: Reading) -> CaseView:
    return CaseView(
        reported=case.reported,
        kind_label=kind_label(case.kind),
        outcome=case.outcome,
        outcome_words=_outcome_words(case),
        edition_href=reading.edition_page(case.edition) if case.edition else "",
        answer=case.answer,
    )


def kind_label(kind: str) -> str:
    """What was reported, in a word or two."""
    labels = {"mistake": _("A mistake"), "source": _("A source"), "judgement": _("A judgement that is contested")}
    return labels[kind]


def _outcome_words(case: ClosedCase) -> str:
    if case.edition:
        return _("Corrected in edition %(number)d") % {"number": case.edition}
    return _("Kept, because…") if case.outcome == "kept" else _("Not about this")
