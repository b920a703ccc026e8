"""A parameter of this site that a file of the data has no use for is refused, and said where it has one; what is not of
this site is passed over."""

from __future__ import annotations

import json

import pytest

from stances.pages.data.columns import BY_NAME

TAKE_A_DAY = [table.name for table in BY_NAME.values() if "on" in table.takes]


@pytest.mark.parametrize("name", [name for name in BY_NAME if name not in TAKE_A_DAY])
def test_a_day_asked_of_a_table_that_takes_none_is_refused_and_said_where_it_may_be_asked(visitor, name):
    for address in (f"/data/{name}.csv?on=2024-01-01", f"/data/{name}.json?on=2024-01-01&edition=1"):
        response = visitor.get(address)
        assert response.status_code == 400
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "positions, positions_by_day" in response.content.decode()
    told = json.loads(visitor.get(f"/data/{name}.json?on=2024-01-01").content)
    assert told["detail"] == f"The parameter “on” chooses nothing in {name}.json."


@pytest.mark.parametrize(
    "address",
    [
        "/data/positions.csv?since=2024-01-01", "/data/positions.json?on=2024-01-01&member=de",
        "/data/positions_by_day.csv?member=de", "/data/statements.csv?q=", "/data/statements.csv?page=nonsense",
        "/data/datapackage.json?on=2024-01-01", "/data/open-door-edition-1.zip?on=2024-01-01",
    ],
)  # fmt: skip
def test_whatever_else_a_file_has_no_use_for_is_refused_too(visitor, address):
    assert visitor.get(address).status_code == 400
    assert visitor.head(address).status_code == 400
    assert visitor.post(address).status_code == 405


def test_parameters_that_are_not_of_this_site_are_passed_over(visitor):
    for address in ("statements.csv", "datapackage.json", "open-door-edition-1.zip"):
        assert visitor.get(f"/data/{address}?utm_source=elsewhere&theme=dark").status_code == 200
    assert visitor.get("/data/weather.csv?on=2024-01-01").status_code == 404
