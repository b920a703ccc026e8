"""What the pages of officials say; see ``types.py`` for the others and ``parts.py`` for the conventions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from stances.record.types import Official

from .citing import Citing
from .parts import MemberLink, PositionView, StanceWords, StatementView


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """Who spoke: ``post`` is the one held when it last did so for this side (may be empty).

    ``count_words`` "3 statements". ``other_names`` are other spellings: found by them too.
    """

    key: str
    name: str
    href: str
    post: str
    count_words: str
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """Those who spoke for a member, for NATO or for Ukraine, by name. ``code`` is ISO alpha-2, ``NATO`` or ``UA``.

    ``member`` is None for NATO and Ukraine, whose words are context.
    """

    code: str
    name: str
    member: MemberLink | None
    voices: tuple[VoiceLine, ...]


@dataclass(frozen=True, slots=True)
class OfficialsPage:
    """Everybody who spoke by the reader's day, members by name, then NATO and Ukraine. ``title`` is for the tab."""

    heading: str
    title: str
    sentence: str
    groups: tuple[VoiceGroup, ...]
    citing: Citing


@dataclass(frozen=True, slots=True)
class PostView:
    """A post. ``span_words`` says from when to when, as far as known; empty where nothing is. ``held``: on the
    reader's day."""

    title: str
    rank_label: str
    span_words: str
    since: dt.date | None
    until: dt.date | None
    held: bool


@dataclass(frozen=True, slots=True)
class HeadView:
    """A head of the government that an official spoke under; ``href`` is empty for the official's own page.

    ``title`` is the post in the record's words, of which ``words`` say since when.
    """

    name: str
    href: str
    words: str
    title: str


@dataclass(frozen=True, slots=True)
class SignalCount:
    """How many of the statements have a signal: the words alone, no judgement of the person."""

    signal: StanceWords
    count: int


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """One official. ``sentence`` says how much it said and when; ``posts`` the newest first.

    ``member`` is where its member stands on the reader's day, None for NATO, Ukraine, or before the accession.
    ``member_link`` is that member, ``bodies`` are NATO and Ukraine, where it spoke for them: context. ``heads`` are
    the heads of government it spoke under, as far as they are on record.
    ``timeline`` is safe markup: its statements over the member's position; empty where it bore on none.
    ``share_href`` leads to it for an article.
    ``statements``: those dated by the day, newest first; ``said_later`` the others.
    """

    official: Official
    key: str
    name: str
    kicker: str
    sentence: str
    other_names: tuple[str, ...]
    affiliation: str
    member_link: MemberLink | None
    member: PositionView | None
    bodies: tuple[str, ...]
    posts: tuple[PostView, ...]
    heads: tuple[HeadView, ...]
    signals: tuple[SignalCount, ...]
    timeline_heading: str
    timeline: str
    share_href: str
    day: dt.date
    is_today: bool
    beyond: str
    statements: tuple[StatementView, ...]
    said_later: tuple[StatementView, ...]
    citing: Citing

    @property
    def titles(self) -> tuple[str, ...]:
        """Those of its posts, as the record words them."""
        return tuple(post.title for post in self.posts)
