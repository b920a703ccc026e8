"""The columns of the public data are a promise: whoever changes one writes it down, under a new version."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from stances.pages.data.columns import SCHEMA, TABLES, fingerprint, written_down

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


def test_a_minor_version_only_adds_columns_at_the_end_and_tables():
    versions = list(VERSIONS.items())
    for (older, before), (newer, after) in pairwise(versions):
        if older.split(".")[0] == newer.split(".")[0]:
            for table, columns in before.items():
                assert after[table][: len(columns)] == columns, (newer, table)


def test_names_of_columns_are_plain_words_and_stand_once():
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(name.isascii() and name.replace("_", "").isalnum() and name.islower() for name in names)
        assert set(table.key) <= set(names)
