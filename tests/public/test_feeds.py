"""The feeds, read with the standard library's parser of XML: Atom 1.0, in three languages under one name."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as Xml

import pytest
from django.conf import settings
from django.test import Client

from stances import record as records
from tests.public.reading import Parsed

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = ("/feeds/shifts.atom", "/feeds/members/hungary.atom", "/feeds/statements.atom", "/feeds/corrections.atom")


def feed(visitor: Client, address: str) -> Xml.Element:
    response = visitor.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return Xml.fromstring(response.content)  # noqa: S314 - our own


def text(element: Xml.Element, name: str) -> str:
    found = element.find(ATOM + name)
    assert found is not None
    return found.text or ""


def link(element: Xml.Element, rel: str = "alternate") -> str:
    (found,) = (one.get("href") for one in element.iter(f"{ATOM}link") if one.get("rel") == rel)
    return found or ""


def names(read: Xml.Element) -> list[str]:
    return [text(entry, "id") for entry in read.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("prefix", ["", "/uk", "/fr"])
@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_all_that_atom_requires_and_leads_to_pages_in_its_language(visitor, address, prefix):
    read = feed(visitor, prefix + address)
    assert read.tag == f"{ATOM}feed"
    assert read.get(LANGUAGE) == (prefix[1:] or "en")
    assert text(read, "id").startswith("tag:")
    assert text(read, "title").startswith("Open Door · ")
    assert dt.datetime.fromisoformat(text(read, "updated")) <= records.at().edition.made_at
    own = [one.get("href") for one in read.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own == [settings.SITE_URL + prefix + address]
    author = read.find(f"{ATOM}author")
    assert author is not None
    assert text(author, "name") == "Open Door"
    for entry in read.iter(f"{ATOM}entry"):
        assert text(entry, "title")
        assert dt.datetime.fromisoformat(text(entry, "updated")).replace(microsecond=0)
        assert link(entry).startswith(f"{settings.SITE_URL}{prefix}/")
        summary = entry.find(f"{ATOM}summary")
        assert summary is not None
        assert summary.get("type") == "html"
        assert (summary.text or "").startswith('<p lang="en">')
    assert len(set(names(read))) == len(names(read)) <= 50


@pytest.mark.parametrize("address", FEEDS)
def test_names_are_the_same_in_every_language(visitor, address):
    english, ukrainian, french = (feed(visitor, prefix + address) for prefix in ("", "/uk", "/fr"))
    assert text(english, "id") == text(ukrainian, "id") == text(french, "id")
    assert names(english) == names(ukrainian) == names(french)


def test_an_entry_leads_to_a_page_that_is_there(visitor):
    for address in FEEDS:
        for entry in list(feed(visitor, "/fr" + address).iter(f"{ATOM}entry"))[:3]:
            assert visitor.get(link(entry).removeprefix(settings.SITE_URL)).status_code == 200


def test_the_shifts_are_the_newest_ones_and_a_members_are_its_own(visitor):
    shifts = records.at().shifts()
    host = text(feed(visitor, FEEDS[0]), "id").partition(":feed/")[0]
    newest = sorted(shifts, key=lambda s: (s.day, s.member.code), reverse=True)[:50]
    assert names(feed(visitor, FEEDS[0])) == [f"{host}:shift/{s.member.code}/{s.day}" for s in newest]
    own = [f"{host}:shift/HU/{s.day}" for s in shifts if s.member.code == "HU"]
    assert own
    assert names(feed(visitor, FEEDS[1])) == own


def test_a_quote_is_in_its_language_with_the_addresses_of_its_sources(visitor):
    bodies = [text(entry, "summary") for entry in feed(visitor, FEEDS[2]).iter(f"{ATOM}entry")]
    newest = records.at().statements_published_last(50)
    assert len(bodies) == len(newest) == 50
    for body, said in zip(bodies, newest, strict=True):
        assert (f'<blockquote lang="{said.quote_language}">' in body) == bool(said.quote)
        assert body.count("<li><a href=") == len(said.citations)


def test_who_has_a_feed_gets_304_and_nothing_is_made(visitor):
    for address in FEEDS:
        first = visitor.get(address)
        assert first.headers["Cache-Control"].startswith("public, max-age=30")
        assert first.headers["Vary"] == "Accept-Encoding"
        assert not first.cookies
        again = visitor.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.headers["Open-Door-Cache"]) == (304, "not-modified")


def test_a_member_that_there_is_not_has_no_feed(visitor):
    assert visitor.get("/feeds/members/atlantis.atom").status_code == 404
    assert visitor.get("/feeds/shifts.atom?edition=9").status_code == 404


def test_pages_name_the_feed_that_follows_them_in_their_language(visitor):
    followed = {"/": 0, "/changes/": 0, "/members/hungary/": 1, "/statements/": 2, "/corrections/": 3}
    for prefix in ("", "/uk", "/fr"):
        for page, which in followed.items():
            assert Parsed(visitor.get(prefix + page).content.decode()).feeds == [prefix + FEEDS[which]]
