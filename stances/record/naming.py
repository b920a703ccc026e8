"""Members' names in the languages of the pages, from CLDR, and the order of each language's alphabet."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from babel import Locale

from .types import Member

UKRAINIAN = {letter: place for place, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}
OTHER_SCRIPTS = 100
"""Added to the place of a letter that is not Ukrainian: it comes after all that are."""

LIGATURES = str.maketrans({"æ": "ae", "œ": "oe"})
NO_LETTERS = re.compile(r"[’'ʼ\-–]")

Order = Callable[[str], Any]
"""From words to what they are sorted by."""


def in_language(member: Member, language: str) -> Member:
    """The member under its name in a language; under the record's where CLDR has none."""
    name = Locale.parse(language).territories.get(member.code) or member.recorded
    return dataclasses.replace(member, name=str(name), english=member.recorded)


def order_of(language: str) -> Order:
    """How words are sorted in a language."""
    return {"uk": _ukrainian, "fr": _french}.get(language, str.casefold)


def _ukrainian(words: str) -> tuple[int, ...]:
    """By the alphabet, in which ґ follows г, є follows е, and і and ї follow и; word by word, apostrophes aside."""
    plain = NO_LETTERS.sub("", words.casefold())
    return tuple(-1 if c == " " else UKRAINIAN.get(c, OTHER_SCRIPTS + ord(c)) for c in plain)


def _french(words: str) -> tuple[str, str]:
    """By the letters without accents; accents decide between words that are otherwise the same."""
    folded = NO_LETTERS.sub(" ", words.casefold().translate(LIGATURES))
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return bare, folded
