"""The alliance's tally through time: small, as the track of the time control, and large, to be read.

Classes for the stylesheet (``static/css/open-door.css``): ``tally-track`` the track, ``tally-after`` the days that were
not searched to the end, ``tally-ticks`` the milestones on it; those of the chart are in ``tally_chart.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.safestring import SafeString

from stances.charts.svg import element
from stances.charts.tally_areas import Tallies, areas
from stances.record.types import Milestone

TICK = 3
"""Members' heights that a milestone's tick is long."""


def track(
    tallies: Tallies,
    *,
    since: dt.date,
    until: dt.date,
    complete_to: dt.date,
    members: int,
    milestones: Sequence[Milestone],
) -> SafeString:
    """The track of a slider over the days ``since`` to ``until``: a unit across is a day, one up is a member.

    Silent to screen readers: the slider says the same. Days outside have no place; ``until`` is the right edge.
    """
    days = max((until - since).days, 1)

    def x(day: dt.date) -> int:
        return (day - since).days

    paths = [
        element("path", {"class": f"stance-{code}", "d": path})
        for code, path in areas(tallies, x, lambda height: members - height, days)
    ]
    ticks = "".join(f"M{x(m.date)} 0v{TICK}" for m in milestones if since <= m.date <= until)
    return element(
        "svg",
        {
            "class": "tally-track", "viewBox": f"0 0 {days} {members}", "preserveAspectRatio": "none",
            "aria-hidden": "true", "focusable": "false",
        },
        *paths,
        *_after(x(complete_to) + 1, days, members),
        *([element("path", {"class": "tally-ticks", "d": ticks})] if ticks else []),
    )  # fmt: skip


def _after(start: int, end: int, height: int) -> list[SafeString]:
    """A veil over the days from ``start`` on; nothing where there are none."""
    if start >= end:
        return []
    x = max(start, 0)
    return [element("rect", {"class": "tally-after", "x": x, "y": 0, "width": end - x, "height": height})]
