"""Changes of status, and nothing else changes one: a transition table, and a function for each act.

Every act is one transaction, appends a review, and raises ``Refused`` with the reason where it is not allowed. The
database insists on the same (``0002_guards``).
"""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stances.codebook import today
from stances.models import Assessment, Edition, Editor, Publishable, Review, Role, Row, Statement, Status

from . import checks, content, twins
from .refusal import Refused


class Act(StrEnum):
    WRITE = "write"
    DELETE = "delete"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    REQUEST_WITHDRAWAL = "request_withdrawal"
    REFUSE_WITHDRAWAL = "refuse_withdrawal"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    REPLACE = "replace"


TRANSITIONS: dict[tuple[Status, Act], Status | None] = {
    (Status.DRAFT, Act.WRITE): Status.DRAFT,
    (Status.DRAFT, Act.DELETE): None,
    (Status.DRAFT, Act.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Act.RETURN): Status.DRAFT,
    (Status.SUBMITTED, Act.APPROVE): Status.PUBLISHED,
    (Status.PUBLISHED, Act.REQUEST_WITHDRAWAL): Status.WITHDRAWING,
    (Status.WITHDRAWING, Act.REFUSE_WITHDRAWAL): Status.PUBLISHED,
    (Status.WITHDRAWING, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.PUBLISHED, Act.CORRECT): Status.PUBLISHED,
    (Status.PUBLISHED, Act.REPLACE): Status.WITHDRAWN,
}
"""What leads where; null where the row is gone. A pair that is not here is refused.

CORRECT opens a draft beside the row. REPLACE is what publishing that draft does to the old row.
"""

ROLE_FOR: dict[Act, Role] = {
    Act.WRITE: Role.CONTRIBUTOR,
    Act.DELETE: Role.CONTRIBUTOR,
    Act.SUBMIT: Role.CONTRIBUTOR,
    Act.RETURN: Role.REVIEWER,
    Act.APPROVE: Role.REVIEWER,
    Act.REQUEST_WITHDRAWAL: Role.REVIEWER,
    Act.REFUSE_WITHDRAWAL: Role.REVIEWER,
    Act.WITHDRAW: Role.REVIEWER,
    Act.CORRECT: Role.REVIEWER,
    Act.REPLACE: Role.REVIEWER,
}
"""The least role that each act takes. A contributor's are limited to rows that are the contributor's own."""

ACT_WORDS: dict[Act, Any] = {
    Act.WRITE: gettext_lazy("write in it"),
    Act.DELETE: gettext_lazy("throw it away"),
    Act.SUBMIT: gettext_lazy("submit it"),
    Act.RETURN: gettext_lazy("return it to its author"),
    Act.APPROVE: gettext_lazy("approve it"),
    Act.REQUEST_WITHDRAWAL: gettext_lazy("ask for its withdrawal"),
    Act.REFUSE_WITHDRAWAL: gettext_lazy("keep it public against a request"),
    Act.WITHDRAW: gettext_lazy("withdraw it"),
    Act.CORRECT: gettext_lazy("correct it"),
    Act.REPLACE: gettext_lazy("publish a correction of it"),
}
STATUS_WORDS: dict[Status, Any] = {
    Status.DRAFT: gettext_lazy("a draft"),
    Status.SUBMITTED: gettext_lazy("submitted"),
    Status.PUBLISHED: gettext_lazy("public"),
    Status.WITHDRAWING: gettext_lazy("public, and its withdrawal was asked for"),
    Status.WITHDRAWN: gettext_lazy("withdrawn"),
}
"""Acts and statuses in sentences for editors."""


def check_transition(row: Row, act: Act) -> Status | None:
    """The status that ``act`` leads to. Raises ``Refused`` where the table has none."""
    step = (Status(row.status), act)
    if step not in TRANSITIONS:
        raise Refused(
            _("%(row)s is %(status)s: nobody can %(act)s now. Load its page again to see what happened.")
            % {"row": row, "status": STATUS_WORDS[step[0]], "act": ACT_WORDS[act]}
        )
    return TRANSITIONS[step]


def check_role(row: Row, act: Act, by: Editor) -> None:
    """Raises ``Refused`` where ``by`` has no role for the act, or is a contributor and the row is another's."""
    if not by.is_at_least(ROLE_FOR[act]):
        raise Refused(
            _("%(row)s: to %(act)s takes a %(role)s.") % {"row": row, "act": ACT_WORDS[act], "role": ROLE_FOR[act]}
        )
    if by.role == Role.CONTRIBUTOR and by.pk not in row.editors:
        raise Refused(_("%(row)s is another contributor's: you write and submit your own drafts.") % {"row": row})


def can(row: Row, act: Act, by: Editor | AnonymousUser) -> bool:
    """Whether ``check`` lets it pass; never for somebody who is not signed in."""
    if not isinstance(by, Editor):
        return False
    try:
        check(row, act, by)
    except Refused:
        return False
    return True


def check(row: Row, act: Act, by: Editor) -> Status | None:
    """The table, the roles, and the rule of four eyes: whoever wrote or asked for it does not decide it."""
    target = check_transition(row, act)
    check_role(row, act, by)
    if act == Act.APPROVE and by.pk in row.editors:
        raise Refused(_("%(row)s: you took part in writing it, so another editor must approve it.") % {"row": row})
    if act in (Act.WITHDRAW, Act.REFUSE_WITHDRAWAL) and by.pk == row.withdrawal_requested_by_id:
        raise Refused(_("%(row)s: you asked to withdraw it, so another editor must decide.") % {"row": row})
    return target


def check_codebook(row: Row) -> None:
    """Raises ``Refused`` with every rule of the codebook that an assessment breaks, each with its sentence."""
    if isinstance(row, Assessment):
        broken = checks.errors(checks.judgement_of(row, today()))
        if broken:
            raise Refused(*(f"{row}: {finding.text} ({finding.rule})" for finding in broken))


def correction_of(row: Row) -> Row | None:
    """The draft or submitted version that corrects ``row``; null where there is none."""
    model: Any = type(row)
    return model.objects.filter(corrects=row, status__in=[Status.DRAFT, Status.SUBMITTED]).first()


def check_no_correction(row: Row) -> None:
    """Raises ``Refused`` where a correction is under way that would be left with nothing to correct.

    A draft that was returned does not count: nobody can throw it away, so it would bar the withdrawal for ever.
    """
    correction = correction_of(row)
    if correction is None or (correction.status == Status.DRAFT and correction.reviews.exists()):
        return
    if correction.status == Status.SUBMITTED:
        text = _("A correction of it, %(row)s, waits for review. It must be approved or returned first.")
    else:
        text = _("A correction of it, %(row)s, is being written. It must be published or thrown away first.")
    raise Refused(text % {"row": correction})


def check_original(row: Row) -> None:
    """Raises ``Refused`` for a correction whose original is not public any more."""
    if row.corrects is not None and not row.corrects.is_published():
        raise Refused(
            _("%(row)s corrects %(old)s, which was withdrawn: there is nothing left to correct. Enter it anew instead.")
            % {"row": row, "old": row.corrects}
        )


def next_status(row: Row, act: Act, by: Editor) -> Status:
    """``check`` for an act that the row outlives."""
    target = check(row, act, by)
    if target is None:
        raise ValueError(f"{act} leaves no row behind")
    return target


def locked(row: Publishable) -> Row:
    """The row as it is now, locked until the transaction ends."""
    model: Any = type(row)
    return model.objects.select_for_update(of=("self",)).get(pk=row.pk)


@transaction.atomic
def submit(row: Row, by: Editor, note: str = "", ticked: Container[int] | None = ()) -> Row:
    """Hand a draft in for review; from now on it is frozen, under the hash of its content.

    ``ticked``: ids of the statements that it is like, and that somebody looked at; null where nobody is asked, as for a
    dataset that was edited as a whole. Raises ``Refused`` with every other one (``twins``), and with every error that
    the codebook's rules find in an assessment (``checks``).
    """
    row = locked(row)
    row.status = next_status(row, Act.SUBMIT, by)
    check_original(row)
    check_codebook(row)
    if isinstance(row, Statement) and ticked is not None:
        twins.check(row, ticked)
    if by.pk not in row.editors:
        row.editors = [*row.editors, by.pk]
    row.submitted_by, row.submitted_at, row.submission_note = by, timezone.now(), note
    row.content_hash = content.hash_of(row)
    row.save()
    append_review(row, Act.SUBMIT, by, note)
    return row


@transaction.atomic
def return_to_author(row: Row, by: Editor, comment: str) -> Row:
    """Give a submitted row back as a draft; the comment says why and is required."""
    if not comment.strip():
        raise Refused(_("Say why it is returned: the author sees your comment."))
    row = locked(row)
    submitted_hash = row.content_hash
    row.status = next_status(row, Act.RETURN, by)
    row.submitted_by = row.submitted_at = None
    row.submission_note = row.content_hash = ""
    row.save()
    append_review(row, Act.RETURN, by, comment, content_hash=submitted_hash)
    return row


@transaction.atomic
def request_withdrawal(row: Row, by: Editor, reason: str) -> Row:
    """Ask that a published row be withdrawn. It stays public until a second editor agrees."""
    if not reason.strip():
        raise Refused(_("Say why it should be withdrawn: the public log will show it."))
    row = locked(row)
    row.status = next_status(row, Act.REQUEST_WITHDRAWAL, by)
    check_no_correction(row)
    row.withdrawal_requested_by, row.withdrawal_requested_at = by, timezone.now()
    row.withdrawal_reason = reason.strip()
    row.save()
    append_review(row, Act.REQUEST_WITHDRAWAL, by, reason)
    return row


@transaction.atomic
def refuse_withdrawal(row: Row, by: Editor, comment: str) -> Row:
    """Keep a row public whose withdrawal was asked for; the comment says why and is required."""
    if not comment.strip():
        raise Refused(_("Say why it stays: whoever asked sees your comment."))
    row = locked(row)
    row.status = next_status(row, Act.REFUSE_WITHDRAWAL, by)
    row.withdrawal_requested_by = row.withdrawal_requested_at = None
    row.withdrawal_reason = ""
    row.save()
    append_review(row, Act.REFUSE_WITHDRAWAL, by, comment)
    return row


def append_review(
    row: Row,
    act: Act,
    by: Editor,
    comment: str = "",
    edition: Edition | None = None,
    content_hash: str = "",
) -> Review:
    """Write down who did what with the row. Reviews are append-only."""
    return Review.objects.create(
        statement=row if isinstance(row, Statement) else None,
        assessment=row if isinstance(row, Assessment) else None,
        act=act,
        by=by,
        at=timezone.now(),
        comment=comment.strip(),
        edition=edition,
        content_hash=content_hash or row.content_hash,
    )
