"""The alliance's tally through time: small, as the track of the time control, and large, to be read.

Classes for the stylesheet (``static/css/open-door.css``): ``tally-track`` the track, ``tally-after`` the days that were
not searched to the end; those of the chart are in ``tally_chart.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.svg import element
from stances.charts.tally_areas import Tallies, areas, on
from stances.charts.tally_chart import picture
from stances.charts.tally_layout import FORMATS, lay_out, words_of
from stances.charts.tally_table import table
from stances.charts.wording import day_words
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Milestone


def track(
    tallies: Tallies,
    *,
    since: dt.date,
    until: dt.date,
    complete_to: dt.date,
    members: int,
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
    return element(
        "svg",
        {
            "class": "tally-track", "viewBox": f"0 0 {days} {members}", "preserveAspectRatio": "none",
            "aria-hidden": "true", "focusable": "false",
        },
        *paths,
        *_after(x(complete_to) + 1, days, members),
    )  # fmt: skip


def _after(start: int, end: int, height: int) -> list[SafeString]:
    """A veil over the days from ``start`` on; nothing where there are none."""
    if start >= end:
        return []
    x = max(start, 0)
    return [element("rect", {"class": "tally-after", "x": x, "y": 0, "width": end - x, "height": height})]


def chart(
    tallies: Tallies,
    *,
    since: dt.date,
    until: dt.date,
    day: dt.date,
    complete_to: dt.date,
    members: int,
    milestones: Sequence[Milestone],
    id_prefix: str = "tally",
) -> SafeString:
    """The tally from ``since`` to ``until`` as stacked areas, in three widths, and the same numbers as a table.

    ``tallies`` are the record's of these days, ``members`` the top of the count's axis. ``day``, the reader's, is
    marked where it lies before ``until``. Ids begin with ``id_prefix`` and the width, so that two charts can stand on
    one page.
    """
    title = _("Members by stance, {start} to {end}").format(start=day_words(since), end=day_words(until))
    summary = in_words(tallies, since, until, day)
    drawn = [
        picture(
            lay_out(
                tallies, since=since, until=until, day=day, complete_to=complete_to, members=members,
                milestones=milestones, form=form,
            ),
            title, summary, f"{id_prefix}-{name}",
        )
        for name, form in FORMATS.items()
    ]  # fmt: skip
    return element("div", {"class": "tally"}, *drawn, table(tallies, since, until, day))


def in_words(tallies: Tallies, since: dt.date, until: dt.date, day: dt.date) -> str:
    """The counts on the first day, on the reader's and on the last, one sentence each."""
    return " ".join(_counts(tallies, shown) for shown in sorted({since, min(max(day, since), until), until}))


def _counts(tallies: Tallies, day: dt.date) -> str:
    tally = on(tallies, day)
    said = [words_of(code, tally[code]) for code in STANCES]
    said += [words_of(NOT_ASSESSED, tally[NOT_ASSESSED])] if tally[NOT_ASSESSED] else []
    return _("On {day}: {counts}.").format(day=day_words(day), counts=", ".join(said))
