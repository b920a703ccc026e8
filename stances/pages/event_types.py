"""What the pages of events say; see ``types.py`` for the others and ``parts.py`` for the conventions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .citing import Citing
from .parts import MilestoneView, ShiftView, StatementView


@dataclass(frozen=True, slots=True)
class YearOfEvents:
    """The events of a year, newest first."""

    year: int
    events: tuple[MilestoneView, ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """All events up to the reader's day by year, newest first; ``later`` are those after it, soonest first.

    ``title`` is for the tab.
    """

    heading: str
    title: str
    sentence: str
    years: tuple[YearOfEvents, ...]
    later: tuple[MilestoneView, ...]
    citing: Citing


@dataclass(frozen=True, slots=True)
class EventPicture:
    """The alliance when the event was over. ``map_svg`` is safe markup; ``before`` says how it stood on the eve.

    ``day`` is the event's last day, ``…_href`` lead to it, and to it beside the day a year before (may be empty).
    """

    day: dt.date
    day_href: str
    tally_sentence: str
    before: str
    map_svg: str
    map_credit: str
    share_href: str
    year_href: str
    year_before: dt.date
    beyond: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event by the reader's day. ``picture`` is None where it has not come by then, or lies before the record.

    ``own_words`` are NATO's and Ukraine's, ``said`` what members said in its week, both oldest first; ``more_said``
    are left out. ``shifts_after`` run from its first day for 90 days, ``shifts_before`` the same before it, oldest
    first. ``earlier`` and ``next`` are its neighbours in time.
    """

    event: MilestoneView
    kicker: str
    source_domain: str
    picture: EventPicture | None
    own_words: tuple[StatementView, ...]
    said: tuple[StatementView, ...]
    said_words: str
    more_said: int
    shifts_before: tuple[ShiftView, ...]
    shifts_after: tuple[ShiftView, ...]
    earlier: MilestoneView | None
    next: MilestoneView | None
    events_href: str
    citing: Citing
