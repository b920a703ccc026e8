"""What the page of two days is made of, like ``parts.py``: ``two_days.html`` gets a ``TwoDaysPage``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .citing import Citing
from .parts import DayLink, EvidenceView, MemberLink, StanceWords


@dataclass(frozen=True, slots=True)
class TwoDaysForm:
    """The way to another pair of days: its fields are ``from`` and ``to``; ``hidden`` holds (name, value) to carry."""

    action: str
    first: dt.date
    last: dt.date
    earliest: dt.date
    latest: dt.date
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DaySide:
    """One of the two days: ``words`` names what happened on it (may be empty), ``map_svg`` is safe markup.

    ``outlined_words`` says what the outlines on its map mean, empty where there are none.
    """

    day: dt.date
    href: str
    words: str
    tally_sentence: str
    map_svg: str
    outlined_words: str


@dataclass(frozen=True, slots=True)
class CountOnBoth:
    """How many held a stance on the first day and on the second; ``difference`` is signed ("+2", "−9", "0")."""

    stance: StanceWords
    first: int
    last: int
    difference: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A change of a member's stance between the two days, and the statements that the new assessment rests on.

    ``before`` is None on the day the member joined. ``whole`` is True where this one step is all of the move.
    ``basis_words`` says that the statements are from other days, empty where they were made between the two.
    ``more_words`` counts the statements that are left out; ``href`` is the member on that day, with all of them.
    """

    day: dt.date
    day_href: str
    before: StanceWords | None
    after: StanceWords
    whole: bool
    basis_words: str
    evidence: tuple[EvidenceView, ...]
    more_words: str
    href: str


@dataclass(frozen=True, slots=True)
class MoveView:
    """One member on both days. ``before`` is None where it stood as on the second day, or was not in the alliance yet:
    then ``joined`` is its first day.

    ``rationale`` is that of the assessment in effect on the second day.
    """

    member: MemberLink
    before: StanceWords | None
    after: StanceWords
    joined: dt.date | None
    rationale: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """Those who moved the same way, by name. ``kind``: toward, away, returned, newly, no_longer, between or joined.

    ``folded``: their steps are opened by the reader.
    """

    kind: str
    heading: str
    folded: bool
    moves: tuple[MoveView, ...]


@dataclass(frozen=True, slots=True)
class StayedGroup:
    """Those who held this stance on both days and on every day between, by name."""

    stance: StanceWords
    members: tuple[MemberLink, ...]


@dataclass(frozen=True, slots=True)
class TwoDaysPage:
    """The alliance on two days, the earlier first.

    ``headline`` states who moved which way, ``sentences`` what else is to be said of the two days, each whole.
    ``counts`` are all six entries of the scale. ``groups`` holds only those that anybody is in. ``stayed_words`` counts
    ``stayed`` and is empty without any.
    """

    first: DaySide
    last: DaySide
    headline: str
    sentences: tuple[str, ...]
    beyond: str
    form: TwoDaysForm
    map_credit: str
    share_href: str
    counts: tuple[CountOnBoth, ...]
    members_first: int
    members_last: int
    members_difference: str
    groups: tuple[MoveGroup, ...]
    stayed_words: str
    stayed: tuple[StayedGroup, ...]
    pairs: tuple[DayLink, ...]
    methodology_href: str
    citing: Citing
