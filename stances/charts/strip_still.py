"""The strip as one picture: the rows and axes of ``strip.py``, each put into its place on a sheet of a known width."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

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
    above, below = frame.above(span, milestones, width), frame.below(span, day, complete_to, width)
    top, foot = (float(parsed(axis).get("height", 0)) for axis in (above, below))
    bottom = top + ROW * len(rows)
    drawn = [part for place, row in enumerate(rows) for part in _row(row, span, top + ROW * place, width)]
    over = placed(frame.overlay(span, day, complete_to, milestones), left, top, across, bottom - top)
    rule = element(
        "path", {"class": "tl-base", "d": f"M0 {top:.1f}H{left + across:.1f}M0 {bottom:.1f}H{left + across:.1f}"}
    )
    return element(
        "svg",
        {"class": f"strip-still still-{width}", "viewBox": f"0 0 {left + across:.0f} {bottom + foot:.0f}",
         "font-size": WIDTHS[width][1]},
        element("defs", {}, hatch(f"strip-{width}")),
        placed(above, left, 0, across, top),
        *drawn,
        over,
        rule,
        placed(below, left, bottom, across, foot),
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
        placed(bar(row, span, f"strip-{width}"), left, y + 1.5, across, ROW - 3),
    ]


def placed(drawn: str, x: float, y: float, width: float, height: float) -> SafeString:
    """An svg of our own at a place of another; shares of its size become pixels, which all readers of SVG know.

    Nothing reaches beyond its edges, and resvg is told so: it would draw all of it on a layer of its own, to cut it
    off, which takes longer than the picture.
    """
    root = parsed(drawn)
    root.set("overflow", "visible")
    for name in ("role", "aria-label", "aria-hidden", "focusable"):
        root.attrib.pop(name, None)
    root.set("class", root.get("class", "").replace("strip-narrow", "").replace("strip-medium", "").strip())
    root.attrib |= {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    for found in root.iter():
        for name, whole in (("x", width), ("x1", width), ("x2", width), ("width", width), ("y", height),
                            ("y1", height), ("y2", height), ("height", height)):  # fmt: skip
            value = found.get(name, "")
            if value.endswith("%"):
                found.set(name, number(float(value[:-1]) / 100 * whole))
    return written(root)
