"""The numbers of the chart of the tally, as a table to be opened."""

from __future__ import annotations

import datetime as dt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import tally_areas
from stances.charts.marks import icon
from stances.charts.svg import element, join
from stances.charts.tally_areas import Tallies
from stances.charts.wording import day_words, signal_words
from stances.codebook import NOT_ASSESSED, STANCES


def table(tallies: Tallies, since: dt.date, until: dt.date, day: dt.date) -> SafeString:
    """The tally on the first day, at the start of every quarter, on the reader's day and on the last, newest first."""
    columns = [(code, signal_words(code)) for code in STANCES] + [(NOT_ASSESSED, _("Not assessed"))]
    head = [element("th", {"scope": "col"}, _("Day"))]
    head += [element("th", {"scope": "col", "class": "figure"}, *_heading(code, words)) for code, words in columns]
    head.append(element("th", {"scope": "col", "class": "figure"}, _("Members")))
    rows = [_row(tallies, shown, current=shown == day) for shown in days(since, until, day)]
    return element(
        "details",
        {"class": "tally-numbers"},
        element("summary", {}, _("The numbers")),
        element(
            "table",
            {"class": "table tally-table"},
            element("caption", {}, _("How many members held each stance at the start of each quarter")),
            element("thead", {}, element("tr", {}, *head)),
            element("tbody", {}, *rows),
        ),
    )


def _heading(code: str, words: str) -> list[str]:
    return [icon(code), element("span", {"class": "tally-words"}, words)]


def days(since: dt.date, until: dt.date, day: dt.date) -> list[dt.date]:
    """The days of the table's rows, newest first."""
    quarters = (dt.date(year, month, 1) for year in range(since.year, until.year + 1) for month in (1, 4, 7, 10))
    found = {since, until, *(first for first in quarters if since < first < until)}
    return sorted(found | ({day} if since <= day <= until else set()), reverse=True)


def _row(tallies: Tallies, day: dt.date, *, current: bool) -> SafeString:
    tally = tally_areas.on(tallies, day)
    named = element("time", {"datetime": day.isoformat()}, day_words(day))
    counts = [tally[code] for code in (*STANCES, NOT_ASSESSED)] + [tally_areas.size(tally)]
    cells = [element("td", {"class": "figure"}, str(count)) for count in counts]
    heading = element("th", {"scope": "row"}, named)
    return element("tr", {"aria-current": "date" if current else None}, join([heading, *cells]))
