"""Every public address, for every member and many statements: it answers, and for a bounded number of queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stances import models
from stances import record as records
from stances.pages.data.columns import TABLES
from stances.public import plain_urls, urls
from tests.public.reading import Parsed

DAYS = ("2008-01-01", "2008-04-03", "2022-02-24", "2023-04-03", "2023-04-04", "2024-03-07", "2024-12-04", "2026-11-21")


def slugs() -> list[str]:
    return [member.slug for member in records.at().members]


def keys() -> list[str]:
    return list(models.Statement.objects.order_by("key").values_list("key", flat=True))


def officials() -> list[str]:
    return list(models.Official.objects.order_by("key").values_list("key", flat=True))


EXAMPLES: dict[str, Callable[[], Sequence[tuple[Any, ...]]]] = {
    "home": lambda: [()],
    "on": lambda: [(day,) for day in DAYS],
    "members": lambda: [()],
    "member": lambda: [(slug,) for slug in slugs()],
    "statements": lambda: [()],
    "statement": lambda: [(key,) for key in keys()[::5]],
    "changes": lambda: [()],
    "compare": lambda: [()],
    "corrections": lambda: [()],
    "edition": lambda: [(1,)],
    "methodology": lambda: [()],
    "data": lambda: [()],
    "member-figure": lambda: [(slug,) for slug in slugs()],
    "alliance-card": lambda: [()],
    "member-card": lambda: [(slug,) for slug in slugs()[::8]],
    "compare-figure": lambda: [()],
    "two-days": lambda: [(first, last) for first, last in pairwise(DAYS)],
    "to-two-days": list,  # a redirect: test_two_days.py
    "map-figure": lambda: [()],
    "tally-figure": lambda: [()],
    "accessibility": lambda: [()],
    "share": lambda: [()],
    "sitemap": lambda: [()],
    "sitemap-part": lambda: [(1,)],
    "robots": lambda: [()],
    "opensearch": lambda: [()],
    "manifest": lambda: [()],
    "officials": lambda: [()],
    "official": lambda: [(key,) for key in officials()[::4]],
    "events": lambda: [()],
    "event": lambda: [(milestone.key,) for milestone in records.at().milestones],
    "report-statement": lambda: [(key,) for key in keys()[::20]],
    "report-assessment": lambda: [(assessment.key,) for assessment in records.at().assessments[::8]],
    "report-thanks": lambda: [()],
    "favicon": lambda: [()],
    "healthz": lambda: [()],
    "readyz": lambda: [()],
    "data-zip": lambda: [(1,)],
    "data-description": lambda: [()],
    **dict.fromkeys(("data-csv", "data-json"), lambda: [(table.name,) for table in TABLES]),
    **dict.fromkeys(("feed-shifts", "feed-statements", "feed-corrections"), lambda: [()]),
    "feed-member": lambda: [(slug,) for slug in slugs()[::4]],
    "oembed": lambda: [()],
    "embed-script": lambda: [()],
    **dict.fromkeys(("embed-map", "embed-tiles", "embed-strip", "embed-tally"), lambda: [()]),
    **dict.fromkeys(("embed-compare", "embed-changes"), lambda: [()]),
    "embed-member": lambda: [(slug,) for slug in slugs()[::4]],
    "embed-official": lambda: [("fico-robert",), ("frederiksen-mette",)],
    "embed-vs": lambda: [(first, last) for first, last in pairwise(DAYS[::3])],
    "embed-statement": lambda: [(key,) for key in keys()[::20]],
    **dict.fromkeys(
        [
            f"{kind}-{form}"
            for kind in ("map", "tiles", "strip", "tally", "compare", "changes")
            for form in ("svg", "png")
        ],
        lambda: [()],
    ),
    **dict.fromkeys(("official-svg", "official-png"), lambda: [("fico-robert",)]),
    **dict.fromkeys(("member-svg", "member-png"), lambda: [(slug,) for slug in slugs()[::16]]),
    **dict.fromkeys(("vs-svg", "vs-png"), lambda: [(DAYS[2], DAYS[-2])]),
}
"""What each address is visited with. A new address needs its line here."""

QUERIES = {
    "compare": "?members=de,us,hu,fi,lt,sk",
    "compare-figure": "?members=de,us,hu,fi,lt,sk",
    **dict.fromkeys(("embed-compare", "compare-svg", "compare-png"), "?members=de,us,hu,fi,lt,sk"),
    "oembed": f"?url={settings.SITE_URL}/members/germany/",
}
"""What is asked of an address that says little, or nothing, without it."""

MOST_QUERIES = {
    "home": 27, "on": 27, "members": 2, "member": 15, "statements": 16, "statement": 24, "changes": 2, "corrections": 2,
    "edition": 9, "methodology": 2, "data": 2, "member-figure": 13, "favicon": 0, "healthz": 0, "readyz": 3,
    "alliance-card": 2, "member-card": 2,
    "compare": 11, "compare-figure": 11,
    "two-days": 13, "to-two-days": 0,
    "map-figure": 2, "tally-figure": 2,
    "accessibility": 2, "share": 3, "sitemap": 12, "sitemap-part": 12, "robots": 0, "opensearch": 0, "manifest": 0,
    "officials": 5, "official": 9, "events": 2, "event": 16,
    "report-statement": 13, "report-assessment": 2, "report-thanks": 2,
    "data-zip": 22, "data-description": 22, "data-csv": 16, "data-json": 16,
    "feed-shifts": 4, "feed-statements": 14, "feed-corrections": 4, "feed-member": 4,
    "oembed": 15, "embed-script": 0,
    "embed-map": 3, "embed-tiles": 3, "embed-strip": 3, "embed-tally": 3,
    "embed-member": 15, "embed-vs": 3, "embed-statement": 24,
    "embed-compare": 11, "embed-changes": 3, "embed-official": 12, "compare-svg": 11, "compare-png": 11,
    "changes-svg": 3, "changes-png": 3, "official-svg": 12, "official-png": 12,
    "map-svg": 3, "map-png": 3, "tiles-svg": 3, "tiles-png": 3, "strip-svg": 3, "strip-png": 3,
    "tally-svg": 3, "tally-png": 3, "member-svg": 15, "member-png": 15, "vs-svg": 3, "vs-png": 3,
}  # fmt: skip
"""With the edition loaded and the page not made yet. Statements come with eight prefetches, however many they are."""


def test_the_walk_knows_every_public_address():
    assert (
        {pattern.name for pattern in (*urls.urlpatterns, *plain_urls.urlpatterns)} == set(EXAMPLES) == set(MOST_QUERIES)
    )


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_every_address_answers_for_a_bounded_number_of_queries(visitor, name):
    records.at()
    for arguments in EXAMPLES[name]():
        address = reverse(name, args=arguments) + QUERIES.get(name, "")
        with CaptureQueriesContext(connection) as queries:
            response = visitor.get(address)
        assert response.status_code == 200, address
        assert len(queries) <= MOST_QUERIES[name], address
        assert not response.cookies, address


@pytest.mark.parametrize("day", DAYS[1::3])
def test_every_member_has_a_page_on_every_day(visitor, day):
    acceded = {member.slug: member.acceded for member in records.at().members}
    for slug in slugs():
        response = visitor.get(f"/members/{slug}/?on={day}")
        assert response.status_code == 200, slug
        page = response.content.decode()
        assert ("was not yet in the alliance" in page) == (acceded[slug].isoformat() > day), slug


def test_every_page_of_the_statements_answers_and_holds_each_once(visitor):
    found: list[str] = []
    for number in range(1, 9):
        page = visitor.get(f"/statements/?page={number}").content.decode()
        found += [key for key in keys() if f'href="/statements/{key}/"' in page]
    assert sorted(found) == keys()


def test_the_pages_hold_no_inline_styles_scripts_or_handlers(visitor):
    for address in ("/", "/members/", "/members/lithuania/", "/statements/", "/changes/", "/data/", "/methodology/",
                    "/accessibility/", "/compare/?members=de,us,hu", "/changes/?member=de", "/officials/",
                    "/officials/fico-robert/", "/events/", "/events/vilnius-2023/"):  # fmt: skip
        page = Parsed(visitor.get(address).content.decode())
        assert page.elements > 50, address
        assert page.forbidden == [], address
