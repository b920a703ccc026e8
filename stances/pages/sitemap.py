"""The sitemap: every page of an edition with the day on which it last changed, as search engines ask for it.

The format is that of https://www.sitemaps.org/protocol.html, with the versions in other languages as
https://developers.google.com/search/docs/specialty/international/localized-versions has them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from stances.record.record import Record

from . import addresses
from .languages import alternates, versions
from .problem import Impossible
from .reading import Reading

MOST = 45_000
"""Pages in one file: the protocol allows 50,000."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the sitemap: its address on this site, and the day of the edition with which it last changed."""

    address: str
    changed: dt.date


def entries(record: Record, today: dt.date) -> list[Entry]:
    """Every page of the record's edition, in every language, each once; five queries, and one for the statements."""
    newest = timezone.localdate(record.edition.made_at)
    days = _days_of_change(record, today)
    found: dict[str, Entry] = {}
    for address in addresses.pages(record, today):
        for version in versions(address):
            path = versions(version.address)[0].address.partition("?")[0]
            found[version.address] = Entry(version.address, days.get(path, newest))
    return list(found.values())


def _days_of_change(record: Record, today: dt.date) -> dict[str, dt.date]:
    """By path, where it is known: of statements and members. All else shows the whole record, and changes with it."""
    reading = Reading(path="", today=today)
    statements = {reading.statement(key): day for key, day in record.statements_changed().items()}
    withdrawn = {
        reading.statement(version.key): version.day for version in record.corrections() if version.kind == "statement"
    }
    members = {reading.member(record.member(code).slug): day for code, day in record.members_changed().items()}
    return withdrawn | statements | members


def sitemap(record: Record, today: dt.date, site: str) -> str:
    """The sitemap as XML; where it is too long for one file, the index of its parts. ``site`` is the origin."""
    found = entries(record, today)
    if len(found) <= MOST:
        return _pages(found, site)
    return _index(range(1, _parts(found) + 1), site, timezone.localdate(record.edition.made_at))


def part(record: Record, today: dt.date, site: str, number: int) -> str:
    """One part of it, counted from 1. Raises ``Impossible`` where there are fewer."""
    found = entries(record, today)
    if not 1 <= number <= _parts(found):
        raise Impossible(
            404,
            _("There is no such part of the sitemap"),
            _("The sitemap has no part %(number)d.") % {"number": number},
            _("Begin with the sitemap itself."),
            [(_("The sitemap"), reverse("sitemap"))],
        )
    return _pages(found[(number - 1) * MOST : number * MOST], site)


def _parts(found: Sequence[Entry]) -> int:
    return max(1, -(-len(found) // MOST))


def _pages(found: Iterable[Entry], site: str) -> str:
    lines = [f'{HEAD}<urlset xmlns="{SCHEMA}" xmlns:xhtml="{XHTML}">']
    for entry in found:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{other.hreflang}" href="{escape(site + other.address)}"/>'
            for other in alternates(entry.address)
        )
        lines.append(f"<url><loc>{escape(site + entry.address)}</loc><lastmod>{entry.changed}</lastmod>{others}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _index(numbers: Iterable[int], site: str, changed: dt.date) -> str:
    lines = [f'{HEAD}<sitemapindex xmlns="{SCHEMA}">']
    for number in numbers:
        address = escape(site + reverse("sitemap-part", args=[number]))
        lines.append(f"<sitemap><loc>{address}</loc><lastmod>{changed}</lastmod></sitemap>")
    return "\n".join([*lines, "</sitemapindex>", ""])
