"""Cases: opened by readers, answered by editors. Each change is one transaction.

What a database says of a row that it refuses holds the row: so its errors go on in their first line alone, and no log
has a reader's words or e-mail address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import Error, transaction
from django.db.models import Count, Q, QuerySet, Window
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.models import Case, CaseOutcome, CaseStatus, Edition, Editor, Role, Row, Statement
from stances.models.case import LONGEST

from . import senders
from .refusal import Refused
from .reports import Report, plain

SHOWN = 8
"""Open cases that the first page of the desk shows."""

ROLE_TO_ANSWER = Role.REVIEWER
"""The least role that an answer takes: it is public at once."""


def open_case(row: Row, report: Report, address: str, now: dt.datetime) -> Case:
    """Stores a checked ``report`` about a version that is or was public, sent from ``address``. Raises ``TooMany``."""
    about = {"statement": row} if isinstance(row, Statement) else {"assessment": row}
    try:
        with transaction.atomic():
            senders.check_and_note(address, now)
            return Case.objects.create(
                **about,
                kind=report.kind,
                words=report.words,
                source_url=report.source,
                email=report.email or None,
                opened_at=now,
            )
    except Error as error:
        raise Refused(_in_words(error)) from None


def check_close(case: Case, outcome: CaseOutcome, by: Editor) -> None:
    """Raises ``Refused`` where it is answered already, where ``by`` is no reviewer, or keeps what they wrote."""
    if not case.is_open:
        who = case.closed_by.shown_name() if case.closed_by else ""
        raise Refused(_("%(who)s has answered this case already. Load its page again to see how.") % {"who": who})
    if not may_answer(by):
        raise Refused(_("To answer a case takes a reviewer."))
    if outcome == CaseOutcome.KEPT and by.pk in case.row.editors:
        raise Refused(
            _("You took part in writing %(row)s, so another editor must decide whether it is kept.") % {"row": case.row}
        )


def can_close(case: Case, outcome: CaseOutcome, by: Editor | AnonymousUser) -> bool:
    """Whether ``check_close`` lets it pass; never for somebody who is not signed in."""
    if not isinstance(by, Editor):
        return False
    try:
        check_close(case, outcome, by)
    except Refused:
        return False
    return True


def may_answer(by: Editor) -> bool:
    """Whether ``by`` answers cases at all, and so is shown the reader's e-mail address."""
    return by.is_at_least(ROLE_TO_ANSWER)


def close(case: Case, outcome: CaseOutcome, by: Editor, answer: str = "", edition: int | None = None) -> Case:
    """Answers a case, for good; its e-mail address is deleted. Raises ``Refused``.

    ``answer`` is public, and needed where all is kept. ``edition`` is the number of the one that corrected it.
    """
    try:
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).with_rows().get(pk=case.pk)
            check_close(case, outcome, by)
            case.answer = _answer(answer, outcome)
            case.edition = _edition(case, edition) if outcome == CaseOutcome.CORRECTED else None
            case.status, case.outcome, case.email = CaseStatus.CLOSED, outcome, None
            case.closed_by, case.closed_at = by, timezone.now()
            case.save()
            return case
    except Error as error:
        raise Refused(_in_words(error)) from None


def editions_of(case: Case) -> QuerySet[Edition]:
    """The editions since the case was opened that published or withdrew a version of its key, newest first."""
    kind = "statements" if case.statement_id else "assessments"
    key = case.row.key
    changed = Q(**{f"{kind}_published__key": key}) | Q(**{f"{kind}_withdrawn__key": key})
    return Edition.objects.filter(changed, made_at__gte=case.opened_at).distinct().order_by("-number")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The open cases that have waited longest, ``SHOWN`` at most, and how many there are."""

    cases: Sequence[Case]
    count: int


def waiting() -> Waiting:
    """What the first page shows. One query."""
    found: QuerySet[Case] = Case.objects.open().with_rows().order_by("opened_at", "pk")
    cases = list(found.annotate(of_all=Window(Count("pk")))[:SHOWN])
    return Waiting(cases, cases[0].of_all if cases else 0)


def _answer(text: str, outcome: CaseOutcome) -> str:
    text = plain(text)
    if outcome == CaseOutcome.KEPT and not text:
        raise Refused(_("Say why it is kept: the public sees your answer."))
    if len(text) > LONGEST:
        raise Refused(_("Your answer has %(n)d characters; %(most)d at most.") % {"n": len(text), "most": LONGEST})
    return text


def _edition(case: Case, number: int | None) -> Edition:
    found = editions_of(case).filter(number=number).first() if number is not None else None
    if found is None:
        raise Refused(_("Choose the edition that corrected it, one made since it was reported."))
    return found


def _in_words(error: Error) -> str:
    return _("The database refused it: %(why)s") % {"why": str(error).partition("\n")[0]}
