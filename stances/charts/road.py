"""A road into the alliance as a line of days, with a stroke at each step: an ornament, its words stand beside it.

It is stretched to the room there is, so it holds no words and no shape that stretching would spoil.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from .svg import element

WIDTH, HEIGHT = 1000, 16


def draw(days: Sequence[int], gone: int, longest: int) -> SafeString:
    """``days``: at which each step came, counted from the first. ``gone``: how long the line is.

    ``longest`` is the length in days of the whole width, the same for roads that are shown together.
    """

    def x(day: int) -> float:
        return WIDTH * day / max(longest, 1)

    middle = HEIGHT / 2
    return element(
        "svg",
        {"class": "road", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "preserveAspectRatio": "none", "aria-hidden": "true",
         "focusable": "false"},
        _line("road-rest", f"M0 {middle:g}H{WIDTH}"),
        _line("road-gone", f"M0 {middle:g}H{x(gone):.1f}"),
        *(_line("road-step", f"M{x(day):.1f} 2V{HEIGHT - 2}") for day in sorted(set(days))),
    )  # fmt: skip


def _line(name: str, path: str) -> SafeString:
    return element("path", {"class": name, "d": path, "vector-effect": "non-scaling-stroke"})
