"""With which edition a statement or a member last changed: for those who ask only for what is new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from stances import models

from .types import Assessment
from .visible import Visible


def statements(visible: Visible, assessments: Iterable[Assessment]) -> dict[str, int]:
    """By key: the edition that published what its page shows, the words or a judgement that weighed them. One query."""
    found: dict[str, int] = dict(visible.statements().values_list("key", "published_in"))
    for assessment in assessments:
        for item in assessment.evidence:
            found[item.statement] = max(found.get(item.statement, 0), assessment.published_in)
    return found


def members(visible: Visible, assessments: Iterable[Assessment]) -> dict[str, int]:
    """By code: the newest edition in which an assessment or a statement of a member was published. One query."""
    rows = models.StatementMember.objects.filter(statement__in=visible.statements()).order_by().values("member__code")
    found: dict[str, int] = dict(
        rows.annotate(newest=Max("statement__published_in")).values_list("member__code", "newest")
    )
    for assessment in assessments:
        found[assessment.member] = max(found.get(assessment.member, 0), assessment.published_in)
    return found


def edition_days(up_to: int) -> dict[int, dt.date]:
    """The day in Brussels on which each edition was made. One query."""
    rows = models.Edition.objects.filter(number__lte=up_to).values_list("number", "made_at")
    return {number: timezone.localdate(made_at) for number, made_at in rows}
