"""What the home page says; see ``types.py`` for the others and ``parts.py`` for the conventions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from .around import DateForm
from .citing import Citing
from .consensus import ConsensusView
from .parts import MilestoneView, ShiftView, StanceGroup, StatementView
from .strip import StripView
from .table import Table
from .time_control import TimeControl


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A view of the day: ``key`` is ``map``, ``tiles``, ``strip`` or ``table``."""

    key: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """The alliance on a day.

    ``kicker`` "The alliance on 4 December 2024"; ``headline`` the title; ``tally_sentence`` the counts in words, one
    sentence; ``consensus_sentence`` the rule beside it, ``objecting_sentence`` how many stand against it. ``groups``:
    the five stances in order, then not assessed, all six always (a count may be 0). ``map_svg``, ``squares`` and
    ``grid_svg`` are safe markup; ``map_credit`` goes under the map. ``views`` lead to the same day in another view,
    ``view`` is the one shown; ``strip`` is there in its view alone. ``time`` is the time control, None where nothing
    was ever assessed; ``days`` the data that it moves through, safe markup. ``beyond`` says up to when the record is
    complete: show it where ``is_beyond``. ``consensus`` is the block on how NATO decides, ``tally_svg`` the tally
    through time (safe markup, empty where nothing was ever assessed); ``…_figure_href`` are what *Explore* loads,
    ``share_hrefs`` by chart where it is put into an article. ``milestones`` happened on the day. ``shifts`` newest
    first, up to the day. ``quote`` is the newest on-record statement with a quote by the day, None if there is none.
    """

    day: dt.date
    is_today: bool
    kicker: str
    headline: str
    tally_sentence: str
    consensus_sentence: str
    objecting_sentence: str
    groups: tuple[StanceGroup, ...]
    view: str
    views: tuple[ViewLink, ...]
    map_svg: str
    map_credit: str
    share_hrefs: Mapping[str, str]
    map_figure_href: str
    squares: str
    grid_svg: str
    strip: StripView | None
    table: Table
    time: TimeControl | None
    days: str
    consensus: ConsensusView
    tally_svg: str
    tally_figure_href: str
    citing: Citing
    date_form: DateForm
    beyond: str
    is_beyond: bool
    milestones: tuple[MilestoneView, ...]
    today_href: str
    shifts: tuple[ShiftView, ...]
    quote: StatementView | None
    changes_href: str
    methodology_href: str
