"""Every public address of an edition: those most read first, and none forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from stances import models
from stances import record as records
from stances.pages import addresses, languages
from stances.pages.charted import USES
from stances.pages.embeds import ALLIANCE
from stances.public.plain_urls import FORMS
from tests import making

TODAY = dt.date(2026, 11, 21)

LEFT_OUT = {
    "favicon": "made of no record",
    "robots": "made of no record",
    "opensearch": "made of no record",
    "manifest": "made of no record",
    "sitemap-part": "only a record too long for one file has parts, and crawlers are in no hurry",
    "healthz": "says how the process is at that moment",
    "readyz": "says how the process is at that moment",
    "to-two-days": "a redirect",
    "report-statement": "a form, for the few who object",
    "report-assessment": "a form, for the few who object",
    "report-thanks": "for those who have just sent one",
    "oembed": "answers whoever asks for a page by its address",
    "embed-script": "made of no record",
    **dict.fromkeys(
        (f"embed-{kind}" for kind in USES if kind not in ALLIANCE), "whoever frames it is its first reader"
    ),
    **dict.fromkeys(
        (f"{kind}-{form}" for kind in USES if kind != "statement" for form in FORMS), "drawn when it is asked for"
    ),
    "api-nowhere": "says that there is no such address",
    "api:openapi-json": "made of no record",
    "api:api-root": "a redirect",
    **dict.fromkeys(
        (
            "api:index",
            "api:members",
            "api:member",
            "api:history",
            "api:assessments",
            "api:shifts",
            "api:statements",
            "api:statement",
            "api:officials",
            "api:official",
            "api:milestones",
            "api:milestone",
            "api:editions",
            "api:edition",
            "api:corrections",
        ),
        "made for a program when it asks",
    ),
    "api:openapi-view": "made of no record",
}
"""Public views that no edition changes, and why they are not rendered ahead."""


@pytest.fixture
def edition(db) -> tuple[str, ...]:
    """The addresses of a third edition: two members, a withdrawn statement, a shift on the day of a summit."""
    said = [making.statement("LT", "2024-05-01", key="lt-first"), making.statement("FI", "2023-05-01", key="fi-first")]
    gone = making.statement("LT", "2024-03-01", key="lt-withdrawn")
    models.Milestone.objects.create(
        key="summit", date=dt.date(2024, 7, 10), kind="summit", name="Summit", summary="Met."
    )
    making.publish(
        *said,
        gone,
        making.assessment("LT", "2024-05-01", supports=said[:1]),
        making.assessment("LT", "2024-07-10", "support", supports=said[:1]),
        making.assessment("FI", "2023-05-01", supports=said[1:]),
    )
    making.withdraw(gone)
    making.publish(making.statement("LT", "2024-09-01", key="lt-second"))
    return addresses.of_edition(records.at(), TODAY)


def public_views(patterns, space: str = "") -> Iterator[str]:
    """The names of all views outside the desk."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        elif isinstance(pattern, URLResolver) and str(pattern.pattern) != "admin/":
            yield from public_views(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)


def test_every_public_view_has_an_address_or_a_reason_to_have_none(edition):
    listed = {resolve(address.partition("?")[0]).view_name for address in edition if languages.of_path(address) == "en"}
    assert listed | LEFT_OUT.keys() == set(public_views(get_resolver().url_patterns))
    assert not listed & LEFT_OUT.keys()


def test_every_address_is_a_page_and_stands_once(edition):
    assert len(set(edition)) == len(edition)
    assert {Client().get(address).status_code for address in edition} == {200}


def test_the_most_read_come_first(edition):
    assert edition[:4] == ("/", "/members/", "/changes/", "/statements/")
    places = [
        edition.index(address)
        for address in (
            "/members/lithuania/", "/on/2024-07-10/", "/editions/3/", "/charts/members/lithuania.json",
            "/statements/lt-second/", "/statements/lt-withdrawn/", "/editions/2/", "/members/lithuania/?on=2024-07-10",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_in_other_languages_only_what_is_read_most_is_there(edition):
    for code in ("uk", "fr"):
        found = [address.removeprefix(f"/{code}") for address in edition if address.startswith(f"/{code}/")]
        assert found == [
            "/", "/members/", "/members/finland/", "/members/lithuania/",
            "/changes/", "/events/", "/officials/", "/methodology/", "/compare/", "/statements/",
        ]  # fmt: skip
    assert edition.index("/uk/") > edition.index("/officials/")


def test_days_on_which_something_changed_are_there_newest_first(edition):
    days = [address for address in edition if address.startswith("/on/") and "/vs/" not in address]
    assert days == ["/on/2026-11-21/", "/on/2024-07-10/", "/on/2024-05-01/", "/on/2023-05-01/", "/on/2023-04-04/"]


def test_statements_are_there_newest_first_also_those_withdrawn(edition):
    shown = [address for address in edition if address.startswith("/statements/") and address != "/statements/"]
    assert shown == [f"/statements/{key}/" for key in ("lt-second", "lt-first", "fi-first", "lt-withdrawn")]


def test_every_edition_has_its_page(edition):
    assert [address for address in edition if "/editions/" in address] == [f"/editions/{n}/" for n in (3, 2, 1)]


def test_each_page_of_the_list_stands_before_the_statements_on_it(db, monkeypatch):
    monkeypatch.setattr(addresses, "PER_PAGE", 2)
    making.publish(*(making.statement("LT", f"2024-05-0{day}", key=f"lt-{day}") for day in range(1, 6)))
    found = [a for a in addresses.of_edition(records.at(), TODAY) if a.startswith("/statements/")]
    assert found == [
        "/statements/", "/statements/lt-5/", "/statements/lt-4/",
        "/statements/?page=2", "/statements/lt-3/", "/statements/lt-2/",
        "/statements/?page=3", "/statements/lt-1/",
    ]  # fmt: skip


def test_a_large_record_is_cut_where_nobody_reads(edition):
    assert addresses.of_edition(records.at(), TODAY, most=12) == edition[:12]


def test_a_member_that_accedes_tomorrow_has_no_page_ahead(db):
    making.member("HU", acceded=TODAY + dt.timedelta(days=1))
    making.publish(making.statement("LT"))
    found = addresses.of_edition(records.at(), TODAY)
    assert "/members/lithuania/" in found
    assert not [address for address in found if "hungary" in address or "2026-11-22" in address]
