"""What is said when something cannot be answered: what was wrong, where, and what would work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.charts.dates import day_words
from stances.codebook import RECORD_STARTS

from .around import NavItem, ProblemPage

ECHO_LIMIT = 60
"""Characters of a wrong value that are shown back to the reader."""


class Impossible(Exception):
    """A question that has no answer. ``status`` is 400 for a value of the wrong kind, 404 for something not there.

    ``suggestions`` are (label, address) pairs that work, nearest first. ``to_programs`` is what a program is advised,
    in English, where the ``advice`` is for somebody who sees a page.
    """

    def __init__(
        self,
        status: int,
        heading: str,
        what: str,
        advice: str,
        suggestions: Iterable[tuple[str, str]] = (),
        *,
        to_programs: str = "",
    ) -> None:
        super().__init__(what)
        self.status = status
        self.heading = heading
        self.what = what
        self.advice = advice
        self.suggestions = tuple(suggestions)
        self.to_programs = to_programs

    def as_json(self) -> dict[str, object]:
        """For a program (RFC 9457, ``application/problem+json``)."""
        return {
            "type": "about:blank",
            "title": self.heading,
            "status": self.status,
            "detail": self.what,
            "advice": self.to_programs or self.advice,
            "suggestions": [href for _label, href in self.suggestions],
        }


def problem_page(problem: Impossible) -> ProblemPage:
    """The page that says so, with its suggestions first among the ways on."""
    usual = ((_("The alliance today"), "home"), (_("All members"), "members"), (_("All statements"), "statements"))
    ways_on = [*problem.suggestions, *((label, reverse(name)) for label, name in usual)]
    return ProblemPage(
        status=problem.status,
        heading=problem.heading,
        what=problem.what,
        advice=problem.advice,
        ways_on=tuple(NavItem(label=label, href=href, current=False) for label, href in ways_on),
    )


def echo(value: str) -> str:
    """A wrong value as it may be shown back: printable, cut to a readable length, in quotation marks."""
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[: ECHO_LIMIT + 1])
    words = printable[:ECHO_LIMIT] + "…" if len(printable) > ECHO_LIMIT else printable
    return _("“%(words)s”") % {"words": words}


def bad_day(value: str, where: str, status: int, today: dt.date) -> Impossible:
    """A text that is not a day of the calendar."""
    return Impossible(
        status,
        _("There is no such day"),
        _("%(where)s says %(value)s, which is not a day of the calendar.") % {"where": where, "value": echo(value)},
        _("Write a day as year-month-day, from %(first)s to %(last)s, for example 2024-12-04.") % _bounds(today),
        [(_("The alliance on 4 December 2024"), reverse("on", args=["2024-12-04"]))],
    )


def day_outside(day: dt.date, where: str, status: int, today: dt.date) -> Impossible:
    """A day before the record begins, or one that has not come yet."""
    if day > today:
        heading, reason = _("That day has not come yet"), _("The record ends today, on %(last)s.") % _bounds(today)
    else:
        heading, reason = (
            _("That day is before the record begins"),
            _("The record begins on %(first)s, the year of the Bucharest summit.") % _bounds(today),
        )
    nearest = max(RECORD_STARTS, min(day, today))
    return Impossible(
        status,
        heading,
        _("%(where)s asks for %(day)s. %(reason)s") % {"where": where, "day": day.isoformat(), "reason": reason},
        _("Choose a day from %(first)s to %(last)s.") % _bounds(today),
        [
            (
                _("The alliance on %(day)s") % {"day": day_words(nearest)},
                reverse("on", args=[nearest.isoformat()]),
            )
        ],
    )


def days_turned_round(since: dt.date, until: dt.date, suggestions: Iterable[tuple[str, str]] = ()) -> Impossible:
    """A stretch of days that ends before it begins."""
    words = {"since": since.isoformat(), "until": until.isoformat()}
    return Impossible(
        400,
        _("These days are the wrong way round"),
        _("The parameter “since” says %(since)s, which is later than the day shown, %(until)s.") % words,
        _("Write since=%(until)s&on=%(since)s, or leave one of them out.") % words,
        suggestions,
    )


def two_days(in_address: dt.date, in_parameter: dt.date) -> Impossible:
    """An address that names one day, with a parameter that names another."""
    words = {"address": in_address.isoformat(), "parameter": in_parameter.isoformat()}
    return Impossible(
        400,
        _("Two days were asked for"),
        _("The address says %(address)s and the parameter “on” says %(parameter)s.") % words,
        _("Leave the parameter out, or choose one of the two days."),
        [
            (
                _("The alliance on %(day)s") % {"day": day_words(day)},
                reverse("on", args=[day.isoformat()]),
            )
            for day in (in_address, in_parameter)
        ],
    )


def not_yet_a_member(
    name: str, day: dt.date, acceded: dt.date, suggestions: Iterable[tuple[str, str]] = ()
) -> Impossible:
    """A chart of a member on a day before it acceded."""
    words = {"member": name, "day": day_words(day), "acceded": day_words(acceded)}
    return Impossible(
        404,
        _("Not yet in the alliance"),
        _("On %(day)s, %(member)s was not yet in the alliance.") % words,
        _("It acceded on %(acceded)s: ask for that day or a later one.") % words,
        suggestions,
    )


def nothing_to_draw(why: str) -> Impossible:
    """A chart of which there is no picture, and in words ``why``."""
    return Impossible(
        404,
        _("There is no such page"),
        why,
        _("Check the address, or go on from one of these pages."),
    )


def bad_edition(value: str) -> Impossible:
    return Impossible(
        400,
        _("That is not the number of an edition"),
        _("The parameter “edition” says %(value)s, which is not the number of an edition.") % {"value": echo(value)},
        _("Editions are numbered 1, 2, 3 and so on: write for example edition=1, or leave it out for the newest."),
    )


def no_such_edition(number: int, newest: int) -> Impossible:
    return Impossible(
        404,
        _("There is no such edition"),
        _("Edition %(number)s of the record does not exist: the newest is %(newest)s.")
        % {"number": number, "newest": newest},
        _("Choose an edition from 1 to %(newest)s, or leave it out for the newest.") % {"newest": newest},
        [(_("The newest edition, number %(newest)s") % {"newest": newest}, reverse("edition", args=[newest]))],
    )


def bad_theme(value: str) -> Impossible:
    return Impossible(
        400,
        _("There is no such theme"),
        _("The parameter “theme” says %(value)s.") % {"value": echo(value)},
        _("Write theme=light, theme=dark or theme=auto, or leave it out."),
    )


def bad_view(value: str) -> Impossible:
    return Impossible(
        400,
        _("There is no such view"),
        _("The parameter “view” says %(value)s.") % {"value": echo(value)},
        _("Write view=map, view=tiles, view=strip or view=table, or leave it out."),
    )


def bad_sort(value: str, known: Iterable[str]) -> Impossible:
    return Impossible(
        400,
        _("There is no such order"),
        _("The parameter “sort” says %(value)s.") % {"value": echo(value)},
        _("Write one of these, or leave it out: %(known)s.") % {"known": ", ".join(known)},
    )


def bad_page(value: str, last: int | None = None) -> Impossible:
    """A page of a list that is not a number, or lies beyond the ``last``."""
    if last is None:
        what = _("The parameter “page” says %(value)s, which is not the number of a page.") % {"value": echo(value)}
        return Impossible(400, _("There is no such page"), what, _("Write for example page=2, or leave it out."))
    what = _("Page %(value)s of the statements does not exist: the last is %(last)s.") % {"value": value, "last": last}
    return Impossible(
        404, _("There is no such page"), what, _("Choose a page from 1 to %(last)s.") % {"last": last},
        [(_("The last page"), f"{reverse('statements')}?page={last}")],
    )  # fmt: skip


def given_twice(name: str) -> Impossible:
    return Impossible(
        400,
        _("One question at a time"),
        _("The parameter “%(name)s” is given more than once, with different values.") % {"name": name},
        _("Give it once."),
    )


def unknown_member(slug: str, known: dict[str, str]) -> Impossible:
    """``known`` are the members' names by slug; the nearest are suggested."""
    near = _nearest(slug.lower(), known)
    advice = _("Did you mean one of these?") if near else _("Choose one of the members from the list.")
    return Impossible(
        404,
        _("There is no such member"),
        _("The alliance has no member with the address %(slug)s.") % {"slug": echo(slug)},
        advice,
        [(known[name], reverse("member", args=[name])) for name in near],
    )


def unknown_statement(key: str, known: Iterable[str]) -> Impossible:
    """``known`` are statement keys; the nearest are suggested."""
    near = _nearest(key.lower(), known)
    advice = _("Did you mean one of these?") if near else _("Look for it in the list of all statements.")
    return Impossible(
        404,
        _("There is no such statement"),
        _("The record holds no statement with the key %(key)s in this edition.") % {"key": echo(key)},
        advice,
        [(name, reverse("statement", args=[name])) for name in near],
    )


def empty_record() -> Impossible:
    """Nothing was published yet: not the reader's mistake, and soon over."""
    return Impossible(
        503,
        _("The record is empty"),
        _("Open Door is running, but nothing has been published yet, so there is no position to show."),
        _("Load the starter dataset with “python manage.py load_dataset”, or publish a first edition at the desk."),
        to_programs="Ask again when a first edition has been published.",
    )


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    return get_close_matches(word[:ECHO_LIMIT], list(known), n=3, cutoff=0.7)


def _bounds(today: dt.date) -> dict[str, str]:
    return {"first": RECORD_STARTS.isoformat(), "last": today.isoformat()}


def read_only(method: str) -> Impossible:
    """A request that wants to do something else than read."""
    return Impossible(
        405,
        _("This page can only be read"),
        _("The request used the method %(method)s.") % {"method": echo(method)},
        _("Use GET or HEAD."),
    )
