"""The stances' symbols, drawn as shapes so that no font is needed: colour is never alone.

Classes for the stylesheet (``static/css/open-door.css``): ``mark`` on every symbol, the stance's own class on the
link around it or on ``icon``'s svg. ``△`` and ``▽`` are outlines (``mark open``), the others are filled. Not assessed
has a dash, what meets no single criterion a question mark.

A symbol is one path around the origin, the same wherever it stands; a group around it puts it into its place. So
``static/js/alliance.js`` changes a symbol by changing that path, whatever the picture.
"""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from stances.codebook import NOT_ASSESSED, UNCLEAR, Stance

POINTING_UP = frozenset({Stance.ADVOCATE, Stance.SUPPORT})
POINTING_DOWN = frozenset({Stance.NOT_NOW, Stance.OPPOSE})
OPEN = frozenset({Stance.SUPPORT, Stance.NOT_NOW, UNCLEAR, NOT_ASSESSED})

HALF = 5.0
"""The half width at which a symbol's path is drawn."""


@lru_cache(maxsize=4096)
def mark(code: str, x: float, y: float, half: float) -> SafeString:
    """A stance's symbol, centred on a point, ``half`` its half width."""
    scale = number_of(half / HALF)
    return format_html(
        '<g transform="translate({} {}){}"><path class="{}" d="{}"/></g>',
        number(x),
        number(y),
        "" if scale == "1" else f" scale({scale})",
        "mark open" if code in OPEN else "mark",
        shape(code),
    )


@lru_cache(maxsize=64)
def shape(code: str) -> str:
    """A symbol's path around the origin, ``HALF`` its half width."""
    if code == UNCLEAR:
        return question(0, 0, HALF)
    if code == NOT_ASSESSED:
        return f"M{number(-HALF * 0.7)} 0h{number(HALF * 1.4)}"
    if code == Stance.ALLIANCE_LINE:
        return disc(HALF * 0.8)
    return triangle(0, 0, HALF, up=code in POINTING_UP)


def disc(radius: float) -> str:
    """A disc around the origin, as two arcs."""
    r, d = number(radius), number(2 * radius)
    return f"M-{r} 0a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z"


def triangle(x: float, y: float, half: float, *, up: bool) -> str:
    """A triangle as wide as ``2 * half``, balanced on its centre."""
    rise = half * 1.7
    top = y - rise * 0.6 if up else y - rise * 0.4
    if up:
        return f"M{number(x)} {number(top)}l{number(half)} {number(rise)}h{number(-2 * half)}z"
    return f"M{number(x - half)} {number(top)}h{number(2 * half)}l{number(-half)} {number(rise)}z"


def question(x: float, y: float, half: float) -> str:
    """A question mark as lines: a hook, and a point under it, as high as ``2 * half``."""
    top, left = y - half, x - half * 0.62
    hook = f"M{precise(left)} {precise(top + half * 0.62)}a{precise(half * 0.62)} {precise(half * 0.62)} 0 1 1"
    turn = f" {precise(half * 0.98)} {precise(half * 0.54)}"
    fall = " ".join(precise(share * half) for share in (-0.24, 0.14, -0.36, 0.3, -0.36, 0.62))
    return f"{hook}{turn}c{fall}M{precise(x)} {precise(y + half)}v.1"


@lru_cache(maxsize=64)
def icon(code: str) -> SafeString:
    """The symbol alone, in a square of 16 pixels, for a line of text or a tile; silent to screen readers."""
    return format_html(
        '<svg class="icon stance-{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        code,
        mark(code, 8, 8, 5.5),
    )


def number(value: float) -> str:
    """At most one decimal, as short as it goes."""
    return f"{value:.1f}".removesuffix(".0")


def number_of(scale: float) -> str:
    """A factor with two decimals at most, as short as it goes."""
    return f"{scale:.2f}".rstrip("0").removesuffix(".")


def precise(value: float) -> str:
    """Two decimals, for shapes too small to be rounded further."""
    return f"{value:.2f}"
