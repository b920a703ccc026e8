"""The statements are found by half-remembered words in three scripts; choices, words and orders stay in the address."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.utils.html import escape

HALF_REMEMBERED = [
    ("a minister told parliament Luxembourg is not against", "lu-2025-02-bettel-backes"),
    ("alleingange lambrecht", "de-2022-10-01-lambrecht"),
    ("Szijjarto third world war impossible", "hu-2024-10-08-szijjarto"),
    ("built on sand timetable", "lu-2023-07-12-bettel"),
    ("orban 2008 letter president", "hu-2026-01-29-magyar"),
    ("Фіцо вето", "sk-2024-01-20-fico"),
    ("Зеленський Рада план", "ua-2024-10-16-zelensky"),
    ("запрошення місце україни в нато", "ca-2024-10-31-joly"),
    ("Трамп задовго до Путіна", "us-2025-12-09-trump"),
    ("Радев параметри", "bg-2022-10-03-radev"),
    ("отворени врати консензус", "mk-2024-12-03-mucunski"),
    ("أوكرانيا مسار العضوية", "se-2025-02-15-kristersson"),
]
"""What somebody may type who half remembers, and the statement that is meant."""


def keys(page: str) -> list[str]:
    return re.findall(r'<article class="statement" id="([^"]+)"', page)


def read(visitor, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def says(page: str) -> str:
    return unescape(re.search(r'data-says="([^"]*)"', page)[1])


@pytest.mark.parametrize(("typed", "meant"), HALF_REMEMBERED, ids=[key for _typed, key in HALF_REMEMBERED])
def test_a_statement_is_among_the_first_five_for_half_remembered_words(visitor, typed, meant):
    page = visitor.get("/statements/", {"q": typed}).content.decode()
    assert meant in keys(page)[:5], keys(page)
    assert "<mark>" in page


@pytest.mark.parametrize(
    "spellings",
    [("Szijjarto", "Szijjártó", "Сіярто"), ("Fico", "Фіцо"), ("Угорщина", "Hungary", "Hongrie", "magyarország")],
)
def test_a_name_is_found_in_every_script(visitor, spellings):
    found = [
        set(keys(visitor.get("/statements/", {"q": name, "order": "newest"}).content.decode())) for name in spellings
    ]
    assert found[0]
    assert all(found[0] <= one for one in found[1:])


def test_what_was_found_is_marked_where_it_stands_also_by_another_name(visitor):
    page = visitor.get("/statements/", {"q": "Фіцо вето"}).content.decode()
    assert "Robert <mark>Fico</mark>" in page
    assert "<mark>veta</mark>" not in page
    assert "<mark>veto</mark>" in page


def test_what_was_typed_is_never_markup(visitor):
    page = visitor.get("/statements/", {"q": "<script>alert(1)</script> <b>nato"}).content.decode()
    assert "<script>alert" not in page
    assert "<b>nato" not in page


def test_choices_combine_and_each_can_be_removed(visitor):
    page = read(visitor, "/statements/?on=2024-12-31&q=invitation&member=pl&year=2024&order=oldest&theme=dark")
    links = [unescape(href) for href in re.findall(r'<li><span>[^<]+</span> <a href="([^"]+)" data-search-link>', page)]
    assert links == [
        "/statements/?on=2024-12-31&year=2024&q=invitation&order=oldest&theme=dark",
        "/statements/?on=2024-12-31&member=pl&q=invitation&order=oldest&theme=dark",
        "/statements/?member=pl&year=2024&q=invitation&order=oldest&theme=dark",
    ]
    dates = re.findall(r'<time datetime="(2024-[^"]+)">', page)
    assert dates == sorted(dates)
    assert "<title>Statements: “invitation”, Poland, 2024, Up to 31 December 2024 · Open Door</title>" in page
    assert '<option value="pl" selected>' in page


def test_what_a_form_left_empty_leads_to_the_clean_address(visitor):
    response = visitor.get("/statements/?q=fico&member=&signal=&official=&year=&theme=dark")
    assert (response.status_code, response.headers["Location"]) == (302, "/statements/?q=fico&theme=dark")


def test_counts_say_what_a_choice_gives(visitor):
    page = read(visitor, "/statements/?q=invitation&member=us")
    for value, count in re.findall(r'<option value="(\d{4})">\d{4} \((\d+)\)', page):
        assert says(read(visitor, f"/statements/?q=invitation&member=us&year={value}")).startswith(f"{count} of ")


def test_where_nothing_is_found_it_is_said_what_to_leave_out_and_what_that_gives(visitor):
    page = read(visitor, "/statements/?q=veto&member=sk&signal=advocate")
    assert says(page) == "None of 236 statements fits"
    (href, words), *_others = re.findall(r'<li><a href="([^"]+)" data-search-link>(Without [^<]+)</a>', page)
    assert unescape(words) == "Without “Pushes for an invitation”"
    count = re.search(r'class="soft">(\d+) statement', page)[1]
    assert says(read(visitor, unescape(href))).startswith(f"{count} of 236")
    page = read(visitor, "/statements/?q=xylophone+harpsichord&member=sk")
    assert "Without any word" in page
    assert "Without any choice" not in page


@pytest.mark.parametrize(
    "typed", ["-", '"', '""', '- - "', "&|!:*<->()", "\x00", "'; DROP", "%", "🜁", "ж" * 200, "-fico"]
)
def test_whatever_is_typed_gets_a_page(visitor, typed):
    response = visitor.get("/statements/", {"q": typed})
    assert response.status_code in (200, 400)
    assert "statement" in response.content.decode()


def test_words_alone_that_are_no_words_leave_nothing_out_and_say_so(visitor):
    page = visitor.get("/statements/", {"q": "-- &"}).content.decode()
    assert says(page) == "236 statements"
    assert escape("There is no word to look for in “-- &”") in page


def test_a_page_of_typed_words_is_not_kept_and_others_are(visitor):
    for address, freshness in (("/statements/?q=fico", "unkept"), ("/statements/?member=sk", "hit")):
        read(visitor, address)
        again = visitor.get(address)
        assert again.headers["Open-Door-Cache"] == freshness
        known = visitor.get(address, headers={"if-none-match": again.headers["ETag"]})
        assert known.status_code == 304
