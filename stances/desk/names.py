"""Names of people across scripts and spellings: folded, transliterated, and reduced to how they sound.

``Szijjártó``, ``Szijjarto`` and ``Сіярто`` are one name, ``Fico`` and ``Фіцо`` another. Spelling decides first; sound
only helps where no spelling does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

# The Ukrainian national standard (Cabinet of Ministers, resolution 55 of 27 January 2010), and beyond its alphabet the
# letters of Russian, Bulgarian, Macedonian, Serbian and Montenegrin. At the start of a word: see AT_THE_START.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "ы": "y", "э": "e", "ё": "io", "ъ": "", "ѓ": "gj", "ѕ": "dz", "ј": "j", "љ": "lj", "њ": "nj",
    "ќ": "kj", "џ": "dzh", "ђ": "dj", "ћ": "ch", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
AT_THE_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ё": "yo"}
# ISO 843, its transcription.
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
GREEK_PAIRS = {"ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "b", "γγ": "ng"}
WITHOUT_ACCENTS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "dj", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
)

SOUNDS: dict[str, tuple[str, ...]] = {
    "shch": ("S",), "sch": ("S",), "dzh": ("S",), "tsch": ("S",), "kh": ("K",), "gh": ("K",), "zh": ("S",),
    "sh": ("S",), "ch": ("S", "K"), "sz": ("S",), "cz": ("S",), "rz": ("S", "RS"), "cs": ("S",), "zs": ("S",),
    "ts": ("S",), "tz": ("S",), "dz": ("S",), "dj": ("S", "D"), "xh": ("S",), "gj": ("S", "D"), "kj": ("S", "K"),
    "gy": ("D", "K"), "ck": ("K",), "ph": ("F",), "th": ("T",), "qu": ("KV",), "b": ("B",), "p": ("P",), "f": ("F",),
    "v": ("V",), "w": ("V",), "d": ("D",), "t": ("T",), "g": ("K", "S"), "h": ("K", ""), "k": ("K",), "q": ("K",),
    "c": ("S", "K"), "j": ("", "S"), "s": ("S",), "z": ("S",), "x": ("KS",), "l": ("L",), "m": ("M",), "n": ("N",),
    "r": ("R",),
}  # fmt: skip
"""Letters, longest first, and the consonants they may stand for in one of the languages of the record."""
LETTERS = re.compile("|".join(sorted(SOUNDS, key=len, reverse=True)) + "|.")
READINGS = 24
"""Of one word, at most: a name with many letters that are read in two ways has no more."""


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text in small Latin letters, digits and single spaces, without accents; other scripts transliterated."""
    composed = unicodedata.normalize("NFC", text).casefold()
    bare = unicodedata.normalize("NFKD", _greek(_cyrillic(composed)).translate(WITHOUT_ACCENTS))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", re.sub(r"['’ʼ`]", "", letters)))


@lru_cache(maxsize=20_000)
def sounds(word: str) -> frozenset[str]:
    """How one folded word may sound, as consonants: ``{"SRT"}`` for both szijjarto and siiarto (and some more)."""
    readings = [SOUNDS.get(letters, ("-",)) for letters in LETTERS.findall(word)]
    heard = ("".join(parts) for parts in islice(product(*readings), READINGS))
    return frozenset(re.sub(r"(.)\1+", r"\1", one).replace("-", "") for one in heard)


def likeness(asked: str, spellings: Iterable[str]) -> int:
    """How well a name asked for fits one that is spelt in these ways.

    3: each word begins one of its words; 2: each stands within one; 1: each sounds like one; 0: not at all.
    """
    wanted = folded(asked).split()
    names = [folded(spelling).split() for spelling in spellings]
    if not wanted:
        return 0
    for grade, fits in ((3, _begins), (2, _within), (1, _sounds_like)):
        if any(all(any(fits(word, part) for part in name) for word in wanted) for name in names):
            return grade
    return 0


def _begins(word: str, part: str) -> bool:
    return part.startswith(word)


def _within(word: str, part: str) -> bool:
    return len(word) > 2 and word in part


def _sounds_like(word: str, part: str) -> bool:
    """Two consonants must agree; the first three are enough while a name is still being typed."""
    return any(
        len(asked) > 1 and (asked == known or (len(asked) > 2 and known.startswith(asked)))
        for asked in sounds(word)
        for known in sounds(part)
    )


def _cyrillic(text: str) -> str:
    made, before = [], ""
    for letter in text:
        starts = not (before.isalpha() or before in "’'ʼ") or not before
        if before == "з" and letter == "г":  # the standard's own exception
            made.append("gh")
        else:
            made.append((starts and AT_THE_START.get(letter)) or CYRILLIC.get(letter, letter))
        before = letter
    return "".join(made)


def _greek(text: str) -> str:
    if not re.search("[α-ω]", text):
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c != "\u0301")
    for pair, latin in GREEK_PAIRS.items():
        bare = bare.replace(pair, latin)
    return "".join(GREEK.get(letter, letter) for letter in bare)
