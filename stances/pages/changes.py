"""The shifts of a stance, newest first: all, or those of a member, a direction, a year."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import shifts as shifts_drawn
from stances.record.record import Record
from stances.record.types import Shift

from . import problem
from .choosing import ChangesPage, ChangeView, Filter, YearOfShifts
from .citing import this_page
from .parts import ShiftView
from .positions import beyond_sentence, shift_view
from .reading import Reading
from .shift_choices import Chosen, chosen, direction_of, direction_words, filter_form, filters_on
from .words import day_words


def changes_page(record: Record, reading: Reading, site: str = "") -> ChangesPage:
    """The shifts up to the reader's day that fit what was chosen, from ``since`` on if asked. Raises ``Impossible``.

    ``site`` is the site's own address for the citation.
    """
    choice, shifts = found_shifts(record, reading)
    filters = filters_on(record, reading, choice)
    heading = _("Every shift of a stance") if choice == Chosen() else _("Shifts of a stance")
    labels = _labels(filters)
    title = _("%(heading)s: %(choices)s") % {"heading": heading, "choices": labels} if labels else heading
    return ChangesPage(
        day=reading.day,
        is_today=reading.is_today,
        heading=heading,
        title=title,
        sentence=_sentence(len(shifts), reading),
        directions=_directions(shifts),
        beyond=beyond_sentence(record, reading.day),
        form=filter_form(record, reading, choice),
        drawing=shifts_drawn.draw_all(shifts, reading.day, record.edition.complete_to),
        share_href=reading.share(
            "changes", since=reading.since, member=reading.of_member, direction=reading.direction, year=reading.year
        ),
        filters=filters,
        all_href=reading.changes(),
        years=_by_year(record, reading, choice, shifts),
        citing=this_page(
            record, reading, title if labels else _("Ukraine in NATO: every shift of a member’s stance"), site
        ),
    )


def found_shifts(record: Record, reading: Reading) -> tuple[Chosen, list[Shift]]:
    """What the reader chose, and the shifts by the reader's day that fit it, newest first. Raises ``Impossible``."""
    if reading.since and reading.since > reading.day:
        raise problem.days_turned_round(reading.since, reading.day)
    choice = chosen(record, reading)
    return choice, choice.among(record.shifts(since=reading.since, until=reading.day))


def shifts_finding(record: Record, reading: Reading, choice: Chosen, shifts: Sequence[Shift]) -> str:
    """How many of what was chosen, in which days, and how many went which way: "Poland: 2 shifts of a stance …"."""
    counted = ngettext("%(n)d shift of a stance", "%(n)d shifts of a stance", len(shifts)) % {"n": len(shifts)}
    words = {"shifts": counted, "until": day_words(reading.day)}
    if reading.since:
        found = _("%(shifts)s from %(since)s to %(until)s") % {**words, "since": day_words(reading.since)}
    else:
        found = _("%(shifts)s up to %(until)s") % words
    if shifts and not choice.direction:
        found = _("%(shifts)s, %(toward)s, %(away)s") % {"shifts": found, **_each_way(shifts)}
    choices = _labels(filters_on(record, dataclasses.replace(reading, since=None), choice))
    return _("%(heading)s: %(choices)s") % {"heading": choices, "choices": found} if choices else found


def _labels(filters: Sequence[Filter]) -> str:
    return ", ".join(one.label for one in filters)


def newest_shifts(record: Record, reading: Reading, count: int) -> tuple[ShiftView, ...]:
    """The last ``count`` shifts by the reader's day, newest first: the beginning of this page."""
    return tuple(shift_view(shift, reading) for shift in record.shifts(until=reading.day)[:count])


def _by_year(record: Record, reading: Reading, choice: Chosen, shifts: Sequence[Shift]) -> tuple[YearOfShifts, ...]:
    return tuple(
        YearOfShifts(
            year=year,
            href="" if choice.year else choice.but(year=year).address(reading),
            changes=tuple(_change_view(record, reading, shift) for shift in in_year),
        )
        for year, in_year in groupby(shifts, key=lambda shift: shift.day.year)
    )


def _change_view(record: Record, reading: Reading, shift: Shift) -> ChangeView:
    before = record.position(shift.member.code, shift.day - dt.timedelta(days=1))
    direction = direction_of(shift)
    return ChangeView(
        shift=shift_view(shift, reading),
        toward=direction == "toward",
        direction=direction_words(direction),
        before_since=before.since if before else None,
        edition=shift.assessment.published_in,
        edition_href=reading.edition_page(shift.assessment.published_in),
        days_href=reading.days(shift.day - dt.timedelta(days=1), shift.day),
    )


def _sentence(count: int, reading: Reading) -> str:
    shifts = ngettext("%(n)d shift", "%(n)d shifts", count) % {"n": count}
    words = {"shifts": shifts, "until": day_words(reading.day)}
    if reading.since:
        return _("%(shifts)s from %(since)s to %(until)s.") % {**words, "since": day_words(reading.since)}
    return _("%(shifts)s up to %(until)s.") % words


def _directions(shifts: Sequence[Shift]) -> str:
    """How many went which way, in the neutral order of the scale; nothing for no shift."""
    return _("%(toward)s, %(away)s.") % _each_way(shifts) if shifts else ""


def _each_way(shifts: Sequence[Shift]) -> dict[str, str]:
    toward = sum(direction_of(shift) == "toward" for shift in shifts)
    away = len(shifts) - toward
    return {
        "toward": ngettext("%(n)d toward an invitation", "%(n)d toward an invitation", toward) % {"n": toward},
        "away": ngettext("%(n)d away from one", "%(n)d away from one", away) % {"n": away},
    }
