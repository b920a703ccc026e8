"""Every shift of a stance, newest first."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.record import Record

from . import problem
from .positions import shift_view
from .reading import Reading
from .types import ChangesPage, YearOfShifts
from .words import day_words


def changes_page(record: Record, reading: Reading) -> ChangesPage:
    """The shifts up to the reader's day; from ``since`` on where that was asked. Raises ``Impossible``."""
    if reading.since and reading.since > reading.day:
        raise problem.days_turned_round(reading.since, reading.day)
    shifts = record.shifts(since=reading.since, until=reading.day)
    views = [shift_view(shift, reading) for shift in shifts]
    return ChangesPage(
        day=reading.day,
        is_today=reading.is_today,
        heading=_("Every shift of a stance"),
        sentence=_sentence(len(views), reading),
        years=tuple(
            YearOfShifts(year, tuple(in_year)) for year, in_year in groupby(views, key=lambda view: view.day.year)
        ),
    )


def _sentence(count: int, reading: Reading) -> str:
    shifts = ngettext("%(n)d shift", "%(n)d shifts", count) % {"n": count}
    words = {"shifts": shifts, "until": day_words(reading.day)}
    if reading.since:
        return _("%(shifts)s from %(since)s to %(until)s.") % {**words, "since": day_words(reading.since)}
    return _("%(shifts)s up to %(until)s.") % words
