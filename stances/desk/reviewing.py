"""What a reviewer is shown and may do: rows that go together, what stands in the way, and the acts with checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stances.models import Assessment, Edition, Editor, Role, Row, Statement, Status

from . import checks, editions, publishing, twins, workflow, would_be
from .publishing import Approval
from .refusal import Refused
from .twins import Twin
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


def codebook_errors(rows: Sequence[Row], today: dt.date) -> list[str]:
    """The errors of the codebook's rules in the record as it would be with ``rows``, in sentences."""
    assessments = [row for row in rows if isinstance(row, Assessment)]
    judgements, broken = would_be.judged(assessments, today)
    own = [
        _("%(row)s: %(text)s") % {"row": row, "text": finding.text}
        for row, judgement in zip(assessments, judgements, strict=True)
        for finding in checks.errors(judgement)
    ]
    return [*own, *(finding.text for finding in broken)]


def judged(row: Assessment, today: dt.date) -> tuple[checks.Judgement, list[checks.Finding]]:
    """An assessment as it is judged, and what the rules find: until it is public, also what it would break further on.

    A fixed number of queries.
    """
    if not is_waiting(row):
        judgement = checks.judgement_of(row, today)
        return judgement, checks.findings(judgement)
    (beside,), broken = would_be.judged([row], today)
    return beside, [*broken, *checks.findings(beside)]


def twins_of(row: Row) -> list[Twin]:
    """Statements that may be the same as ``row``: until it is public, its author and the reviewer are shown them."""
    return twins.twins_of(row) if isinstance(row, Statement) and is_waiting(row) else []


def is_waiting(row: Row) -> bool:
    """Whether it was not public yet: a draft, or submitted."""
    return row.status in (Status.DRAFT, Status.SUBMITTED)


def approve(
    approvals: Sequence[Approval], by: Editor, note: str, today: dt.date, complete_to: dt.date | None = None
) -> Edition:
    """Publish submitted rows as one edition, or none: see ``publishing.approve``. The codebook's errors bar it too."""
    if not approvals:
        raise Refused(_("Tick at least one row."))
    rows = [approval.row for approval in approvals]
    with transaction.atomic():
        editions.wait_for_turn()
        if all(not why_not(row, Act.APPROVE, by) for row in rows) and (errors := codebook_errors(rows, today)):
            raise Refused(*errors)
        return publishing.approve(approvals, by, note, complete_to)


def say_complete_to(by: Editor, day: dt.date, note: str, may_go_back: bool = False) -> Edition:
    """An edition that says up to which day the record was searched, and changes nothing else.

    To an earlier day than before only if it ``may_go_back``.
    """
    if not by.is_at_least(Role.REVIEWER):
        raise Refused(_("To say up to which day the record is complete takes a reviewer."))
    newest = Edition.objects.order_by("-number").first()
    if newest and newest.complete_to == day:
        raise Refused(_("The record is complete to that day already."))
    with editions.next_edition(by, note, day, may_go_back) as edition:
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
