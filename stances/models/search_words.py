"""What a statement is found by: its words, folded, each with its place and the weight of where it stands.

A: who said it and whose position it bears on. B: what was said, where. C: where it was published, in which post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel import Locale
from babel.languages import get_official_languages
from django.core.exceptions import ObjectDoesNotExist

from .folding import words

PREFETCHED = ("bears_on__member", "speakers__official__posts", "citations__source__outlet")
"""What to fetch with many statements whose words are wanted."""

APART = 2
"""Places left free between two texts, so that no phrase is found across them."""

PLACES = 16_000
"""Places that PostgreSQL can tell apart; the words of a longer text share the last."""


def lexemes(statement: Any) -> str:
    """The statement's words as PostgreSQL writes a ``tsvector``: ``'siarto':2A 'vilnius':41B``.

    A reference that leads nowhere is left out.
    """
    places: dict[str, list[str]] = {}
    place = 0
    for weight, text in _texts(statement):
        for word in words(text):
            place = min(place + 1, PLACES)
            places.setdefault(word.folded, []).append(f"{place}{weight}")
        place += APART
    return " ".join(f"'{word}':{','.join(dict.fromkeys(at[:255]))}" for word, at in sorted(places.items()))


@cache
def names_of_member(code: str, name: str) -> tuple[str, ...]:
    """A member's name, and the others that CLDR has for it: English, Ukrainian, French, and its own languages."""
    languages = ("en", "uk", "fr", *get_official_languages(code))
    known = [Locale.parse(language).territories.get(code, "") for language in languages if _is_known(language)]
    return tuple(dict.fromkeys([name, *filter(None, known)]))


def _is_known(language: str) -> bool:
    try:
        Locale.parse(language)
    except (ValueError, LookupError):
        return False
    return True


def _texts(statement: Any) -> Iterator[tuple[str, str]]:
    for link in statement.bears_on.all():
        yield from (("A", name) for name in _names(link))
    for speaker in statement.speakers.all():
        yield from _of_speaker(speaker, statement)
    yield "A", statement.attributed_to
    yield from (("B", text) for text in (statement.quote, statement.quote_translation, statement.summary))
    yield "B", statement.venue
    for citation in statement.citations.all():
        yield from (("C", text) for text in _published(citation))
        yield "C", citation.relays


def _names(link: Any) -> Iterable[str]:
    try:
        return names_of_member(link.member.code, link.member.name)
    except ObjectDoesNotExist:
        return ()


def _of_speaker(speaker: Any, statement: Any) -> Iterator[tuple[str, str]]:
    try:
        official = speaker.official
    except ObjectDoesNotExist:
        return
    yield from (("A", name) for name in (official.name, *official.other_names))
    yield from (("C", post.title) for post in official.posts.all() if post.held_on(statement.date))


def _published(citation: Any) -> tuple[str, ...]:
    try:
        return citation.source.outlet.name, citation.source.outlet.domain, citation.source.title
    except ObjectDoesNotExist:
        return ()
