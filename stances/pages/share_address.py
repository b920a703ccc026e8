"""From what a reader chose in the builder to the address of its embed, and of the page that shows the same."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stances.record.record import Record
from stances.record.types import Member

from . import embeds, languages, problem
from .oembed_addresses import Embedded, of_page
from .reading import Reading
from .through_time import strip_page

Place = tuple[dict[str, str], str, dict[str, object]]
"""The parts of an embed's address, the path of its page, and parameters besides those of every embed; a null one takes
back what the embed has no use for."""


def embedded(record: Record, reading: Reading, keep: str, language: str) -> Embedded:
    """The embed with its page, in the language of its words. Raises ``Impossible``."""
    site = Reading(path="", today=reading.today, on=reading.on)
    if keep == "pinned":
        site = dataclasses.replace(site, edition=record.edition.number)
    parts, page, own = _place(record, reading, site)
    chosen = {
        "on": reading.on,
        "edition": site.edition,
        **own,
        "lang": None if language == languages.codes()[0] else language,
        "theme": None if reading.colours == "light" else reading.colours,
        "title": None if reading.titled else 0,
    }
    parameters = {name: str(value) for name, value in chosen.items() if value not in (None, "")}
    return Embedded(reading.chart, parts, parameters, languages.in_language(page, language))


def is_plain(found: Embedded) -> bool:
    """Whether oEmbed answers with this very embed for the page."""
    own = of_page(found.page, "")
    return own is not None and (own.kind, own.parts, own.parameters) == (found.kind, found.parts, found.parameters)


def two(reading: Reading) -> tuple[dt.date, dt.date]:
    """The days side by side, the earlier first. Raises ``Impossible`` where they are one."""
    return embeds.days_of((reading.since or reading.day).isoformat(), reading.day.isoformat(), reading)


def member_of(record: Record, reading: Reading) -> Member:
    """Whose timeline is asked for."""
    return record.member((reading.of_member or "").upper())


def _place(record: Record, reading: Reading, site: Reading) -> Place:
    chart, members = reading.chart, ",".join(reading.compared)
    if chart == "member":
        slug = member_of(record, reading).slug
        return {"slug": slug}, site.member(slug), {}
    if chart == "official":
        key = reading.official or ""
        return {"key": key}, site.official_page(key), {}
    if chart == "statement":
        key = reading.of_statement or ""
        return {"key": key}, site.statement(key), {"on": None}
    if chart == "vs":
        first, last = two(reading)
        return {"day": first.isoformat(), "other": last.isoformat()}, site.days(first, last), {"on": None}
    if chart == "compare":
        return {}, site.compare(*reading.compared), {"members": members}
    if chart == "tally":
        return {}, site.alliance(), {}
    if reading.since and reading.since > reading.day:
        raise problem.days_turned_round(reading.since, reading.day)
    if chart == "changes":
        member, direction, year = reading.of_member, reading.direction, reading.year
        page = dataclasses.replace(site, since=reading.since).changes(member, direction, year)
        return {}, page, {"since": reading.since, "member": member, "direction": direction, "year": year}
    own: dict[str, object] = {"since": reading.since, "members": members if chart == "strip" else None}
    if chart == "strip":
        return {}, strip_page(record, site, reading.compared), own
    return {}, site.seen_as(chart) if chart == "tiles" else site.alliance(), own
