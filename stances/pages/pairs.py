"""Two days to set side by side: how they are asked for, and which pairs are offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS
from stances.record.record import Record
from stances.record.types import Milestone

from . import asking
from .parts import DayLink
from .problem import Impossible
from .reading import Reading
from .words import day_words
from .years import year_before

Pair = tuple[dt.date, dt.date]


def of_address(day: str, other: str, reading: Reading) -> Pair:
    """The two days of ``/on/<day>/vs/<other>/`` as they stand there. Raises ``Impossible`` with status 404."""
    found = asking.day_of_address(day, reading.today), asking.day_of_address(other, reading.today)
    if found[0] == found[1]:
        raise same_day_twice(found[0], reading, 404)
    return found


def of_form(parameters: Mapping[str, Sequence[str]], reading: Reading) -> Pair:
    """The days that ``from`` and ``to`` name, the earlier first; today and a year before where neither is given.

    Raises ``Impossible`` with status 400; where one of the days is good, a way on keeps it.
    """
    where = {"from": _("The field “from”"), "to": _("The field “to”")}
    given = {name: asking.single(parameters, name) for name in where}
    if not any(value is not None for value in given.values()):
        return year_before(reading.today), reading.today
    days: list[dt.date] = []
    problems: list[Impossible] = []
    for name, value in given.items():
        try:
            days.append(asking.day(value or "", reading.today, where=where[name]))
        except Impossible as problem:
            problems.append(problem)
    if problems:
        raise _keeping(days, problems[0], reading)
    if days[0] == days[1]:
        raise same_day_twice(days[0], reading, 400)
    return min(days), max(days)


def same_day_twice(day: dt.date, reading: Reading, status: int) -> Impossible:
    """Both days are one: nothing to compare, but the day itself and a pair with it can be shown."""
    words = {"day": day_words(day)}
    alone = (_("The alliance on %(day)s") % words, reading.alliance(day))
    return Impossible(
        status,
        _("The same day twice"),
        _("Both days are %(day)s, so there is nothing to set side by side.") % words,
        _("Choose two different days, or go on from here."),
        [alone, *_ways_on(day, reading)],
    )


def _keeping(good: Sequence[dt.date], problem: Impossible, reading: Reading) -> Impossible:
    """The same problem, with ways on that keep the day that was right."""
    kept = [way for day in good for way in _ways_on(day, reading)]
    return Impossible(problem.status, problem.heading, problem.what, problem.advice, [*kept, *problem.suggestions])


def _ways_on(day: dt.date, reading: Reading) -> list[tuple[str, str]]:
    """Pairs with ``day``: (label, address)."""
    pairs = [(year_before(day), day), (day, reading.today)]
    return [
        (
            _("%(first)s beside %(last)s") % {"first": day_words(first), "last": day_words(last)},
            reading.days(first, last),
        )
        for first, last in pairs
        if RECORD_STARTS <= first < last
    ]


def summits(record: Record, today: dt.date) -> tuple[tuple[Milestone, Milestone], ...]:
    """Each summit up to today with the next, newest first; of a year with several, its last one."""
    by_year = {m.date.year: m for m in record.milestones if m.kind == "summit" and RECORD_STARTS <= m.date <= today}
    return tuple(reversed(list(pairwise(by_year.values()))))


def ahead(record: Record, reading: Reading) -> tuple[str, ...]:
    """The addresses of the pairs that every such page offers."""
    today = reading.today
    return (
        reading.days(year_before(today), today),
        *(reading.days(first.date, last.date) for first, last in summits(record, today)),
    )


def offered(record: Record, reading: Reading, first: dt.date, last: dt.date) -> tuple[DayLink, ...]:
    """Other pairs: around these days first, then a year back from today, then from summit to summit; each once.

    A ``DayLink``'s day is the later of the pair.
    """
    today = reading.today
    words = {"first": day_words(first), "last": day_words(last)}
    around = [
        ((year_before(last), last), _("A year to %(last)s") % words, ()),
        ((last, today), _("From %(last)s to today") % words, ()),
        ((first, today), _("From %(first)s to today") % words, ()),
        ((year_before(today), today), _("A year to today"), ()),
    ]
    between = [
        ((a.date, b.date), _("%(first)s to %(last)s") % {"first": a.name, "last": b.name}, (a.name, b.name))
        for a, b in summits(record, today)
    ]
    found: dict[Pair, DayLink] = {}
    for pair, label, names in (*around, *between):
        if RECORD_STARTS <= pair[0] < pair[1] and pair != (first, last):
            found.setdefault(pair, DayLink(pair[1], label, reading.days(*pair), names))
    return tuple(found.values())
