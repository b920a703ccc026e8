"""Titles and descriptions that say the finding in the codebook's words: for a tab, a search result, a link preview.

A title is at most some 70 characters long, with the finding before the day, because it is cut at its end. Neutral: it
says how many do not agree to an invitation now because NATO decides by consensus, and names both stances that do so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts.spoken import stance_words
from stances.codebook import NOT_ASSESSED, STANCES, Stance
from stances.record.record import Record
from stances.record.types import Member, Position

from .choosing import ChangesPage
from .event_types import EventPage
from .official_types import OfficialPage
from .parts import StatementView
from .reading import Reading
from .types import StatementPage
from .words import confidence_words, day_words, tally_sentence
from .words import stance_words as words_of


class Words(NamedTuple):
    """A page's ``title``, without the site's name, and its ``description`` in one or two sentences."""

    title: str
    description: str


def rule_of_consensus() -> str:
    return _("NATO decides by consensus: an invitation needs no member objecting.")


def of_alliance(record: Record, reading: Reading) -> Words:
    """The home page on the reader's day."""
    tally = record.tally(reading.day)
    title = _("Ukraine in NATO: %(finding)s, %(day)s") % {"finding": finding(tally), "day": day_words(reading.day)}
    return Words(title, alliance_description(tally, reading.day))


def finding(tally: Mapping[str, int]) -> str:
    """How many of how many do not agree to an invitation now: the number on which consensus turns."""
    members, not_now, oppose = sum(tally.values()), tally[Stance.NOT_NOW], tally[Stance.OPPOSE]
    words = {"n": not_now + oppose, "members": members}
    if members == tally[NOT_ASSESSED]:
        return _("no member is assessed")
    if not words["n"]:
        return _("no member says not now or opposes")
    if not oppose:
        said = ngettext(
            "%(n)d of %(members)d members says not now", "%(n)d of %(members)d members say not now", not_now
        )
    elif not not_now:
        said = ngettext("%(n)d of %(members)d members opposes", "%(n)d of %(members)d members oppose", oppose)
    else:
        said = _("%(n)d of %(members)d members say not now or oppose")
    return said % words


def alliance_description(tally: Mapping[str, int], day: dt.date) -> str:
    """All five counts, and the rule that makes them matter."""
    return _("%(day)s: %(finding)s %(rule)s") % {
        "day": day_words(day),
        "finding": tally_sentence(tally),
        "rule": rule_of_consensus(),
    }


def of_members(record: Record, reading: Reading) -> Words:
    """The table of all members."""
    tally = record.tally(reading.day)
    return Words(
        _("NATO’s members on Ukraine’s accession: all %(n)d, %(day)s")
        % {"n": sum(tally.values()), "day": day_words(reading.day)},
        alliance_description(tally, reading.day),
    )


def of_member(record: Record, reading: Reading, member: Member) -> Words:
    """A member's page on the reader's day; before its accession, that it was no member."""
    position = record.position(member.code, reading.day)
    if position is None:
        words = {"member": member.name, "day": day_words(reading.day), "acceded": day_words(member.acceded)}
        return Words(
            _("%(member)s, not yet in NATO on %(day)s") % words,
            _("On %(day)s, %(member)s was not yet in the alliance: it acceded on %(acceded)s.") % words,
        )
    words = {"finding": member_finding(position), "day": day_words(reading.day)}
    title = words["finding"] if reading.is_today else _("%(finding)s, %(day)s") % words
    return Words(title, _member_description(position, words))


def of_statement(page: StatementPage) -> Words:
    """One statement: what its words alone would meet, who said them, and when."""
    signal = page.statement.signal
    words = {"signal": signal.label, "who": page.heading}
    return Words(_("%(signal)s: %(who)s") % words if signal.code in STANCES else page.heading, page.statement.summary)


def of_official(page: OfficialPage) -> Words:
    """One official: what the newest words alone would meet, and when; how many are on record."""
    words = {"name": page.name, "sentence": page.sentence, "side": page.kicker}
    title = official_title(page.name, page.statements[0] if page.statements else None)
    return Words(title, _("%(name)s, %(side)s. %(sentence)s") % words)


def official_title(name: str, newest: StatementView | None) -> str:
    """An official and what the newest words alone would meet, with their day, which stays true."""
    if newest is None or not newest.members or newest.signal.code not in STANCES:
        return official_question(name)
    words = {"name": name, "signal": newest.signal.label, "date": newest.date_words}
    return _("%(name)s on Ukraine in NATO: %(signal)s, %(date)s") % words


def official_question(name: str) -> str:
    return _("What %(name)s said on Ukraine in NATO") % {"name": name}


def of_event(record: Record, page: EventPage) -> Words:
    """One event: how many did not agree to an invitation when it was over, and what happened."""
    words = {"event": page.event.name, "days": page.event.days_words, "summary": page.event.summary}
    if page.picture is None:
        return Words(_("%(event)s, %(days)s") % words, page.event.summary)
    title = _("%(event)s: %(finding)s, %(days)s") % {**words, "finding": finding(record.tally(page.picture.day))}
    return Words(title, _("%(summary)s %(tally)s") % {**words, "tally": page.picture.tally_sentence})


def of_changes(record: Record, reading: Reading, page: ChangesPage) -> Words:
    """Every shift of a stance, and the newest of them."""
    newest = next(iter(record.shifts(since=reading.since, until=reading.day)), None)
    title = _("Ukraine in NATO: every shift of a member’s stance")
    if newest is None:
        return Words(title, page.sentence)
    words = {
        "sentence": page.sentence,
        "member": newest.member.name,
        "day": day_words(newest.day),
        "before": words_of(newest.before).label,
        "after": words_of(newest.after).label,
    }
    return Words(title, _("%(sentence)s The newest: %(member)s, %(day)s, %(before)s → %(after)s.") % words)


def member_finding(position: Position) -> str:
    """A member and its stance: "Hungary on Ukraine in NATO: opposes membership"."""
    return _("%(member)s on Ukraine in NATO: %(stance)s") % {
        "member": position.member.name,
        "stance": stance_words(position.stance),
    }


def _member_description(position: Position, words: Mapping[str, str]) -> str:
    confidence = confidence_words(position.confidence)
    if position.since is None or confidence is None:
        return _("%(day)s: %(finding)s. What was said, when and by whom, with sources.") % words
    return _("%(finding)s since %(since)s. %(confidence)s. What was said, when and by whom, with sources.") % {
        **words,
        "since": day_words(position.since),
        "confidence": confidence.label,
    }
