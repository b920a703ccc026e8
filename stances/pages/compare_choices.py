"""Which members are compared, checked against the record, and where a reader may start who has chosen none."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import STANCES
from stances.record.record import Record
from stances.record.types import Member

from . import problem_choices
from .choosing import Example
from .naming_members import find
from .reading import Reading
from .words import day_words, listed

MOST = 6
"""Members beside each other, at most."""

LATEST = 3
"""Members in the example of those that shifted last."""


def chosen(record: Record, reading: Reading) -> tuple[Member, ...]:
    """The members of the address in the order asked, none to six. Raises ``Impossible``, with what would work."""
    found: list[Member] = []
    for code in reading.compared:
        member = _find(record, reading, code)
        if member in found:
            raise problem_choices.member_twice(member.name, _suggested(record, reading, reading.compared))
        if member.acceded > reading.day:
            raise problem_choices.not_yet_in(member.name, reading.day, member.acceded, _ways(record, reading, member))
        found.append(member)
    if len(found) > MOST:
        first = [member.code for member in found[:MOST]]
        raise problem_choices.too_many(len(found), MOST, _suggested(record, reading, first))
    return tuple(found)


def comparison_words(members: Iterable[Member]) -> str:
    """ "Germany and Hungary"."""
    return listed([member.name for member in members])


def examples(record: Record, reading: Reading) -> tuple[Example, ...]:
    """Where to start, by rules that favour nobody, each said in its words; only those that make a comparison.

    The members that shifted last, one member of each stance held, and those that acceded last.
    """
    made = [
        (_latest(record, reading), _("Whose stance shifted last")),
        (_one_of_each(record, reading), _("One of each stance held, the first by name")),
        (_newest(record, reading), _("The newest in the alliance")),
    ]
    return tuple(_example(words, members, reading) for members, words in made if len(members) > 1)


def _example(words: str, members: Sequence[Member], reading: Reading) -> Example:
    codes = tuple(member.code for member in members)
    return Example(words, comparison_words(members), codes, reading.compare(*codes))


def _find(record: Record, reading: Reading, code: str) -> Member:
    def suggest(member: Member) -> tuple[str, str]:
        codes = list(_known(record, [member.code if one == code else one for one in reading.compared]))[:MOST]
        return _named(record, codes), reading.compare(*codes)

    rest = [one for one in reading.compared if one != code]
    return find(record, code, "members", suggest, _suggested(record, reading, rest))


def _known(record: Record, codes: Iterable[str]) -> Iterator[str]:
    """Those of the codes that are members', each once."""
    members = {member.code for member in record.members}
    yield from (code for code in dict.fromkeys(code.upper() for code in codes) if code in members)


def _named(record: Record, codes: Sequence[str]) -> str:
    """A comparison's name: with one member alone it is yet to be made."""
    names = comparison_words(record.member(code) for code in codes)
    words = ngettext("Compare %(members)s with another member", "Compare %(members)s", len(codes))
    return words % {"members": names}


def _suggested(record: Record, reading: Reading, codes: Iterable[str]) -> list[tuple[str, str]]:
    """The comparison of those of the codes that are members', as a suggestion; the page to choose where none is."""
    known = list(_known(record, codes))[:MOST]
    return [(_named(record, known) if known else _("Choose members to compare"), reading.compare(*known))]


def _ways(record: Record, reading: Reading, member: Member) -> list[tuple[str, str]]:
    """Without a member that had not acceded, and on the first day on which all had."""
    codes = list(_known(record, reading.compared))[:MOST]
    first = max(record.member(code).acceded for code in codes)
    words = {"members": comparison_words(record.member(code) for code in codes), "day": day_words(first)}
    ways = _suggested(record, reading, [code for code in codes if code != member.code])
    if first <= reading.today:
        ways.append((_("%(members)s on %(day)s") % words, dataclasses.replace(reading, on=first).compare(*codes)))
    return ways


def _latest(record: Record, reading: Reading) -> list[Member]:
    movers = dict.fromkeys(shift.member for shift in record.shifts(until=reading.day))
    return list(movers)[:LATEST]


def _one_of_each(record: Record, reading: Reading) -> list[Member]:
    """In the order of the scale."""
    held = [p for p in record.positions(reading.day).values() if p.stance]
    firsts = [next((p.member for p in held if p.stance == code), None) for code in STANCES]
    return [member for member in firsts if member]


def _newest(record: Record, reading: Reading) -> list[Member]:
    """The last two to accede; those who acceded with the second of them stay out."""
    by_accession = sorted(record.members_on(reading.day), key=lambda m: (m.acceded, m.recorded), reverse=True)
    return by_accession[:2]
