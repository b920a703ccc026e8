"""Statements, assessments and days in short words, the same in the drawn timeline and in the one to explore."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts.dates import day_words, month_words
from stances.charts.english import is_original
from stances.charts.lettering import shortened
from stances.charts.steps import Step
from stances.codebook import ATTRIBUTION_WORDS, CONFIDENCE_WORDS, STANCES, DatePrecision, Rank
from stances.record.types import Government, Milestone, Statement

NAMED = 2
"""Speakers named before the rest are counted."""


def said_on(statement: Statement) -> str:
    """The statement's day, or its month where only that is known."""
    if statement.precision == DatePrecision.MONTH:
        return month_words(statement.date)
    return day_words(statement.date)


def signal_words(signal: str) -> str:
    """The label of a statement's signal."""
    return str(STANCES[signal].label) if signal in STANCES else _("Meets no single criterion")


def speakers(statement: Statement) -> str:
    """Who spoke: two names and how many more, else whom the words are attributed to, else in which way."""
    names = [speaker.official.name for speaker in statement.speakers]
    if not names:
        return statement.attributed_to or str(ATTRIBUTION_WORDS[statement.attribution])
    rest = len(names) - NAMED
    if rest <= 0:
        return _(" and ").join(names)
    return ngettext("{names} and {count} other", "{names} and {count} others", rest).format(
        names=", ".join(names[:NAMED]), count=rest
    )


def words(statement: Statement, limit: int) -> str:
    """The quote, or our translation of it, in quotation marks; the summary where neither is in English.

    A quote in the page's own language needs no translation.
    """
    quote = statement.quote if is_original(statement) else statement.quote_translation
    if not quote and statement.quote_language == "en":
        quote = statement.quote
    if quote:
        return _("“{quote}”").format(quote=shortened(quote, limit))
    return shortened(statement.summary, limit)


def in_short(statement: Statement, role: str, limit: int = 160) -> str:
    """A statement in one line: "4 December 2024, Péter Szijjártó: “…” – Opposes membership"; for a link and its tip."""
    line = _("{day}, {speakers}: {words} – {signal}").format(
        day=said_on(statement),
        speakers=speakers(statement),
        words=words(statement, limit),
        signal=signal_words(statement.signal),
    )
    weighed = role_words(role)
    return f"{line} ({weighed})" if weighed else line


def role_words(role: str) -> str:
    """What the statement was weighed as; empty where it was not."""
    return {
        "supports": _("evidence for an assessment"),
        "contrary": _("weighed as contrary"),
        "both": _("evidence for one assessment, weighed as contrary in another"),
    }.get(role, "")


def step_words(step: Step) -> str:
    """A step in one line: "Not now, from 30 September 2022 to 22 June 2023; medium confidence"."""
    label = signal_words(step.stance) if step.stance else _("Not assessed")
    line = _("{stance}, from {start} to {end}").format(
        stance=label, start=day_words(step.start), end=day_words(step.end)
    )
    confidence = step.assessment.confidence
    if not step.stance or not confidence:
        return line
    return f"{line}; {str(CONFIDENCE_WORDS[confidence][0]).lower()}"


def milestone_days(milestone: Milestone) -> str:
    """A milestone's day or days."""
    if milestone.end_date and milestone.end_date != milestone.date:
        return _("{start} to {end}").format(start=day_words(milestone.date), end=day_words(milestone.end_date))
    return day_words(milestone.date)


def office_words(rank: str) -> str:
    """What a new head is the head of."""
    return _("New head of state") if rank == Rank.HEAD_OF_STATE else _("New head of government")


def head_words(government: Government) -> str:
    """A change of government in one line: "New head of government: Friedrich Merz, Federal Chancellor"."""
    return _("{office}: {name}, {title}").format(
        office=office_words(government.rank), name=government.head, title=government.title
    )


def history_words(held: Sequence[Step], until: dt.date) -> str:
    """The whole history in sentences, one a change: what the picture shows, for those who do not see it."""
    if not held:
        return _("No assessment has been published up to {day}.").format(day=day_words(until))
    sentences = []
    for step in _changes(held):
        label = signal_words(step.stance) if step.stance else _("Not assessed")
        sentences.append(_("From {day}: {stance}.").format(day=day_words(step.start), stance=label))
    return " ".join(sentences)


def _changes(held: Sequence[Step]) -> list[Step]:
    return [step for i, step in enumerate(held) if i == 0 or step.stance != held[i - 1].stance]


def searched_words(complete_to: dt.date) -> str:
    """Up to when the record is complete, for a picture of a later day."""
    return _("The record was searched up to {day}.").format(day=day_words(complete_to))
