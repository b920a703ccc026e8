"""The lines under a comparison that say how to read it: the scale from the top, then only what this one shows."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.comparing_layout import Layout
from stances.charts.lettering import width
from stances.charts.marks import mark
from stances.charts.svg import element, text
from stances.charts.wording import signal_words
from stances.codebook import STANCES, UNCLEAR

SAMPLE = 22.0
BETWEEN = 16.0
SQUARE = 14.0


def draw(layout: Layout, top: float, prefix: str) -> tuple[SafeString, float]:
    """The key from ``top`` down, broken into as many lines as it needs, and the height at which it ends."""
    size = layout.form.small
    line = size * 1.75
    x, y = 0.0, top + size
    parts = []
    for sample, words in _entries(layout):
        wide = SAMPLE + width(words, size)
        if x > 0 and (x + wide > layout.form.width or sample == "weighed"):
            x, y = 0.0, y + line
        at = {"class": f"stance-{sample}", "transform": f"translate({x:.1f} {y - size * 0.36:.1f})"}
        parts += [element("g", at, *_sample(sample, layout, prefix)), text(words, x + SAMPLE, y)]
        x += wide + BETWEEN
    return element("g", {"class": "tl-key tl-names cmp-key", "aria-hidden": "true"}, *parts), y + 6


def _entries(layout: Layout) -> list[tuple[str, str]]:
    """The five stances always, since the rows' levels stand for them; the rest where it is used."""
    dots = [dot for row in layout.rows for dot in row.dots]
    roles = {dot.role for dot in dots}
    held = [step for row in layout.rows for step in row.steps]
    rest = [
        ("not_assessed", _("Not assessed"), any(row.gaps for row in layout.rows)),
        ("low", _("Low confidence"), any(step.low for step in held)),
        ("weighed", _("Statement that an assessment rests on"), bool(roles & {"supports", "both"})),
        ("contrary", _("Weighed as contrary"), bool(roles & {"contrary", "both"})),
        ("other", _("Other statement"), "other" in roles),
        (UNCLEAR, signal_words(UNCLEAR), any(dot.statement.signal == UNCLEAR for dot in dots)),
    ]
    return [(code, signal_words(code)) for code in STANCES] + [(name, words) for name, words, used in rest if used]


def _sample(name: str, layout: Layout, prefix: str) -> list[SafeString]:
    half = layout.form.half
    box = {"x": 0.5, "y": -SQUARE / 2, "width": SQUARE, "height": SQUARE}
    if name in STANCES or name in ("not_assessed", UNCLEAR):
        return [element("rect", {"class": "tl-square", **box}), mark(name, 0.5 + SQUARE / 2, 0, SQUARE * 0.3)]
    if name == "low":
        step = next(step for row in layout.rows for step in row.steps if step.low)
        bar = element("g", {"class": f"stance-{step.code}"}, element("rect", {"class": "tl-bar", **box}))
        return [bar, element("rect", {"fill": f"url(#{prefix}-hatch)", **box})]
    dot = element("circle", {"class": "tl-dot", "cx": 7, "cy": 0, "r": half * (0.85 if name == "weighed" else 0.65)})
    if name == "contrary":
        return [element("circle", {"class": "tl-ring", "cx": 7, "cy": 0, "r": half * 1.35}), dot]
    return [dot]
