"""The public corrections log: what was corrected or withdrawn, when, and why."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from stances import models

from .types import Version


def up_to(edition: int) -> tuple[Version, ...]:
    """Every version that left the public record up to ``edition``, newest first. Four queries."""
    found = _of(models.Statement.objects.all(), "statement", edition)
    found += _of(models.Assessment.objects.all(), "assessment", edition)
    return tuple(sorted(found, key=lambda v: (-v.edition, v.kind, v.key)))


def _of(rows: QuerySet[Any], kind: str, edition: int) -> list[Version]:
    gone = rows.filter(withdrawn_in__lte=edition).select_related("withdrawn_in")
    successors = {
        (old, into): version
        for old, into, version in rows.filter(
            corrects__withdrawn_in__lte=edition, published_in__lte=edition
        ).values_list("corrects", "published_in", "version")
    }
    return [
        Version(
            kind=kind,
            key=row.key,
            old_version=row.version,
            new_version=successors.get((row.pk, row.withdrawn_in_id)),
            edition=row.withdrawn_in_id,
            day=timezone.localdate(row.withdrawn_in.made_at),
            reason=row.withdrawal_reason,
        )
        for row in gone
    ]
