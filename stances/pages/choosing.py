"""What the pages say on which a reader chooses: which members to compare, which shifts to see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .around import DateForm
from .citing import Citing
from .parts import PositionView, ShiftView, StatementView
from .types import PageLink

Hidden = tuple[tuple[str, str], ...]
"""What a form carries along, as (name, value)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list. ``count`` is how many shifts it would show, None where nothing is counted."""

    value: str
    label: str
    selected: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A comparison to start with: ``words`` say the rule it was chosen by, ``members`` whom it compares."""

    words: str
    members: str
    codes: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Chooser:
    """The form that adds a member to a comparison: ``label`` over the list of those not chosen yet.

    ``choices`` is empty where no more fit; then ``label`` says so.
    """

    action: str
    hidden: Hidden
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A member of a comparison. ``remove_href`` is the comparison without it."""

    position: PositionView
    remove_href: str


@dataclass(frozen=True, slots=True)
class MergedStatement:
    """A statement whose ``members`` are those compared, in their order; ``others`` counts the rest it bears on."""

    statement: StatementView
    others: int


@dataclass(frozen=True, slots=True)
class MergedPage:
    """One page of what the compared members said, newest first: by the day, and apart what was said later.

    ``total`` and ``total_later`` count all pages'. ``pages``, ``newer_href`` and ``older_href`` as in StatementsPage.
    """

    by_the_day: tuple[MergedStatement, ...]
    said_later: tuple[MergedStatement, ...]
    total: int
    total_later: int
    number: int
    pages: tuple[PageLink, ...]
    newer_href: str | None
    older_href: str | None


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Members beside each other on a day: none, one (a second is asked for), or two to six.

    ``finding`` says where each stands. ``chart`` (safe markup, four widths), ``figure_href`` and ``said`` are empty for
    fewer than two. ``examples`` are for who has chosen none.
    """

    heading: str
    kicker: str
    finding: str
    title: str
    beyond: str
    day: dt.date
    is_today: bool
    compared: tuple[Compared, ...]
    chooser: Chooser
    examples: tuple[Example, ...]
    date_form: DateForm
    chart: str
    figure_href: str
    share_href: str
    said: MergedPage | None
    citing: Citing


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A shift with all that is known of it.

    ``toward`` says whether it goes toward an invitation, ``direction`` the same in words. ``before_since`` is the
    first day of the stance before. ``edition`` is the one in which it was published. ``days_href`` leads to the day
    before and the day itself beside each other; empty as long as nothing is there.
    """

    shift: ShiftView
    toward: bool
    direction: str
    before_since: dt.date | None
    edition: int
    edition_href: str
    days_href: str


@dataclass(frozen=True, slots=True)
class YearOfShifts:
    """A year's shifts, newest first; ``href`` shows them alone, empty where they are alone already."""

    year: int
    href: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice that is on: ``label`` says it in words, ``href`` is the page without it.

    ``without`` counts the shifts that would be shown then.
    """

    label: str
    href: str
    without: int


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The form of choices: three lists, each beginning with the choice of all."""

    action: str
    hidden: Hidden
    members: tuple[Choice, ...]
    directions: tuple[Choice, ...]
    years: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The shifts of a stance by the day, newest first, by year: all, or those chosen.

    ``sentence`` says how many, since when; ``directions`` how many went which way, empty for none. ``filters`` are
    those that are on, ``all_href`` leads out of all of them. ``drawing`` is safe markup: the shifts on a line of time,
    in four widths. It and ``years`` are empty where nothing fits. ``share_href`` leads to it for an article.
    """

    day: dt.date
    is_today: bool
    heading: str
    title: str
    sentence: str
    directions: str
    beyond: str
    form: FilterForm
    drawing: str
    share_href: str
    filters: tuple[Filter, ...]
    all_href: str
    years: tuple[YearOfShifts, ...]
    citing: Citing
