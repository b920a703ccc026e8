"""How the codebook's lists become columns: choices for forms, and a CHECK so that raw SQL keeps to the list too."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import models


def choices(words: type[StrEnum] | Iterable[str]) -> list[tuple[str, str]]:
    """Pairs for ``choices=``, in the codebook's order."""
    return [(str(word), str(word).replace("_", " ")) for word in words]


def one_of(field: str, words: Iterable[str], name: str) -> models.CheckConstraint:
    """A CHECK that ``field`` holds one of ``words`` (or null, where the column allows it)."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [str(word) for word in words]}),
        name=name,
        violation_error_message=f"“{field}” must be one of: {', '.join(str(w) for w in words)}.",
    )


def pair(who: str, when: str, name: str) -> models.CheckConstraint:
    """A CHECK that a who column and its when column are both set or both null."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{who}__isnull": True, f"{when}__isnull": True})
        | models.Q(**{f"{who}__isnull": False, f"{when}__isnull": False}),
        name=name,
    )
