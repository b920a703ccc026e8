"""What a reviewer is shown and may do: rows that go together, what stands in the way, and the acts with checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stances.models import Assessment, Edition, Editor, Role, Row, Statement, Status

from . import checks, editions, publishing, workflow
from .publishing import Approval
from .refusal import Refused
from .workflow import Act


def bundle(row: Row) -> list[Row]:
    """``row``, and before it the statements it rests on that are not public yet: they have to be published with it."""
    if not isinstance(row, Assessment):
        return [row]
    waiting = [Status.DRAFT, Status.SUBMITTED]
    statements = Statement.objects.filter(weighed_in__assessment=row, status__in=waiting).order_by("date", "pk")
    return [*statements, row]


def why_not(row: Row, act: Act, by: Editor) -> str:
    """Why ``by`` may not do ``act`` with the row now, in a sentence; empty where they may."""
    try:
        workflow.check(row, act, by)
    except Refused as refused:
        return " ".join(refused.reasons)
    return ""


def why_not_published(rows: Sequence[Row], by: Editor, today: dt.date) -> list[str]:
    """What stands in the way of publishing ``rows`` together, in sentences: acts and the codebook's errors."""
    reasons = [why_not(row, Act.APPROVE, by) for row in rows]
    return [reason for reason in reasons if reason] + codebook_errors(rows, today)


def codebook_errors(rows: Sequence[Row], today: dt.date) -> list[str]:
    """The errors that the codebook's rules find in the assessments among ``rows``."""
    return [
        _("%(row)s: %(text)s") % {"row": row, "text": finding.text}
        for row in rows
        if isinstance(row, Assessment)
        for finding in checks.errors(checks.judgement_of(row, today))
    ]


def approve(
    approvals: Sequence[Approval], by: Editor, note: str, today: dt.date, complete_to: dt.date | None = None
) -> Edition:
    """Publish submitted rows as one edition, or none: see ``publishing.approve``. The codebook's errors bar it too."""
    if not approvals:
        raise Refused(_("Tick at least one row."))
    rows = [approval.row for approval in approvals]
    if all(not why_not(row, Act.APPROVE, by) for row in rows) and (errors := codebook_errors(rows, today)):
        raise Refused(*errors)
    return publishing.approve(approvals, by, note, complete_to)


def say_complete_to(by: Editor, day: dt.date, note: str) -> Edition:
    """An edition that says up to which day the record was searched, and changes nothing else."""
    if not by.is_at_least(Role.REVIEWER):
        raise Refused(_("To say up to which day the record is complete takes a reviewer."))
    newest = Edition.objects.order_by("-number").first()
    if newest and newest.complete_to == day:
        raise Refused(_("The record is complete to that day already."))
    with editions.next_edition(by, note, day) as edition:
        return edition


def waiting(by: Editor) -> list[Row]:
    """Submitted rows, oldest first; those that ``by`` took part in come last: others must decide them."""
    found: list[Row] = []
    for rows in _with_people(Status.SUBMITTED):
        found += rows
    return sorted(found, key=lambda row: (by.pk in row.editors, row.submitted_at, row.pk))


def withdrawals() -> list[Row]:
    """Rows whose withdrawal was asked for, oldest request first."""
    found: list[Row] = []
    for rows in _with_people(Status.WITHDRAWING):
        found += rows
    return sorted(found, key=lambda row: (row.withdrawal_requested_at, row.pk))


def _with_people(status: Status) -> tuple[QuerySet[Any], QuerySet[Any]]:
    people = ("submitted_by", "withdrawal_requested_by", "corrects")
    return (
        Statement.objects.filter(status=status).select_related(*people).prefetch_related("bears_on__member"),
        Assessment.objects.filter(status=status).select_related("member", *people),
    )


def editors_of(row: Row) -> list[Editor]:
    """Everybody who wrote in the row, in the order in which they joined."""
    found = Editor.objects.in_bulk(row.editors)
    return [found[pk] for pk in row.editors if pk in found]
