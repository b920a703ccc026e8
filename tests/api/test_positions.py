"""/api/v1/positions: its shape, its errors, and that any page may read it."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def program() -> Client:
    return Client()


@pytest.fixture
def published():
    """Lithuania advocates; Hungary opposes; Germany and Finland were never assessed."""
    making.member("DE")
    making.member("FI")
    yes = making.statement("LT", "2024-10-17")
    no = making.statement("HU", "2024-01-01", signal="oppose")
    return making.publish(
        yes,
        no,
        making.assessment("LT", "2024-10-17", key="lt-2024-10-17", supports=[yes]),
        making.assessment("HU", "2024-01-01", "oppose", key="hu-2024-01-01", supports=[no], confidence="low"),
    )


def test_the_answer_has_the_shape_and_order_that_was_promised(program, published):
    answer = program.get("/api/v1/positions?on=2024-12-04").json()
    assert list(answer) == ["on", "edition", "members", "tally", "positions"]
    assert (answer["on"], answer["edition"], answer["members"]) == ("2024-12-04", published.number, 4)
    assert list(answer["tally"]) == ["advocate", "support", "alliance_line", "not_now", "oppose", "not_assessed"]
    assert answer["tally"] | {"advocate": 1, "oppose": 1, "not_assessed": 2} == answer["tally"]
    assert [position["name"] for position in answer["positions"]] == ["Finland", "Germany", "Hungary", "Lithuania"]
    assert answer["positions"][-1] == {
        "member": "LT",
        "name": "Lithuania",
        "stance": "advocate",
        "since": "2024-10-17",
        "confidence": "high",
        "assessment": "lt-2024-10-17",
    }


def test_a_member_that_is_not_assessed_has_nulls(program, published):
    germany = program.get("/api/v1/positions?on=2024-12-04").json()["positions"][1]
    assert list(germany) == ["member", "name", "stance", "since", "confidence", "assessment"]
    assert (germany["stance"], germany["since"], germany["confidence"], germany["assessment"]) == (None,) * 4


def test_a_member_is_left_out_before_its_accession(program, published):
    names = [p["name"] for p in program.get("/api/v1/positions?on=2023-04-03").json()["positions"]]
    assert "Finland" not in names
    assert len(names) == 3


@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ("on=2024-13-45", 400, "not a day of the calendar"),
        ("on=1999-01-01", 400, "asks for 1999-01-01"),
        ("edition=abc", 400, "not the number of an edition"),
        ("edition=99", 404, "the newest is 1"),
        ("on=" + "x" * 10_000, 400, "not a day"),
        ("on=%00", 400, "not a day"),
        ("on=2024-12-04&on=2024-12-05", 400, "more than once"),
    ],
)
def test_an_impossible_value_is_a_problem_that_says_what_would_work(program, published, query, status, detail):
    response = program.get(f"/api/v1/positions?{query}")
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert detail in problem["detail"]
    assert problem["advice"]


def test_any_page_may_read_answers_and_problems(program, published):
    for query in ("", "?on=never"):
        assert program.get(f"/api/v1/positions{query}").headers["Access-Control-Allow-Origin"] == "*"


def test_an_empty_record_is_unavailable_not_broken(program, db):
    response = program.get("/api/v1/positions")
    assert response.status_code == 503
    assert response.json()["title"] == "The record is empty"


def test_it_can_only_be_read(program, published):
    response = program.post("/api/v1/positions")
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_its_description_names_the_parameters_and_the_fields(program):
    described = program.get("/api/v1/openapi.json").json()
    operation = described["paths"]["/api/v1/positions"]["get"]
    assert [parameter["name"] for parameter in operation["parameters"]] == ["on", "edition"]
    fields = described["components"]["schemas"]["PositionsOut"]["properties"]
    assert list(fields) == ["on", "edition", "members", "tally", "positions"]
