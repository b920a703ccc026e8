"""Whose voice a statement is, as the codebook's rules ask it: of which rank, on whose authority, joint or alone."""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch, QuerySet

from stances.codebook import MINISTER_OR_ABOVE, Attribution, DatePrecision, Rank
from stances.models import Member, Speaker, Statement, StatementMember

TOP = frozenset(str(rank) for rank in MINISTER_OR_ABOVE)
ASIDE = frozenset({str(Rank.PARLIAMENT), str(Rank.OPPOSITION)})
HEARSAY = frozenset({Attribution.ANONYMOUS_OFFICIAL, Attribution.MEDIA_REPORT})
"""Not on the record: nobody stands by it with a name or a document."""


def heard(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Statements with members, speakers and posts, as the functions here look at them: three queries more."""
    return statements.prefetch_related(
        Prefetch("bears_on", StatementMember.objects.select_related("member")),
        Prefetch("speakers", Speaker.objects.select_related("official").prefetch_related("official__posts")),
    )


def bears_on(statement: Statement, member: Member) -> bool:
    return any(link.member_id == member.pk for link in statement.bears_on.all())


def ranks(statement: Statement, member: Member) -> set[str]:
    """The ranks in which it speaks for ``member``: those its own officials held on the statement's day.

    A statement dated to a month counts a post held on any of its days. An official without a known post that day was
    no minister then (as in ``Statement.objects.by_a_minister_or_above``); any lower rank they ever held counts, so that
    a parliament's or an opposition's voice stays one.
    """
    found: set[str] = set()
    for speaker in statement.speakers.all():
        if speaker.official.member_id == member.pk:
            posts = list(speaker.official.posts.all())
            last = last_day(statement)
            held = [p for p in posts if p.held_on(statement.date) or (p.since and statement.date <= p.since <= last)]
            found |= {post.rank for post in held} or {post.rank for post in posts} - TOP
    return found


def last_day(statement: Statement) -> dt.date:
    """The last day it may have been made: its date, or the end of its month."""
    if statement.date_precision != DatePrecision.MONTH:
        return statement.date
    return (statement.date.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def by_a_minister(statement: Statement, member: Member) -> bool:
    """Whether the member's head of state or government, foreign or defence minister is among its speakers."""
    return bool(ranks(statement, member) & TOP)


def is_joint(statement: Statement) -> bool:
    """A text of several members. What one member signs with Ukraine alone is its own word."""
    return statement.attribution == Attribution.JOINT_STATEMENT and len(statement.bears_on.all()) > 1


def is_hearsay(statement: Statement) -> bool:
    return statement.attribution in HEARSAY


def stands_aside(statement: Statement, member: Member) -> bool:
    """A vote of the parliament, or words of nobody but its members or an opposition."""
    held = ranks(statement, member)
    return statement.attribution == Attribution.PARLIAMENT_VOTE or (bool(held) and held <= ASIDE)
