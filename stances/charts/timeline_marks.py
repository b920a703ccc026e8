"""What a timeline says: the stance as a line through the lanes, and each statement as a mark that is a link."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString

from stances.charts.marks import POINTING_DOWN, POINTING_UP, question, triangle
from stances.charts.steps import Step
from stances.charts.svg import Attribute, element, join
from stances.charts.timeline_layout import Layout, Mark
from stances.charts.wording import in_short, step_words
from stances.codebook import UNCLEAR

LEAST = 3.0
"""Pixels that a step takes at least, so that one of a single day can be seen."""


def patterns(prefix: str) -> SafeString:
    """The light hatch that says low confidence, laid over the stance's colour."""
    stripe = element("path", {"class": "tl-stripe", "d": "M-1 5L5-1M1 7L7 1"})
    hatch: dict[str, Attribute] = {"id": f"{prefix}-hatch", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    return element("defs", {}, element("pattern", hatch, stripe))


def tints(layout: Layout) -> SafeString:
    """Each step's lane, faintly in its stance's colour for as long as it held."""
    parts = []
    for step in layout.steps:
        if step.stance is None:
            continue
        lane = layout.lane(step.stance)
        parts += [
            element(
                "rect",
                {
                    "class": f"tl-tint stance-{step.code}",
                    "x": a,
                    "y": lane.top,
                    "width": b - a,
                    "height": lane.bottom - lane.top,
                },
            )
            for a, b in _pieces(layout, step)
        ]
    return element("g", {"aria-hidden": "true"}, *parts)


def steps(layout: Layout, prefix: str) -> SafeString:
    """The line: a bar for each assessment, joined where one follows another, dashed below where there is none."""
    parts = [_riser(layout, before, after) for before, after in zip(layout.steps, layout.steps[1:], strict=False)]
    parts += [_step(layout, step, prefix) for step in layout.steps]
    if layout.strip:
        y = layout.strip.middle
        spans = [piece for gap in layout.gaps for piece in layout.scale.pieces(gap.start, gap.end)]
        parts += [element("path", {"class": "tl-gap", "d": f"M{a:.1f} {y:.1f}H{b:.1f}"}) for a, b in spans]
    return element("g", {"aria-hidden": "true"}, *parts)


def _step(layout: Layout, step: Step, prefix: str) -> SafeString:
    """One assessment: a group that carries its key and stance; empty but for its words where no position was found."""
    attributes = {
        "class": f"tl-step stance-{step.code}",
        "data-assessment": step.assessment.key,
        "data-stance": step.code,
    }
    title = element("title", {}, step_words(step))
    if step.stance is None:
        return element("g", attributes, title)
    top, height = layout.lane(step.stance).middle - layout.form.bar / 2, layout.form.bar
    bars = []
    for a, b in _pieces(layout, step):
        box = {"x": a, "y": top, "width": b - a, "height": height}
        bars.append(element("rect", {"class": "tl-bar", **box}))
        if step.low:
            bars.append(element("rect", {"fill": f"url(#{prefix}-hatch)", **box}))
    return element("g", attributes, title, *bars)


def _pieces(layout: Layout, step: Step) -> list[tuple[float, float]]:
    pieces = layout.scale.pieces(step.start, step.end)
    return [(min(a, layout.scale.right - LEAST), max(b, a + LEAST)) if b - a < LEAST else (a, b) for a, b in pieces]


def _riser(layout: Layout, before: Step, after: Step) -> SafeString:
    if before.stance is None or after.stance is None or before.stance == after.stance:
        return join([])
    x, half = layout.scale.x(after.start), layout.form.bar / 2
    start, end = layout.lane(before.stance).middle, layout.lane(after.stance).middle
    down = 1 if end > start else -1
    return element("path", {"class": "tl-riser", "d": f"M{x:.1f} {start - down * half:.1f}V{end + down * half:.1f}"})


def marks(layout: Layout, statement_href: Callable[[str], str]) -> SafeString:
    """A link for each statement, oldest first: the order in which a keyboard walks them."""
    return element("g", {"class": "tl-marks"}, *(_mark(mark, statement_href) for mark in layout.marks))


def _mark(mark: Mark, statement_href: Callable[[str], str]) -> SafeString:
    said = mark.statement
    attributes = {
        "href": statement_href(said.key),
        "class": f"tl-mark stance-{said.signal} {mark.role}",
        "data-statement": said.key,
        "data-signal": said.signal,
    }
    target = element("circle", {"class": "tl-target", "cx": mark.x, "cy": mark.y, "r": mark.reach})
    return element("a", attributes, element("title", {}, in_short(said, mark.role)), target, *symbol(mark))


def symbol(mark: Mark) -> list[SafeString]:
    """A statement's symbol: smaller where it was not weighed, ringed where contrary, over a bar for a whole month."""
    half = mark.half * {"other": 0.78, "contrary": 0.82}.get(mark.role, 1)
    parts = [shape(mark.statement.signal, mark.x, mark.y, half)]
    if mark.ringed:
        parts.insert(0, element("circle", {"class": "tl-ring", "cx": mark.x, "cy": mark.y, "r": mark.half * 1.5}))
    if mark.month:
        parts.append(_month(mark, half))
    return parts


def shape(signal: str, x: float, y: float, half: float) -> SafeString:
    """The codebook's symbol as a closed shape that takes its signal's colour; a question mark in a circle for none."""
    if signal in POINTING_UP or signal in POINTING_DOWN:
        return element("path", {"class": "tl-shape", "d": triangle(x, y, half * 1.08, up=signal in POINTING_UP)})
    if signal == UNCLEAR:
        disc = element("circle", {"class": "tl-shape", "cx": x, "cy": y, "r": half})
        return join([disc, element("path", {"class": "tl-query", "d": question(x, y, half * 0.55)})])
    return element("circle", {"class": "tl-shape", "cx": x, "cy": y, "r": half * 0.88})


def _month(mark: Mark, half: float) -> SafeString:
    """A bar under the symbol, as long as the month, ten pixels at least."""
    reach = max((mark.month[1] - mark.month[0]) / 2, 5) if mark.month else 5
    y = mark.y + half + 3
    return element("path", {"class": "tl-month", "d": f"M{mark.x - reach:.1f} {y:.1f}h{2 * reach:.1f}"})
