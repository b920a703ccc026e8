"""A year before a day, where the calendar has one."""

from __future__ import annotations

import datetime as dt


def year_before(day: dt.date) -> dt.date:
    """The same day of the year before; for 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
