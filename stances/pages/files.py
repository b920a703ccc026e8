"""The charts as files, SVG and PNG, for articles, slides and print: on a day, in an edition, in either theme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from stances.charts import map as alliance_map
from stances.charts.chart_file import sheet
from stances.charts.png import png_apart
from stances.charts.timeline import told
from stances.record.record import Record

from . import drawn, moves, problem, titles
from .embeds import codes_chosen, member_title
from .member import find_member
from .reading import Reading
from .strip import rows
from .two_days import headline, sentences
from .words import day_words, stance_words

USUAL = 1200
"""Pixels across a PNG where no width is asked for."""


def alliance_file(kind: str, record: Record, reading: Reading) -> str:
    """The ``map``, ``tiles``, ``strip`` or ``tally`` on the reader's day as SVG. Raises ``Impossible``."""
    words, day = titles.of_alliance(record, reading), reading.day
    if kind == "map":
        picture = drawn.map_of(record, day, words.title, words.description, fine=True)
    elif kind == "tiles":
        picture = drawn.tiles_of(record, day, words.title, words.description)
    elif not is_drawn(kind, record, day):
        raise problem.nothing_to_draw()
    elif kind == "strip":
        codes = codes_chosen(record, reading)
        every = rows(record, Reading(path="", today=day, on=day))
        listed = [row for row in every if codes is None or row.member.code in codes]
        picture = drawn.strip_of(record, reading, listed, words.title, "medium")
    else:
        picture = drawn.tally_of(record, reading, words.title, "medium")
    return _file([picture], record, reading, words.title, words.description, kind)


def is_drawn(kind: str, record: Record, day: dt.date) -> bool:
    """Whether there is such a picture on the day: charts through time begin after the first assessment."""
    return kind not in ("strip", "tally") or (record.first_assessed is not None and record.first_assessed < day)


def member_file(record: Record, reading: Reading, slug: str) -> str:
    """A member's timeline. Raises ``Impossible``."""
    member = find_member(record, slug)
    title = member_title(record, reading, member)
    said = [one for one in record.statements_about(member.code) if one.date <= reading.day]
    picture = drawn.member_of(record, reading, member, said, title, "medium")
    return _file([picture], record, reading, title, told(picture), "member")


def two_days_file(record: Record, reading: Reading, first: dt.date) -> str:
    """The maps of ``first`` and of the reader's day, which is later."""
    compared = moves.compare(record, first, reading.day)
    title = headline(compared, first, reading.day)
    pictures = [
        drawn.map_of(record, day, day_words(day), day_words(day), prefix=name, fine=True)
        for day, name in ((first, "first"), (reading.day, "last"))
    ]
    captions = (day_words(first), day_words(reading.day))
    return _file(pictures, record, reading, title, " ".join(sentences(compared)), "vs", captions)


def as_png(svg: str, reading: Reading) -> bytes:
    """The file as a picture, as wide as was asked. Raises ``TimeoutError`` where the machine has no time for it."""
    return png_apart(svg, reading.width or USUAL)


def _file(
    pictures: Sequence[str],
    record: Record,
    reading: Reading,
    title: str,
    summary: str,
    kind: str,
    captions: Sequence[str] = (),
) -> str:
    credit = ["Open Door", _("Edition %(number)d") % {"number": record.edition.number}, "CC BY 4.0"]
    credit += [_("Map: %(credit)s") % {"credit": alliance_map.CREDIT}] if kind in ("map", "vs") else []
    tally = record.tally(reading.day)
    counted = kind != "vs"
    named = [
        (code, f"{count} {stance_words(code).label}" if counted else stance_words(code).label)
        for code, count in tally.items()
    ]
    return sheet(
        pictures,
        title=title,
        summary=summary,
        credit=" · ".join(credit),
        key=() if kind in ("tally", "member") or (kind == "strip" and reading.compared) else named,
        theme="dark" if reading.theme == "dark" else "light",
        captions=captions,
    )
