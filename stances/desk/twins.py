"""Statements that may be the same one, entered twice: the same words, official and day, or nearly.

Source: issue 3, "Entering a statement".
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stances.codebook import DatePrecision
from stances.models import Member, Official, Speaker, Statement, StatementMember, Status

from . import names
from .refusal import Refused

if TYPE_CHECKING:
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
    return _alike_to(content.values, content.officials, content.members, key)


def twins_of(row: Statement) -> list[Twin]:
    """The twins of a stored statement: see ``twins``. A fixed number of queries."""
    prefetch_related_objects(
        [row],
        Prefetch("speakers", Speaker.objects.select_related("official")),
        Prefetch("bears_on", StatementMember.objects.select_related("member")),
    )
    officials = [speaker.official for speaker in row.speakers.all()]
    members = [link.member for link in row.bears_on.all()]
    return _alike_to(vars(row), officials, members, row.key)


def check(row: Statement, ticked: Container[int]) -> None:
    """Raises ``Refused`` with every twin of the row whose id is not among ``ticked``: those were looked at."""
    found = [twin for twin in twins_of(row) if twin.statement.pk not in ticked]
    if found:
        ask = _("%(row)s: look at them on its page of review, and tick there that it is another statement.")
        raise Refused(*(in_words(twin) for twin in found), ask % {"row": row})


def in_words(twin: Twin) -> str:
    """A sentence that names the twin, its day and where it stands."""
    other = twin.statement
    words = {"twin": other, "day": date_format(other.date, "j F Y"), "status": other.get_status_display()}
    if twin.is_same:
        return _("The same words were entered already: %(twin)s of %(day)s (%(status)s).") % words
    return _("Nearly the same words were entered already: %(twin)s of %(day)s (%(status)s).") % words


def _alike_to(
    values: Mapping[str, Any], officials: Sequence[Official], members: Sequence[Member], key: str
) -> list[Twin]:
    near = _around(values, officials, members, key)
    found = [Twin(row, likeness(_texts(values), _texts(vars(row)))) for row in near]
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


def _texts(values: Mapping[str, Any]) -> list[str]:
    return [text for name in ("quote", "quote_translation", "summary") if (text := values.get(name) or "")]


def _around(
    values: Mapping[str, Any], officials: Sequence[Official], members: Sequence[Member], key: str
) -> QuerySet[Statement]:
    first, last = _days(values["date"], values.get("date_precision", DatePrecision.DAY))
    of_the_month = Q(date_precision=DatePrecision.MONTH, date__range=((first.replace(day=1)), last))
    near = Statement.objects.filter(Q(date__range=(first, last)) | of_the_month)
    near = near.exclude(status=Status.WITHDRAWN).exclude(key=key)
    near = near.filter(_who(officials, members))
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
