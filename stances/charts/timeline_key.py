"""The line under a timeline that says how to read it: only what this one shows."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.lettering import width
from stances.charts.svg import element, text
from stances.charts.timeline_layout import Layout

SAMPLE = 26.0
BETWEEN = 18.0


def draw(layout: Layout, top: float, prefix: str) -> tuple[SafeString, float]:
    """The key from ``top`` down, broken into as many lines as it needs, and the height at which it ends."""
    size = layout.form.small
    line = size * 1.75
    x, y = 0.0, top + size
    parts = []
    for sample, words in _entries(layout, prefix):
        wide = SAMPLE + width(words, size)
        if x > 0 and x + wide > layout.form.width:
            x, y = 0.0, y + line
        drawn = element(
            "g", {"transform": f"translate({x:.1f} {y - size * 0.36:.1f})"}, *_sample(sample, layout, prefix)
        )
        parts += [drawn, text(words, x + SAMPLE, y)]
        x += wide + BETWEEN
    return element("g", {"class": "tl-key", "aria-hidden": "true"}, *parts), (y + 6 if parts else top)


def _entries(layout: Layout, prefix: str) -> list[tuple[str, str]]:
    roles = {mark.role for mark in layout.marks}
    entries = [
        ("bar", _("Assessed position"), any(step.stance for step in layout.steps)),
        ("low", _("Low confidence"), any(step.low for step in layout.steps)),
        ("supports", _("Statement it rests on"), bool(roles & {"supports", "both"})),
        ("contrary", _("Weighed as contrary"), bool(roles & {"contrary", "both"})),
        ("other", _("Other statement"), "other" in roles),
        ("month", _("Only the month is known"), any(mark.month for mark in layout.marks)),
    ]
    return [(sample, words) for sample, words, used in entries if used]


def _sample(name: str, layout: Layout, prefix: str) -> list[SafeString]:
    half, bar = layout.form.half, layout.form.bar
    box = {"x": 0, "y": -bar / 2, "width": 19, "height": bar}
    stance = next((step.code for step in reversed(layout.steps) if step.stance), "alliance_line")
    if name in ("bar", "low"):
        hatch = [element("rect", {"fill": f"url(#{prefix}-hatch)", **box})] if name == "low" else []
        return [element("rect", {"class": f"tl-bar stance-{stance}", **box}), *hatch]
    radius = {"other": half * 0.68, "contrary": half * 0.68}.get(name, half * 0.85)
    dot = element("circle", {"class": "tl-dot", "cx": 10, "cy": 0, "r": radius})
    if name == "contrary":
        return [element("circle", {"class": "tl-ring", "cx": 10, "cy": 0, "r": half * 1.3}), dot]
    if name == "month":
        return [dot, element("path", {"class": "tl-month", "d": f"M2 {half + 2:.1f}h16"})]
    return [dot]
