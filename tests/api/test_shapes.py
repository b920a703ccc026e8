"""The API's rows are the rows of the public tables, as openapi.json describes them: of the whole starter dataset."""

from __future__ import annotations

from functools import cache

import pytest
from django.core.cache import cache as kept
from django.test import Client

from stances.api.shapes import SHAPES, PositionsOut, page_of

pytestmark = pytest.mark.usefixtures("starter")

TABLES = ("members", "assessments", "shifts", "officials", "milestones", "editions")


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.clear()


def read(address: str) -> dict:
    response = Client().get(address)
    assert response.status_code == 200, response.content
    return response.json()


@cache
def every(name: str) -> tuple[dict, ...]:
    """All pages of a list."""
    found, address = [], f"/api/v1/{name}?limit=200"
    while address:
        page = read(address)
        page_of("statements" if name == "statements" else name).model_validate(page)
        found += page["results"]
        address = page["next"]
    assert len(found) == page["total"] > 0
    return tuple(found)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_that_of_the_file(table):
    in_file = read(f"/data/{table}.json")["rows"]
    assert sorted(map(repr, every(table))) == sorted(map(repr, in_file))
    assert list(every(table)[0]) == list(SHAPES[table].model_fields)


def test_a_statement_is_that_of_the_file_with_all_of_its_sources():
    in_file = {row["key"]: row for row in read("/data/statements.json")["rows"]}
    sources = read("/data/sources.json")["rows"]
    for said in every("statements"):
        row = in_file.pop(said["key"])
        assert said | {"sources": row["sources"]} == row | {"fate": "current"}
        assert said["sources"] == [
            {name: value for name, value in source.items() if name != "statement"}
            for source in sources
            if source["statement"] == said["key"]
        ]
    assert not in_file


def test_one_thing_is_the_row_of_its_list():
    for name, key in (("officials", "key"), ("milestones", "key"), ("members", "code"), ("editions", "number")):
        for row in every(name)[:5]:
            assert read(f"/api/v1/{name}/{row[key]}") == row


def test_the_positions_are_as_they_are_described():
    PositionsOut.model_validate(read("/api/v1/positions?on=2024-12-04"))
