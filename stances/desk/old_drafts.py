"""Drafts that nobody touched for 90 days: listed to those who wrote them, and never deleted (issue 4).

The history says when a draft was last touched: any change of the row or of what belongs to it, and its return by a
reviewer, which is a change of the row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateTimeField, Exists, F, Max, Model, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.models import Assessment, Editor, Reminder, Review, Row, Statement
from stances.models.history import PARENT

from . import lists, workflow
from .renewed import Renewed
from .workflow import Act

AFTER = dt.timedelta(days=90)
"""How long a draft lies before its authors are told."""

SHOWN = lists.SHOWN
"""Drafts of each kind that an author is shown; the counts say how many there are."""

KINDS: Mapping[str, type[Row]] = {"statement": Statement, "assessment": Assessment}


@dataclass(frozen=True, slots=True)
class Untouched:
    """An old draft on an author's list. ``who`` are names that say whom it is about."""

    kind: str
    row: Row
    who: Sequence[str]
    since: dt.datetime
    may_delete: bool


@dataclass(frozen=True, slots=True)
class OldDrafts:
    """An author's old drafts, the oldest first, at most ``SHOWN`` a kind, and how many there are."""

    lines: Sequence[Untouched]
    count: int


def find(now: dt.datetime) -> Renewed:
    """The drafts untouched for 90 days before ``now``, to be listed. One query a kind, and two more to store them."""
    old = {kind: dict(_old(model, now).values_list("pk", "touched")) for kind, model in KINDS.items()}
    return Renewed(_words(sum(map(len, old.values()))), lambda: _store(old, now))


def of(editor: Editor) -> OldDrafts:
    """The old drafts of ``editor``, without what was touched since they were listed. A query a kind."""
    found = [row for model in KINDS.values() for row in _listed(model, editor)]
    lines = [
        Untouched(
            kind=lists.kind_of(row),
            row=row,
            who=lists.who(row),
            since=row.touched,
            may_delete=not row.was_reviewed and workflow.can(row, Act.DELETE, editor),
        )
        for row in sorted(found, key=lambda row: row.touched)
    ]
    return OldDrafts(lines, sum({type(row): row.of_its_kind for row in found}.values()))


def _drafts(model: type[Row]) -> QuerySet:
    """The drafts of a kind, each with ``touched``: when it, or a part of it, was last changed."""
    events = [_last_event(model, "id"), *(_last_event(part, parent) for part, parent in _parts(model))]
    objects: Any = model._default_manager
    return objects.drafts().annotate(touched=Greatest("created_at", *events, output_field=DateTimeField()))


def _parts(model: type[Row]) -> list[tuple[type[Model], str]]:
    return [(part, name) for part, name in PARENT.items() if part._meta.get_field(name).related_model is model]


def _last_event(model: Any, of: str) -> Subquery:
    events = model.pgh_event_model.objects.filter(**{of: OuterRef("pk")}).order_by()
    return Subquery(events.values(of).annotate(last=Max("pgh_created_at")).values("last"))


def _old(model: type[Row], now: dt.datetime) -> QuerySet:
    return _drafts(model).filter(touched__lte=now - AFTER)


def _listed(model: type[Row], editor: Editor) -> QuerySet:
    mine = _drafts(model).filter(editors__contains=[editor.pk], reminder__isnull=False)
    reviews = Review.objects.filter(**{str(model._meta.model_name): OuterRef("pk")})
    return (
        mine.filter(touched__lte=F("reminder__untouched_since"))
        .annotate(was_reviewed=Exists(reviews), of_its_kind=Window(Count("pk")), **lists.names_of(model))
        .select_related(*(["member"] if model is Assessment else []))
        .order_by("touched", "pk")[:SHOWN]
    )


def _store(old: Mapping[str, Mapping[int, dt.datetime]], now: dt.datetime) -> None:
    """Has the reminders follow. The drafts are locked, so that none is deleted or handed in meanwhile."""
    for kind, model in KINDS.items():
        objects: Any = model._default_manager
        locked = objects.drafts().filter(pk__in=old[kind]).select_for_update(no_key=True)
        still = list(locked.values_list("pk", flat=True))
        rows = [Reminder(**{f"{kind}_id": pk}, untouched_since=old[kind][pk], listed_at=now) for pk in still]
        Reminder.objects.filter(**{f"{kind}__isnull": False}).exclude(**{f"{kind}__in": still}).delete()
        Reminder.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=[kind], update_fields=["untouched_since"]
        )


def _words(count: int) -> str:
    if not count:
        return _("No draft has lain untouched for 90 days.")
    return ngettext(
        "%(number)s draft, untouched for 90 days, is listed to its authors.",
        "%(number)s drafts, untouched for 90 days, are listed to their authors.",
        count,
    ) % {"number": count}
