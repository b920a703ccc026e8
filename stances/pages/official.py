"""One official: in which posts, under which government, and everything said."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import timeline
from stances.codebook import RANK_WORDS, STANCES, UNCLEAR, Rank
from stances.record.record import Record
from stances.record.types import Government, Member, Official, Post, Statement

from . import problem_named
from .citing import this_page
from .official_types import HeadView, OfficialPage, PostView, SignalCount
from .officials import BODIES, side_name
from .positions import beyond_sentence, member_link, position_view
from .reading import Reading
from .statements import looks_like_a_key, statement_view
from .words import date_words, day_words, stance_words


def find_official(record: Record, key: str) -> tuple[Official, tuple[Statement, ...]]:
    """The official at an address, with all it said, newest first. Raises ``Impossible``, which suggests near names."""
    said = record.statements_by(key) if looks_like_a_key(key) else ()
    for speaker in said[0].speakers if said else ():
        if speaker.official.key == key:
            return speaker.official, said
    raise problem_named.unknown_official(key, {v.official.key: v.official.name for v in record.voices()})


def official_page(record: Record, reading: Reading, key: str, site: str = "") -> OfficialPage:
    """What one official said by the reader's day, and apart what it said later. Raises ``Impossible``.

    ``site`` is the site's own address for the citation.
    """
    official, statements = find_official(record, key)
    by_then = [s for s in statements if s.date <= reading.day]
    member = None if official.affiliation in BODIES.values() else record.member(official.affiliation)
    position = record.position(member.code, reading.day) if member else None
    return OfficialPage(
        official=official,
        key=official.key,
        name=official.name,
        kicker=_kicker(record, official, reading),
        sentence=sentence(by_then, reading),
        other_names=official.other_names,
        affiliation=official.affiliation,
        member_link=member_link(member, reading) if member else None,
        member=position_view(position, reading) if position else None,
        bodies=_bodies(record, official, statements),
        posts=tuple(_post_view(post, reading) for post in _newest_first(official)),
        heads=_heads(record, reading, official, by_then),
        signals=_signals(by_then),
        timeline_heading=_("What was said, over the position of %(member)s") % {"member": member.name}
        if member
        else "",
        timeline=_timeline(record, reading, official, statements),
        share_href=reading.share("official", official=official.key),
        day=reading.day,
        is_today=reading.is_today,
        beyond=beyond_sentence(record, reading.day),
        statements=tuple(statement_view(s, record, reading) for s in by_then),
        said_later=tuple(statement_view(s, record, reading) for s in statements if s.date > reading.day),
        citing=this_page(record, reading, _("What %(name)s said on Ukraine in NATO") % {"name": official.name}, site),
    )


def _kicker(record: Record, official: Official, reading: Reading) -> str:
    """The post held on the reader's day, and where; NATO's posts say it themselves."""
    held = official.post_between(reading.day, reading.day)
    if held is None:
        return side_name(record, official.affiliation)
    if held.rank == Rank.ALLIANCE:
        return held.title
    return _("%(post)s, %(side)s") % {"post": held.title, "side": side_name(record, official.affiliation)}


def _bodies(record: Record, official: Official, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """NATO or Ukraine, where it is theirs or spoke for them."""
    codes = [code for side, code in BODIES.items() if any(said.speaks_for == side for said in statements)]
    own = [official.affiliation] if official.affiliation in BODIES.values() else []
    return tuple(side_name(record, code) for code in dict.fromkeys([*own, *codes]))


def sentence(by_then: list[Statement], reading: Reading) -> str:
    """How much was said, from when to when."""
    if not by_then:
        return _("Not heard by %(day)s: what was said later stands below.") % {"day": day_words(reading.day)}
    last, first = by_then[0], by_then[-1]
    words = {
        "n": len(by_then),
        "first": date_words(first.date, first.precision),
        "last": date_words(last.date, last.precision),
    }
    if len(by_then) == 1:
        return _("1 statement on Ukraine’s accession is on record, from %(last)s.") % words
    return (
        ngettext(
            "%(n)d statement on Ukraine’s accession is on record, from %(first)s to %(last)s.",
            "%(n)d statements on Ukraine’s accession are on record, from %(first)s to %(last)s.",
            len(by_then),
        )
        % words
    )


def _newest_first(official: Official) -> list[Post]:
    """By the last day known of them: a post without an end is the newest, among several the one that began last."""
    return sorted(official.posts, key=lambda post: (post.until or dt.date.max, post.since or dt.date.min), reverse=True)


def _post_view(post: Post, reading: Reading) -> PostView:
    return PostView(
        title=post.title,
        rank_label=str(RANK_WORDS[post.rank]),
        span_words=_span(post),
        since=post.since,
        until=post.until,
        held=post.held_between(reading.day, reading.day),
    )


def _span(post: Post) -> str:
    words = {
        "since": day_words(post.since) if post.since else "",
        "until": day_words(post.until) if post.until else "",
    }
    if post.since and post.until:
        return _("%(since)s to %(until)s") % words
    if post.since:
        return _("since %(since)s") % words
    return _("until %(until)s") % words if post.until else ""


def _heads(record: Record, reading: Reading, official: Official, by_then: list[Statement]) -> tuple[HeadView, ...]:
    """The heads of government under whom it spoke for its member, the newest first, as far as they are on record."""
    code = official.affiliation
    found: dict[Government, None] = {}
    for said in by_then:
        head = record.government_on(code, said.date) if code in said.members else None
        if head is not None and head.official != official.key:
            found.setdefault(head)
    return tuple(
        HeadView(
            name=head.head,
            href=reading.official_page(head.official),
            words=_("%(title)s since %(day)s") % {"title": head.title, "day": day_words(head.day)},
            title=head.title,
        )
        for head in found
    )


def _signals(by_then: list[Statement]) -> tuple[SignalCount, ...]:
    """In the codebook's order, those that occur; NATO's and Ukraine's own words are context and not counted."""
    counted = Counter(said.signal for said in by_then if said.members)
    return tuple(SignalCount(stance_words(code), counted[code]) for code in (*STANCES, UNCLEAR) if counted[code])


def on_timeline(
    record: Record, reading: Reading, official: Official, statements: Sequence[Statement]
) -> tuple[Member, list[Statement]] | None:
    """The official's member with what it said by the reader's day that bears on it, newest first.

    None where there is no such chart: for NATO and Ukraine, before the accession, without a word.
    """
    if official.affiliation in BODIES.values():
        return None
    member = record.member(official.affiliation)
    said = [one for one in statements if one.date <= reading.day and member.code in one.members]
    return (member, said) if said and record.position(member.code, reading.day) else None


def timeline_title(official: Official, member: Member) -> str:
    """What the chart shows."""
    words = {"name": official.name, "member": member.name}
    return _("%(name)s on Ukraine’s accession, over the position of %(member)s") % words


def _timeline(record: Record, reading: Reading, official: Official, statements: Sequence[Statement]) -> str:
    shown = on_timeline(record, reading, official, statements)
    if shown is None:
        return ""
    member, said = shown
    return timeline.draw_all(
        member=member,
        history=record.history(member.code),
        statements=said,
        milestones=record.milestones,
        until=reading.day,
        complete_to=record.edition.complete_to,
        statement_href=reading.statement,
        title=timeline_title(official, member),
        listed=False,
    )
