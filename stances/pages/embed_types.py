"""What an embed says: a chart of ours in somebody else's page, ``embed.html``."""

from __future__ import annotations

from dataclasses import dataclass

from .around import ProblemPage
from .parts import StanceWords, StatementView


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table. ``href`` may be empty; ``lang`` is set where the words are not the page's language."""

    words: str
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """``moved``: set apart, because its member moved after the day that was asked for, or a position began."""

    cells: tuple[Cell, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What the picture shows, in words. ``head`` are the columns' names."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """A line on what happened after the embed's day or edition, with the way to it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A stance, and how many hold it on the day; null where the picture counts no members."""

    stance: StanceWords
    count: int | None = None


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """One embed. ``title`` states the finding, and is the document's even where it is not shown (``titled``).

    ``figure`` is safe markup, pictures each told for themselves; empty for a statement, whose words are ``statement``
    and bear on ``of_whom``.
    ``of_words`` names day and edition; ``kept_words`` says what this address keeps, empty where it follows the record.
    ``since`` are the lines on what changed. ``note`` explains a mark in the picture; ``credit`` names other sources.
    ``key`` are the stances that the picture shows, with how many hold each on the day where it counts members.
    ``href`` is the page of the site that shows the same. ``oembed`` is where others learn how to frame this.
    ``through_time``: the picture is a chart through time. ``rows`` is the share that it shows of the members it could,
    each in a row of its own.
    """

    kind: str
    language: str
    theme: str
    title: str
    titled: bool
    of_words: str
    kept_words: str
    since: tuple[Since, ...]
    href: str
    licence_href: str
    figure: str = ""
    key: tuple[KeyLine, ...] = ()
    note: str = ""
    credit: str = ""
    table: Table | None = None
    statement: StatementView | None = None
    of_whom: str = ""
    notice: str = ""
    oembed: str = ""
    rows: float = 1
    through_time: bool = False


@dataclass(frozen=True, slots=True)
class EmbedProblem:
    """What is said in a frame whose address asks for what there is not: ``embed_problem.html``."""

    language: str
    theme: str
    problem: ProblemPage
