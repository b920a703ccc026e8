"""What somebody types into the search field, understood: words, phrases in quotes, and what is to be left out.

A word finds all that begin with it; a single letter is none yet, a single digit a word of its own. A phrase in quotes
finds its words one after the other; while its last quote is missing, its last word may go on. With a minus before it, a
word or phrase leaves out all that it would find. Words of no weight – *the*, *in*, *said* – are passed over where there
are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stances.models.folding import Word, words

MOST_CHARACTERS = 200
MOST_TERMS = 16

_QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"'))
_PIECE = re.compile(r'(?P<minus>[-−–]?)(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))')

_WEIGHTLESS = """
a an the of in on at to and or by for with from that who what it its is was were are be as said say says about
і й та у в на з із зі до що як він вона вони був була сказав сказала каже про
le la les l un une des de du d et au aux en dans que qu qui a dit sur pour"""

WEIGHTLESS = frozenset(word.folded for word in words(_WEIGHTLESS))
"""Articles, prepositions and the like in the site's three languages: half remembered, they are often wrong."""


class TooMuch(Exception):
    """More was typed than is looked for: ``characters`` or terms."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase of several, folded. ``whole``: its last word ends there, else it may go on.

    ``text`` is how it was typed, without quotes and minus.
    """

    words: tuple[str, ...]
    whole: bool
    text: str

    @property
    def tsquery(self) -> str:
        """As PostgreSQL reads it; folded words hold letters and digits alone."""
        *first, last = (f"'{word}'" for word in self.words)
        return "(" + " <-> ".join([*first, last if self.whole else f"{last}:*"]) + ")"

    def spans(self, text: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Where it stands among the words of a text: first letter, and behind the last."""
        length = len(self.words)
        for place in range(len(text) - length + 1):
            here = text[place : place + length]
            if self._is(here):
                yield here[0].start, here[-1].end

    def _is(self, found: Sequence[Word]) -> bool:
        *first, last = (word.folded for word in found)
        ends = last == self.words[-1] if self.whole else last.startswith(self.words[-1])
        return ends and tuple(first) == self.words[:-1]


@dataclass(frozen=True, slots=True)
class Query:
    """``terms``: all of them must be found. ``without``: none of them may be. Both empty: nothing was asked."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.without)

    @property
    def all_of(self) -> str:
        return " & ".join(term.tsquery for term in self.terms)

    @property
    def any_left_out(self) -> str:
        return " | ".join(term.tsquery for term in self.without)

    def but(self, term: Term) -> Query:
        """The same without one of its terms."""
        return Query(tuple(t for t in self.terms if t is not term), tuple(t for t in self.without if t is not term))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The places in ``text`` where its terms stand, in order, none within another."""
        folded = list(words(text))
        merged: list[tuple[int, int]] = []
        for start, end in sorted({span for term in self.terms for span in term.spans(folded)}):
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return merged


def understood(typed: str) -> Query:
    """What was asked. Raises ``TooMuch`` for more than ``MOST_CHARACTERS`` or ``MOST_TERMS``."""
    if len(typed) > MOST_CHARACTERS:
        raise TooMuch
    pieces = list(_pieces(typed.translate(_QUOTES)))
    if len(pieces) > MOST_TERMS:
        raise TooMuch
    asked = [term for term, minus, _light in pieces if not minus]
    weighty = [term for term, minus, light in pieces if not minus and not light]
    return Query(tuple(weighty or asked), tuple(term for term, minus, _light in pieces if minus))


def _pieces(typed: str) -> Iterator[tuple[Term, bool, bool]]:
    """Each term, whether it is to be left out, and whether it has no weight."""
    for piece in _PIECE.finditer(typed):
        in_quotes = piece["phrase"] is not None
        text = piece["phrase"] if in_quotes else piece["word"]
        folded = tuple(word.folded for word in words(text))
        if folded:
            alone = not in_quotes and len(folded) == len(folded[0]) == 1
            if alone and not folded[0].isdigit():
                continue
            term = Term(folded, bool(piece["closed"]) or alone, " ".join(text.split()))
            yield term, bool(piece["minus"]), not in_quotes and len(folded) == 1 and folded[0] in WEIGHTLESS
