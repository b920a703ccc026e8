"""What a column and a table of the public data are, and short ways to write them down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

Cell = str | int | bool | dt.date | dt.datetime | tuple[str, ...] | None
"""A list is a tuple of words; what is not known is None or an empty text."""

Row = tuple[Cell, ...]
"""A table's row, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` is ``string``, ``date``, ``datetime``, ``integer``, ``boolean`` or ``list`` (of words without spaces).

    ``words`` are the only values there may be, of a list the only items; empty for any. ``always``: it is never empty.
    """

    name: str
    kind: str
    means: str
    words: tuple[str, ...] = ()
    always: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """``key`` names the columns that tell its rows apart; ``refers`` where a column's values stand: table, column.

    ``takes`` are the parameters that choose among its rows, besides the edition. ``grows`` where it has rows of every
    day up to today: then it is other rows tomorrow, and only a day that is named stops it.
    """

    name: str
    means: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...] = ()
    takes: tuple[str, ...] = ()
    grows: bool = False


def text(name: str, means: str, *, always: bool = True) -> Column:
    """Any text."""
    return Column(name, "string", means, always=always)


def word(name: str, words: Iterable[str], means: str, *, always: bool = True) -> Column:
    """One of these words."""
    return Column(name, "string", means, tuple(str(word) for word in words), always)


def several(name: str, means: str, words: tuple[str, ...] = ()) -> Column:
    """Words without spaces, none or more."""
    return Column(name, "list", means, words, always=False)


def day(name: str, means: str, *, always: bool = True) -> Column:
    """A day."""
    return Column(name, "date", means, always=always)


def number(name: str, means: str, *, always: bool = True) -> Column:
    """A whole number."""
    return Column(name, "integer", means, always=always)
