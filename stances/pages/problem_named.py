"""What is said when there is no such official, event or file, or a file takes no such parameter; and near names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from django.urls import reverse
from django.utils.translation import gettext as _

from .problem import ECHO_LIMIT, Impossible, echo

SUGGESTED = 3


def unknown_official(key: str, known: Mapping[str, str]) -> Impossible:
    """``known`` are the names of those who spoke in the edition, by key; the nearest are suggested."""
    near = nearest(key, known)
    return Impossible(
        404,
        _("There is no such official"),
        _("Nobody with the address %(key)s speaks in a statement of this edition.") % {"key": echo(key)},
        _("Did you mean one of these?") if near else _("Look for the name in the list of all who spoke."),
        [(known[one], reverse("official", args=[one])) for one in near] + [(_("All who spoke"), reverse("officials"))],
    )


def unknown_event(key: str, known: Mapping[str, str]) -> Impossible:
    """``known`` are the events' names by key; the nearest are suggested."""
    near = nearest(key, known)
    return Impossible(
        404,
        _("There is no such event"),
        _("The record knows no event with the address %(key)s.") % {"key": echo(key)},
        _("Did you mean one of these?") if near else _("Choose one from the list of all events."),
        [(known[one], reverse("event", args=[one])) for one in near] + [(_("All events"), reverse("events"))],
    )


def unknown_file(name: str, known: Iterable[str]) -> Impossible:
    """``known`` are the names of the tables that there are as files."""
    return Impossible(
        404,
        _("There is no such file"),
        _("The data has no table with the name %(name)s.") % {"name": echo(name)},
        _("Write one of these: %(known)s.") % {"known": ", ".join(known)},
        [(_("The data"), reverse("data"))],
    )


def not_taken(parameter: str, file: str, takers: Iterable[str]) -> Impossible:
    """A parameter that would choose nothing in the file asked for; ``takers`` are the tables that take it."""
    names = ", ".join(takers)
    elsewhere = _("Leave it out, or ask one of these, which take it: %(names)s.") % {"names": names}
    return Impossible(
        400,
        _("This file does not take that parameter"),
        _("The parameter “%(parameter)s” chooses nothing in %(file)s.") % {"parameter": parameter, "file": file},
        elsewhere if names else _("Leave it out: no table takes it."),
        [(_("The data"), reverse("data"))],
    )


def nearest(word: str, known: Mapping[str, str]) -> list[str]:
    """The keys that are like ``word``, the likeliest first: as a whole, or in one of their parts."""
    asked = word[:ECHO_LIMIT].lower()
    whole = get_close_matches(asked, list(known), n=SUGGESTED, cutoff=0.7)
    parts = set(asked.split("-"))
    partly = [key for key in known if parts & {part for part in key.split("-") if len(part) > 2}]
    return list(dict.fromkeys([*whole, *partly]))[:SUGGESTED]


def no_timeline(name: str, href: str) -> Impossible:
    """A chart of an official's words, where there are none over a member's position."""
    return Impossible(
        404,
        _("There is no such page"),
        _("Nothing that %(name)s said by that day bears on the position of a member that has one.") % {"name": name},
        _("Check the address, or go on from one of these pages."),
        [(name, href)],
    )
