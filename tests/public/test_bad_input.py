"""An impossible question gets a page that says what was wrong and what would work: no 500, no silent default."""

from __future__ import annotations

import pytest
from django.utils.html import escape

LONG = "a" * 10_000

WRONG = [
    ("/on/2024-13-45/", 404, "“2024-13-45”, which is not a day", "from 2008-01-01 to 2026-11-21"),
    ("/on/2031-01-01/", 404, "has not come yet", "from 2008-01-01 to 2026-11-21"),
    ("/on/1999-01-01/", 404, "before the record begins", "from 2008-01-01 to 2026-11-21"),
    ("/on/2026-11-22/", 404, "has not come yet", "/on/2026-11-21/"),
    ("/on/20241204/", 404, "“20241204”", "year-month-day"),
    ("/on/٢٠٢٤-12-04/", 404, "not a day", "year-month-day"),
    (f"/on/{LONG}/", 404, "…”", "year-month-day"),
    ("/?on=2024-02-30", 400, "“2024-02-30”, which is not a day", "2024-12-04"),
    ("/?on=", 400, "“”, which is not a day", "2024-12-04"),
    ("/members/?on=2031-01-01", 400, "The parameter “on” asks for 2031-01-01", "from 2008-01-01 to 2026-11-21"),
    ("/changes/?since=yesterday", 400, "The parameter “since” says “yesterday”", "year-month-day"),
    ("/members/atlantis/", 404, "no member with the address “atlantis”", "/members/"),
    ("/members/lituania/", 404, "“lituania”", "/members/lithuania/"),
    ("/members/LT/", 404, "“LT”", "/members/"),
    (f"/members/{LONG}/", 404, "no member", "/members/"),
    ("/charts/members/atlantis.json", 404, "“atlantis”", '"status": 404'),
    ("/charts/members/finland.json?on=2020-01-01", 404, "not yet in the alliance", "4 April 2023"),
    ("/on/2024-12-04/?on=2023-01-01", 400, "Two days were asked for", "/on/2023-01-01/"),
    ("/on/2024-13-45/?on=2023-01-01", 404, "not a day", "2024-12-04"),
    ("/changes/?since=2025-01-01&on=2024-01-01", 400, "wrong way round", "since=2024-01-01"),
    ("/?edition=abc", 400, "“abc”, which is not the number of an edition", "edition=1"),
    ("/?edition=", 400, "not the number of an edition", "edition=1"),
    ("/?edition=-1", 400, "“-1”", "edition=1"),
    ("/?edition=²", 400, "“²”", "edition=1"),
    ("/?edition=0", 404, "Edition 0 of the record does not exist", "/editions/1/"),
    ("/data/?edition=7", 404, "Edition 7 of the record does not exist: the newest is 1", "/editions/1/"),
    ("/?edition=999999999", 404, "does not exist", "/editions/1/"),
    ("/?edition=" + "9" * 10_000, 400, "not the number of an edition", "edition=1"),
    ("/editions/9/", 404, "Edition 9 of the record does not exist", "/editions/1/"),
    ("/editions/99999999999999999999/", 404, "does not exist", "/editions/1/"),
    ("/?theme=pink", 400, "“pink”", "theme=dark"),
    ("/?sort=size", 400, "“size”", "since, confidence"),
    ("/?view=globe", 400, "“globe”", "view=tiles"),
    ("/statements/?page=two", 400, "“two”", "page=2"),
    ("/statements/?page=0", 400, "“0”", "page=2"),
    ("/statements/?page=99", 404, "the last is 8", "/statements/?page=8"),
    ("/statements/?page=999999999", 404, "the last is 8", "/statements/?page=8"),
    ("/statements/?q=" + LONG, 400, "at most 200 characters and 16 words or phrases", "/statements/"),
    ("/statements/?q=" + "+".join(["bc"] * 40), 400, "16 words or phrases", "/statements/"),
    ("/statements/?signal=maybe", 400, "“maybe”", "advocate, support, alliance_line"),
    ("/statements/?order=up", 400, "“up”", "newest, oldest, best"),
    ("/statements/?speaks_for=me", 400, "“me”", "member, nato, ukraine"),
    ("/statements/?kind=blog&attribution=x", 400, "“blog”", "newsroom"),
    ("/statements/?condition=%00", 400, "The parameter “condition”", "reforms"),
    ("/statements/?member=uk", 404, "“uk”", "/statements/?member=gb"),
    ("/statements/?official=orban", 404, "“orban”", "/statements/?official=orban-viktor"),
    ("/statements/?outlet=" + LONG, 404, "…”", "/statements/"),
    ("/statements/?event=vilnius", 404, "“vilnius”", "/statements/?event=vilnius-2023"),
    ("/statements/?language=%00", 404, "no statement of this edition", "/statements/"),
    ("/statements/?q=fico&page=9", 404, "the last is 1", "/statements/?q=fico"),
    ("/statements/?q=a&q=b", 400, "“q” is given more than once", "Give it once."),
    ("/statements/nobody-said-it/", 404, "“nobody-said-it”", "/statements/"),
    ("/statements/be-2023-06-27-de-cro/", 404, "“be-2023-06-27-de-cro”", "/statements/be-2023-06-27-de-croo/"),
    ("/statements/a%00b/", 404, "no statement", "/statements/"),
    (f"/statements/{LONG}/", 404, "no statement", "/statements/"),
    ("/officials/nobody/", 404, "Nobody with the address “nobody” speaks", "/officials/"),
    ("/officials/fico-rober/", 404, "“fico-rober”", "/officials/fico-robert/"),
    ("/officials/robert-fico/", 404, "“robert-fico”", "/officials/fico-robert/"),
    ("/officials/a%00b/", 404, "Nobody with the address", "/officials/"),
    (f"/officials/{LONG}/", 404, "…”", "/officials/"),
    ("/officials/fico-robert/?on=2031-01-01", 400, "asks for 2031-01-01", "from 2008-01-01"),
    ("/events/vilnus-2023/", 404, "“vilnus-2023”", "/events/vilnius-2023/"),
    ("/events/washington/", 404, "“washington”", "/events/washington-2024/"),
    ("/events/a%00b/", 404, "no event with the address", "/events/"),
    ("/compare/?members=de,uk", 404, "“uk”", "/compare/?members=de,gb"),
    ("/compare/?members=germany", 400, "not a code of two letters", "/compare/"),
    ("/compare/?members=de,de", 400, "Germany was chosen twice", "/compare/?members=de"),
    ("/compare/?members=de,us,hu,fi,lt,sk,pl", 400, "7 members", "/compare/?members=de,us,hu,fi,lt,sk"),
    ("/compare/?members=de,fi&on=2022-01-01", 404, "not yet in the alliance", "members=de,fi"),
    ("/compare/?members=de,hu&page=9", 404, "the last is 1", "/compare/?members=de,hu"),
    ("/compare/?members=" + LONG, 400, "…”", "/compare/"),
    ("/compare/?members=" + "xx," * 3000, 404, "“xx”", "/compare/"),
    ("/compare/?members=de%00,hu", 400, "not a code", "/compare/?members=hu"),
    ("/compare/?members=de,hu&members=de,us", 400, "“members” is given more than once", "Give it once."),
    ("/compare/?members=de,us&add=hu&on=2031-01-01", 400, "asks for 2031-01-01", "from 2008-01-01"),
    ("/charts/compare.json?members=de", 400, "at least two members", "/compare/?members=de"),
    ("/charts/compare.json", 400, "at least two members", '"status": 400'),
    ("/changes/?member=uk", 404, "“uk”", "/changes/?member=gb"),
    ("/changes/?member=" + LONG, 400, "…”", "/changes/"),
    ("/changes/?direction=up", 400, "“up”", "direction=toward"),
    ("/changes/?year=last", 400, "“last”, which is not a year", "from 2008 to 2026"),
    ("/changes/?year=2031", 404, "asks for 2031", "from 2008 to 2026"),
    ("/members/?on=2024-12-04&on=2024-12-05", 400, "“on” is given more than once", "Give it once."),
    ("/?on=%00", 400, "not a day", "2024-12-04"),
    ("/?on=%ff%fe", 400, "not a day", "2024-12-04"),
    ("/?on=" + LONG, 400, "…”", "2024-12-04"),
    ("/%ff%fe/", 404, "leads nowhere", "/members/"),
    ("/nowhere/" + LONG, 404, "leads nowhere", "/members/"),
]


@pytest.mark.parametrize(("address", "status", "what", "way_on"), WRONG, ids=[w[0][:40] for w in WRONG])
def test_an_impossible_question_is_answered_with_what_would_work(visitor, address, status, what, way_on):
    response = visitor.get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert escape(what) in page or what in page
    assert way_on in page
    assert len(page) < 12_000


@pytest.mark.parametrize(
    "address",
    ["/?fbclid=x&utm_source=y", "/?" + LONG, "/?x=" + LONG, "/members/?%ff=%00", "/on/2024-12-04/?x=1&x=2&=", "/?&&="],
)
def test_unknown_parameters_are_ignored(visitor, address):
    assert visitor.get(address).status_code == 200


def test_too_many_parameters_are_refused_with_a_page(visitor):
    response = visitor.get("/members/?" + "&".join(f"a{n}=1" for n in range(2000)))
    assert response.status_code == 400
    assert "This request cannot be read" in response.content.decode()


def test_what_a_reader_typed_is_never_markup_on_the_page(visitor):
    page = visitor.get("/members/", {"on": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_wrong_address_below_the_api_is_answered_for_programs(visitor):
    response = visitor.get("/api/v1/nothing")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404


def test_a_problem_page_keeps_the_theme_that_was_asked_for(visitor):
    assert 'class="theme-dark"' in visitor.get("/members/atlantis/?theme=dark").content.decode()
