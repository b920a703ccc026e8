"""Members named by their codes in an address: found, or what may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from stances.record.record import Record
from stances.record.types import Member

from . import problem_choices
from .problem import ECHO_LIMIT

OTHER_CODES = {"uk": "GB", "el": "GR"}
"""What is often written for the ISO code, as the European Union does."""

Suggest = Callable[[Member], tuple[str, str]]
"""From a member that may be meant to a label and an address that work."""


def find(
    record: Record, code: str, parameter: str, suggest: Suggest, otherwise: Sequence[tuple[str, str]] = ()
) -> Member:
    """The member with that code, in any case. Raises ``Impossible``: 404 for two letters, 400 for anything else.

    ``otherwise`` is suggested after those that may be meant.
    """
    try:
        return record.member(code.upper())
    except KeyError:
        near = [*map(suggest, nearest(record, code)), *otherwise]
    if len(code) == 2 and code.isascii() and code.isalpha():
        raise problem_choices.unknown_code(code, near)
    raise problem_choices.not_a_code(code, parameter, near)


def nearest(record: Record, word: str) -> tuple[Member, ...]:
    """The members that may be meant by a word that is no member's code: by name, by three letters, by other usage."""
    meant = {name.lower(): m for m in record.members for name in (m.name, m.recorded, m.slug, m.iso3)}
    meant |= {other: m for other, code in OTHER_CODES.items() for m in record.members if m.code == code}
    near = get_close_matches(word[:ECHO_LIMIT], meant, n=3, cutoff=0.75)
    return tuple(dict.fromkeys(meant[name] for name in near))
