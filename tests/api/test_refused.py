"""What the API refuses, and what it says would work: in words that are true for a program, at addresses of its own."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from stances.api.described import api
from stances.pages.reading import CHOSEN
from tests import making

pytestmark = pytest.mark.django_db

ROOT = f"{settings.SITE_URL}/api/v1/"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def program() -> Client:
    return Client()


@pytest.fixture
def published():
    """Two editions: Hungary was judged in the first, Finland came with a statement in the second."""
    making.member("FI")
    said = making.statement("HU", "2023-01-01", key="hu-2023-01-01-orban", signal="not_now")
    making.publish(said, making.assessment("HU", "2023-01-01", "not_now", supports=[said]))
    return making.publish(making.statement("FI", "2024-02-01"))


def refused(program: Client, address: str, status: int) -> dict:
    response = program.get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    return response.json()


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("statements?members=de", "“member”"),
        ("statements?outlets=mti", "“outlet”"),
        ("shifts?lang=hu", None),
        ("statements?lang=hu", "“language”"),
        ("positions?date=2024-12-04", "“on”"),
        ("assessments?from=2024-12-04", "“since”"),
        ("members?page=2", "“cursor”"),
        ("editions/1?foo=bar", None),
        ("?foo=bar", None),
        ("positions?foo=bar&foo=other", None),
        ("positions?=", None),
        ("positions?utm_source=x", None),
        ("statements?" + "x" * 5_000, None),
    ],
)
def test_a_parameter_that_the_address_does_not_take_is_refused_with_those_it_takes(program, published, address, near):
    problem = refused(program, address, 400)
    assert problem["title"] == "There is no such parameter"
    assert "It takes: " in problem["advice"]
    assert "edition" in problem["advice"]
    assert ("Did you mean" in problem["advice"]) == bool(near)
    assert near is None or f"Did you mean {near}?" in problem["advice"]
    assert len(problem["detail"]) < 200


def test_every_address_takes_what_its_description_names_and_nothing_else_of_this_site(program, published):
    keys = {"members": "hu", "statements": "hu-2023-01-01-orban", "editions": "1"}
    others = [*CHOSEN, "theme", "cursor", "limit", "since_edition", "edition", "format"]
    for path, operations in api.get_openapi_schema()["paths"].items():
        name = path.removeprefix("/api/v1/").split("/")[0]
        address = path.replace("{key}", keys.get(name, "none")).replace("{number}", "1")
        taken = {one["name"] for one in operations["get"]["parameters"] if one["in"] == "query"}
        assert "edition" in taken
        for other in others:
            answer = program.get(address, {other: "1"}).json()
            assert (answer.get("title") == "There is no such parameter") == (other not in taken), (address, other)


def test_what_came_after_the_newest_edition_is_not_an_empty_list_but_a_problem_that_names_it(program, published):
    for name in ("assessments", "shifts", "editions", "corrections"):
        problem = refused(program, f"{name}?since_edition=99", 404)
        assert "the newest is 2" in problem["detail"]
        assert problem["suggestions"] == [ROOT + name]
        assert program.get(f"/api/v1/{name}?since_edition=2").json()["results"] == []
    assert "came after edition 1" in refused(program, "shifts?since_edition=2&edition=1", 404)["detail"]
    assert program.get("/api/v1/shifts?since_edition=1&edition=1").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "suggested"),
    [
        ("members/hungry", 404, ["members/hungary", "members"]),
        ("members/hungry/history", 404, ["members/hungary/history", "members"]),
        ("members/fi?on=2023-04-03", 404, ["members/finland?on=2023-04-04", "members"]),
        ("members/hu?on=2024-13-45", 400, ["positions?on=2024-12-04", "members"]),
        ("members?on=2024-13-45", 400, ["members?on=2024-12-04", "members"]),
        ("assessments?member=hungary&edition=1", 400, ["assessments?edition=1&member=hu", "assessments?edition=1",
                                                      "assessments"]),
        ("statements?member=hungary", 400, ["statements?member=hu", "statements"]),
        ("statements/hu-2023-01-02-orban", 404, ["statements/hu-2023-01-01-orban", "statements"]),
        ("shifts?since=2024-02-02&on=2024-01-01", 400, ["shifts?on=2024-02-02&since=2024-01-01", "shifts"]),
        ("positions?edition=99", 404, ["editions/2", "positions"]),
        ("milestones/never", 404, ["milestones"]),
        ("limits", 404, [""]),
        ("statement?q=peace", 404, ["statements", ""]),
        ("positions/", 404, ["positions", ""]),
    ],
)  # fmt: skip
def test_what_is_suggested_are_addresses_of_the_api_that_work(program, published, address, status, suggested):
    problem = refused(program, address, status)
    assert problem["suggestions"] == [ROOT + one for one in suggested]
    assert [program.get(one).status_code for one in problem["suggestions"]] == [200] * len(suggested)


def test_keys_of_which_there_are_many_are_looked_for_where_a_program_finds_them(program, published):
    for name, place in (("official", "/api/v1/officials"), ("event", "/api/v1/milestones")):
        advice = refused(program, f"statements?{name}=zzzz", 404)["advice"]
        assert place in advice
        assert program.get(place).status_code == 200
    assert "/data/sources.json" in refused(program, "statements?outlet=zzzz", 404)["advice"]
    assert "write one of these: en" in refused(program, "statements?language=zzzz", 404)["advice"]


def test_an_empty_record_and_a_question_too_long_to_read_are_told_to_programs(program, db):
    empty = refused(program, "statements", 503)
    assert (empty["suggestions"], "manage.py" in empty["advice"]) == ([ROOT], False)
    assert "openapi.json" in refused(program, "positions?" + "&".join(f"a{n}=1" for n in range(2000)), 400)["advice"]
    response = program.post("/api/v1/positions")
    assert response.json()["title"] == "This address can only be read"
    assert response.json()["suggestions"] == [ROOT + "positions"]


def test_addresses_below_the_api_that_are_none_are_told_to_programs(program):
    for address in ("/api/", "/api/v2/positions", "/api/v1/limits/x/y"):
        response = program.get(address)
        assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")
        assert ROOT in response.json()["suggestions"]


def test_the_index_names_every_address_with_what_it_answers_and_where_to_read_on(program, published):
    index = program.get("/api/v1/").json()
    described = api.get_openapi_schema()["paths"]
    named = {one["address"].removeprefix(settings.SITE_URL): one["answers"] for one in index["addresses"]}
    assert named == {path: operations["get"]["summary"] for path, operations in described.items()}
    assert (index["edition"], index["newest"]) == (2, 2)
    assert index["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    for way_on in (index["documentation"], index["description"], index["data"]):
        assert program.get(way_on).status_code == 200
    earlier = program.get("/api/v1/?edition=1").json()
    assert (earlier["edition"], earlier["newest"]) == (1, 2)


def test_the_description_has_a_tag_and_is_not_sent_twice(program):
    first = program.get("/api/v1/openapi.json")
    again = program.get("/api/v1/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
