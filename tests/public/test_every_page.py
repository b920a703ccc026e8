"""Every kind of page in the sitemap: it is its own canonical page, in good order, and says what it is about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings

from stances import record as records
from stances.pages import languages, sitemap
from tests.public.reading import Parsed, kind_of
from tests.public.schema_org import mistakes

TODAY = dt.date(2026, 11, 21)
FEW = 12
"""Of each kind of page so many are read: every one, or where there are more, some from all over the sitemap."""

ABOUT = {"home": "Dataset", "on": "Dataset", "data": "Dataset", "member": "GovernmentOrganization",
         "official": "Person", "event": "Event"}  # fmt: skip
"""What a kind of page is about, in schema.org's words."""


def some() -> Iterator[str]:
    """Addresses of every kind."""
    found = [e.address for e in sitemap.entries(records.at(), TODAY) if languages.of_path(e.address) == "en"]
    by_kind: dict[tuple[str, bool], list[str]] = {}
    for address in found:
        by_kind.setdefault((kind_of(address), "?" in address), []).append(address)
    for addresses in by_kind.values():
        yield from addresses[:: -(-len(addresses) // FEW)]


@pytest.fixture(scope="module")
def walked(starter) -> dict[str, Parsed]:
    """What those pages hold: each is asked for once, for all tests of this file."""
    return {}


@pytest.fixture
def pages(walked, visitor) -> dict[str, Parsed]:
    if not walked:
        walked |= {address: Parsed(visitor.get(address).content.decode()) for address in some()}
    assert len(walked) > 60
    return walked


def test_a_page_of_the_sitemap_names_that_address_as_its_own(pages):
    wrong = {a: p.links["canonical"] for a, p in pages.items() if p.links.get("canonical") != settings.SITE_URL + a}
    assert wrong == {}


def test_headings_are_in_order_under_one_first_heading(pages):
    assert {address: page.skipped for address, page in pages.items() if page.skipped} == {}
    assert {address for address, page in pages.items() if page.headings.count(1) != 1} == set()


def test_each_page_has_one_main_part_and_navigations_that_are_told_apart_by_name(pages):
    assert {address for address, page in pages.items() if len(page.named("main")) != 1} == set()
    for address, page in pages.items():
        names = page.named("nav")
        assert all(names), address
        assert max(Counter(names).values()) == 1, address
        assert {name for name in names if name.endswith("-title")} <= page.ids, address


def test_nothing_on_any_of_them_breaks_the_policy(pages):
    assert {address: page.forbidden for address, page in pages.items() if page.forbidden} == {}


def test_what_a_page_is_about_is_said_as_schema_org_asks(pages):
    for address, page in pages.items():
        assert [found for block in page.linked_data for found in mistakes(block)] == [], address
    kinds = {name: {p["@type"] for a, page in pages.items() if kind_of(a) == name
                    for p in page.linked_data} for name in (*ABOUT, "statement")}  # fmt: skip
    assert kinds == {name: {kind} for name, kind in ABOUT.items()} | {"statement": {"Quotation", "CreativeWork"}}


def test_a_quotation_is_in_its_own_language_with_its_translation_and_its_sources(visitor):
    (said,) = Parsed(visitor.get("/statements/joint-2024-02-28-tirana/").content.decode()).linked_data
    assert said["@type"] == "Quotation"
    assert said["inLanguage"] == "fr"
    assert said["text"].startswith("Les pays membres de l'OTAN")
    assert said["workTranslation"]["inLanguage"] == "en"
    assert said["dateCreated"] == "2024-02-28"
    assert len(said["citation"]) == 2
    assert {"@type": "Country", "name": "Albania", "identifier": "AL"} in said["about"]
