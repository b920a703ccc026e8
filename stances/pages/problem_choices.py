"""What is said when members cannot be compared as asked, or shifts cannot be chosen so: what was wrong, what works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts.dates import day_words
from stances.codebook import RECORD_STARTS

from .problem import Impossible, echo

Suggestions = list[tuple[str, str]]
"""Pairs of label and address that work, nearest first."""


def bad_direction(value: str) -> Impossible:
    return Impossible(
        400,
        _("There is no such direction"),
        _("The parameter “direction” says %(value)s.") % {"value": echo(value)},
        _("Write direction=toward or direction=away, or leave it out."),
        _every_shift(),
    )


def bad_year(value: str, today: dt.date) -> Impossible:
    """A text that is not a year."""
    return Impossible(
        400,
        _("There is no such year"),
        _("The parameter “year” says %(value)s, which is not a year.") % {"value": echo(value)},
        _years(today),
        _every_shift(),
    )


def year_outside(year: int, today: dt.date) -> Impossible:
    """A year before the record begins, or one that has not come yet."""
    return Impossible(
        404,
        _("That year is outside the record"),
        _("The parameter “year” asks for %(year)s.") % {"year": year},
        _years(today),
        _every_shift(),
    )


def bad_pixels(name: str, value: str, least: int, most: int) -> Impossible:
    """A width or height that is no number of pixels, or none that there is."""
    return Impossible(
        400,
        _("There is no such choice"),
        _("The parameter “%(parameter)s” says %(value)s.") % {"parameter": name, "value": echo(value)},
        _("Write a number of pixels from %(least)d to %(most)d.") % {"least": least, "most": most},
    )


def not_a_code(value: str, parameter: str, suggestions: Suggestions) -> Impossible:
    """Something where a member's code should be."""
    words = {"parameter": parameter, "value": echo(value)}
    return Impossible(
        400,
        _("That is not a member’s code"),
        _("The parameter “%(parameter)s” says %(value)s, which is not a code of two letters.") % words,
        _("Members are named by their ISO codes, for example de for Germany and us for the United States."),
        suggestions,
    )


def unknown_code(code: str, suggestions: Suggestions) -> Impossible:
    """Two letters that stand for no member."""
    return Impossible(
        404,
        _("There is no such member"),
        _("The alliance has no member with the code %(code)s.") % {"code": echo(code)},
        _("Members are named by their ISO codes, for example gb for the United Kingdom and gr for Greece."),
        suggestions,
    )


def member_twice(name: str, suggestions: Suggestions) -> Impossible:
    return Impossible(
        400,
        _("A member can be compared once"),
        _("%(member)s was chosen twice.") % {"member": name},
        _("Choose another member beside it."),
        suggestions,
    )


def too_many(count: int, most: int, suggestions: Suggestions) -> Impossible:
    """More members than fit beside each other."""
    what = ngettext("%(n)d member was asked for.", "%(n)d members were asked for.", count) % {"n": count}
    advice = ngettext(
        "At most %(n)d member can be compared: leave some out.",
        "At most %(n)d members can be compared: leave some out.",
        most,
    )
    return Impossible(400, _("Too many to compare"), what, advice % {"n": most}, suggestions)


def too_few(suggestions: Suggestions) -> Impossible:
    """A chart of fewer than two members."""
    return Impossible(
        400,
        _("Two members are needed"),
        _("A comparison needs at least two members."),
        _("Name them by their ISO codes, for example members=de,us."),
        suggestions,
    )


def not_yet_in(name: str, day: dt.date, acceded: dt.date, suggestions: Suggestions) -> Impossible:
    """A member that had not acceded by the day on which it should be compared."""
    words = {"member": name, "day": day_words(day), "acceded": day_words(acceded)}
    return Impossible(
        404,
        _("Not yet in the alliance"),
        _("On %(day)s, %(member)s was not yet in the alliance: it acceded on %(acceded)s.") % words,
        _("Choose that day or a later one, or leave it out."),
        suggestions,
    )


def no_such_page(number: int, last: int, address: str) -> Impossible:
    """A page beyond the last of a comparison's statements, which is at ``address``."""
    return Impossible(
        404,
        _("There is no such page"),
        _("Page %(value)s of these statements does not exist: the last is %(last)s.") % {"value": number, "last": last},
        _("Choose a page from 1 to %(last)s.") % {"last": last},
        [(_("The last page"), address)],
    )


def _years(today: dt.date) -> str:
    words = {"first": RECORD_STARTS.year, "last": today.year}
    return _("Write a year from %(first)s to %(last)s, for example year=2024, or leave it out.") % words


def _every_shift() -> Suggestions:
    return [(_("Every shift of a stance"), reverse("changes"))]


def not_taken(name: str, uses: Collection[str]) -> Impossible:
    """A parameter that other addresses of this site take."""
    known = ", ".join(sorted({"edition", "theme", *uses}))
    return Impossible(
        400,
        _("There is no such choice"),
        _("The parameter “%(parameter)s” changes nothing here.") % {"parameter": name},
        _("Leave it out; these are taken: %(known)s.") % {"known": known},
    )
