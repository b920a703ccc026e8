"""What a chart says besides its picture: its finding, what it answers, its key, what has to be known to read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.spoken import is_low
from stances.charts.wording import searched_words
from stances.record.record import Record

from . import since
from .embed_types import KeyLine, Table
from .reading import Reading
from .words import day_words, stance_words

USES: dict[str, tuple[str, ...]] = {
    "map": ("on", "since"), "tiles": ("on", "since"), "strip": ("on", "since", "members", "sort"), "tally": ("on",),
    "member": ("on",), "official": ("on",), "compare": ("on", "members"),
    "changes": ("on", "since", "member", "direction", "year"), "vs": (), "statement": (),
}  # fmt: skip
"""The parameters that change each kind, besides the edition, the language and the look."""

MARKED = ("map", "tiles", "strip")
"""Kinds in whose embeds ``since`` marks who moved; in their files nothing is marked."""


def file_uses(kind: str) -> tuple[str, ...]:
    """Of ``USES`` those that change the kind's file."""
    return tuple(name for name in USES[kind] if name != "since" or kind not in MARKED)


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart up to the reader's day. ``title`` states its finding, ``question`` what it answers whenever it is read.

    ``draw`` makes the picture in a width (``narrow``, ``medium``), ``table`` the same in words; ``note`` says of a
    width what has to be known to read it, mostly nothing. ``course`` is what it tells of a member, ``codes`` those it
    tells of, null for all. ``key`` are the stances whose colours the picture itself does not name. ``href`` leads to
    its page. ``summary`` tells it to those who do not see it, empty where the picture does so itself. ``empty`` says
    why there is nothing to draw: then ``draw`` and ``table`` are not to be called. ``rows`` is the share that it shows
    of the members it could, each in a row of its own.
    """

    title: str
    question: str
    draw: Callable[[str], SafeString]
    table: Callable[[], Table]
    course: since.Course
    href: str
    codes: tuple[str, ...] | None = None
    key: tuple[KeyLine, ...] = ()
    summary: str = ""
    note: Callable[[str], str] = lambda _width: ""
    empty: str = ""
    rows: float = 1


def of_site(reading: Reading) -> Reading:
    """The reading for ways to the site: with the same day and edition, in the theme that its reader has there."""
    return Reading(path="", today=reading.today, on=reading.on, edition=reading.edition)


def alliance_question(reading: Reading) -> str:
    """What a chart of the alliance answers."""
    if reading.on:
        return _("NATO’s members on Ukraine’s accession, %(day)s") % {"day": day_words(reading.day)}
    return _("NATO’s members on Ukraine’s accession")


def alliance_key(record: Record, reading: Reading) -> tuple[KeyLine, ...]:
    """Every stance, with how many hold it on the day."""
    return tuple(KeyLine(stance_words(code), count) for code, count in record.tally(reading.day).items())


def hatched() -> str:
    return _("Hatched: low confidence.")


def of_map(record: Record, *days: dt.date) -> str:
    """What has to be known to read a map, or tiles, of these days: what the hatch means, and what was not searched."""
    low = any(is_low(position) for day in days for position in record.positions(day).values())
    told = [hatched()] if low else []
    if max(days) > record.edition.complete_to:
        told.append(searched_words(record.edition.complete_to))
    return " ".join(told)


def uncounted(key: Iterable[KeyLine]) -> tuple[KeyLine, ...]:
    """The same where the picture does not show all members of one day."""
    return tuple(KeyLine(line.stance) for line in key)


def dated(finding: str, reading: Reading) -> str:
    """A finding with its day stays true whenever it is read."""
    return _("%(finding)s, %(day)s") % {"finding": finding, "day": day_words(reading.day)}
