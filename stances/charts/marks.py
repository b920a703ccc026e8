"""The stances' symbols, drawn as shapes so that no font is needed: colour is never alone.

Classes for the stylesheet (``static/css/open-door.css``): ``mark`` on every symbol, the stance's own class on the
link around it or on ``icon``'s svg. ``△`` and ``▽`` are outlines (``mark open``), the others are filled. Not assessed
has a dash, what meets no single criterion a question mark.
"""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from stances.codebook import NOT_ASSESSED, UNCLEAR, Stance

POINTING_UP = frozenset({Stance.ADVOCATE, Stance.SUPPORT})
POINTING_DOWN = frozenset({Stance.NOT_NOW, Stance.OPPOSE})
OPEN = frozenset({Stance.SUPPORT, Stance.NOT_NOW})


def mark(code: str, x: float, y: float, half: float) -> SafeString:
    """A stance's symbol, centred on a point, ``half`` its half width."""
    if code == UNCLEAR:
        return format_html('<path class="mark open" d="{}"/>', question(x, y, half))
    if code == NOT_ASSESSED:
        return format_html(
            '<path class="mark open" d="M{} {}h{}"/>', number(x - half * 0.7), number(y), number(half * 1.4)
        )
    if code == Stance.ALLIANCE_LINE:
        return format_html('<circle class="mark" cx="{}" cy="{}" r="{}"/>', number(x), number(y), number(half * 0.8))
    name = "mark open" if code in OPEN else "mark"
    return format_html('<path class="{}" d="{}"/>', name, triangle(x, y, half, up=code in POINTING_UP))


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


def precise(value: float) -> str:
    """Two decimals, for shapes too small to be rounded further."""
    return f"{value:.2f}"
