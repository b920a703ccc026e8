"""Closed cases, as the public sees them: what readers reported, and how it was answered, without their words or names.

They are of no edition: a case is closed between two. A page that shows them takes their ``mark`` into its key.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from stances import models
from stances.codebook import BRUSSELS


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """``kind`` is mistake, source or judgement; ``outcome`` corrected (then ``edition`` says in which), kept or
    not_about. ``reported`` is the day; ``answer`` the editors' own words, which may be empty."""

    kind: str
    reported: dt.date
    outcome: str
    edition: int | None
    answer: str


def of_statement(key: str) -> tuple[ClosedCase, ...]:
    """Those about any version of the statement, the last closed first. One query."""
    return tuple(map(_shown, _of_statement(key).order_by("-closed_at", "-pk")))


def of_member(slug: str) -> Mapping[str, tuple[ClosedCase, ...]]:
    """Those about the assessments of the member at that address, by their keys, the last closed first. One query."""
    found: dict[str, list[ClosedCase]] = defaultdict(list)
    for case in _of_member(slug).select_related("assessment").order_by("-closed_at", "-pk"):
        found[case.row.key].append(_shown(case))
    return {key: tuple(cases) for key, cases in found.items()}


def mark() -> str:
    """A mark of all closed cases: it changes whenever one is closed, and never otherwise. One query."""
    return _mark(models.Case.objects.closed())


def mark_of_statement(key: str) -> str:
    """The same of what ``of_statement`` answers."""
    return _mark(_of_statement(key))


def mark_of_member(slug: str) -> str:
    """The same of what ``of_member`` answers."""
    return _mark(_of_member(slug))


def _mark(cases: QuerySet[models.Case]) -> str:
    """How many there are and when the last was closed; empty for none. None is ever opened again."""
    found = cases.order_by().aggregate(number=Count("pk"), last=Max("closed_at"))
    return f"{found['number']}-{round(found['last'].timestamp() * 1000):x}" if found["number"] else ""


def _of_statement(key: str) -> QuerySet[models.Case]:
    found: QuerySet[models.Case] = models.Case.objects.closed()
    return found.filter(statement__key=_askable(key))


def _of_member(slug: str) -> QuerySet[models.Case]:
    found: QuerySet[models.Case] = models.Case.objects.closed()
    return found.filter(assessment__member__slug=_askable(slug))


def _askable(text: str) -> str:
    """``text`` of an address, without the one character that the database cannot even be asked for."""
    return text.replace("\x00", "")


def _shown(case: models.Case) -> ClosedCase:
    return ClosedCase(
        kind=str(case.kind),
        reported=timezone.localdate(case.opened_at, BRUSSELS),
        outcome=str(case.outcome),
        edition=case.edition_id,
        answer=case.answer,
    )
