"""What a statement must say before it is a draft: the rules on its fields, and what follows from its speakers.

Source: ``stances/data/dataset/README.md``, "Fields"; ``stances/desk/dataset/rules.py`` says the same of files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from stances.codebook import (
    QUOTE_LIMIT,
    RECORD_STARTS,
    STANCES,
    WOULD_BLOCK_WITH,
    Attribution,
    DatePrecision,
    SpeaksFor,
    Stance,
)
from stances.models import Official, Statement
from stances.models.statement import TRANSLATION_LIMIT

from . import names
from .drafts import StatementContent

KEY_LIMIT = Statement._meta.get_field("key").max_length or 80
CONTEXT = {"NATO": SpeaksFor.NATO, "UA": SpeaksFor.UKRAINE}
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which field, in a sentence that says what to do."""

    field: str
    text: str


def problems(content: StatementContent, today: dt.date) -> list[Problem]:
    """Everything that keeps this from being a statement; empty where nothing does."""
    return [
        *_on_its_day(content.values["date"], content.values["date_precision"], today),
        *_on_who(content),
        *_on_its_words(content.values),
        *_on_blocking(content.values),
        *([] if content.citations else [Problem("sources", _("A statement rests on at least one page."))]),
    ]


def speaks_for(affiliations: Sequence[str]) -> SpeaksFor:
    """For whom people of these affiliations speak: for members, if one of them does; else NATO or Ukraine."""
    context = [CONTEXT.get(affiliation) for affiliation in affiliations]
    return (context and all(context) and context[0]) or SpeaksFor.MEMBER


def key_for(content: StatementContent, outlet: str = "") -> str:
    """A key that is free, like ``lt-2024-05-01-landsbergis``: who, when, and whose words (or ``outlet``'s report).

    Joint texts begin with ``joint``, reports on several members with ``report``; a month has no day.
    """
    day = content.values["date"]
    when = f"{day:%Y-%m}" if content.values["date_precision"] == DatePrecision.MONTH else f"{day}"
    words = " ".join(names.folded(content.values["attributed_to"] or outlet).split()[:3])
    whose = surname(content.officials[0]) if len(content.officials) == 1 else slugify(words)
    if not whose and content.officials:
        whose = surname(content.officials[0])
    start = f"{_whom(content)}-{when}-{whose or 'report'}"[: KEY_LIMIT - 4].strip("-")
    taken = set(Statement.objects.filter(key__startswith=start).values_list("key", flat=True))
    free = (f"{start}-{n}" for n in range(2, len(taken) + 3))
    return start if start not in taken else next(key for key in free if key not in taken)


def surname(official: Official) -> str:
    """What an official is called in keys: ``de-croo`` of ``de-croo-alexander``, Alexander De Croo's key."""
    given = slugify(names.folded(official.name).partition(" ")[0])
    return official.key.removesuffix(f"-{given}")


def _whom(content: StatementContent) -> str:
    context = {SpeaksFor.NATO: "nato", SpeaksFor.UKRAINE: "ua"}
    if len(content.members) == 1:
        return content.members[0].code.lower()
    if not content.members:
        return context.get(content.values["speaks_for"], "statement")
    heard = {Attribution.MEDIA_REPORT, Attribution.ANONYMOUS_OFFICIAL}
    return "report" if content.values["attribution"] in heard else "joint"


def _on_its_day(day: dt.date, precision: str, today: dt.date) -> Iterator[Problem]:
    if day > today:
        yield Problem("date", _("%(day)s is still to come; today is %(today)s.") % {"day": day, "today": today})
    if day < RECORD_STARTS:
        yield Problem("date", _("The record begins on %(day)s.") % {"day": RECORD_STARTS})
    if precision == DatePrecision.MONTH and day.day != 1:
        yield Problem("date", _("For a whole month, give the first day of the month."))


def _on_who(content: StatementContent) -> Iterator[Problem]:
    whom = content.values["speaks_for"]
    if whom == SpeaksFor.MEMBER and not content.members:
        yield Problem("members", _("Tick at least one member on whose position this bears."))
    if whom != SpeaksFor.MEMBER and content.members:
        yield Problem("members", _("NATO's and Ukraine's own words are context: they bear on no member's position."))
    if not content.officials and not content.values["attributed_to"]:
        yield Problem("attributed_to", _("Choose who said it, or say in words whom it is attributed to."))


def _on_its_words(values: dict) -> Iterator[Problem]:
    quote, language, translation = values["quote"], values["quote_language"], values["quote_translation"]
    if len(quote) > QUOTE_LIMIT:
        text = _(
            "%(n)d characters: a quote has %(limit)d characters at most. Shorten it; mark what is left out with […]."
        )
        yield Problem("quote", text % {"n": len(quote), "limit": QUOTE_LIMIT})
    if len(translation) > TRANSLATION_LIMIT:
        text = _("%(n)d characters: the translation has %(limit)d at most. Shorten it.")
        yield Problem("quote_translation", text % {"n": len(translation), "limit": TRANSLATION_LIMIT})
    if quote and not language:
        yield Problem("quote_language", _("Say in which language the quote is."))
    if not quote and translation:
        yield Problem("quote", _("Give the words that are translated, as the source prints them."))
    if quote and language not in ("", ENGLISH) and not translation:
        yield Problem("quote_translation", _("Translate the quote into English: readers see it beside the original."))
    if quote and language == ENGLISH and translation:
        yield Problem("quote_translation", _("The quote is in English: it needs no translation."))


def _on_blocking(values: dict) -> Iterator[Problem]:
    """Only a member can block; and who announces that resists, says the criterion of “not now”."""
    if not values.get("would_block"):
        return
    if values["speaks_for"] != SpeaksFor.MEMBER:
        yield Problem("would_block", _("Only a member can block. Untick this, or say that a member speaks."))
    elif values["signal"] not in WOULD_BLOCK_WITH:
        text = _(
            "Whoever would block resists or opposes. Choose the signal “%(not_now)s” or “%(oppose)s”, or untick this."
        )
        words = {"not_now": STANCES[Stance.NOT_NOW].label, "oppose": STANCES[Stance.OPPOSE].label}
        yield Problem("would_block", text % words)
