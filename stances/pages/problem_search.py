"""What is said when statements cannot be searched as asked: what was wrong, and what would work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.query import understood

from .problem import ECHO_LIMIT, Impossible, echo

Suggestions = list[tuple[str, str]]
"""Pairs of label and address that work, nearest first."""


WHERE_LISTED = {
    "official": "take the key of one from /api/v1/officials",
    "event": "take the key of one from /api/v1/milestones",
    "outlet": "write its name as /data/sources.json has it, to be told its key",
}
"""Where a program finds the keys of which there are many."""


def bad_word(parameter: str, value: str, known: Sequence[str]) -> Impossible:
    """A word that a parameter does not have. ``known`` are those that it has."""
    return Impossible(
        400,
        _("There is no such choice"),
        _("The parameter “%(parameter)s” says %(value)s.") % {"parameter": parameter, "value": echo(value)},
        _("Write one of these, or leave it out: %(known)s.") % {"known": ", ".join(known)},
        all_statements(),
    )


def unknown_key(parameter: str, value: str, names: Mapping[str, str], otherwise: Suggestions) -> Impossible:
    """A key that the record does not hold. ``names`` are those that it holds, with what they stand for."""
    keys = _meant(value[:ECHO_LIMIT], names)
    listed = WHERE_LISTED.get(parameter) or f"write one of these: {', '.join(sorted(names))}"
    address = reverse("statements")
    return Impossible(
        404,
        _("Nothing in the record is called so"),
        _("The parameter “%(parameter)s” says %(value)s, which no statement of this edition has.")
        % {"parameter": parameter, "value": echo(value)},
        _("Did you mean one of these?") if keys else _("Choose from the list beside the statements, or leave it out."),
        [*((names[key], f"{address}?{parameter}={key}") for key in keys), *otherwise],
        to_programs="" if keys else f"Leave it out, or {listed}.",
    )


def _meant(value: str, names: Mapping[str, str]) -> list[str]:
    """The keys that may be meant: of names that hold the words, else of those that are alike; three at most."""
    words = understood(value)
    if holding := [key for key, name in names.items() if words.spans(name)]:
        return holding[:3]
    by_word = {name.lower(): key for key, name in names.items()} | {key: key for key in names}
    return list(dict.fromkeys(by_word[word] for word in get_close_matches(value, list(by_word), n=3, cutoff=0.7)))


def too_much(most_characters: int, most_terms: int) -> Impossible:
    """More was typed than is looked for."""
    characters = ngettext("%(n)d character", "%(n)d characters", most_characters) % {"n": most_characters}
    terms = ngettext("%(n)d word or phrase", "%(n)d words or phrases", most_terms) % {"n": most_terms}
    return Impossible(
        400,
        _("That is too much to look for at once"),
        _("A search has at most %(characters)s and %(terms)s.") % {"characters": characters, "terms": terms},
        _("Leave some out: a few words are enough, and the beginnings of words will do."),
        all_statements(),
    )


def no_such_page(number: int, last: int, address: str) -> Impossible:
    """A page beyond the last of what was found, which is at ``address``."""
    return Impossible(
        404,
        _("There is no such page"),
        _("Page %(value)s of the statements does not exist: the last is %(last)s.") % {"value": number, "last": last},
        _("Choose a page from 1 to %(last)s.") % {"last": last},
        [(_("The last page"), address)],
    )


def all_statements() -> Suggestions:
    return [(_("All statements"), reverse("statements"))]
