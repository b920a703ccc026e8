"""Events as the pages name them, and which of them what was said belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from stances.charts.dates import day_number
from stances.charts.timeline import Events, Way
from stances.codebook import MILESTONE_KIND_WORDS, DatePrecision, SpeaksFor
from stances.record.record import Record
from stances.record.types import Milestone, OwnWords, Statement

from .parts import MilestoneView
from .reading import Reading
from .words import day_words

NEAR = 3
"""Days before an event and after it in which what members said belongs to its week."""

CONTEXT_NEAR = 7
"""The same for NATO's and Ukraine's own words, which often prepare an event or take stock of it."""


def milestone_view(milestone: Milestone, reading: Reading) -> MilestoneView:
    return MilestoneView(
        key=milestone.key,
        href=reading.event_page(milestone.key),
        days_words=days_of(milestone),
        date=milestone.date,
        end_date=milestone.end_date,
        kind_label=str(MILESTONE_KIND_WORDS[milestone.kind]),
        name=milestone.name,
        place=milestone.place,
        summary=milestone.summary,
        url=milestone.url,
    )


def days_of(milestone: Milestone) -> str:
    """Its day, or from which to which: "11–12 July 2023"."""
    first, last = milestone.date, last_day(milestone)
    if first == last:
        return day_words(first)
    within = (first.year, first.month) == (last.year, last.month)
    return _("%(first)s–%(last)s") % {
        "first": day_number(first) if within else day_words(first),
        "last": day_words(last),
    }


def events_on_timeline(record: Record, reading: Reading) -> Events:
    """The ways from a timeline's list of milestones to their pages, and to what NATO and Ukraine said then."""
    own_words = [words for words in record.own_words if words.date <= reading.day]
    return Events(
        href=lambda milestone: reading.event_page(milestone.key),
        own_words=lambda milestone: [
            Way(own_words_on(words), reading.statement(words.key)) for words in own_words_then(milestone, own_words)
        ],
    )


def own_words_on(words: OwnWords) -> str:
    """Whose words, and of which day: "NATO’s own words, 11 July 2023"."""
    day = {"day": day_words(words.date)}
    if words.speaks_for == SpeaksFor.NATO:
        return _("NATO’s own words, %(day)s") % day
    return _("Ukraine’s own words, %(day)s") % day


def last_day(milestone: Milestone) -> dt.date:
    return milestone.end_date or milestone.date


def of_its_week(record: Record, statement: Statement) -> tuple[Milestone, ...]:
    """The events to whose week a statement belongs, by date; none where only its month is known."""
    if statement.precision != DatePrecision.DAY:
        return ()
    days = NEAR if statement.speaks_for == SpeaksFor.MEMBER else CONTEXT_NEAR
    return tuple(m for m in record.milestones if is_near(m, statement.date, days))


def own_words_then(milestone: Milestone, own_words: Iterable[OwnWords]) -> tuple[OwnWords, ...]:
    """What NATO and Ukraine said themselves around an event, oldest first."""
    return tuple(words for words in own_words if is_near(milestone, words.date, CONTEXT_NEAR))


def is_near(milestone: Milestone, day: dt.date, days: int) -> bool:
    """Whether a day lies at most so many ``days`` before the event or after it."""
    span = dt.timedelta(days)
    return milestone.date - span <= day <= last_day(milestone) + span
