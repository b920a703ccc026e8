"""The charts as files, SVG and PNG, for articles, slides and print: on a day, in an edition, in either theme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from stances.charts import map as alliance_map
from stances.charts.chart_file import sheet
from stances.charts.png import png_apart
from stances.charts.timeline import told
from stances.record.record import Record

from . import drawn, moves, problem, through_time, titles
from .charted import Charted, alliance_key, of_map, uncounted
from .embed_types import KeyLine
from .reading import Reading
from .two_days import headline, sentences
from .words import day_words

USUAL = 1200
"""Pixels across a PNG where no width is asked for."""


def alliance_file(kind: str, record: Record, reading: Reading) -> str:
    """The ``map``, ``tiles``, ``strip`` or ``tally`` on the reader's day as SVG. Raises ``Impossible``."""
    if kind == "strip":
        return through_time_file(through_time.strip(record, reading), record, reading)
    if kind == "tally":
        return through_time_file(through_time.tally(record, reading), record, reading)
    words, day = titles.of_alliance(record, reading), reading.day
    if kind == "map":
        picture = drawn.map_of(record, day, words.title, words.description, fine=True)
    else:
        picture = drawn.tiles_of(record, day, words.title, words.description)
    key, credit = alliance_key(record, reading), _credit(record, of_map=kind == "map")
    note = of_map(record, day)
    return _file([picture], reading, title=words.title, summary=words.description, credit=credit, key=key, note=note)


def through_time_file(chart: Charted, record: Record, reading: Reading) -> str:
    """A chart through time. Raises ``Impossible`` where there is nothing to draw."""
    if chart.empty:
        raise problem.nothing_to_draw(chart.empty)
    picture = chart.draw("medium")
    return _file(
        [picture],
        reading,
        title=chart.title,
        summary=chart.summary or told(picture),
        credit=_credit(record),
        key=chart.key,
        note=chart.note("medium"),
    )


def two_days_file(record: Record, reading: Reading, first: dt.date) -> str:
    """The maps of ``first`` and of the reader's day, which is later."""
    compared = moves.compare(record, first, reading.day)
    title = headline(compared, first, reading.day)
    pictures = [
        drawn.map_of(record, day, day_words(day), day_words(day), prefix=name, fine=True)
        for day, name in ((first, "first"), (reading.day, "last"))
    ]
    return _file(
        pictures,
        reading,
        title=title,
        summary=" ".join(sentences(compared)),
        credit=_credit(record, of_map=True),
        key=uncounted(alliance_key(record, reading)),
        captions=(day_words(first), day_words(reading.day)),
        note=of_map(record, first, reading.day),
    )


def as_png(svg: str, reading: Reading) -> bytes:
    """The file as a picture, as wide as was asked. Raises ``TimeoutError`` where the machine has no time for it."""
    return png_apart(svg, reading.width or USUAL)


def _credit(record: Record, *, of_map: bool = False) -> str:
    credit = ["Open Door", _("Edition %(number)d") % {"number": record.edition.number}, "CC BY 4.0"]
    credit += [_("Map: %(credit)s") % {"credit": alliance_map.CREDIT}] if of_map else []
    return " · ".join(credit)


def _file(
    pictures: Sequence[str],
    reading: Reading,
    *,
    title: str,
    summary: str,
    credit: str,
    key: Iterable[KeyLine],
    captions: Sequence[str] = (),
    note: str = "",
) -> str:
    return sheet(
        pictures,
        title=title,
        summary=summary,
        credit=credit,
        key=[(line.stance.code, _counted(line)) for line in key],
        theme="dark" if reading.theme == "dark" else "light",
        captions=captions,
        note=note,
    )


def _counted(line: KeyLine) -> str:
    return line.stance.label if line.count is None else f"{line.count} {line.stance.label}"
