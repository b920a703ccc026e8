"""How much room words take, judged on the safe side, so that labels can give way to each other without a browser.

Measured: the advances of Inter at weight 600 and of the common system sans, the wider of the two, in ems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WIDTHS: dict[str, float] = {
    **dict.fromkeys("iljıіїIІЇ|'’.,:;·! \N{NO-BREAK SPACE}", 0.33),
    **dict.fromkeys('ftr()[]-/\\{}"', 0.45),
    **dict.fromkeys("EFLPRSTJ", 0.7),
    **dict.fromkeys("acesvxyzkàâçéèêëšžćč", 0.62),
    **dict.fromkeys("абвгдезийклнопрстухцчъьэяєґ", 0.7),
    **dict.fromkeys("мфыАДИЛМНОПФЦ", 0.94),
    **dict.fromkeys("mwMWЖЩШЮшщюжЫ@%—…æÆœŒ", 1.1),
}
CAPITAL = 0.8
OTHER = 0.64
LITTLE = 3
"""Letters of a word that no shortened line should end on: "for", "in", "the"."""

WIDEST = 1.09
"""A character outside the scripts that we show (Chinese, emoji): counted as wide as they come."""


def width(words: str, size: float) -> float:
    """Pixels that ``words`` take at a font size of ``size`` pixels, at most."""
    return size * sum(_advance(character) for character in words)


def _advance(character: str) -> float:
    known = WIDTHS.get(character)
    if known is not None:
        return known
    if ord(character) > 0x52F:
        return 0.55 if character in "–“”„‘" else WIDEST
    return CAPITAL if character.isupper() else OTHER


def lines(words: str, size: float, limit: float) -> list[str]:
    """The words broken between words into lines of at most ``limit`` pixels; a single longer word stays whole.

    Words with a no-break space between them stay together.
    """
    broken: list[str] = []
    for word in re.findall(r"[^ \n\t]+", words):
        if broken and width(f"{broken[-1]} {word}", size) <= limit:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def fitted(words: str, sizes: Sequence[float], limit: float, height: float, leading: float) -> tuple[float, list[str]]:
    """The first of the font ``sizes`` at which the lines keep to ``limit`` across and ``height`` down, and the lines.

    The last where none does. ``leading`` is the height of a line in ems.
    """
    for size in sizes:
        broken = lines(words, size, limit)
        if len(broken) * size * leading <= height and max((width(line, size) for line in broken), default=0) <= limit:
            break
    return size, broken


def balanced(words: str, size: float, limit: float) -> list[str]:
    """As few lines as ``lines`` makes, but of nearly the same length."""
    broken = lines(words, size, limit)
    while len(narrower := lines(words, size, limit := limit * 0.95)) == len(broken) > 1 and all(
        width(line, size) <= limit for line in narrower
    ):
        broken = narrower
    return broken


def shortened(words: str, limit: int) -> str:
    """The words, cut between words to ``limit`` characters with an ellipsis where they are longer."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    kept = cut.split(" ")[:-1] or [cut]
    while len(kept) > 1 and len(kept[-1]) <= LITTLE:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–-") + "…"
