"""What changes the public record: publishing, correcting, withdrawing. Each makes exactly one edition, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.models import Assessment, Edition, Editor, Row, Statement, Status

from . import content, searchable, surroundings, workflow
from .editions import next_edition
from .refusal import Refused
from .workflow import Act


@dataclass(frozen=True, slots=True)
class Approval:
    """A submitted row with the hash of the content that the reviewer was shown.

    ``around`` is the digest of what it names, as the reviewer was shown it (``surroundings``); null where nobody
    looked at a page, as in a command.
    """

    row: Row
    previewed: str
    around: str | None = None


def approve(approvals: Sequence[Approval], by: Editor, note: str, complete_to: dt.date | None = None) -> Edition:
    """Publish submitted rows as one edition. If one of them cannot be published, none is.

    A row that corrects another withdraws it in the same edition. Raises ``Refused`` with a reason for every row that
    stands in the way: not submitted, edited by the approver, changed since it was previewed (its own words, or who and
    what it names), naming for the first time what the approver wrote, evidence not public, another assessment of that
    member and day.
    """
    try:
        with next_edition(by, note, complete_to) as edition:
            rows = _checked(approvals, by)
            _replace_corrected(rows, by, edition)
            for row in rows:
                _publish(row, by, edition)
            _check_evidence(row for row in rows if isinstance(row, Assessment))
            searchable.write(row.pk for row in rows if isinstance(row, Statement))
            return edition
    except IntegrityError as error:
        raise Refused(_in_words(error)) from error


def withdraw(rows: Sequence[Row], by: Editor, note: str) -> Edition:
    """Take rows whose withdrawal was asked for out of the public record, as one edition. All or none."""
    with next_edition(by, note) as edition:
        for row in rows:
            row = workflow.locked(row)
            row.status = workflow.next_status(row, Act.WITHDRAW, by)
            row.withdrawn_by, row.withdrawn_at, row.withdrawn_in = by, timezone.now(), edition
            row.save()
            workflow.append_review(row, Act.WITHDRAW, by, note, edition)
        return edition


def _checked(approvals: Sequence[Approval], by: Editor) -> list[Row]:
    """The rows, locked and in publishing order: statements before the assessments that rest on them."""
    rows: list[Row] = []
    reasons: list[str] = []
    shown = {(type(a.row), a.row.pk): a for a in approvals}
    for model in (Statement, Assessment):
        ids = [pk for kind, pk in shown if kind is model]
        for row in _with_content(model, ids):
            try:
                workflow.check(row, Act.APPROVE, by)
                _check_unchanged(row, shown[model, row.pk])
            except Refused as refusal:
                reasons += refusal.reasons
            rows.append(row)
    reasons += [surroundings.why_not(row, words) for row, words in surroundings.written_by(by, rows).items()]
    if reasons:
        raise Refused(*reasons)
    return rows


def _with_content(model: type[Row], ids: Iterable[int]) -> list[Any]:
    """The rows and what nothing public names but they, locked; with all that the hashes are made of."""
    manager: Any = model.objects
    rows = list(manager.filter(pk__in=list(ids)).select_for_update(of=("self",)).order_by("pk"))
    if model is Statement:
        surroundings.hold(row.pk for row in rows)
        prefetch_related_objects(rows, "bears_on__member")
        surroundings.read(rows)
    else:
        prefetch_related_objects(rows, "member", "evidence__statement")
    return rows


def _check_unchanged(row: Row, shown: Approval) -> None:
    if not shown.previewed == row.content_hash == content.hash_of(row):
        raise Refused(_("%(row)s changed after it was previewed. Look at it again before you approve.") % {"row": row})
    if shown.around is not None and shown.around != surroundings.digest(row):
        words = {"row": row, "standing": surroundings.in_words(row)}
        raise Refused(
            _("Who or what %(row)s names changed since you looked. Here is how it stands: %(standing)s. Look again.")
            % words
        )


def _replace_corrected(rows: Iterable[Row], by: Editor, edition: Edition) -> None:
    """Withdraw what the rows correct: before they are published, because a key has one published version."""
    for row in rows:
        if row.corrects is None:
            continue
        old = workflow.locked(row.corrects)
        if old.status == Status.WITHDRAWING:
            raise Refused(
                _("%(row)s: its withdrawal was asked for; refuse that before you publish the correction.")
                % {"row": old}
            )
        old.status = workflow.next_status(old, Act.REPLACE, by)
        old.withdrawal_requested_by, old.withdrawal_requested_at = row.submitted_by, row.submitted_at
        old.withdrawal_reason = row.correction_reason
        old.withdrawn_by, old.withdrawn_at, old.withdrawn_in = by, timezone.now(), edition
        old.save()
        workflow.append_review(old, Act.REPLACE, by, row.correction_reason, edition)


def _publish(row: Row, by: Editor, edition: Edition) -> None:
    row.status = Status.PUBLISHED
    row.approved_by, row.approved_at = by, timezone.now()
    row.approved_hash = row.content_hash
    row.published_in = edition
    with transaction.atomic():
        row.save()
    workflow.append_review(row, Act.APPROVE, by, edition.note, edition)


def _check_evidence(assessments: Iterable[Assessment]) -> None:
    """Evidence must be public in the edition that the assessment enters with (DESIGN §3)."""
    reasons = [
        _("%(row)s rests on %(statement)s, which is not public.") % {"row": row, "statement": item.statement}
        for row in assessments
        for item in row.evidence.select_related("statement")
        if not item.statement.is_published()
    ]
    if reasons:
        raise Refused(*reasons)


def _in_words(error: IntegrityError) -> str:
    text = str(error)
    if "assessment_one_published_per_day" in text:
        return _("Another published assessment of that member takes effect on the same day. Correct that one instead.")
    if "_one_published_version" in text:
        return _("A version of that key is public already. Correct that one instead.")
    if "_not_before_its_day" in text:
        return _("A row cannot be published before its own day.")
    return _("The database refused it: %(reason)s") % {"reason": text.splitlines()[0]}
