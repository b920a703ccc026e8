"""What an editor has before them when they judge: a member's assessments, and the statements that can be weighed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from stances.models import Assessment, Citation, Editor, Member, Statement, Status
from stances.models.publishable import PUBLIC

from .checks import voices
from .refusal import Refused

PER_PAGE = 60
"""How many public statements are laid out at a time."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A public assessment in a member's history, and the first day of its unbroken run of the same stance."""

    assessment: Assessment
    since: dt.date


@dataclass(frozen=True, slots=True)
class History:
    """``judged``: what is public, newest first. ``under_way``: drafts and submitted ones, which are not."""

    judged: list[Judged]
    under_way: list[Assessment]

    def present(self, today: dt.date) -> Judged | None:
        """The one in effect on ``today``."""
        return next((one for one in self.judged if one.assessment.effective <= today), None)

    def last_day(self, besides: str = "") -> dt.date | None:
        """The day of the newest public assessment under another key."""
        return next((one.assessment.effective for one in self.judged if one.assessment.key != besides), None)


@dataclass(frozen=True, slots=True)
class Offered:
    """Statements to weigh, newest first. ``at_hand`` are not public yet, or were weighed and are not on the page.

    ``more`` says that older public ones are not laid out.
    """

    at_hand: list[Statement]
    since: list[Statement]
    older: list[Statement]
    more: bool

    @property
    def all(self) -> list[Statement]:
        return [*self.at_hand, *self.since, *self.older]


def history(member: Member) -> History:
    """The member's assessments: one query."""
    rows = Assessment.objects.about(member.code).exclude(status=Status.WITHDRAWN).order_by("effective", "pk")
    found = list(rows.select_related("created_by"))
    public = [row for row in found if row.status in PUBLIC]
    judged: list[Judged] = []
    for _stance, run in groupby(public, key=lambda row: row.stance):
        first, *others = run
        judged += [Judged(row, max(first.effective, member.acceded)) for row in (first, *others)]
    return History(judged[::-1], [row for row in reversed(found) if row.status not in PUBLIC])


def offered(member: Member, by: Editor, weighed: Collection[int], after: dt.date | None, pages: int = 1) -> Offered:
    """The first ``pages`` pages of public statements about the member, split at the day ``after``; and what is at hand.

    Six queries, however many statements there are.
    """
    size = PER_PAGE * pages
    public, pending = _at_hand(member, by, size + 1)
    laid_out = public[:size]
    rows = list(_with_sources(Statement.objects.filter(pk__in={*laid_out, *pending, *weighed})).newest_first())
    listed = set(laid_out)
    return Offered(
        at_hand=[row for row in rows if row.pk not in listed],
        since=[row for row in rows if row.pk in listed and (after is None or row.date > after)],
        older=[row for row in rows if row.pk in listed and after is not None and row.date <= after],
        more=len(public) > size,
    )


def _at_hand(member: Member, by: Editor, size: int) -> tuple[list[int], list[int]]:
    """The ids of the ``size`` newest public statements about the member, newest first, and of those not public yet."""
    about = Statement.objects.about(member.code).newest_first()
    mine = Q(status=Status.SUBMITTED) | Q(status=Status.DRAFT, editors__contains=[by.pk])
    pending = about.filter(mine).values_list("pk", "status", "date", "key")[:PER_PAGE]
    public = about.published().values_list("pk", "status", "date", "key")[:size]
    found = sorted(public.union(pending), key=lambda row: (-row[2].toordinal(), row[3]))
    return [pk for pk, status, *_rest in found if status in PUBLIC], [pk for pk, s, *_rest in found if s not in PUBLIC]


def _with_sources(statements: QuerySet[Statement]) -> Any:
    citations = Citation.objects.select_related("source__outlet")
    return voices.heard(statements).prefetch_related(Prefetch("citations", citations))


def check_evidence(statements: Iterable[Statement], by: Editor, kept: Collection[int]) -> None:
    """Raises ``Refused`` for a draft of somebody else, unless it is ``kept``: among what the row rests on already."""
    reasons = [
        _("%(statement)s is another editor's draft: it can be weighed once it is submitted.") % {"statement": row}
        for row in statements
        if row.status == Status.DRAFT and by.pk not in row.editors and row.pk not in kept
    ]
    if reasons:
        raise Refused(*reasons)


def proposed_key(member: Member, effective: dt.date) -> str:
    """A key that is free: ``lt-2024-05-01``, or with a number after it."""
    start = f"{member.code.lower()}-{effective:%Y-%m-%d}"
    taken = set(Assessment.objects.filter(key__startswith=start).values_list("key", flat=True))
    numbered = (f"{start}-{n}" for n in range(2, len(taken) + 3))
    return start if start not in taken else next(key for key in numbered if key not in taken)
