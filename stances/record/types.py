"""The nouns of the read side. Frozen, without a database behind them; dates are days in Brussels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from stances.codebook import NOT_ASSESSED, STANCES


@dataclass(frozen=True, slots=True)
class Edition:
    """A numbered state of the record. ``complete_to`` is the day up to which it was searched for statements."""

    number: int
    made_at: dt.datetime
    made_by: str
    note: str
    complete_to: dt.date

    @property
    def tag(self) -> str:
        """The edition in cache keys and ETags: its number and its moment, so that two databases never share one."""
        return f"{self.number}-{round(self.made_at.timestamp() * 1_000_000):x}"


@dataclass(frozen=True, slots=True)
class Member:
    """A member state. ``acceded`` is the first day on which it is in the alliance; ``code`` is ISO alpha-2.

    ``english`` is its name in the record, where ``name`` is in another language.
    """

    code: str
    iso3: str
    name: str
    slug: str
    acceded: dt.date
    wikidata: str
    english: str = ""

    @property
    def recorded(self) -> str:
        """The name that the record has: in it, texts speak of the member."""
        return self.english or self.name


@dataclass(frozen=True, slots=True)
class Milestone:
    key: str
    date: dt.date
    end_date: dt.date | None
    kind: str
    name: str
    place: str
    summary: str
    url: str


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """The version of a statement that an assessment weighed.

    ``fate`` is ``current`` while that version is visible in the edition, ``corrected`` if another version of the key
    took its place, ``withdrawn`` if none did. ``supports_still`` is whether the key still has a visible version that
    bears on the assessment's member.
    """

    statement: str
    version: int
    date: dt.date
    kind: str
    fate: str
    supports_still: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """A published judgement. ``stance`` null says that no position was found; ``confidence`` is null with it."""

    key: str
    version: int
    member: str
    effective: dt.date
    stance: str | None
    confidence: str | None
    conditions: tuple[str, ...]
    rationale: str
    evidence: tuple[EvidenceItem, ...]
    published_in: int
    imported: bool

    @property
    def supports(self) -> tuple[EvidenceItem, ...]:
        return tuple(e for e in self.evidence if e.kind == "supports")

    @property
    def contrary(self) -> tuple[EvidenceItem, ...]:
        return tuple(e for e in self.evidence if e.kind == "contrary")

    @property
    def mixed(self) -> bool:
        """Contrary statements were weighed: the public sees "mixed signals"."""
        return bool(self.contrary)

    @property
    def evidence_corrected(self) -> bool:
        """Evidence was corrected or withdrawn since it was weighed (DESIGN §3)."""
        return any(e.fate != "current" for e in self.evidence)

    @property
    def under_review(self) -> bool:
        """Its last support is gone (DESIGN §3)."""
        return bool(self.supports) and not any(e.supports_still for e in self.supports)


@dataclass(frozen=True, slots=True, order=True)
class Heard:
    """When a member was heard: a day, or with ``precision`` "month" the first of the month that it stands for."""

    date: dt.date
    precision: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where a member stood on a day: ``stance`` is null where it is not assessed.

    ``since`` is the first day of the unbroken run of the same stance, null where there is none. ``assessment`` is the
    one in effect (it may say that no position was found), null before the first. ``last_heard`` is when the newest
    statement on or before the day was made.
    """

    member: Member
    stance: str | None
    since: dt.date | None
    assessment: Assessment | None
    last_heard: Heard | None

    @property
    def code(self) -> str:
        """The stance's word, or ``not_assessed``: for addresses, attributes and class names."""
        return self.stance or NOT_ASSESSED

    @property
    def confidence(self) -> str | None:
        return self.assessment.confidence if self.assessment else None


@dataclass(frozen=True, slots=True)
class Shift:
    """A change from one stance to another: ``before`` and ``after`` are stances, never null."""

    member: Member
    day: dt.date
    before: str
    after: str
    assessment: Assessment

    @property
    def toward(self) -> bool:
        """Whether it goes toward an invitation: ``before`` stands further down the codebook's scale than ``after``."""
        scale = list(STANCES)
        return scale.index(self.before) > scale.index(self.after)


@dataclass(frozen=True, slots=True)
class Counts:
    """What an edition holds.

    ``joint`` counts joint statements of several members, ``context`` NATO's and Ukraine's own words.
    """

    members: int
    officials: int
    outlets: int
    statements: int
    joint: int
    context: int
    sources: int
    assessments: int
    milestones: int


@dataclass(frozen=True, slots=True)
class Post:
    title: str
    rank: str
    since: dt.date | None
    until: dt.date | None

    def held_between(self, first: dt.date, last: dt.date) -> bool:
        """Whether it was held on any day from ``first`` to ``last``, as far as its dates are known."""
        return (self.since is None or self.since <= last) and (self.until is None or first <= self.until)


@dataclass(frozen=True, slots=True)
class Government:
    """The first day of a new head of a member's government: ``head`` is the official's name, ``title`` the post's.

    ``rank`` is ``head_of_government``, or ``head_of_state`` for a member without the former on record. ``official`` is
    the head's key; ``until`` its last day in office, null where none is known.
    """

    day: dt.date
    head: str
    title: str
    rank: str
    official: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """``affiliation`` is a member's ISO alpha-2 code, ``NATO`` or ``UA``; ``other_names`` other spellings, scripts."""

    key: str
    name: str
    affiliation: str
    posts: tuple[Post, ...]
    other_names: tuple[str, ...] = ()

    def post_between(self, first: dt.date, last: dt.date) -> Post | None:
        """The post held on a day, or in a month: among those held, the one that began last; none if none was."""
        held = [post for post in self.posts if post.held_between(first, last)]
        return max(held, key=lambda post: post.since or dt.date.min) if held else None


@dataclass(frozen=True, slots=True)
class Speaker:
    """An official with the post held on the statement's day."""

    official: Official
    post: Post | None


@dataclass(frozen=True, slots=True)
class Voice:
    """An official as a voice: how many ``statements`` it made for a member, NATO or Ukraine (``speaks_for`` as in a
    statement), and the day of the newest. Whoever spoke for two is two voices."""

    official: Official
    speaks_for: str
    statements: int
    newest: dt.date


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A statement of NATO or Ukraine, which is context: ``speaks_for`` is ``nato`` or ``ukraine``."""

    key: str
    date: dt.date
    speaks_for: str


@dataclass(frozen=True, slots=True)
class Outlet:
    key: str
    name: str
    domain: str
    kind: str
    language: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """A published page; ``title`` is empty and ``published_on`` null where the page did not show them."""

    url: str
    title: str
    outlet: Outlet
    published_on: dt.date | None
    language: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A page a statement rests on; ``relays`` names whom that page reports from, empty where it is first-hand."""

    source: Source
    relays: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One version of a statement.

    With ``precision`` ``month``, ``date`` is the month's first day and stands for the whole month. ``members`` are ISO
    alpha-2 codes, empty for NATO's and Ukraine's own words. ``fate`` is ``current`` in the edition asked for, or
    ``corrected`` or ``withdrawn``. ``would_block``: it says that its member would block an invitation or accession.
    """

    key: str
    version: int
    date: dt.date
    precision: str
    speaks_for: str
    members: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    attributed_to: str
    attribution: str
    venue: str
    quote: str
    quote_language: str
    quote_translation: str
    summary: str
    signal: str
    conditions: tuple[str, ...]
    citations: tuple[Citation, ...]
    published_in: int
    withdrawn_in: int | None
    imported: bool
    fate: str
    would_block: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A line of the public corrections log: what replaced or withdrew what, in which edition, why."""

    kind: str
    key: str
    old_version: int
    new_version: int | None
    edition: int
    day: dt.date
    reason: str
