"""Statements that may be the same one, entered twice: the same words, official and day, or nearly.

Source: issue 3, "Entering a statement".
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q, QuerySet

from stances.codebook import DatePrecision
from stances.models import Member, Official, Statement, Status

from . import names
from .drafts import StatementContent

WITHIN = dt.timedelta(days=3)
NEARLY = 0.8
"""How alike two texts are, from 0 to 1, that are nearly the same."""
PART = 40
"""Characters, at least, of a text that stands whole within another and makes them nearly the same."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A statement like the one that is being entered; ``likeness`` from 0 to 1, 1 for the very same words."""

    statement: Statement
    likeness: float

    @property
    def is_same(self) -> bool:
        return self.likeness == 1


def twins(content: StatementContent, key: str = "") -> list[Twin]:
    """Statements by the same official, within three days, in the same or nearly the same words; the most alike first.

    Where nobody is named, statements on the same members are looked through. Versions of ``key`` itself, and what was
    withdrawn, are left out.
    """
    found = [Twin(row, likeness(_texts(content.values), _texts(vars(row)))) for row in _around(content, key)]
    return sorted((twin for twin in found if twin.likeness >= NEARLY), key=lambda twin: -twin.likeness)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two statements are in quote, translation or summary: the best of all pairs, from 0 to 1."""
    return max((_alike(names.folded(a), names.folded(b)) for a in one for b in other), default=0)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= PART and shorter in longer:
        return 0.99
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY else 0


def _texts(values: dict) -> list[str]:
    return [text for name in ("quote", "quote_translation", "summary") if (text := values.get(name) or "")]


def _around(content: StatementContent, key: str) -> QuerySet[Statement]:
    first, last = _days(content.values["date"], content.values.get("date_precision", DatePrecision.DAY))
    of_the_month = Q(date_precision=DatePrecision.MONTH, date__range=((first.replace(day=1)), last))
    near = Statement.objects.filter(Q(date__range=(first, last)) | of_the_month)
    near = near.exclude(status=Status.WITHDRAWN).exclude(key=key)
    near = near.filter(_who(content.officials, content.members))
    return near.distinct().newest_first().prefetch_related("speakers__official", "citations__source__outlet")


def _days(day: dt.date, precision: str) -> tuple[dt.date, dt.date]:
    last = day
    if precision == DatePrecision.MONTH:
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day - WITHIN, last + WITHIN


def _who(officials: Sequence[Official], members: Sequence[Member]) -> Q:
    if officials:
        return Q(speakers__official__in=[official.pk for official in officials])
    if members:
        return Q(bears_on__member__in=[member.pk for member in members], speakers__isnull=True)
    return Q(bears_on__isnull=True, speakers__isnull=True)
