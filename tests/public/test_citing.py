"""Cite: every page of the record names its permanent address once, in words, BibTeX and CSL-JSON; it shows the same."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from stances import record as records
from stances.pages import languages, sitemap
from tests.public.reading import kind_of
from tests.public.test_every_page import TODAY

ADDRESSES = (
    "/", "/on/2024-12-04/", "/members/", "/members/?on=2024-12-04", "/members/germany/",
    "/members/finland/?on=2020-01-01", "/statements/", "/statements/joint-2024-02-28-tirana/",
    "/compare/?members=de,hu", "/on/2023-04-04/vs/2024-12-04/",
    "/changes/?member=sk&year=2023", "/officials/", "/officials/fico-robert/", "/events/", "/events/vilnius-2023/",
    "/editions/1/", "/corrections/", "/methodology/", "/data/",
)  # fmt: skip
DATED = {"home", "on", "members", "member", "compare", "changes", "official", "events"}
"""Kinds of page that show another day's content on another day."""

NOTHING_OF_THE_RECORD = {"accessibility", "share"}
EACH = 3
"""Of each kind of page in the sitemap so many are read."""


@dataclass(frozen=True)
class Cited:
    """What one cite section says: ``words`` with the address beside them, and the two blocks for programs."""

    words: str
    address: str
    bibtex: str
    item: dict

    @property
    def path(self) -> str:
        assert self.address.startswith(f"{settings.SITE_URL}/")
        return self.address.removeprefix(settings.SITE_URL)

    @property
    def asks(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.address).query)


def sections(text: str) -> list[str]:
    return [part.split("</section>")[0] for part in text.split("data-cite>")[1:]]


def cited(text: str) -> Cited:
    """The one cite section of a page."""
    (part,) = sections(text)
    words, bibtex, csl = (unescape(found) for found in re.findall(r" data-words>(.*?)</(?:span|pre)>", part, re.S))
    (address,) = re.findall(r"data-address>(.*?)</a>", part)
    (item,) = json.loads(csl)
    return Cited(words, unescape(address), bibtex, item)


def shown(text: str) -> str:
    """What a page's main part says in words, but for its first heading, and before the citation."""
    main = re.sub(r"<h1.*?</h1>", "", text.split("<main")[1].split("data-cite>")[0], flags=re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def read(visitor: Client, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("prefix", ["", "/uk", "/fr"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_all_three_ways_to_cite_name_one_address_with_day_and_edition(visitor, address, prefix):
    found = cited(read(visitor, prefix + address))
    assert found.item["URL"] == found.address
    assert found.path.startswith(f"{prefix}/")
    assert found.asks["edition"] == ["1"]
    assert kind_of(address) not in DATED or re.search(r"20\d\d-\d\d-\d\d", found.address)
    assert f"url = {{{found.address}}}" in found.bibtex
    assert found.bibtex.startswith(f"@misc{{{found.item['id']},")
    assert found.item["language"] == (prefix[1:] or "en")
    assert "Open Door" in found.words
    assert read(visitor, found.path)


def test_every_kind_of_page_in_the_sitemap_is_cited_once_at_an_address_that_shows_the_same_in_that_edition(visitor):
    by_kind = defaultdict(list)
    for entry in sitemap.entries(records.at(), TODAY):
        if languages.of_path(entry.address) == "en":
            by_kind[kind_of(entry.address)].append(entry.address)
    assert len(by_kind) > 14
    for kind, addresses in by_kind.items():
        for address in addresses[:: -(-len(addresses) // EACH)]:
            text = read(visitor, address)
            if kind in NOTHING_OF_THE_RECORD:
                assert sections(text) == [], address
                continue
            found = cited(text)
            there = read(visitor, found.path)
            assert "You are reading edition 1 of 1." in there, address
            assert shown(there) == shown(text), address
            assert cited(there) == found, address
            assert ("on" in found.asks or "/on/" in found.path) == (kind in DATED | {"two-days"}), address


def test_a_search_is_cited_with_what_was_searched(visitor):
    asked = f"/statements/?q={quote('НАТО 50% & {x}')}&kind=newsroom&year=2024&order=oldest"
    found = cited(read(visitor, asked))
    assert found.asks == {
        "q": ["НАТО 50% & {x}"], "kind": ["newsroom"], "year": ["2024"], "order": ["oldest"], "edition": ["1"],
    }  # fmt: skip
    assert found.words.startswith(
        "Open Door, “Statements on Ukraine’s accession: НАТО 50% & {x}, 2024, Newsroom”. Edition 1 of "
    )
    assert r"НАТО 50\% \& \{x\}," in found.bibtex
    assert shown(read(visitor, found.path)) == shown(read(visitor, asked))


def test_a_page_of_a_search_is_cited_as_that_page(visitor):
    assert cited(read(visitor, "/statements/?page=3&fbclid=x&theme=dark")).path == "/statements/?edition=1&page=3"


def test_choices_and_the_first_day_are_in_the_citation_of_the_changes(visitor):
    found = cited(read(visitor, "/changes/?member=sk&since=2020-01-01&on=2024-12-04"))
    assert found.path == "/changes/?on=2024-12-04&edition=1&since=2020-01-01&member=sk"
    assert "“Shifts of a stance: Slovakia, From 1 January 2020 on”, 4 December 2024." in found.words


def test_the_data_are_cited_as_a_dataset_at_the_address_that_its_files_name(visitor):
    found = cited(read(visitor, "/data/"))
    assert found.path == "/data/?edition=1"
    assert found.item["type"] == "dataset"
    assert "“Where NATO’s members stand on Ukraine’s accession” (dataset). Edition 1 of " in found.words
    (package,) = {json.loads(visitor.get("/data/datapackage.json").content)["id"]}
    assert package == found.address


def test_errors_and_forms_are_not_cited(visitor):
    for address in ("/nowhere/", "/members/atlantis/", "/compare/?members=xx,de", "/on/2024-13-01/"):
        response = visitor.get(address)
        assert response.status_code in (400, 404)
        assert sections(response.content.decode()) == []
    assert sections(read(visitor, "/report/statements/joint-2024-02-28-tirana/")) == []
