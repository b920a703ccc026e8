"""One page, one address: whatever was added on the way, and nothing that names the page is lost."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.desk import addresses
from stances.desk.refusal import Refused

DATASET = Path(addresses.__file__).parents[1] / "data" / "dataset" / "statements.json"
URLS = sorted({s["url"] for row in json.loads(DATASET.read_text()) for s in row["sources"]})


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("https://www.lrt.lt/a/1?utm_source=x&utm_medium=y&fbclid=Iw&gclid=1", "https://www.lrt.lt/a/1"),
        ("https://n.example/?pk_id=7&pk_campaign=x&pk_kwd=y", "https://n.example/?pk_id=7"),
        ("https://n.example/?at_id=7&at_medium=x&at_campaign=y&at_custom1=z", "https://n.example/?at_id=7"),
        ("https://n.example/?ns_page=7&ns_mchannel=x&ns_linkname=y&ns_fee=0", "https://n.example/?ns_page=7"),
        ("https://x.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1"),
        ("https://www.twitter.com/a/status/1?s=20&ref_src=x&ref_url=y", "https://www.twitter.com/a/status/1"),
        ("https://mobile.twitter.com/a/status/1?t=abc", "https://twitter.com/a/status/1"),
        ("https://n.example/?s=20&t=abc&ref=7", "https://n.example/?s=20&t=abc&ref=7"),
        ("HTTPS://WWW.LRT.lt:443/A/1#comments", "https://www.lrt.lt/A/1"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("lrt.lt/a", "https://lrt.lt/a"),
        ("  https://lrt.lt  ", "https://lrt.lt/"),
        ("https://tass.com/world/1966089/amp", "https://tass.com/world/1966089"),
        ("https://news.example/a/amp/", "https://news.example/a/"),
        ("https://news.example/amp/a", "https://news.example/a"),
        ("https://zn.ua/ukr/amp/POLITICS/a.html", "https://zn.ua/ukr/POLITICS/a.html"),
        ("https://news.example/1076180-amp.html", "https://news.example/1076180.html"),
        ("https://news.example/2023/07/11/1/index.amp", "https://news.example/2023/07/11/1/"),
        ("https://news.example/1/2/3/amp/amp", "https://news.example/1/2/3"),
        ("https://news.example/a?amp=1", "https://news.example/a"),
        ("https://news.example/a?id=3&amp;page=2", "https://news.example/a?id=3&page=2"),
        ("https://news.example/a?outputType=amp&id=3", "https://news.example/a?id=3"),
        ("https://amp.news.example/a", "https://news.example/a"),
        ("https://m.news.example/a", "https://news.example/a"),
        ("https://en.m.wikipedia.org/wiki/NATO", "https://en.wikipedia.org/wiki/NATO"),
        ("https://m.co.uk/a", "https://m.co.uk/a"),
        ("https://www.google.com/amp/s/www.news.example/a/amp", "https://www.news.example/a"),
        ("https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a?id=3", "https://www.news.example/a?id=3"),
        ("https://www.google.com/url?q=https://news.example/a&sa=D", "https://news.example/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa%3Ffbclid%3D1&h=x", "https://news.example/a"),
        ("https://app.example.com/#!/article/3", "https://app.example.com/#!/article/3"),
        ("https://новини.укр/а", "https://xn--b1amarcd.xn--j1amh/а"),
    ],
)
def test_an_address_is_stored_without_what_names_no_page(pasted, stored):
    assert addresses.canonical(pasted) == stored


@pytest.mark.parametrize(
    "url",
    [
        "https://www.nato.int/cps/fr/natohq/official_texts_8443.htm?selectedLocale=hr",
        "https://www.byteseu.com/?p=1700989",
        "http://ukrainianjournal.com/index.php?id=6544&w=article",
        "https://news.example/example/ramp/campaign",
        "https://news.example/a/",
    ],
)
def test_what_names_the_page_stays(url):
    assert addresses.canonical(url) == url


def test_no_two_pages_of_the_dataset_become_one():
    assert len({addresses.canonical(url) for url in URLS}) == len(URLS)
    assert len({addresses.same_page(url) for url in URLS}) == len(URLS)


@pytest.mark.parametrize("url", URLS)
def test_a_canonical_address_stays_as_it_is_and_its_marks_stand_in_what_is_stored(url):
    once = addresses.canonical(url)
    assert addresses.canonical(once) == once
    assert all(mark in url for mark in addresses.marks(url))


def test_addresses_of_one_page_are_recognised():
    forms = (
        "http://news.example/a%20b/",
        "https://www.news.example/a%20b",
        "https://m.news.example/a%20b?utm_source=x#top",
    )
    assert len({addresses.same_page(form) for form in forms}) == 1
    assert addresses.same_page("https://n.example/?a=1&b=2") == addresses.same_page("https://n.example?b=2&a=1")
    assert addresses.same_page("https://n.example/?p=1") != addresses.same_page("https://n.example/?p=2")


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("", "Give the address"),
        ("https://news.example/a b", "space or a line break"),
        ("ftp://news.example/a", "begins with https"),
        ("javascript:alert(1)", "begins with https"),
        ("mailto:a@news.example", "begins with https"),
        ("https://localhost/a", "public web"),
        ("http://127.0.0.1/", "public web"),
        ("https://[::1]/", "public web"),
        ("https://[::1/", "not an address"),
        ("https://me:secret@news.example/", "a name or a password"),
        ("https://news.example:99999/", "not a port"),
        ("https://news..example/", "not the name of a site"),
        ("https://news.example/" + "a" * 1000, "more than 1000"),
    ],
)
def test_what_names_no_page_is_refused_in_words(bad, why):
    with pytest.raises(Refused, match=why):
        addresses.canonical(bad)


@given(st.text(max_size=60))
def test_whatever_is_pasted_is_an_address_or_refused(pasted):
    for text in (pasted, f"https://news.example/{pasted}", f"https://{pasted}/a"):
        try:
            once = addresses.canonical(text)
        except Refused:
            continue
        assert addresses.canonical(once) == once


def test_domains_are_tried_from_the_longest():
    assert addresses.domains("https://www.en.interfax.com.ua/a") == ["en.interfax.com.ua", "interfax.com.ua", "com.ua"]


def test_the_day_that_an_address_tells():
    today = date(2026, 11, 21)
    assert addresses.day_in("https://n.example/2024/05/1/a", today) == date(2024, 5, 1)
    assert addresses.day_in("https://n.example/a-20240501", today) == date(2024, 5, 1)
    assert addresses.day_in("https://n.example/2024/13/40/a", today) is None
    assert addresses.day_in("https://n.example/2027/01/01/a", today) is None
    assert addresses.day_in("https://n.example/7165498", today) is None
