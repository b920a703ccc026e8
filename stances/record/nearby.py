"""What was said near a day: around a statement, around an event; and NATO's and Ukraine's own words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from stances.codebook import DatePrecision, SpeaksFor

from .statements import read
from .types import OwnWords, Statement
from .visible import Visible

OWN_WORDS = 2_000
"""Statements of NATO and Ukraine that are kept for an edition, at most: far more than a newsroom would enter."""


def own_words(visible: Visible) -> tuple[OwnWords, ...]:
    """NATO's and Ukraine's own words, oldest first, the ``OWN_WORDS`` newest. One query."""
    rows = visible.statements().exclude(speaks_for=SpeaksFor.MEMBER).newest_first()
    named = rows.values_list("key", "date", "speaks_for")[:OWN_WORDS]
    return tuple(OwnWords(*row) for row in reversed(named))


def within(visible: Visible, first: dt.date, last: dt.date, most: int) -> tuple[tuple[Statement, ...], int]:
    """Statements for members whose day lies from ``first`` to ``last``, oldest first, at most ``most``; and how many.

    Where only the month is known, nothing says that the words are from these days: they are left out.
    """
    found = _dated(visible.statements().said_between(first, last)).filter(speaks_for=SpeaksFor.MEMBER)
    return read(found.order_by("date", "key")[:most], visible), found.count()


def around(visible: Visible, statement: Statement, days: int, most: int) -> tuple[Statement, ...]:
    """What was said around ``statement``, oldest first: what the same voice said before and after it, and at most
    ``most`` others within ``days``, the nearest first chosen.

    The same voice is the member it bears on; for NATO's and Ukraine's own words these; for a joint text all of those.
    """
    others = visible.statements().exclude(key=statement.key)
    same = _same_voice(others, statement)
    day, key = statement.date, statement.key
    before = same.filter(Q(date__lt=day) | Q(date=day, key__gt=key)).order_by("-date", "key")
    after = same.filter(Q(date__gt=day) | Q(date=day, key__lt=key)).order_by("date", "-key")
    chosen = Q(pk__in=before.values("pk")[:1]) | Q(pk__in=after.values("pk")[:1])
    if statement.precision == DatePrecision.DAY:
        chosen |= Q(pk__in=_nearest(_dated(others), day, days).values("pk")[:most])
    return read(others.filter(chosen).order_by("date", "-key"), visible)


def _same_voice(rows: Any, statement: Statement) -> Any:
    if len(statement.members) == 1:
        return rows.about(statement.members[0])
    if statement.members:
        return rows.filter(attribution=statement.attribution, speaks_for=SpeaksFor.MEMBER)
    return rows.filter(speaks_for=statement.speaks_for)


def _dated(rows: Any) -> Any:
    return rows.filter(date_precision=DatePrecision.DAY)


def _nearest(rows: Any, day: dt.date, days: int) -> Any:
    """Those within ``days`` of ``day``, the nearest first."""
    apart = [When(date__in=[day - dt.timedelta(n), day + dt.timedelta(n)], then=Value(n)) for n in range(days + 1)]
    near = rows.said_between(day - dt.timedelta(days), day + dt.timedelta(days))
    return near.order_by(Case(*apart, output_field=IntegerField()), "date", "key")
