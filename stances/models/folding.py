"""Words as they are searched for: without case, accents and script, and with a few spellings of one sound made one.

The same folding is put on what is searched and on what is asked, so it need not be right, only the same on both sides.
Cyrillic is written in Latin letters by the Ukrainian national standard (Cabinet of Ministers of Ukraine, resolution
No. 55 of 27 January 2010); letters that Ukrainian does not have as their own languages mostly do.

Every step reads from left to right and only ever adds to what it has written. So whatever begins a word also begins its
folded form, and a word is found while it is still being typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

RULES = 1
"""Goes up whenever a word is folded, or a statement's words are chosen, in another way: then all is made anew."""

LONGEST = 60
"""Letters of a folded word, at most; what is longer is cut."""

KEPT = 30_000
"""Folded words that are remembered: texts repeat theirs, and a page of search results folds thousands."""

STANDARD = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщь",
        ("a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
         "kh", "ts", "ch", "sh", "shch", ""),
        strict=True,
    )
)  # fmt: skip
"""The standard's letters that are written in one way."""

AT_THE_BEGINNING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
ELSEWHERE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
"""The standard's letters that are written in another way at the beginning of a word."""

NOT_UKRAINIAN = {
    "ы": "y", "э": "e", "ё": "io", "ъ": "", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dzh",
    "ѓ": "g", "ќ": "k", "ѕ": "dz", "ѐ": "e", "ѝ": "i",
}  # fmt: skip

LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n", "ħ": "h"}
"""Letters that no decomposition brings to one of the twenty-six."""

SOUNDS = {"y": "i", "j": "i", "w": "v"}
"""Letters that stand for one sound from one language, or transliteration, to the next."""

DROPPED = {"h": "sczt", "z": "sc"}
"""A letter, and those after which it only softens: sh, ch, zh, th; Hungarian and Polish sz, Polish cz."""

_CYRILLIC = "Ѐ-ӿ"
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u00ad]|(?<=[{_CYRILLIC}])['’ʼ`](?=[{_CYRILLIC}]))*"
)


class Word(NamedTuple):
    """A word of a text: the places of its first letter and behind its last, and its folded form."""

    start: int
    end: int
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in their order. An apostrophe joins Cyrillic letters and divides others; hyphens divide."""
    for found in _WORD.finditer(text):
        if folded := fold(found[0]):
            yield Word(found.start(), found.end(), folded)


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """A single word, folded: letters and digits in small, often none that a keyboard in Kyiv or Paris lacks."""
    latin = _in_latin(unicodedata.normalize("NFC", word[: 4 * LONGEST]).lower())
    plain = (c for c in unicodedata.normalize("NFKD", latin) if c.isalnum())
    return _one_sound("".join(LATIN.get(c, c) for c in plain).casefold())[:LONGEST]


def _in_latin(word: str) -> str:
    written = ""
    before = ""
    for place, letter in enumerate(word):
        if letter == "г" and before == "з":
            written += "gh"
        elif letter in ELSEWHERE:
            written += ELSEWHERE[letter] if place else AT_THE_BEGINNING[letter]
        else:
            written += STANDARD.get(letter, NOT_UKRAINIAN.get(letter, letter))
        before = letter
    return written


def transliterated(text: str) -> str:
    """Ukrainian in Latin letters, by the letter of the standard, in small letters; nothing else is changed."""
    return _WORD.sub(lambda found: _in_latin(re.sub("['’ʼ`]", "", found[0].lower())), text)


def _one_sound(word: str) -> str:
    written = ""
    before = ""
    for letter in word:
        sound = SOUNDS.get(letter, letter)
        softens = before and before in DROPPED.get(letter, "")
        if not softens and (sound.isdigit() or not written.endswith(sound)):
            written += sound
        before = letter
    return written
