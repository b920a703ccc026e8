"""What the record already knows of the things a file names: looked up all at once, however many rows there are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from stances.desk import addresses
from stances.desk.dataset.identities import Identities
from stances.desk.refusal import Refused
from stances.models import Assessment, Member, Official, Outlet, Source, Statement

from .columns import ASSESSMENT, Kind

Fields = dict[str, Any]


@dataclass(slots=True)
class Known:
    """``names``: keys of officials by name in small letters. ``pages``: sources by what addresses of one page share.

    ``taken``: keys that have a row. ``statements``: public ones by key, with what the rules ask. ``hidden``: keys of
    statements that are not public. ``judged``: (member, day) of public assessments, with their keys.
    """

    identities: Identities = field(default_factory=Identities)
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    domains: dict[str, Outlet] = field(default_factory=dict)
    pages: dict[str, Source] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    statements: dict[str, Statement] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    judged: dict[tuple[str, dt.date], str] = field(default_factory=dict)


def look_up(rows: Iterable[Fields], kind: Kind) -> Known:
    """What is known of everything that ``rows`` name, in a fixed number of queries."""
    rows = list(rows)
    known = Known()
    known.identities.members = {m.code: m for m in Member.objects.all()}
    keys = {row["key"] for row in rows if row["key"]}
    model: Any = Assessment if kind is ASSESSMENT else Statement
    known.taken = set(model.objects.filter(key__in=keys).values_list("key", flat=True))
    if kind is ASSESSMENT:
        _evidence(known, {key for row in rows for key in (*row["evidence"], *row["contrary"])})
        public = Assessment.objects.published().values_list("member__code", "effective", "key")
        known.judged = {(code, day): key for code, day, key in public}
    else:
        _people(known)
        _pages(known, {url for row in rows for url in row["sources"]})
    return known


def _evidence(known: Known, keys: set[str]) -> None:
    named = Statement.objects.filter(key__in=keys)
    public = named.published().prefetch_related("bears_on__member", "speakers__official__posts")
    known.statements = {row.key: row for row in public}
    known.hidden = set(named.values_list("key", flat=True)) - set(known.statements)


def _people(known: Known) -> None:
    for official in Official.objects.all():
        known.identities.officials[official.key] = official
        for name in {official.name.casefold(), *(name.casefold() for name in official.other_names)}:
            known.names[name].append(official.key)


def _pages(known: Known, urls: set[str]) -> None:
    for outlet in Outlet.objects.all():
        known.identities.outlets[outlet.key] = outlet
        known.domains[outlet.domain.removeprefix("www.")] = outlet
    asked = urls | {variant for url in urls for variant in _variants(url)}
    for source in Source.objects.filter(url__in=asked).select_related("outlet"):
        known.identities.sources[source.url] = source
        if page := page_of(source.url):
            known.pages.setdefault(page, source)


def page_of(url: str) -> str:
    """What all addresses of the page share; empty where it is no address of a page."""
    try:
        return addresses.same_page(url)
    except Refused:
        return ""


def _variants(url: str) -> set[str]:
    """The canonical address in the forms in which a known source may stand: with and without www. and last slash."""
    try:
        bare = addresses.canonical(url).partition("://")[2].removeprefix("www.").rstrip("/")
    except Refused:
        return set()
    hosts = [f"{scheme}://{www}{bare}" for scheme in ("https", "http") for www in ("", "www.")]
    return {f"{host}{slash}" for host in hosts for slash in ("", "/")}


def outlet_of(url: str, known: Known) -> Outlet | None:
    """The outlet whose domain the address lies in, the longest first. Raises ``Refused`` for what is no address."""
    found = (known.domains.get(domain) for domain in addresses.domains(url))
    return next((outlet for outlet in found if outlet), None)
