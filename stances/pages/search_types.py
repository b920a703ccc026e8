"""What the page of all statements says: the search field, what was found, and the lists to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from .choosing import Choice, Filter, Hidden
from .citing import Citing
from .parts import StanceWords, StatementView
from .types import PageLink


@dataclass(frozen=True, slots=True)
class SignalChoice:
    """A signal to choose. ``stance`` is None for the choice of all."""

    choice: Choice
    stance: StanceWords | None


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list to choose from, beginning with the choice of all. ``note`` says what is not plain, or is empty."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Lists that ask the same: who, what, when, where it was published."""

    label: str
    lists: tuple[ChoiceList, ...]


@dataclass(frozen=True, slots=True)
class OrderLink:
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """The statements that fit, a page at a time: all where nothing is asked.

    ``typed`` stands in the search field; ``hidden`` is what the form carries along. ``count_words`` "12 of 236
    statements fit"; ``range_words`` "Statements 31 to 60 of 236". ``note`` says what was not understood.
    ``filters`` are the choices that are on, ``all_href`` leads out of all of them; each list's counts are what its
    choice would give beside the others. ``drops``, where nothing fits: what to leave out and how many that would
    give, the most first; where no single one helps, it is empty. ``newer_words`` and ``older_words`` name the steps.
    """

    heading: str
    title: str
    description: str
    typed: str
    action: str
    hidden: Hidden
    total: int
    count_words: str
    range_words: str
    note: str
    statements: tuple[StatementView, ...]
    orders: tuple[OrderLink, ...]
    signals: tuple[SignalChoice, ...]
    groups: tuple[ChoiceGroup, ...]
    filters: tuple[Filter, ...]
    all_href: str
    drops: tuple[Filter, ...]
    number: int
    pages: tuple[PageLink, ...]
    newer_href: str | None
    older_href: str | None
    newer_words: str
    older_words: str
    citing: Citing
