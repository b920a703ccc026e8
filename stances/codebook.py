"""The codebook: the words in which a member's position is judged, in their order, with their criteria and colours.

The ground floor of the house: it imports nothing of ours and never touches a database. Source of every rule and
wording: ``stances/data/dataset/README.md``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

RECORD_STARTS = dt.date(2008, 1, 1)
"""The first day of the record: the year of the Bucharest summit."""

BRUSSELS = ZoneInfo("Europe/Brussels")
"""Where the alliance's day begins and ends."""

QUOTE_LIMIT = 300
"""Characters of a quote, at most: the words of sources belong to others."""

NOT_ASSESSED = "not_assessed"
"""What is shown for a member without a published assessment on a day; never a stance."""


class Stance(StrEnum):
    """The five stances, in the order of the scale."""

    ADVOCATE = "advocate"
    SUPPORT = "support"
    ALLIANCE_LINE = "alliance_line"
    NOT_NOW = "not_now"
    OPPOSE = "oppose"


WOULD_BLOCK_WITH = frozenset({Stance.NOT_NOW, Stance.OPPOSE})
"""Signals beside which a statement may say that its member would block: whoever announces that resists (criteria)."""

UNCLEAR = "unclear"
"""A statement's signal that meets no single criterion."""

SIGNALS: tuple[str, ...] = (*(s.value for s in Stance), UNCLEAR)


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Attribution(StrEnum):
    ON_RECORD = "on_record"
    JOINT_STATEMENT = "joint_statement"
    OFFICIAL_DOCUMENT = "official_document"
    PARLIAMENT_VOTE = "parliament_vote"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    MEDIA_REPORT = "media_report"


class Condition(StrEnum):
    AFTER_THE_WAR = "after_the_war"
    ALLIES_AGREE = "allies_agree"
    REFORMS = "reforms"
    PART_OF_SETTLEMENT = "part_of_settlement"
    TERRITORY_LIMITED = "territory_limited"
    GUARANTEES_INSTEAD = "guarantees_instead"
    ESCALATION = "escalation"


class Rank(StrEnum):
    """Ranks of posts, from the top; the first four are "a minister or above"."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    MINISTER = "minister"
    DEPUTY = "deputy"
    ENVOY = "envoy"
    SPOKESPERSON = "spokesperson"
    ADVISER = "adviser"
    PARLIAMENT = "parliament"
    OPPOSITION = "opposition"
    ALLIANCE = "alliance"
    OTHER = "other"


MINISTER_OR_ABOVE = frozenset(
    {Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT, Rank.FOREIGN_MINISTER, Rank.DEFENCE_MINISTER}
)


class SpeaksFor(StrEnum):
    MEMBER = "member"
    NATO = "nato"
    UKRAINE = "ukraine"


class DatePrecision(StrEnum):
    DAY = "day"
    MONTH = "month"


class OutletKind(StrEnum):
    NEWSROOM = "newsroom"
    AGENCY = "agency"
    OFFICIAL = "official"
    AGGREGATOR = "aggregator"
    MIRROR = "mirror"
    STATE_MEDIA = "state_media"


class MilestoneKind(StrEnum):
    SUMMIT = "summit"
    MINISTERIAL = "ministerial"
    ACCESSION = "accession"
    APPLICATION = "application"
    WAR = "war"
    TALKS = "talks"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class StanceEntry:
    """How one stance (or ``not_assessed``, ``unclear``) is shown: words, criterion, symbol, colours (CSS hex)."""

    code: str
    label: StrPromise
    criterion: StrPromise
    symbol: str
    light: str
    dark: str
    ink_light: str
    ink_dark: str


# Colours: DESIGN §6 for the light theme; the dark ones are lighter and less saturated. tests/test_colours.py keeps both
# at least 15 apart (CIEDE2000, pairwise) for deuteranopic, protanopic and tritanopic readers, and ink above 4.5:1.
STANCES: dict[str, StanceEntry] = {
    entry.code: entry
    for entry in (
        StanceEntry(
            "advocate",
            _("Pushes for an invitation"),
            _(
                "Calls on the record for an invitation, a dated timetable, or accession to be set in motion now."
            ),
            "▲", "#0B4A8F", "#2F73C7", "#FFFFFF", "#FFFFFF",
        ),
        StanceEntry(
            "support",
            _("Supports membership"),
            _(
                "Backs membership as its own goal, and concrete steps toward it, without calling for an invitation"
                " or a date now."
            ),
            "△", "#6BAED6", "#82B9DF", "#14171F", "#14171F",
        ),
        StanceEntry(
            "alliance_line",
            _("Keeps to the alliance line"),
            _(
                "Says no more than the agreed wording (Bucharest 2008, Vilnius 2023, Washington 2024) or the open-door"
                " principle, or sends signals that cancel out."
            ),
            "●", "#CFC9B8", "#8E887A", "#14171F", "#14171F",
        ),
        StanceEntry(
            "not_now",
            _("Not now"),
            _(
                "Resists an invitation or concrete steps under present conditions, also by announcing that it would"
                " block them, without rejecting membership for good."
            ),
            "▽", "#F5A04C", "#EDA45E", "#14171F", "#14171F",
        ),
        StanceEntry(
            "oppose",
            _("Opposes membership"),
            _("Rejects membership as such, or rules it out as an outcome, whatever the conditions."),
            "▼", "#A83208", "#C4481F", "#FFFFFF", "#FFFFFF",
        ),
    )
}  # fmt: skip

CONFIDENCE_WORDS: dict[str, tuple[StrPromise, StrPromise]] = {
    "high": (
        _("High confidence"),
        _("On the record, from a head of state or government, or a foreign or defence minister, and consistent."),
    ),
    "medium": (
        _("Medium confidence"),
        _(
            "On the record, but from a lower rank, from a joint text alone, thinly worded or dated, on weak sources,"
            " or mixed on that day."
        ),
    ),
    "low": (
        _("Low confidence"),
        _("Only anonymous officials or media reports, or signals that contradict each other."),
    ),
}

ATTRIBUTION_WORDS: dict[str, StrPromise] = {
    "on_record": _("On the record"),
    "joint_statement": _("Joint statement"),
    "official_document": _("Official document"),
    "parliament_vote": _("Vote of a parliament"),
    "anonymous_official": _("Anonymous official"),
    "media_report": _("Media report"),
}

CONDITION_WORDS: dict[str, tuple[StrPromise, StrPromise]] = {
    "after_the_war": (_("After the war"), _("only once the war, or its hot phase, is over")),
    "allies_agree": (_("If all allies agree"), _("only by consensus of all allies")),
    "reforms": (_("After reforms"), _("only after reforms or standards are met")),
    "part_of_settlement": (
        _("Part of a settlement"),
        _("as a piece of, or subject to, a negotiated peace"),
    ),
    "territory_limited": (
        _("Limited territory"),
        _("only for territory that Kyiv controls"),
    ),
    "guarantees_instead": (
        _("Guarantees instead"),
        _("other security guarantees put in its place"),
    ),
    "escalation": (_("Risk of escalation"), _("withheld for fear of war with Russia")),
}

RANK_WORDS: dict[str, StrPromise] = {
    "head_of_state": _("Head of state"),
    "head_of_government": _("Head of government"),
    "foreign_minister": _("Foreign minister"),
    "defence_minister": _("Defence minister"),
    "minister": _("Minister"),
    "deputy": _("Deputy minister or state secretary"),
    "envoy": _("Ambassador or envoy"),
    "spokesperson": _("Spokesperson"),
    "adviser": _("Adviser"),
    "parliament": _("Member of parliament"),
    "opposition": _("Opposition"),
    "alliance": _("NATO"),
    "other": _("Other"),
}

OUTLET_KIND_WORDS: dict[str, StrPromise] = {
    "newsroom": _("Newsroom"),
    "agency": _("News agency"),
    "official": _("Official site"),
    "aggregator": _("Aggregator: gathers what others report"),
    "mirror": _("Mirror: republishes other outlets"),
    "state_media": _("State media"),
}

MILESTONE_KIND_WORDS: dict[str, StrPromise] = {
    "summit": _("Summit"),
    "ministerial": _("Ministerial meeting"),
    "accession": _("Accession"),
    "application": _("Application"),
    "war": _("War"),
    "talks": _("Talks"),
    "other": _("Other"),
}

QUESTION = _("What does the government of the day declare about Ukraine becoming a member of NATO?")


def today() -> dt.date:
    """The day in Brussels. Read it once, at the edge, and pass it down."""
    return dt.datetime.now(BRUSSELS).date()
