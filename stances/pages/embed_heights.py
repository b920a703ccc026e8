"""How high a frame has to be for an embed, where no script fits it: enough for what it shows in any language."""

from __future__ import annotations

from stances.charts.lettering import lines

from .parts import StatementView

WIDTH = 640
"""Pixels across a frame where none were asked for."""

WIDTHS = (320, 640, 960)
"""Pixels of a frame on a telephone, in an article's column, and across a wide page."""

MEASURED = (320, 480, 640, 960)

HEIGHTS = {
    "map": (860, 680, 770, 940), "tiles": (730, 730, 840, 800), "strip": (1170, 1250, 1080, 1450),
    "tally": (690, 730, 600, 770), "member": (900, 1040, 720, 970), "compare": (1240, 1490, 990, 1360),
    "changes": (570, 550, 460, 560), "official": (760, 920, 640, 890), "vs": (1400, 1150, 660, 690),
}  # fmt: skip
"""Pixels that each kind takes at ``MEASURED``, at most: ``tests/browser/test_share.py`` measures them again."""

ROWS = {"strip": 0.55, "compare": 0.45}
"""The share of a height that the members in it take, each a row."""

SERIF = 1.15
"""How much wider a reader's own serif letters may be than those that ``lettering`` knows."""


def height_of(kind: str, width: int, rows: float = 1, said: StatementView | None = None) -> int:
    """Pixels for a frame of ``width``. ``rows`` is the share of the members that can be in it, ``said`` the quote.

    Raises ``KeyError`` for a kind that there is not.
    """
    if said is not None:
        return _card(said, width - 24)
    above = next((place for place, known in enumerate(MEASURED) if known >= width), len(MEASURED) - 1)
    below = above if MEASURED[above] <= width else max(above - 1, 0)
    height = max(HEIGHTS[kind][above], HEIGHTS[kind][below])
    return round(height * (1 - ROWS.get(kind, 0) * (1 - rows)))


def _card(said: StatementView, across: int) -> int:
    """A quote with who said it, each source on a line, and what stands under every embed; by ``embed.css``."""

    def down(words: str, size: float, leading: float, wider: float = 1.05) -> float:
        return len(lines(words, size * wider, across)) * size * leading if words else 0

    who = "; ".join(f"{one.name}, {one.post}" for one in said.speakers) or said.attributed_to or said.venue
    quoted = down(said.quote or said.summary, 20, 1.4, SERIF)
    translated = down(said.quote_translation, 16, 1.45) + 27 if said.quote and said.quote_translation else 0
    told = down(f"{who}, {said.date_words}", 16, 1.45, SERIF) + (8 if said.quote else 35)
    sources = sum(down(f"{one.outlet}, 30 September 2025", 13, 1.45) for one in said.sources) + 8
    return round(50 + down(said.signal.label, 20, 1.2, SERIF) + 8 + quoted + translated + told + sources + 130)
