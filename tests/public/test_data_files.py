"""The record as files: every table as CSV and JSON, in any edition; from them alone one finds what the pages say."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections import Counter
from html import unescape

import plotly.io
import pytest
from django.conf import settings

from config.places import BASE_DIR
from stances import record as records
from stances.codebook import STANCES
from stances.pages.data.columns import BY_NAME, TABLES
from tests.public.files import as_json, table

FOREVER = "public, max-age=31536000, immutable"
SCRIPT = BASE_DIR / "docs" / "tally.py"
DAYS = ("2008-04-04", "2018-06-01", "2023-07-12", "2024-12-04", "2026-11-21")


@pytest.mark.parametrize("day", DAYS)
def test_the_positions_alone_give_the_tally_of_the_home_page(visitor, day):
    holds = [
        row for row in table(visitor, "positions")
        if row["first_day"] <= day and (not row["last_day"] or day <= row["last_day"])
    ]  # fmt: skip
    counted = Counter(row["stance"] or "not_assessed" for row in holds)
    shown = visitor.get(f"/on/{day}/").content.decode()
    on_the_map = re.findall(r'data-member="([A-Z]{2})" data-stance="([a-z_]+)"', shown)
    assert counted == Counter(dict(on_the_map).values())
    assert len(holds) == len({row["member"] for row in holds}) == len(dict(on_the_map))


def test_a_script_of_a_few_lines_finds_the_tally_of_the_home_page_in_the_positions_alone(visitor, tmp_path):
    lines = SCRIPT.read_text().splitlines()
    assert len(lines) <= 25
    (tmp_path / "positions.csv").write_bytes(visitor.get("/data/positions.csv").content)
    words = [sys.executable, "-I", "-S", str(SCRIPT), "positions.csv", *DAYS]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    told = [line.split() for line in done.stdout.splitlines()]
    assert [day for day, *_ in told] == list(DAYS)
    for day, members, *tally in told:
        shown = visitor.get(f"/on/{day}/").content.decode()
        legend = re.findall(r'<li data-group="([a-z_]+)">.*?<span class="count">(\d+)</span>', shown, re.S)
        assert tally == [f"{stance}={count}" for stance, count in legend], day
        assert int(members) == sum(int(count) for _, count in legend) > 0


@pytest.mark.parametrize("day", DAYS)
def test_so_do_the_assessments_with_the_members(visitor, day):
    stances = {row["code"]: "not_assessed" for row in table(visitor, "members") if row["acceded"] <= day}
    for row in table(visitor, "assessments"):
        if row["member"] in stances and row["effective"] <= day:
            stances[row["member"]] = row["stance"] or "not_assessed"
    counted = Counter(stances.values())
    assert {code: counted[code] for code in (*STANCES, "not_assessed")} == records.at().tally(
        dt.date.fromisoformat(day)
    )


def test_positions_on_a_day_are_those_that_hold_on_it(visitor):
    rows = table(visitor, "positions", "?on=2024-12-04")
    assert len(rows) == 32
    api = json.loads(visitor.get("/api/v1/positions?on=2024-12-04").content)["positions"]
    known = {row["member"]: (row["stance"], row["since"], row["confidence"], row["assessment"]) for row in rows}
    assert known == {
        one["member"]: tuple(one[name] or "" for name in ("stance", "since", "confidence", "assessment")) for one in api
    }
    assert as_json(visitor, "positions", "?on=2024-12-04")["on"] == "2024-12-04"


@pytest.mark.parametrize("name", BY_NAME)
def test_both_forms_hold_the_same_rows_under_the_columns_that_are_promised(visitor, name):
    names = [column.name for column in BY_NAME[name].columns]
    text = visitor.get(f"/data/{name}.csv").content.decode()
    assert text.split("\r\n")[0] == ",".join(names)
    rows, found = table(visitor, name), as_json(visitor, name)
    assert (found["edition"], found["schema"], found["complete_to"]) == (
        1,
        "1.1",
        str(records.at().edition.complete_to),
    )
    assert len(rows) == len(found["rows"])
    for row, same in zip(rows, found["rows"], strict=True):
        assert list(row) == list(same) == names
        assert None not in row.values()
        assert {key: in_a_cell(value) for key, value in same.items()} == row


def in_a_cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)


@pytest.mark.parametrize("name", BY_NAME)
def test_what_a_column_promises_holds_in_every_row(visitor, name):
    rows = as_json(visitor, name)["rows"]
    for column in BY_NAME[name].columns:
        values = [row[column.name] for row in rows]
        assert all(value is not None for value in values) or not column.always, column.name
        items = [one for v in values if v is not None for one in (v if isinstance(v, list) else [v])]
        assert not column.words or set(items) <= set(column.words), column.name
        assert column.kind != "list" or not any(re.search(r"\s", one) for one in items), column.name
        assert column.kind != "date" or all(dt.date.fromisoformat(one) for one in items), column.name
    if key := BY_NAME[name].key:
        assert len({tuple(row[part] for part in key) for row in rows}) == len(rows)
    for column_name, other, theirs in BY_NAME[name].refers:
        known = {row[theirs] for row in as_json(visitor, other)["rows"]}
        assert {row[column_name] for row in rows} <= known


def test_the_record_is_there_whole(visitor):
    counts = records.at().counts
    assert len(table(visitor, "statements")) == counts.statements
    assert len(table(visitor, "assessments")) == counts.assessments
    assert len(table(visitor, "officials")) == counts.officials
    assert len({row["url"] for row in table(visitor, "sources")}) == counts.sources
    assert len(table(visitor, "milestones")) == counts.milestones
    assert len(table(visitor, "shifts")) == len(records.at().shifts())


def test_a_statement_is_as_on_its_page_with_the_addresses_of_its_sources(visitor):
    (said,) = (row for row in table(visitor, "statements") if row["key"] == "joint-2024-02-28-tirana")
    assert said["quote"].startswith("Les pays membres de l'OTAN")
    assert said["quote_language"] == "fr"
    assert len(said["sources"].split()) == 2
    assert said["page"] == f"{settings.SITE_URL}/statements/joint-2024-02-28-tirana/?edition=1"


def test_a_file_is_kept_and_open_to_all_and_lasts_where_its_edition_is_named(visitor):
    first = visitor.get("/data/statements.csv")
    assert first.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert first.headers["Cache-Control"].startswith("public, max-age=30")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Vary"] == "Accept-Encoding"
    assert not first.cookies
    assert visitor.get("/data/statements.csv").headers["Open-Door-Cache"] == "hit"
    assert visitor.get("/data/statements.csv?utm_source=elsewhere").headers["ETag"] == first.headers["ETag"]
    again = visitor.get("/data/statements.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert visitor.get("/data/statements.csv?edition=1").headers["Cache-Control"] == FOREVER
    assert visitor.get("/data/positions.json?edition=1").headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/data/secrets.csv", 404), ("/data/secrets.json", 404), ("/data/statements.csv?edition=99", 404),
        ("/data/statements.json?edition=x", 400), ("/data/positions.csv?on=2024-02-30", 400),
        ("/data/positions.csv?on=2031-01-01", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(visitor, address, status):
    response = visitor.get(address)
    assert response.status_code == status
    kind = "application/problem+json" if ".json" in address else "text/html; charset=utf-8"
    assert response.headers["Content-Type"] == kind
    assert visitor.post(address).status_code == 405


def test_the_page_leads_to_every_file_and_says_how_a_program_reads_it(visitor):
    last = records.at().edition.complete_to
    for page in ("/data/", "/uk/data/", "/fr/data/"):
        text = visitor.get(page).content.decode()
        for one in TABLES:
            assert f'href="/data/{one.name}.csv"' in text
            assert f'href="/data/{one.name}.json"' in text
            days = f"since={last - dt.timedelta(days=364)}&amp;on={last}&amp;" if one.grows else ""
            address = f"&quot;{settings.SITE_URL}/data/{one.name}.csv?{days}edition=1&quot;"
            assert f"curl -o {one.name}.csv {address}" in text
            assert f"{one.name} = pandas.read_csv({address})" in text
            assert f"{one.name} &lt;- read.csv({address})" in text
        assert 'href="/api/v1/docs"' in text
    assert 'href="/data/statements.csv?edition=1"' in visitor.get("/data/?edition=1").content.decode()


def test_the_line_that_reads_a_chart_into_a_notebook_makes_a_figure_of_plotly(visitor):
    text = unescape(visitor.get("/data/").content.decode())
    line = re.search(r"^.*(figure = plotly\.io\.from_json\(.+\))", text, re.MULTILINE)[1]
    address = re.search(r'urlopen\("([^"]+)"\)', line)[1]
    assert "edition=1" in address
    drawn = plotly.io.from_json(visitor.get(address.removeprefix(settings.SITE_URL)).content.decode())
    assert {trace.meta["stance"] for trace in drawn.data if trace.meta["part"] == "area"} == {*STANCES, "not_assessed"}
    for figure in re.findall(r'<a class="alone" href="(/charts/[^"]+)"><code>', text):
        assert plotly.io.from_json(visitor.get(figure).content.decode()).data
