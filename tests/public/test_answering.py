"""Answering fast (DESIGN §7): tags, 304 before anything is rendered, nothing that keeps a page from being shared."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

LIVE = "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400"

ADDRESSES = [
    "/", "/on/2024-12-04/", "/members/", "/members/lithuania/", "/statements/", "/statements/de-2008-04-02-merkel/",
    "/changes/", "/corrections/", "/editions/1/", "/methodology/", "/data/", "/charts/members/lithuania.json",
    "/api/v1/positions",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_carries_a_tag_and_may_be_shared(visitor, address):
    response = visitor.get(address)
    assert response.status_code == 200
    assert response.headers["ETag"].startswith('W/"')
    assert response.headers["Cache-Control"] == LIVE
    assert response.headers["Vary"] == "Accept-Encoding"
    assert not response.cookies


def asked(address: str) -> int:
    """Queries before a kept answer: which edition it is; of a statement and a member also its closed cases."""
    return 2 if address.startswith(("/members/l", "/statements/d")) else 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_page_gets_304_and_nothing_is_made(visitor, address):
    first = visitor.get(address)
    with CaptureQueriesContext(connection) as queries:
        again = visitor.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["Open-Door-Cache"] == "not-modified"
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert again.headers["Vary"] == "Accept-Encoding"
    assert len(queries) == asked(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_second_reader_gets_what_was_kept_for_a_query_or_two(visitor, address):
    first = visitor.get(address)
    with CaptureQueriesContext(connection) as queries:
        second = visitor.get(address)
    assert (first.headers["Open-Door-Cache"], second.headers["Open-Door-Cache"]) == ("miss", "hit")
    assert second.content == first.content
    assert len(queries) == asked(address)


def test_a_list_of_tags_and_a_star_are_understood(visitor):
    tag = visitor.get("/").headers["ETag"]
    assert visitor.get("/", headers={"If-None-Match": f'"other", {tag}'}).status_code == 304
    assert visitor.get("/", headers={"If-None-Match": tag.removeprefix("W/")}).status_code == 304
    assert visitor.get("/", headers={"If-None-Match": "*"}).status_code == 304
    assert visitor.get("/", headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/members/atlantis/", "/statements/nope/", "/on/2024-13-45/", "/statements/?page=999"]
)
def test_a_star_does_not_make_a_page_out_of_nothing(visitor, address):
    assert visitor.get(address, headers={"If-None-Match": "*"}).status_code in (400, 404)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("/?page=7&since=2011-03-04", "/"),
        ("/methodology/?on=2024-12-04&page=9", "/methodology/"),
        ("/members/?page=3", "/members/"),
        ("/statements/?since=2020-01-01", "/statements/"),
    ],
)
def test_a_parameter_that_a_page_has_no_use_for_makes_no_new_answer(visitor, address, plain):
    visitor.get(plain)
    response = visitor.get(address)
    assert response.headers["Open-Door-Cache"] == "hit"
    assert response.headers["ETag"] == visitor.get(plain).headers["ETag"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/", "/?theme=dark"),
        ("/", "/?edition=1"),
        ("/", "/on/2024-12-04/"),
        ("/members/", "/members/?on=2024-12-04"),
        ("/statements/", "/statements/?page=2"),
    ],
)
def test_what_changes_the_page_changes_its_tag(visitor, one, other):
    assert visitor.get(one).headers["ETag"] != visitor.get(other).headers["ETag"]


def test_a_new_day_and_a_new_release_change_the_tag(visitor, settings, tomorrow):
    today = visitor.get("/on/2024-12-04/").headers["ETag"]
    with tomorrow:
        assert visitor.get("/on/2024-12-04/").headers["ETag"] != today
    settings.RELEASE = "another"
    assert visitor.get("/on/2024-12-04/").headers["ETag"] != today


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("/members/?on=2024-12-04&edition=1", "/members/?fbclid=x&edition=1&on=2024-12-04"),
        ("/", "/?theme=auto&utm_source=x"),
        ("/statements/", "/statements/?page=1"),
    ],
)
def test_what_does_not_change_the_page_does_not_change_its_tag(visitor, one, same):
    assert visitor.get(one).headers["ETag"] == visitor.get(same).headers["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_would(visitor, address):
    got = visitor.get(address)
    asked = visitor.head(address)
    assert asked.status_code == 200
    assert asked.content == b""
    assert asked.headers["ETag"] == got.headers["ETag"]
    assert asked.headers["Content-Length"] == str(len(got.content))


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_public_page_can_only_be_read(visitor, method):
    response = getattr(visitor, method)("/members/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert "can only be read" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/api/v1/positions"])
def test_the_page_goes_out_compressed_to_those_who_can_read_it(visitor, address):
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
    plain = visitor.get(address)
    for accepts, coding in {"gzip": "gzip", "gzip, deflate, br, zstd": "br", "br;q=0": None, "": None}.items():
        response = visitor.get(address, headers={"Accept-Encoding": accepts})
        assert response.headers.get("Content-Encoding") == coding
        assert unpack[coding](response.content) == plain.content
        assert response.headers["Vary"] == "Accept-Encoding"
        assert response.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize("address", ["/api/v1/positions", "/charts/members/lithuania.json"])
def test_data_with_both_clocks_stopped_may_be_kept_for_ever(visitor, address):
    assert "immutable" in visitor.get(f"{address}?on=2024-12-04&edition=1").headers["Cache-Control"]
    assert visitor.get(f"{address}?edition=1").headers["Cache-Control"] == LIVE
    assert visitor.get(f"{address}?on=2024-12-04").headers["Cache-Control"] == LIVE
    assert visitor.get("/members/?on=2024-12-04&edition=1").headers["Cache-Control"] == LIVE


@pytest.mark.parametrize("address", ["/members/atlantis/", "/?edition=abc", "/nowhere/", "/?on=2024-12-04"])
def test_what_is_no_page_sets_no_cookie_either(visitor, address):
    response = visitor.get(address)
    assert not response.cookies
    assert response.headers.get("Vary") in (None, "Accept-Encoding")


def test_a_reader_with_the_desks_cookies_gets_the_same_page(visitor):
    signed_in = Client()
    signed_in.cookies["sessionid"] = "whatever"
    assert signed_in.get("/").content == visitor.get("/").content


def test_the_desk_alone_has_a_login(visitor):
    response = visitor.get("/admin/login/")
    assert response.status_code == 200
    assert "csrftoken" in response.cookies
    assert response.cookies["csrftoken"]["path"] == "/admin/"


def test_the_desk_refuses_a_form_without_its_token(starter):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403


def test_alive_and_ready_say_so(visitor):
    assert visitor.get("/healthz").json() == {"alive": True}
    assert visitor.get("/readyz").json() == {"ready": True}
    assert visitor.get("/readyz").headers["Cache-Control"] == "no-store"
