"""What the cards are put together from: the sheet and its head, lines of words, symbols, squares, the hatch.

A card is a picture of 1,200 by 630 pixels that other sites show beside a link to ours. It is drawn for resvg (png.py),
which reads no stylesheet: every colour and font stands in the markup, of the light theme, whatever the reader's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.lettering import balanced, fitted, width
from stances.charts.marks import OPEN, mark
from stances.charts.svg import Attribute, element, join, text
from stances.charts.themes import FURNITURE
from stances.codebook import NOT_ASSESSED, STANCES

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 48, 1152
"""Between them stands everything that is drawn."""

LIGHT = FURNITURE["light"]
LAND, SUBJECT = "#ECEAE4", "#FBF0C4"
"""The land and Ukraine, as in the stylesheet; a test compares them."""

SERIF, SANS = "Open Door Serif", "Inter"
"""The families in ``stances/data/fonts/``."""

MEASURED = {(SERIF, 400): 0.94, (SERIF, 600): 0.94, (SANS, 400): 0.92, (SANS, 600): 0.94}
"""What a line of words takes at most of the width that ``lettering`` judges on the safe side; a test measures it."""

LEADING = 1.2
HEAD = 86
"""Where the rule under a card's head is."""


def sheet(description: str, *parts: str) -> SafeString:
    """The whole picture; ``description`` says what it shows."""
    return element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"},
        element("title", {}, description),
        element("defs", {}, *(_hatched(code) for code in STANCES)),
        element("rect", {"width": WIDTH, "height": HEIGHT, "fill": LIGHT["ground"]}),
        *parts,
    )


def head(kicker: str, edition: int) -> SafeString:
    """What it is at the left, whose it is and of which edition at the right, and a rule under them."""
    brand, signed = "Open Door", _("Edition %(number)d") % {"number": edition}
    right = RIGHT - width(signed, 22) - 18
    room = right - width(brand, 30) - 12 - LEFT
    size, (line, *_rest) = fitted(kicker, (27, 26, 25, 24, 23, 22, 21, 20, 19, 18), room, 40, LEADING)
    return join(
        [
            said(line, LEFT, 62, size, weight=600),
            said(brand, right, 62, 30, family=SERIF, weight=600, anchor="end"),
            said(signed, RIGHT, 62, 22, fill=LIGHT["muted"], anchor="end"),
            rule(HEAD, thickness=2),
        ]
    )


def said(
    words: str,
    x: float,
    y: float,
    size: float,
    *,
    family: str = SANS,
    weight: int = 400,
    fill: str = LIGHT["ink"],
    anchor: str = "start",
) -> SafeString:
    """A line of words, its baseline at ``y``."""
    look: dict[str, Attribute] = {"font_family": family, "font_weight": str(weight), "font_size": size, "fill": fill}
    return text(words, x, y, text_anchor=None if anchor == "start" else anchor, **look)


def paragraph(
    words: str,
    x: float,
    top: float,
    limit: float,
    height: float,
    sizes: Sequence[float],
    *,
    leading: float = LEADING,
    family: str = SANS,
    weight: int = 400,
    fill: str = LIGHT["ink"],
    even: bool = False,
) -> tuple[SafeString, float]:
    """Words in lines from ``top`` down, in the largest of the ``sizes`` that fits; and where the last line ends.

    With ``even``, the lines are nearly of the same length.
    """
    roomy = limit / MEASURED[family, weight]
    size, broken = fitted(words, sizes, roomy, height, leading)
    if even:
        broken = balanced(words, size, roomy)
    drawn = [
        said(line, x, top + size * (0.9 + leading * number), size, family=family, weight=weight, fill=fill)
        for number, line in enumerate(broken)
    ]
    return join(drawn), top + size * leading * len(broken)


def rule(y: float, thickness: float = 1) -> SafeString:
    """A line across the card: the strong one opens a part."""
    colour = LIGHT["ink"] if thickness > 1 else LIGHT["rule"]
    return element("rect", {"x": LEFT, "y": y, "width": RIGHT - LEFT, "height": thickness, "fill": colour})


def square(code: str, x: float, y: float, side: float, *, low: bool = False) -> SafeString:
    """A stance as a square with its symbol; low confidence is hatched, not assessed an empty square with dashes."""
    box: dict[str, Attribute] = {"x": x, "y": y, "width": side, "height": side}
    if code == NOT_ASSESSED:
        inner: dict[str, Attribute] = {"x": x + 0.75, "y": y + 0.75, "width": side - 1.5, "height": side - 1.5}
        ground = element("rect", inner | {"fill": "none"} | dashes(1.5))
    else:
        ground = element("rect", box | {"fill": paint(code, low=low)})
    return join([ground, symbol(code, x + side / 2, y + side / 2, side * 0.24)])


def symbol(code: str, x: float, y: float, half: float) -> SafeString:
    """A stance's symbol in the ink that goes on its colour."""
    ink = STANCES[code].ink_light if code in STANCES else LIGHT["muted"]
    stroke: dict[str, Attribute] = {
        "fill": "none",
        "stroke": ink,
        "stroke-width": max(half * 0.28, 1.2),
        "stroke-linejoin": "round",
    }
    filled = code in STANCES and code not in OPEN
    return element("g", {"fill": ink} if filled else stroke, mark(code, x, y, half))


def label(code: str) -> str:
    """A stance's words, or those for not assessed."""
    return str(STANCES[code].label) if code in STANCES else _("Not assessed")


def paint(code: str, *, low: bool = False) -> str:
    """What a shape of this stance is filled with."""
    if code == NOT_ASSESSED:
        return LIGHT["ground"]
    return f"url(#low-{code})" if low else STANCES[code].light


def dashes(thickness: float, pattern: str = "3 2.5") -> dict[str, Attribute]:
    """The outline of what is not assessed."""
    return {"stroke": LIGHT["muted"], "stroke-width": thickness, "stroke-dasharray": pattern}


def in_rows(entries: Iterable[tuple[str, float]], limit: float, gap: float) -> list[list[str]]:
    """Keys with the pixels that each takes, in rows of at most ``limit`` pixels with ``gap`` between two."""
    rows: list[list[str]] = []
    left = 0.0
    for key, pixels in entries:
        if not rows or left < pixels:
            rows.append([])
            left = limit
        rows[-1].append(key)
        left -= pixels + gap
    return rows


def _hatched(code: str) -> SafeString:
    """The colour of a stance held with low confidence: itself under a light hatch."""
    turned: dict[str, Attribute] = {
        "id": f"low-{code}",
        "width": 6,
        "height": 6,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    stripe: dict[str, Attribute] = {"x": 0, "y": 0, "width": 1.8, "height": 6, "fill": LIGHT["ground"]}
    return element(
        "pattern",
        turned,
        element("rect", {"width": 6, "height": 6, "fill": STANCES[code].light}),
        element("rect", stripe | {"fill-opacity": "0.6"}),
    )
