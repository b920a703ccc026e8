"""The charts and the quotes for somebody else's page: what each embed says, on which day, in which edition."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import map as alliance_map
from stances.charts.still import in_widths
from stances.charts.svg import element, join
from stances.record.record import Record

from . import drawn, embed_tables, languages, moves, pairs, problem, since, through_time, titles
from .about import LICENCE_URL
from .charted import Charted, alliance_key, of_map, of_site, uncounted
from .embed_types import EmbedPage
from .reading import Reading
from .statement import statement_page
from .statements import of_whom
from .two_days import headline, sentences
from .words import day_words

ALLIANCE = ("map", "tiles", "strip", "tally")
"""The kinds that show the alliance."""


def alliance_embed(kind: str, record: Record, newest: Record, reading: Reading) -> EmbedPage:
    """The alliance on the reader's day as a ``map``, ``tiles``, ``strip`` or ``tally``.

    ``newest`` is the record in its newest edition. Raises ``Impossible`` for members that are none.
    """
    if kind == "tally":
        return through_time_embed(kind, through_time.tally(record, reading), record, newest, reading)
    moved = _moved(record, reading)
    note = _outlined(reading.since) if moved and reading.since else ""
    if kind == "strip":
        strip = through_time.strip(record, reading, moved)
        return through_time_embed(kind, strip, record, newest, reading, note)
    site, words = of_site(reading), titles.of_alliance(record, reading)
    draw = drawn.map_of if kind == "map" else drawn.tiles_of
    return _page(
        kind,
        record,
        reading,
        title=words.title,
        figure=draw(record, reading.day, words.title, words.description, moved),
        key=alliance_key(record, reading),
        note=f"{note} {of_map(record, reading.day)}".strip(),
        table=embed_tables.of_positions(record, site, record.positions(reading.day).values(), reading.since, moved),
        since=since.lines(record, newest, site, since.on(reading.day)),
        credit=_("Map: %(credit)s") % {"credit": alliance_map.CREDIT} if kind == "map" else "",
        href=site.seen_as(kind),
    )


def through_time_embed(
    kind: str, chart: Charted, record: Record, newest: Record, reading: Reading, note: str = ""
) -> EmbedPage:
    """A chart through time. ``note`` explains what is set apart in it."""
    shown: dict[str, Any] = {"note": chart.empty}
    if not chart.empty:
        shown = {
            "figure": _in_both(chart),
            "key": chart.key,
            "note": note,
            "table": chart.table(),
            "through_time": True,
        }
    shown["since"] = since.lines(record, newest, of_site(reading), chart.course, chart.codes)
    return _page(kind, record, reading, title=chart.title, href=chart.href, rows=chart.rows, **shown)


def two_days_embed(record: Record, newest: Record, reading: Reading, first: dt.date) -> EmbedPage:
    """The alliance on ``first`` and on the reader's day, which is later: two maps."""
    site, last = of_site(reading), reading.day
    compared = moves.compare(record, first, last)
    title, summary = headline(compared, first, last), " ".join(sentences(compared))
    moved = moves.between_stances(compared)
    sides = [
        drawn.map_of(record, day, day_words(day), titles.alliance_description(record.tally(day), day), of, prefix)
        for day, of, prefix in ((first, (), "first"), (last, moved, "last"))
    ]
    return _page(
        "vs",
        record,
        reading,
        title=title,
        figure=join(
            [
                element("div", {}, element("p", {"class": "day"}, day_words(day)), side)
                for day, side in zip((first, last), sides, strict=True)
            ]
        ),
        note=" ".join(filter(None, [summary, _outlined(first) if moved else "", of_map(record, first, last)])),
        credit=_("Map: %(credit)s") % {"credit": alliance_map.CREDIT},
        table=embed_tables.of_two_days(record, site, first, moved),
        since=since.lines(record, newest, site, since.on(first, last)),
        key=uncounted(alliance_key(record, reading)),
        href=site.days(first, last),
    )


def statement_embed(record: Record, newest: Record, reading: Reading, key: str) -> EmbedPage:
    """A statement as a card: its words, who said them and when, its source. Raises ``Impossible`` for none."""
    site = of_site(reading)
    found = statement_page(record, site, key)
    page = _page(
        "statement",
        record,
        reading,
        title=titles.of_statement(found).title,
        statement=found.statement,
        of_whom=of_whom(found.statement),
        notice=found.notice,
        credit=_("The quoted words belong to their sources") if found.statement.quote else "",
        since=_since_statement(record, newest, site, key),
        href=site.statement(key),
    )
    kept = _("This address keeps the edition: what it shows will not change.") if reading.edition else ""
    return dataclasses.replace(page, of_words=_edition(record), kept_words=kept)


def days_of(day: str, other: str, reading: Reading) -> pairs.Pair:
    """The days of ``/embed/vs/<day>/<other>/``, the earlier first. Raises ``Impossible``."""
    first, last = pairs.of_address(day, other, of_site(reading))
    return min(first, last), max(first, last)


def _outlined(day: dt.date) -> str:
    return _("Outlined: who stood elsewhere on %(day)s.") % {"day": day_words(day)}


def _in_both(chart: Charted) -> SafeString:
    """The picture for a narrow window and for a wide one, each with what has to be known to read it."""
    return in_widths(narrow=_with_note(chart, "narrow"), wide=_with_note(chart, "medium"))


def _with_note(chart: Charted, width: str) -> SafeString:
    note = chart.note(width)
    return join([chart.draw(width), element("p", {"class": "note"}, note) if note else ""])


def _moved(record: Record, reading: Reading) -> Sequence[str]:
    """Who stands elsewhere than on the day after which moves are marked. Raises ``Impossible`` for a later one."""
    if reading.since is None:
        return ()
    if reading.since > reading.day:
        raise problem.days_turned_round(reading.since, reading.day)
    return moves.between_stances(moves.compare(record, reading.since, reading.day))


def _since_statement(record: Record, newest: Record, site: Reading, key: str) -> tuple[Any, ...]:
    if record.edition.number == newest.edition.number:
        return ()
    shown = record.statement(key)
    return since.of_statement(shown, newest, site) if shown else ()


def _edition(record: Record) -> str:
    return _("Edition %(number)d") % {"number": record.edition.number}


def _page(kind: str, record: Record, reading: Reading, *, title: str, href: str, **shown: Any) -> EmbedPage:
    kept = ""
    if reading.pinned:
        kept = _("This address keeps the day and the edition: what it shows will not change.")
    return EmbedPage(
        kind=kind,
        language=languages.current(),
        theme=reading.theme,
        title=title,
        titled=reading.titled,
        of_words=f"{day_words(reading.day)} · {_edition(record)}",
        kept_words=kept,
        href=href,
        licence_href=LICENCE_URL,
        **shown,
    )
