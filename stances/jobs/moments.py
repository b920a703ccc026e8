"""Times of day in words, in Brussels: what the desk says of its jobs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from stances.codebook import BRUSSELS


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, exact (``at``, aware) and in words: "today at 14:03"."""

    at: dt.datetime
    words: str


def moment(at: dt.datetime, now: dt.datetime) -> Moment:
    """``at`` as it is said at ``now``, both aware."""
    here, today = at.astimezone(BRUSSELS), now.astimezone(BRUSSELS).date()
    time = {"time": date_format(here, "TIME_FORMAT")}
    words = {
        -1: _("yesterday at %(time)s"),
        0: _("today at %(time)s"),
        1: _("tomorrow at %(time)s"),
    }.get((here.date() - today).days)
    if words is None:
        day = date_format(here, "MONTH_DAY_FORMAT" if here.year == today.year else "DATE_FORMAT")
        words, time = _("%(day)s at %(time)s"), time | {"day": day}
    return Moment(here, words % time)


def ago(at: dt.datetime, now: dt.datetime) -> str:
    """How long ago, in its largest unit: "3 minutes ago"."""
    if now - at < dt.timedelta(minutes=1):
        return _("a moment ago")
    return _("%(time)s ago") % {"time": timesince(at, now, depth=1)}


def took(began: dt.datetime, ended: dt.datetime) -> str:
    """How long it took: seconds below a minute, else the largest unit."""
    seconds = (ended - began).total_seconds()
    if seconds < 1:
        return _("less than a second")
    return _("%(number)d s") % {"number": seconds} if seconds < 60 else timesince(began, ended, depth=2)
