"""The *look again* list as it stands on the desk: found by a job every morning and after each edition, and kept.

Reading it takes three queries, however large the record.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances import codebook
from stances.models import LookAgain, Statement

from .look_again import Reason, ToLookAt, Why, in_effect, in_order, look_again
from .renewed import Renewed


def find(today: dt.date | None = None) -> Renewed:
    """The list of ``today``, ready to take the place of the one that stands. A reason that stays keeps its time."""
    found = look_again(today or codebook.today())
    known = set(LookAgain.objects.values_list("assessment", flat=True))
    new = sum(item.assessment.pk not in known for item in found)
    return Renewed(_words(len(found), new), lambda: _store(found))


def standing(today: dt.date) -> list[ToLookAt]:
    """The list as it was last found, without what is no longer in effect ``today``; in the order of ``look_again``."""
    kept = LookAgain.objects.filter(assessment__in=in_effect(today).values("pk"))
    rows = list(kept.select_related("assessment__member"))
    spoken_of = Statement.objects.in_bulk({pk for row in rows for pk in row.statements})
    reasons: defaultdict[int, list[Reason]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: list(Why).index(Why(row.why))):
        statements = [spoken_of[pk] for pk in row.statements if pk in spoken_of]
        reasons[row.assessment_id].append(Reason(Why(row.why), row.text, statements, row.since))
    return in_order(list({row.assessment_id: row.assessment for row in rows}.values()), reasons)


def _store(found: Sequence[ToLookAt]) -> None:
    now = timezone.now()
    rows = [
        LookAgain(
            assessment=item.assessment,
            why=reason.why,
            text=reason.text,
            statements=[statement.pk for statement in reason.statements],
            since=now,
        )
        for item in found
        for reason in item.reasons
    ]
    wanted = {(row.assessment_id, row.why) for row in rows}
    before = LookAgain.objects.values_list("pk", "assessment", "why")
    LookAgain.objects.filter(pk__in=[pk for pk, *which in before if tuple(which) not in wanted]).delete()
    LookAgain.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["assessment", "why"], update_fields=["text", "statements"]
    )


def _words(count: int, new: int) -> str:
    if not count:
        return _("No assessment to look at again.")
    words = ngettext("%(number)s assessment to look at again", "%(number)s assessments to look at again", count) % {
        "number": count
    }
    if not new:
        return _("%(assessments)s, none of them new.") % {"assessments": words}
    return _("%(assessments)s, %(new)s of them new.") % {"assessments": words, "new": new}
