"""The strip as one picture: the rows and axes of ``strip.py``, each put into its place on a sheet of a known width."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from xml.etree import ElementTree

from django.utils.safestring import SafeString

from stances.charts import strip_frame as frame
from stances.charts.marks import mark, number
from stances.charts.still import parsed, written
from stances.charts.strip import Row, bar, hatch
from stances.charts.strip_frame import WIDTHS, Span
from stances.charts.svg import element, text
from stances.record.types import Milestone

ROW = 21.0
"""The height of a member's row."""

NAMES = {"medium": 148.0, "narrow": 128.0}
"""Pixels for the names, left of the bars, by width."""

ICON = 13.0

SHOWN_AT = {f"strip-{name}" for name in WIDTHS}
"""Classes of what is shown at one width of the page's strip."""


def draw(
    rows: Sequence[Row],
    *,
    since: dt.date,
    until: dt.date,
    day: dt.date,
    complete_to: dt.date,
    milestones: Sequence[Milestone],
    width: str = "medium",
) -> SafeString:
    """The strip as one svg, ``medium`` or ``narrow``; the arguments are those of ``strip.draw``."""
    span, left = Span(since, until), NAMES[width]
    across = WIDTHS[width][0]
    above = frame.above(span, milestones, width)
    below = frame.below(span, None if day == until else day, complete_to, width)
    top, foot = (float(parsed(axis).get("height", 0)) for axis in (above, below))
    bottom = top + ROW * len(rows)
    drawn = [part for place, row in enumerate(rows) for part in _row(row, span, top + ROW * place, width)]
    over = placed(frame.overlay(span, day, complete_to, milestones), left, top, across, bottom - top, width)
    rule = element(
        "path", {"class": "tl-base", "d": f"M0 {top:.1f}H{left + across:.1f}M0 {bottom:.1f}H{left + across:.1f}"}
    )
    return element(
        "svg",
        {"class": f"strip-still still-{width}", "viewBox": f"0 0 {left + across:.0f} {bottom + foot:.0f}",
         "font-size": WIDTHS[width][1]},
        element("defs", {}, hatch(f"strip-{width}")),
        placed(above, left, 0, across, top, width),
        *drawn,
        over,
        rule,
        placed(below, left, bottom, across, foot, width),
    )  # fmt: skip


def _row(row: Row, span: Span, y: float, width: str) -> list[SafeString]:
    """Symbol, name and time of a member."""
    left, across = NAMES[width], WIDTHS[width][0]
    code = row.position.code if row.position else ""
    square = {"x": 0.5, "y": y + (ROW - ICON) / 2, "width": ICON, "height": ICON}
    symbol = [element("rect", {"class": "tl-square", **square}), mark(code, ICON / 2, y + ROW / 2, 4)] if code else []
    name = text(row.member.name, ICON + 6, y + ROW * 0.7, class_="strip-name")
    names = f"stance-{code}" if code else "strip-none"
    return [
        element("g", {"class": names, "data-member": row.member.code}, *symbol, name),
        placed(bar(row, span, f"strip-{width}"), left, y + 1.5, across, ROW - 3, width),
    ]


def placed(drawn: str, x: float, y: float, across: float, down: float, width: str = "") -> SafeString:
    """An svg of our own at a place of another; shares of its size become pixels, which all readers of SVG know.

    Of the strip's axes and rows, with what they show at ``width`` alone. Nothing is cut off at its edges: resvg would
    draw all of it on a layer of its own for that, which takes longer than the picture.
    """
    root = parsed(drawn)
    root.set("overflow", "visible")
    for name in ("role", "aria-label", "aria-hidden", "focusable"):
        root.attrib.pop(name, None)
    if width:
        _shown_at(root, f"strip-{width}")
    root.attrib |= {"x": f"{x:g}", "y": f"{y:g}", "width": f"{across:g}", "height": f"{down:g}"}
    sizes = {
        "x": across,
        "x1": across,
        "x2": across,
        "width": across,
        "y": down,
        "y1": down,
        "y2": down,
        "height": down,
    }
    for found in root.iter():
        for name, whole in sizes.items():
            value = found.get(name, "")
            if value.endswith("%"):
                found.set(name, number(float(value[:-1]) / 100 * whole))
    return written(root)


def _shown_at(root: ElementTree.Element, shown: str) -> None:
    """Takes away what is shown at other widths, and the classes that say at which."""
    for found in root.iter():
        for child in list(found):
            if SHOWN_AT.intersection(child.get("class", "").split()) - {shown}:
                found.remove(child)
        if found.get("class"):
            found.set("class", " ".join(name for name in found.get("class", "").split() if name not in SHOWN_AT))
