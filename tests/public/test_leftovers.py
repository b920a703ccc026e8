"""Every address of the sitemap in Ukrainian and French: no English is left over in what the site itself says, and
every internal link of them, and of the English pages, leads somewhere.

Words of the record, which is kept in English, are marked as English where they stand, and may stay.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from stances import record as records
from stances.pages import languages, sitemap
from tests.public.furniture import Furniture, leftovers

TODAY = dt.date(2026, 11, 21)
ONE_FOR_ALL = ("/static/", "/admin/", "/api/", "/feeds/", "/charts/", "/embed/", "/oembed", "/sitemap")
"""What a page in any language may lead to: files, programs and the desk, which have one address."""


@dataclass
class Walked:
    """What was found on the pages: ``english`` left over, and ``links`` with the first page that holds each."""

    answers: dict[str, int] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    astray: dict[str, str] = field(default_factory=dict)
    dangling: dict[str, str] = field(default_factory=dict)


def note(walked: Walked, address: str, page: Furniture) -> None:
    """Keeps what is of interest about a page."""
    language = languages.of_path(address)
    if language != "en":
        for words in leftovers(page.said, language):
            walked.english.setdefault(f"{language}: {words}", address)
    for link in page.links:
        path, fragment = urldefrag(link)
        if urlsplit(link).scheme or urlsplit(link).netloc:
            continue
        target = urljoin(address, path)
        if fragment and target in ("", address) and fragment not in page.ids:
            walked.dangling.setdefault(f"{address}: #{fragment}", link)
        if path:
            walked.links.setdefault(target, address)
            if languages.of_path(target) != language and not target.startswith(ONE_FOR_ALL):
                walked.astray.setdefault(target, address)


@pytest.fixture(scope="module")
def kept() -> Walked:
    return Walked()


@pytest.fixture
def walked(kept: Walked, visitor: Client) -> Walked:
    """Every page is asked for once, for all tests of this file."""
    if not kept.answers:
        for entry in sitemap.entries(records.at(), TODAY):
            response = visitor.get(entry.address)
            kept.answers[entry.address] = response.status_code
            note(kept, entry.address, Furniture(response.content.decode()))
        cache.clear()
    return kept


def test_every_address_of_the_sitemap_answers(walked):
    assert len(walked.answers) > 900
    assert {address: status for address, status in walked.answers.items() if status != 200} == {}


def test_no_english_is_left_over_in_what_the_site_itself_says(walked):
    assert walked.english == {}


def test_every_place_that_a_page_leads_to_on_itself_is_there(walked):
    assert walked.dangling == {}


def test_a_page_leads_to_pages_in_its_own_language(walked):
    assert walked.astray == {}


def test_every_internal_link_leads_somewhere(walked, visitor):
    assert dict(broken(walked, visitor)) == {}


def broken(walked: Walked, visitor: Client) -> Iterator[tuple[str, str]]:
    """The links that do not answer, each with a page that holds it; those of the sitemap have answered already."""
    by_page = defaultdict(list)
    for target, page in walked.links.items():
        by_page[target].append(page)
    for target, pages in by_page.items():
        if target not in walked.answers and visitor.get(target).status_code >= 400:
            yield target, pages[0]


def test_english_that_is_left_over_is_found():
    page = Furniture(
        '<html lang="fr"><body><p>Not assessed</p><p lang="en">Not now</p><a aria-label="Close the window" href="#x">'
        "Fermer</a><p>Évalué le 4 décembre</p></body></html>"
    )
    assert leftovers(page.said, "fr") == {"Not assessed", "Close the window"}
    assert page.links == ["#x"]
