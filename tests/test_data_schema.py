"""The columns of the public data are a promise: whoever changes one writes it down, under a new version."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from pathlib import Path

from stances.pages.data import going
from stances.pages.data.columns import SCHEMA, TABLES
from stances.pages.data.going import Going
from stances.pages.data.promised import fingerprint, written_down

Written = dict[str, list[list[str]]]

HOUSE = Path(__file__).resolve().parents[1]
VERSIONS = json.loads((HOUSE / "docs" / "data-schema.json").read_text())
CHANGES = (HOUSE / "CHANGELOG.md").read_text()


def test_the_columns_are_those_written_down_under_their_version():
    assert list(VERSIONS)[-1] == SCHEMA
    assert VERSIONS[SCHEMA] == written_down(), "Raise SCHEMA, and write the columns down under it: see columns.py."


def test_each_version_is_in_the_list_of_changes_with_the_fingerprint_of_its_columns():
    for version, columns in VERSIONS.items():
        line = f"data schema {version} (`{fingerprint(columns)}`)"
        assert line in CHANGES, f"CHANGELOG.md does not say “{line}”."


def test_a_minor_version_only_adds_columns_at_the_end_and_tables_and_announcements():
    versions = list(VERSIONS.items())
    for (older, before), (newer, after) in pairwise(versions):
        if older.split(".")[0] == newer.split(".")[0]:
            for table, columns in before.items():
                kept = [column[:3] for column in after[table][: len(columns)]]
                assert kept == [column[:3] for column in columns], (newer, table)


def unannounced(versions: dict[str, Written]) -> list[str]:
    """Columns that a version no longer has though the one before it did not say that they go: a fourth entry of theirs
    (``promised.written_down``)."""
    return [
        f"{table}.{column[0]} went with {newer} unannounced"
        for (_, before), (newer, after) in pairwise(versions.items())
        for table, columns in before.items()
        for column in columns
        if column[0] not in [kept[0] for kept in after.get(table, [])] and len(column) < 4
    ]


def test_no_column_goes_that_an_earlier_version_did_not_announce():
    assert unannounced(VERSIONS) == []


def test_a_column_or_a_table_that_goes_unannounced_is_found(monkeypatch):
    before = written_down()
    without = {table: columns for table, columns in before.items() if table != "posts"}
    without["members"] = [column for column in before["members"] if column[0] != "wikidata"]
    lost = ["members.wikidata went with 2.0 unannounced"]
    lost += [f"posts.{column[0]} went with 2.0 unannounced" for column in before["posts"]]
    assert unannounced({"1.0": before, "2.0": without}) == lost
    day = dt.date(2026, 11, 20)
    these = (Going("column", "members.wikidata", day, None, "Use iso3."), Going("table", "posts", day, None, "Go on."))
    monkeypatch.setattr(going, "GOING", these)
    announced = written_down()
    assert unannounced({"1.0": before, "1.1": announced, "2.0": without}) == []
    assert unannounced({"1.0": before, "1.1": announced, "1.2": before, "2.0": without}) == lost
    assert fingerprint(announced) != fingerprint(before)
    assert [column[:3] for column in announced["members"]] == before["members"]


def test_names_of_columns_are_plain_words_and_stand_once():
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(name.isascii() and name.replace("_", "").isalnum() and name.islower() for name in names)
        assert set(table.key) <= set(names)
