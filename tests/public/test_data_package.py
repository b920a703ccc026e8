"""An edition as one zip. ``datapackage.json`` is checked here against Data Package 1.0 and Table Schema 1.0, rule by
rule as far as it uses them; ``test_frictionless.py`` has the library read it."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from stances import record as records
from stances.pages.data.columns import IN_THE_ZIP, TABLES

ADDRESS = "/data/open-door-edition-1.zip"
FOLDER = "open-door-edition-1/"

READS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": dt.date.fromisoformat,
    "datetime": lambda text: dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z"),
}
"""How a cell of each type is read by its default format (Table Schema 1.0, "Types and Formats")."""


@pytest.fixture(scope="module")
def bodies() -> dict[str, bytes]:
    return {}


@pytest.fixture
def opened(visitor: Client, bodies: dict[str, bytes]) -> zipfile.ZipFile:
    if not bodies:
        bodies["zip"] = visitor.get(ADDRESS).content
    return zipfile.ZipFile(io.BytesIO(bodies["zip"]))


@pytest.fixture
def package(opened) -> dict[str, Any]:
    return json.loads(opened.read(f"{FOLDER}datapackage.json"))


def complete_to() -> dt.date:
    """The last day up to which the newest edition was searched."""
    return records.at().edition.complete_to


def rows_of(opened: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(opened.read(f"{FOLDER}{name}.csv").decode(), newline="")))


def test_it_holds_every_table_as_it_is_alone_with_what_says_what_it_is(opened, visitor):
    assert opened.testzip() is None
    said = ["README.md", "LICENCE.txt", "CITATION.cff", "datapackage.json"]
    assert opened.namelist() == [FOLDER + name for name in (*said, *(f"{table.name}.csv" for table in IN_THE_ZIP))]
    for table in IN_THE_ZIP:
        assert opened.read(f"{FOLDER}{table.name}.csv") == visitor.get(f"/data/{table.name}.csv?edition=1").content


def test_it_is_the_same_to_the_byte_whenever_it_is_made(visitor, tomorrow):
    first = visitor.get(ADDRESS)
    assert first.headers["Content-Type"] == "application/zip"
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    cache.clear()
    with tomorrow:
        again = visitor.get(ADDRESS)
    assert again.headers["Open-Door-Cache"] == "miss"
    assert again.content == first.content


def test_an_edition_that_there_is_not_is_refused(visitor):
    assert visitor.get("/data/open-door-edition-2.zip").status_code == 404
    assert visitor.get("/data/open-door-edition-0.zip").status_code == 404
    assert visitor.get("/data/open-door-edition-99999999999999999999.zip").status_code == 404
    assert visitor.get("/data/open-door-edition-x.zip").status_code == 404


def test_the_package_is_described_as_data_package_asks(package):
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert package["version"] == "1"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", package["created"])
    assert [one["name"] for one in package["licenses"]] == ["CC-BY-4.0"]
    assert all({"title", "role"} <= set(one) for one in package["contributors"])
    names = [one["name"] for one in package["resources"]]
    assert names == [table.name for table in IN_THE_ZIP]
    assert all(re.fullmatch(r"[-a-z0-9._/]+", name) for name in names)


def test_every_resource_is_a_file_beside_it_of_that_size_and_hash(package, opened):
    for one in package["resources"]:
        assert one["profile"] == "tabular-data-resource"
        body = opened.read(FOLDER + one["path"])
        assert one["bytes"] == len(body)
        assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert (one["format"], one["mediatype"], one["encoding"]) == ("csv", "text/csv", "utf-8")
        assert body.count(b"\r\n") > 0 or one["name"] == "corrections"


def test_every_cell_is_what_its_field_says(package, opened):
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        rows = rows_of(opened, resource["name"])
        header = opened.read(FOLDER + resource["path"]).decode().split("\r\n")[0]
        assert header.split(",") == [field["name"] for field in fields]
        for field in fields:
            assert field["description"]
            rules = field.get("constraints", {})
            assert set(rules) <= {"required", "enum"}
            cells = [row[field["name"]] for row in rows]
            filled = [READS[field["type"]](cell) for cell in cells if cell not in resource["schema"]["missingValues"]]
            assert len(filled) == len(cells) or not rules.get("required")
            assert "enum" not in rules or set(filled) <= set(rules["enum"])


def test_keys_tell_rows_apart_and_lead_to_other_tables(package, opened):
    for resource in package["resources"]:
        schema, rows = resource["schema"], rows_of(opened, resource["name"])
        if key := schema.get("primaryKey"):
            assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)
        for leads in schema.get("foreignKeys", []):
            other = rows_of(opened, leads["reference"]["resource"])
            assert {row[leads["fields"]] for row in rows} <= {row[leads["reference"]["fields"]] for row in other}


def test_on_the_site_the_same_description_leads_to_the_files_there(package, visitor):
    there = json.loads(visitor.get("/data/datapackage.json").content)
    large = [one for one in there["resources"] if one["name"] == "positions_by_day"]
    there["resources"] = [one for one in there["resources"] if one not in large]
    for here, one in zip(package["resources"], there["resources"], strict=True):
        assert one.pop("path") == f"{settings.SITE_URL}/data/{here.pop('path')}?edition=1"
    assert there == package
    (by_day,) = large
    assert by_day["path"] == f"{settings.SITE_URL}/data/positions_by_day.csv?on={complete_to()}&edition=1"
    body = visitor.get(by_day["path"].removeprefix(settings.SITE_URL)).content
    assert (by_day["bytes"], by_day["hash"]) == (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}")


def test_it_says_in_words_what_it_is_how_to_cite_it_and_under_which_licence(opened):
    readme = opened.read(f"{FOLDER}README.md").decode()
    for table in IN_THE_ZIP:
        assert f"## {table.name}.csv" in readme
        assert all(f"- `{column.name}` ({column.kind}) – {column.means}" in readme for column in table.columns)
    assert f"{settings.SITE_URL}/data/?edition=1" in readme
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in opened.read(f"{FOLDER}LICENCE.txt").decode()


def test_it_says_which_table_is_not_in_it_and_where_that_is(opened):
    (left,) = (table for table in TABLES if table not in IN_THE_ZIP)
    assert f"{FOLDER}{left.name}.csv" not in opened.namelist()
    said = opened.read(f"{FOLDER}README.md").decode().split("## Not in this folder")[1]
    assert f"- {left.name}: {left.means} {settings.SITE_URL}/data/{left.name}.csv?on={complete_to()}&edition=1" in said


def test_the_citation_has_what_citation_file_format_requires(opened):
    lines = opened.read(f"{FOLDER}CITATION.cff").decode().splitlines()
    said = {name: json.loads(value) if value[0] == '"' else value
            for name, value in (line.split(": ", 1) for line in lines if ": " in line and line[0] != " ")}  # fmt: skip
    assert (said["cff-version"], said["type"], said["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert {"message", "title"} <= set(said)
    assert '  - name: "Open Door"' in lines
    assert said["version"] == "1"
    assert dt.date.fromisoformat(said["date-released"])
    assert said["url"] == f"{settings.SITE_URL}/data/?edition=1"


def test_the_page_leads_to_it(visitor):
    for address in ("/data/", "/uk/data/", "/data/?edition=1"):
        text = visitor.get(address).content.decode()
        assert f'href="{ADDRESS}"' in text
        assert 'href="/data/datapackage.json' in text
