"""The API's lists: the same record as the pages, in pages of one edition, open to all, with problems that help."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from stances import models, record
from tests import making

pytestmark = pytest.mark.django_db

LISTS = ("members", "assessments", "shifts", "statements", "officials", "milestones", "editions", "corrections")


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def program() -> Client:
    return Client()


@pytest.fixture
def published():
    """Two editions: Hungary moved from not now to oppose; a statement was corrected in the second."""
    first = making.statement("HU", "2023-01-01", key="first", signal="not_now")
    second = making.statement("HU", "2024-01-01", key="second", signal="oppose")
    making.publish(
        first,
        second,
        making.assessment("HU", "2023-01-01", "not_now", key="hu-2023-01-01", supports=[first]),
        making.assessment("HU", "2024-01-01", "oppose", key="hu-2024-01-01", supports=[second]),
    )
    return making.publish(making.correct(first, summary="Better said."))


def answer(program: Client, address: str) -> dict:
    response = program.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return response.json()


def test_a_shift_says_who_moved_from_where_to_where_and_in_which_edition(program, published):
    (shift,) = answer(program, "shifts")["results"]
    assert (shift["member"], shift["before"], shift["after"]) == ("HU", "not_now", "oppose")
    assert (shift["day"], shift["direction"], shift["published_in"]) == ("2024-01-01", "away", 1)


def test_the_history_of_a_member_is_found_by_code_and_by_slug(program, published):
    by_code, by_slug = (answer(program, f"members/{name}/history") for name in ("hu", "hungary"))
    assert by_code["results"] == by_slug["results"]
    assert [row["stance"] for row in by_code["results"]] == ["not_now", "oppose"]
    assert (by_code["results"][1]["supports"], by_code["results"][1]["contrary"]) == (["second"], [])


def test_a_member_is_found_by_code_and_by_slug_from_its_accession_on(program, published):
    making.member("FI")
    making.publish(making.statement("FI", "2024-02-01"))
    by_code, by_slug = (answer(program, f"members/{name}") for name in ("FI", "finland"))
    assert by_code == by_slug == answer(program, "members?on=2023-04-04")["results"][0]
    assert (by_code["code"], by_code["acceded"]) == ("FI", "2023-04-04")
    assert answer(program, "members/fi?on=2023-04-04") == by_code
    problem = program.get("/api/v1/members/fi?on=2023-04-03").json()
    assert problem["status"] == 404
    assert "4 April 2023" in problem["advice"]


def test_an_edition_says_when_and_why_it_was_made_whichever_later_one_is_asked(program, published):
    assert [answer(program, f"editions/{n}") for n in (2, 1)] == answer(program, "editions")["results"]
    assert answer(program, "editions/1?edition=2") == answer(program, "editions/1?edition=1")


def test_a_page_says_where_the_next_one_is_and_all_are_of_one_edition(program, published):
    first = answer(program, "statements?limit=1&order=oldest")
    assert (first["total"], first["next"]) == (
        2,
        f"{settings.SITE_URL}/api/v1/statements?order=oldest&limit=1&cursor=2-1",
    )
    making.publish(making.statement("HU", "2022-01-01", key="earlier"))
    second = program.get(first["next"]).json()
    assert (second["edition"], second["total"], second["next"]) == (2, 2, None)
    assert [row["key"] for page in (first, second) for row in page["results"]] == ["first", "second"]


def test_statements_are_searched_as_on_the_page(program, published):
    assert [row["key"] for row in answer(program, "statements?year=2024&signal=oppose")["results"]] == ["second"]
    assert answer(program, "statements?q=xylophone")["results"] == []


def test_what_an_edition_took_back_and_added_is_told_by_since_edition(program, published):
    assert [row["number"] for row in answer(program, "editions")["results"]] == [2, 1]
    assert [row["number"] for row in answer(program, "editions?since_edition=1")["results"]] == [2]
    (correction,) = answer(program, "corrections?since_edition=1")["results"]
    assert (correction["key"], correction["old_version"], correction["new_version"]) == ("first", 1, 2)
    assert answer(program, "shifts?since_edition=1")["results"] == []
    assert answer(program, "corrections?since_edition=2")["results"] == []


def test_an_earlier_edition_answers_as_it_did(program, published):
    assert answer(program, "statements/first?edition=1")["version"] == 1
    assert answer(program, "statements/first")["summary"] == "Better said."


def test_a_statement_that_was_withdrawn_says_so(program, published):
    making.withdraw(models.Statement.objects.get(key="second"))
    assert answer(program, "statements/second")["fate"] == "withdrawn"
    assert "second" not in [row["key"] for row in answer(program, "statements")["results"]]


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("statements?limit=0", 400, "limit"),
        ("statements?limit=many", 400, "limit"),
        ("statements?cursor=first", 400, "cursor"),
        ("statements?cursor=1-50", 404, "cursor"),
        ("statements?cursor=2-1&edition=1", 404, "cursor"),
        ("statements?cursor=9-1", 404, "the newest is 2"),
        ("statements?signal=perhaps", 400, "signal"),
        ("statements?since_edition=1", 400, "since_edition"),
        ("statements?members=de", 400, "members"),
        ("statements?theme=dark", 400, "theme"),
        ("members/hu/history?on=2024-01-01", 400, "on"),
        ("shifts?since_edition=3", 404, "the newest is 2"),
        ("corrections?since_edition=77", 404, "the newest is 2"),
        ("editions?since_edition=2&edition=1", 404, "came after edition 1"),
        ("statements?official=nobody", 404, "nobody"),
        ("statements?event=never&edition=1", 404, "never"),
        ("statements?member=hungary", 400, "hungary"),
        ("statements?year=never", 400, "never"),
        ("assessments?member=hung", 400, "hung"),
        ("shifts?direction=up", 400, "up"),
        ("members/hun/history", 404, "hun"),
        ("statements/firs", 404, "firs"),
        ("statements?on=2999-01-01", 400, "2999-01-01"),
        ("shifts?since_edition=x", 400, "since_edition"),
        ("shifts?member=xx", 404, "xx"),
        ("shifts?since=2024-02-02&on=2024-01-01", 400, "since"),
        ("statements/first-of-all", 404, "first-of-all"),
        ("officials/nobody", 404, "nobody"),
        ("milestones/never", 404, "never"),
        ("members/atlantis/history", 404, "atlantis"),
        ("members/zz/history", 404, "zz"),
        ("members/atlantis", 404, "atlantis"),
        ("members/zz", 404, "zz"),
        ("members/hu?on=2024-13-45", 400, "not a day"),
        ("editions/3", 404, "the newest is 2"),
        ("editions/0", 404, "Edition 0"),
        ("editions/2?edition=1", 404, "came after edition 1"),
        ("editions/newest", 404, "newest"),
        ("editions/1234567890", 404, "1234567890"),
        ("statements?q=" + "a" * 3_000, 400, ""),
        ("nowhere", 404, "nowhere"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_what_would_work(program, published, address, status, detail):
    response = program.get(f"/api/v1/{address}")
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert detail.lower() in problem["detail"].lower()
    assert problem["advice"]
    assert not re.search("these pages|a page that|beside|python|desk", problem["advice"])
    assert problem["suggestions"]
    for way_on in problem["suggestions"]:
        assert way_on.startswith(f"{settings.SITE_URL}/api/v1/")
        assert program.get(way_on).status_code == 200


@pytest.mark.parametrize(
    "name", ["", *LISTS, "positions", "members/hu", "members/hu/history", "statements/first", "editions/1"]
)
def test_an_answer_is_open_to_all_has_a_tag_and_is_not_sent_twice(program, published, name):
    response = program.get(f"/api/v1/{name}")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    again = program.get(f"/api/v1/{name}", headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert program.post(f"/api/v1/{name}").status_code == 405


def test_a_page_elsewhere_may_ask_what_it_may_do(program, published):
    response = program.options("/api/v1/shifts")
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_its_description_says_in_which_format_problems_come_and_is_served_with_its_reader_by_ourselves(program):
    described = program.get("/api/v1/openapi.json").json()
    for operations in described["paths"].values():
        assert list(operations) == ["get"]
        assert list(operations["get"]["responses"]["404"]["content"]) == ["application/problem+json"]
    page = program.get("/api/v1/docs")
    assert page.status_code == 200
    fetched = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(fetched) > 2
    assert all(re.match(r"/[^/]", address) for address in fetched)


def test_pages_of_a_list_do_not_share_a_tag(program, published):
    tags = {
        program.get(f"/api/v1/statements?{query}").headers["ETag"]
        for query in ("", "limit=1", "limit=2", "limit=1&cursor=2-1")
    }
    assert len(tags) == 4


def test_the_editions_are_those_of_the_record(published):
    assert [one.number for one in record.editions(2)] == [1, 2]
    assert [one.number for one in record.editions(1)] == [1]
