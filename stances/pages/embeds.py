"""The charts and the quotes for somebody else's page: what each embed says, on which day, in which edition."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import map as alliance_map
from stances.charts.still import in_widths
from stances.charts.svg import element, join
from stances.record.record import Record
from stances.record.types import Member

from . import drawn, embed_tables, languages, moves, pairs, problem, since, titles
from .about import LICENCE_URL
from .embed_types import EmbedPage, KeyLine
from .member import find_member
from .naming_members import find
from .reading import Reading
from .statement import statement_page
from .strip import rows as strip_rows
from .two_days import headline, sentences
from .words import day_words, stance_words

ALLIANCE = ("map", "tiles", "strip", "tally")
"""The kinds that show the alliance."""


def alliance_embed(kind: str, record: Record, newest: Record, reading: Reading) -> EmbedPage:
    """The alliance on the reader's day as a ``map``, ``tiles``, ``strip`` or ``tally``.

    ``newest`` is the record in its newest edition. Raises ``Impossible`` for members that are none.
    """
    site = of_site(reading)
    words = titles.of_alliance(record, reading)
    codes = codes_chosen(record, reading) if kind == "strip" else None
    moved = _moved(record, reading) if kind != "tally" else ()
    through = kind in ("strip", "tally")
    shown: dict[str, Any] = {"since": since.lines(record, newest, site, codes, through=through)}
    if kind in ("map", "tiles") or (kind == "strip" and codes is None):
        shown["key"] = _key(record, reading.day)
    if kind in ("map", "tiles"):
        draw = drawn.map_of if kind == "map" else drawn.tiles_of
        shown["figure"] = draw(record, reading.day, words.title, words.description, moved)
        positions = record.positions(reading.day).values()
        shown["table"] = embed_tables.of_positions(record, site, positions, reading.since, moved)
    elif record.first_assessed is None or record.first_assessed >= reading.day:
        shown["note"] = _("No assessment has been published yet, so there is no time to show.")
    elif kind == "strip":
        shown |= _strip(record, reading, words.title, codes, moved)
    else:
        shown |= _tally(record, reading, words.title)
    if moved and reading.since and "note" not in shown:
        shown["note"] = _("Outlined: who stood elsewhere on %(day)s.") % {"day": day_words(reading.since)}
    credit = _("Map: %(credit)s") % {"credit": alliance_map.CREDIT} if kind == "map" else ""
    return _page(kind, record, reading, title=words.title, href=site.alliance(), credit=credit, **shown)


def member_embed(record: Record, newest: Record, reading: Reading, slug: str) -> EmbedPage:
    """A member's timeline up to the reader's day. Raises ``Impossible`` for no member, or none on that day."""
    member, site = find_member(record, slug), of_site(reading)
    title = member_title(record, reading, member)
    said = [one for one in record.statements_about(member.code) if one.date <= reading.day]
    return _page(
        "member",
        record,
        reading,
        title=title,
        figure=_in_both(lambda width: drawn.member_of(record, reading, member, said, title, width)),
        table=embed_tables.of_member(record, site, member, said),
        since=since.lines(record, newest, site, [member.code], through=True),
        href=site.member(member.slug),
    )


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
    outlined = _("Outlined: who stood elsewhere on %(day)s.") % {"day": day_words(first)}
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
        note=f"{summary} {outlined if moved else ''}".strip(),
        credit=_("Map: %(credit)s") % {"credit": alliance_map.CREDIT},
        table=embed_tables.of_two_days(record, site, first, moved),
        since=since.lines(record, newest, site, first=first),
        key=_key(record, last),
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
        notice=found.notice,
        since=_since_statement(record, newest, site, key),
        href=site.statement(key),
    )
    kept = _("This address keeps the edition: what it shows will not change.") if reading.edition else ""
    return dataclasses.replace(page, of_words=_edition(record), kept_words=kept)


def days_of(day: str, other: str, reading: Reading) -> pairs.Pair:
    """The days of ``/embed/vs/<day>/<other>/``, the earlier first. Raises ``Impossible``."""
    first, last = pairs.of_address(day, other, of_site(reading))
    return min(first, last), max(first, last)


def of_site(reading: Reading) -> Reading:
    """The reading for ways to the site: with the same day and edition, in the theme that its reader has there."""
    return Reading(path="", today=reading.today, on=reading.on, edition=reading.edition)


def member_title(record: Record, reading: Reading, member: Member) -> str:
    """A member's stance with its day, which stays true whenever it is read. Raises ``Impossible`` before it acceded."""
    position = record.position(member.code, reading.day)
    if position is None:
        raise problem.not_yet_a_member(member.name, reading.day, member.acceded)
    words = {"finding": titles.member_finding(position), "day": day_words(reading.day)}
    return _("%(finding)s, %(day)s") % words


def _strip(
    record: Record, reading: Reading, title: str, codes: Collection[str] | None, moved: Collection[str]
) -> dict[str, Any]:
    listed = strip_rows(record, dataclasses.replace(reading, today=reading.day))
    rows = [row for row in listed if codes is None or row.member.code in codes]
    figure = _in_both(lambda width: drawn.strip_of(record, reading, rows, title, width, moved))
    return {"figure": figure, "table": embed_tables.of_strip(rows, of_site(reading), reading.day, moved)}


def _tally(record: Record, reading: Reading, title: str) -> dict[str, Any]:
    figure = _in_both(lambda width: drawn.tally_of(record, reading, title, width))
    begins = record.first_assessed or reading.day
    table = embed_tables.of_tally(record.tallies(begins, reading.day), begins, reading.day, reading.day)
    return {"figure": figure, "table": table}


def _in_both(draw: Callable[[str], SafeString]) -> SafeString:
    """The picture for a narrow window and for a wide one."""
    return in_widths(narrow=draw("narrow"), wide=draw("medium"))


def codes_chosen(record: Record, reading: Reading) -> list[str] | None:
    """The members chosen; None for all. Raises ``Impossible``."""
    found = [
        find(record, code, "members", lambda m: (m.name, of_site(reading).member(m.slug))) for code in reading.compared
    ]
    return [member.code for member in found] or None


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


def _key(record: Record, day: dt.date) -> tuple[KeyLine, ...]:
    return tuple(KeyLine(stance_words(code), count) for code, count in record.tally(day).items())


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
