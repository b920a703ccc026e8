"""What is announced as going is told wherever it concerns somebody, and nowhere else; nothing goes unannounced."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest
from django.conf import settings

from stances.api import api
from stances.pages.data import going
from stances.pages.data.columns import BY_NAME
from stances.pages.data.going import GOING, NOTICE, Going

SINCE, LAST = dt.date(2026, 11, 20), dt.date(2027, 5, 31)
COLUMN = Going("column", "statements.venue", SINCE, LAST, "Use the summary.")
TABLE = Going("table", "posts", dt.date(2026, 11, 21), None, "Use the column speakers of statements.")
ADDRESS = Going("address", "/officials/{key}", SINCE, None, "Use /officials.")
PARAMETER = Going("parameter", "/statements?outlet", SINCE, LAST, "Search for its name.")
FIELD = Going("field", "PositionsOut.tally", SINCE, LAST, "Count the positions.")

SAYS = {
    "Deprecation": "@1795132800",
    "Sunset": "Tue, 01 Jun 2027 00:00:00 GMT",
    "Link": f'<{settings.SITE_URL}/data/#going>; rel="deprecation"; type="text/html"',
}
"""RFC 9745, 2: an Item Structured Header, a Date. RFC 8594, 3: an HTTP date."""


@pytest.fixture
def announced(monkeypatch):
    """Declares these for this test."""
    return lambda *these: monkeypatch.setattr(going, "GOING", these)


def told(response) -> dict[str, str]:
    assert response.status_code == 200, response.content
    return {name: value for name, value in response.headers.items() if name in SAYS}


def key_of(visitor, name: str) -> str:
    return visitor.get(f"/api/v1/{name}").json()["results"][0]["key"]


def test_an_announced_column_is_in_the_headers_of_every_answer_that_holds_it_and_of_no_other(visitor, announced):
    said = key_of(visitor, "statements")
    announced(COLUMN)
    for address in (
        "/data/statements.csv", "/data/statements.json?edition=1", "/data/open-door-edition-1.zip",
        "/api/v1/statements", f"/api/v1/statements/{said}",
    ):  # fmt: skip
        assert told(visitor.get(address)) == SAYS, address
        assert told(visitor.head(address)) == SAYS, address
    for address in ("/data/shifts.csv", "/data/sources.csv", "/api/v1/positions", "/api/v1/members", "/data/"):
        assert told(visitor.get(address)) == {}, address


def test_an_answer_that_was_kept_before_the_announcement_tells_it_too(visitor, announced):
    visitor.get("/data/statements.csv")
    announced(COLUMN)
    again = visitor.get("/data/statements.csv")
    assert again.headers["Open-Door-Cache"] == "hit"
    assert told(again) == SAYS
    known = visitor.get("/data/statements.csv", headers={"if-none-match": again.headers["ETag"]})
    assert (known.status_code, known.headers["Deprecation"]) == (304, SAYS["Deprecation"])


def test_any_page_in_a_browser_may_read_these_headers(visitor, announced):
    announced(COLUMN)
    for address in ("/data/statements.csv", "/api/v1/statements"):
        exposed = visitor.get(address).headers["Access-Control-Expose-Headers"].split(", ")
        assert set(SAYS) <= set(exposed)


def test_a_table_is_announced_without_a_last_day_and_an_address_and_a_field_of_the_api_each_for_itself(
    visitor, announced
):
    person = key_of(visitor, "officials")
    announced(TABLE, ADDRESS, FIELD)
    without_end = {name: value for name, value in SAYS.items() if name != "Sunset"}
    assert told(visitor.get("/data/posts.csv")) == without_end | {"Deprecation": "@1795219200"}
    assert told(visitor.get(f"/api/v1/officials/{person}")) == without_end
    assert told(visitor.get("/api/v1/positions")) == SAYS
    for address in ("/api/v1/officials", "/data/officials.csv", "/data/positions.csv", "/api/v1/members"):
        assert told(visitor.get(address)) == {}, address


def test_a_parameter_is_announced_in_every_answer_of_its_address_and_marked_there_alone(visitor, announced):
    said = key_of(visitor, "statements")
    announced(PARAMETER)
    assert told(visitor.get("/api/v1/statements")) == SAYS
    assert told(visitor.get(f"/api/v1/statements/{said}")) == told(visitor.get("/data/statements.csv")) == {}
    described = visitor.get("/api/v1/openapi.json").json()
    marked = {
        (path, parameter["name"])
        for path, found in described["paths"].items()
        for parameter in found["get"]["parameters"]
        if parameter.get("deprecated") and parameter["description"].endswith(PARAMETER.instead)
    }
    assert marked == {("/api/v1/statements", "outlet")}
    announced()
    assert "deprecated" not in visitor.get("/api/v1/openapi.json").text


def test_where_several_go_the_earliest_days_are_told(visitor, announced):
    announced(Going("column", "statements.quote", SINCE, None, "Use it no more."), COLUMN,
              Going("table", "statements", dt.date(2026, 11, 1), dt.date(2028, 1, 1), "Use the API."))  # fmt: skip
    found = told(visitor.get("/data/statements.csv"))
    assert (found["Deprecation"], found["Sunset"]) == ("@1793491200", SAYS["Sunset"])


def test_the_descriptions_for_programs_say_it_and_the_readme(visitor, announced):
    announced(COLUMN, TABLE)
    package = json.loads(visitor.get("/data/datapackage.json").content)
    (there,) = [one for one in package["resources"] if "deprecated" in one]
    assert (there["name"], there["deprecated"]) == (
        "posts", {"since": "2026-11-21", "last_day": None, "instead": TABLE.instead},
    )  # fmt: skip
    fields = {(one["name"], field["name"]): field for one in package["resources"] for field in one["schema"]["fields"]}
    gone = {name for name, field in fields.items() if "deprecated" in field}
    assert gone == {("statements", "venue"), *(("posts", column.name) for column in BY_NAME["posts"].columns)}
    assert fields["statements", "venue"]["deprecated"]["last_day"] == "2027-05-31"
    words = "where it was said. Going: announced on 2026-11-20, answered until 2027-05-31. Use the summary."
    assert fields["statements", "venue"]["description"] == words
    opened = zipfile.ZipFile(io.BytesIO(visitor.get("/data/open-door-edition-1.zip").content))
    assert f"- `venue` (string) – {words}" in opened.read("open-door-edition-1/README.md").decode()


def test_openapi_marks_what_goes_as_deprecated_and_nothing_else(visitor, announced):
    def marked() -> tuple[set[str], set[str]]:
        described = visitor.get("/api/v1/openapi.json").json()
        addresses = {path for path, found in described["paths"].items() if found["get"].get("deprecated")}
        shapes = described["components"]["schemas"].items()
        return addresses, {
            f"{shape}.{name}"
            for shape, found in shapes
            for name, field in found.get("properties", {}).items()
            if field.get("deprecated") and "Going: announced on 2026-11-20" in field["description"]
        }

    assert marked() == (set(), set())
    announced(COLUMN, TABLE, ADDRESS, FIELD)
    assert marked() == ({"/api/v1/officials/{key}"}, {"StatementOut.venue", "PositionsOut.tally"})


@pytest.mark.parametrize("prefix", ["", "/uk", "/fr"])
def test_the_page_of_the_data_has_the_words_that_the_headers_lead_to(visitor, announced, prefix):
    announced(COLUMN, TABLE)
    text = visitor.get(f"{prefix}/data/").content.decode().split('id="going"')[1].split("</section>")[0]
    for one in (COLUMN, TABLE):
        assert f"<code>{one.name}</code>" in text
        assert one.instead in text
    assert text.index(TABLE.name) < text.index(COLUMN.name)
    assert "2027" in text


def test_as_long_as_nothing_is_announced_the_page_says_so_and_no_answer_has_the_headers(visitor, announced):
    announced()
    assert "Nothing is announced today." in visitor.get("/data/").content.decode()
    assert told(visitor.get("/data/statements.csv")) == told(visitor.get("/api/v1/statements")) == {}


def mistakes(declared: tuple[Going, ...]) -> list[str]:
    """What is wrong with a declaration: it names nothing that there is, or leaves too little time."""
    described = api.get_openapi_schema()
    shapes = described["components"]["schemas"]
    known = {
        "table": set(BY_NAME),
        "column": {f"{table.name}.{column.name}" for table in BY_NAME.values() for column in table.columns},
        "address": {"/" + path.removeprefix("/api/v1/") for path in described["paths"]},
        "parameter": {
            f"/{path.removeprefix('/api/v1/')}?{parameter['name']}"
            for path, found in described["paths"].items()
            for parameter in found["get"]["parameters"]
        },
        "field": {f"{shape}.{name}" for shape, found in shapes.items() for name in found.get("properties", {})},
    }
    return [
        *(f"There is no {one.kind} {one.name}." for one in declared if one.name not in known[one.kind]),
        *(f"{one.name} goes too early." for one in declared if one.last and one.last < one.since + NOTICE),
        *(f"{one.name} says no whole sentence." for one in declared if not one.instead.endswith(".")),
    ]


def test_what_is_declared_is_there_and_leaves_half_a_year():
    assert mistakes(GOING) == []
    assert mistakes((COLUMN, TABLE, ADDRESS, PARAMETER, FIELD)) == []
    assert mistakes((
        Going("column", "statements.weather", SINCE, None, "Look outside."),
        Going("address", "/weather", SINCE, None, "Look outside."),
        Going("parameter", "/statements?weather", SINCE, None, "Look outside."),
        Going("field", "PositionsOut.weather", SINCE, None, "Look outside."),
        Going("table", "weather", SINCE, dt.date(2026, 12, 24), "look outside"),
    )) == [
        "There is no column statements.weather.", "There is no address /weather.",
        "There is no parameter /statements?weather.", "There is no field PositionsOut.weather.",
        "There is no table weather.",
        "weather goes too early.", "weather says no whole sentence.",
    ]  # fmt: skip
