"""Everybody who spoke, by the side they spoke for."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import SpeaksFor
from stances.record.record import Record
from stances.record.types import Official, Voice

from .citing import this_page, this_page_undated
from .official_types import OfficialsPage, VoiceGroup, VoiceLine
from .positions import member_link
from .reading import Reading
from .words import day_words

BODIES = {SpeaksFor.NATO: "NATO", SpeaksFor.UKRAINE: "UA"}
"""The affiliation of whoever speaks for no member."""


def side_of(voice: Voice) -> str:
    """Whom a voice speaks for: a member's code, ``NATO`` or ``UA``."""
    return BODIES.get(SpeaksFor(voice.speaks_for), voice.official.affiliation)


def side_name(record: Record, code: str) -> str:
    """A member's name, NATO or Ukraine."""
    bodies = {"NATO": _("NATO"), "UA": _("Ukraine")}
    return bodies.get(code) or record.member(code).name


def officials_page(record: Record, reading: Reading, site: str = "") -> OfficialsPage:
    """Members by name, then NATO and Ukraine; in each those who spoke by the reader's day, by name.

    ``site`` is the site's own address for the citation.
    """
    by_side: dict[str, list[Voice]] = defaultdict(list)
    for voice in record.voices(until=reading.on):
        by_side[side_of(voice)].append(voice)
    order = [*(member.code for member in record.members), *BODIES.values()]
    people = {voice.official.key for found in by_side.values() for voice in found}
    heading = _("Who spoke") if reading.on is None else _("Who spoke up to %(day)s") % {"day": day_words(reading.on)}
    title = ngettext(
        "Ukraine in NATO: %(n)d official who spoke", "Ukraine in NATO: %(n)d officials who spoke", len(people)
    ) % {"n": len(people)}
    cite = this_page_undated if reading.on is None else this_page
    return OfficialsPage(
        heading=heading,
        title=title,
        sentence=ngettext(
            "%(n)d official is named in a statement on record. Open a name for the posts and every statement.",
            "%(n)d officials are named in a statement on record. Open a name for the posts and every statement.",
            len(people),
        )
        % {"n": len(people)},
        groups=tuple(_group(record, reading, code, by_side[code]) for code in order if by_side[code]),
        citing=cite(record, reading, title, site),
    )


def _group(record: Record, reading: Reading, code: str, voices: list[Voice]) -> VoiceGroup:
    of_member = code not in BODIES.values()
    return VoiceGroup(
        code=code,
        name=side_name(record, code),
        member=member_link(record.member(code), reading) if of_member else None,
        voices=tuple(_line(voice, reading) for voice in sorted(voices, key=lambda v: _by_name(v.official))),
    )


def _by_name(official: Official) -> tuple[str, str]:
    """By the family name, which a key begins with."""
    return official.key, official.name


def _line(voice: Voice, reading: Reading) -> VoiceLine:
    post = voice.official.post_between(voice.newest, voice.newest)
    return VoiceLine(
        key=voice.official.key,
        name=voice.official.name,
        href=reading.official_page(voice.official.key),
        post=post.title if post else "",
        count_words=count_words(voice.statements),
        other_names=voice.official.other_names,
    )


def count_words(n: int) -> str:
    return ngettext("%(n)d statement", "%(n)d statements", n) % {"n": n}
