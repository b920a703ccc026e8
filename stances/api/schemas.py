"""What the API answers with: the shapes of its rows, field by field, as openapi.json tells them to programs.

Dates are days in Brussels, as YYYY-MM-DD. Codes of members are ISO 3166-1 alpha-2, languages BCP 47.
"""

from __future__ import annotations

from typing import Literal

from ninja import Field, Schema

Stance = Literal["advocate", "support", "alliance_line", "not_now", "oppose"]
Confidence = Literal["high", "medium", "low"]
Fate = Literal["current", "corrected", "withdrawn"]


class PositionOut(Schema):
    """``stance``, ``since`` and ``confidence`` are null for a member that is not assessed."""

    member: str
    name: str
    stance: Stance | None
    since: str | None
    confidence: Confidence | None
    assessment: str | None


class PositionsOut(Schema):
    """``tally`` counts the members by stance and ``not_assessed``; its numbers add up to ``members``."""

    on: str
    edition: int
    members: int
    tally: dict[str, int]
    positions: list[PositionOut]


class MemberOut(Schema):
    member: str = Field(examples=["LT"])
    iso3: str = Field(examples=["LTU"])
    name: str = Field(examples=["Lithuania"])
    slug: str = Field(examples=["lithuania"])
    acceded: str = Field(examples=["2004-03-29"], description="Its first day in the alliance.")
    wikidata: str = Field(examples=["Q37"])
    url: str


class EvidenceOut(Schema):
    """The version of a statement that was weighed, and what became of it in this edition."""

    statement: str
    version: int
    kind: Literal["supports", "contrary"]
    fate: Fate


class AssessmentOut(Schema):
    """A judgement, from the day it takes effect until the member's next. ``stance`` null: no position was found."""

    assessment: str = Field(examples=["lt-2024-10-17"])
    version: int
    member: str
    effective: str
    stance: Stance | None
    confidence: Confidence | None
    conditions: list[str]
    rationale: str
    evidence: list[EvidenceOut]
    under_review: bool = Field(description="Its last support was corrected or withdrawn since.")
    published_in: int = Field(description="The edition that published this version.")
    url: str


class SpeakerOut(Schema):
    official: str
    name: str
    post: str | None = Field(description="The post held on the statement's day.")


class SourceOut(Schema):
    url: str
    title: str
    outlet: str
    outlet_kind: str
    published_on: str | None
    language: str
    relays: str = Field(description="Whom the page reports from; empty where it is first-hand.")


class StatementOut(Schema):
    """One statement. ``quote`` is in the original; ``quote_translation`` is ours. ``members`` is empty for context."""

    statement: str = Field(examples=["pl-2024-07-11-duda"])
    version: int
    date: str
    precision: Literal["day", "month"]
    speaks_for: Literal["member", "nato", "ukraine"]
    members: list[str]
    speakers: list[SpeakerOut]
    attributed_to: str
    attribution: str
    venue: str
    quote: str
    quote_language: str
    quote_translation: str
    summary: str
    signal: str
    conditions: list[str]
    would_block: bool
    sources: list[SourceOut]
    published_in: int
    fate: Fate
    url: str


class ShiftOut(Schema):
    """A change from one stance to another."""

    member: str
    name: str
    day: str
    before: Stance
    after: Stance
    toward: bool = Field(description="Whether it goes along the scale toward an invitation.")
    assessment: str
    edition: int = Field(description="The edition that published the assessment.")


class PostOut(Schema):
    title: str
    rank: str
    since: str | None
    until: str | None


class OfficialOut(Schema):
    official: str
    name: str
    other_names: list[str]
    affiliation: str = Field(description="A member's code, NATO or UA.")
    posts: list[PostOut]
    statements: int
    newest: str = Field(description="The day of the newest statement.")
    url: str


class MilestoneOut(Schema):
    milestone: str
    date: str
    end_date: str | None
    kind: str
    name: str
    place: str
    summary: str
    source: str
    url: str


class EditionOut(Schema):
    edition: int
    made_at: str
    made_by: str
    note: str
    complete_to: str = Field(description="The day up to which the record was searched for statements.")
    url: str


class CorrectionOut(Schema):
    """A version that was replaced (``new_version``) or withdrawn (null), in which edition and why."""

    kind: Literal["statement", "assessment"]
    key: str
    old_version: int
    new_version: int | None
    edition: int
    day: str
    reason: str


class Page(Schema):
    """``next`` is the address of the following page, null on the last; all pages are of one edition."""

    edition: int
    total: int
    next: str | None


class MembersOut(Page):
    results: list[MemberOut]


class AssessmentsOut(Page):
    results: list[AssessmentOut]


class StatementsOut(Page):
    results: list[StatementOut]


class ShiftsOut(Page):
    results: list[ShiftOut]


class OfficialsOut(Page):
    results: list[OfficialOut]


class MilestonesOut(Page):
    results: list[MilestoneOut]


class EditionsOut(Page):
    results: list[EditionOut]


class CorrectionsOut(Page):
    results: list[CorrectionOut]


class ProblemOut(Schema):
    """What was wrong and what would work (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    advice: str
    suggestions: list[str]
