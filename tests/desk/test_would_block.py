"""Statements that say that their member would block: what carries it, and what it leaves as it was."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import tablib
from django.core.management import call_command

from stances.desk import content, importing, stating
from stances.desk.importing import KINDS
from stances.management.commands.load_dataset import STARTER
from stances.models import Statement, Status
from tests import making
from tests.desk.spreadsheets import GOOD, preview, table, write

pytestmark = pytest.mark.django_db
RESISTS: dict[str, Any] = {"signal": "oppose", "quote": "We would veto it.", "summary": "Would veto it."}


def before_the_field(row: Statement) -> str:
    """The hash that the row had before statements could say it."""
    said = {
        name: getattr(row, name)
        for name in ("date_precision", "speaks_for", "attributed_to", "attribution", "venue", "quote")
    } | {
        name: getattr(row, name) for name in ("quote_language", "quote_translation", "summary", "signal", "conditions")
    }
    tied = {"members": ["LT"], "officials": ["minister-lt"], "sources": [["https://news.example/one", ""]]}
    named = {"kind": "Statement", "key": row.key, "version": row.version, "date": row.date.isoformat()}
    return content.hash_values(named | said | tied)


def test_what_was_approved_before_keeps_its_hash():
    row = making.statement(**RESISTS)
    making.publish(row)
    assert row.approved_hash == before_the_field(row) == content.hash_of(row)


def test_announcing_a_block_changes_the_hash_and_survives_a_correction():
    row = making.statement(**RESISTS, would_block=True)
    making.publish(row)
    assert row.approved_hash == content.hash_of(row) != before_the_field(row)
    again = making.correct(row, venue="At a summit")
    making.publish(again)
    assert Statement.objects.published().get(key=row.key).would_block
    corrected = making.correct(again, would_block=False)
    assert "would_block" not in content.of(corrected)


@pytest.mark.parametrize(
    ("signal", "speaks_for", "is_right"),
    [
        ("oppose", "member", True),
        ("not_now", "member", True),
        ("alliance_line", "member", False),
        ("unclear", "member", False),
        ("not_now", "nato", False),
    ],
)
def test_only_a_member_that_resists_can_announce_a_block(signal, speaks_for, is_right):
    said = making.statement_content(
        signal=signal, speaks_for=speaks_for, quote="", quote_translation="", would_block=True
    )
    said.values["quote_language"] = said.values["attributed_to"] = ""
    found = [problem for problem in stating.problems(said, dt.date(2025, 1, 1)) if problem.field == "would_block"]
    assert bool(found) is not is_right
    said.values["would_block"] = False
    assert not [p for p in stating.problems(said, dt.date(2025, 1, 1)) if p.field == "would_block"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_it_is_exported_and_imported(extension):
    making.publish(making.statement(key="lt-would", **RESISTS, would_block=True), making.statement(key="lt-wants"))
    file = importing.export(KINDS["statement"], Statement.objects.order_by("key"), extension)
    text = file.decode("utf-8-sig") if extension == "csv" else file
    rows = tablib.Dataset().load(text, format=extension).dict
    assert [str(row["would_block"]).lower() for row in rows] == ["false", "true"]
    again = [{name: value or "" for name, value in row.items()} | {"key": f"{row['key']}-again"} for row in rows]
    assert write(table(*again)) == 2
    assert Statement.objects.get(key="lt-would-again").would_block
    assert not Statement.objects.get(key="lt-wants-again").would_block


def test_a_file_may_leave_the_column_out_and_is_told_what_would_be_right():
    making.publish(making.statement(key="lt-said", summary="Something else altogether.", quote="No."))
    assert preview(table(GOOD)).bad == 0
    (problem,) = preview(table(GOOD | {"would_block": "perhaps"})).problems
    assert (problem.field, problem.right) == ("would_block", "one of: true, false")


@pytest.fixture
def folder(tmp_path):
    """The starter dataset with two statements of Slovakia alone, the first without the field."""
    for file in STARTER.glob("*.json"):
        rows = json.loads(file.read_text())
        if file.name == "statements.json":
            rows = [row for row in rows if row["key"].startswith("sk-2024-") and row["signal"] == "oppose"]
            del rows[0]["would_block"]
        (tmp_path / file.name).write_text(json.dumps([] if file.name == "assessments.json" else rows))
    return tmp_path


def changed(folder, **values) -> None:
    file = folder / "statements.json"
    first, *others = json.loads(file.read_text())
    file.write_text(json.dumps([first | values, *others]))


def test_the_dataset_may_leave_it_out_and_what_was_imported_before_is_unchanged(folder, capsys):
    raw = json.loads((folder / "statements.json").read_text())[0]
    call_command("load_dataset", folder)
    first, second = Statement.objects.order_by("date")
    assert (first.would_block, second.would_block) == (False, True)
    assert first.imported_hash == content.hash_values(raw)
    changed(folder, would_block=False)
    call_command("load_dataset", folder)
    assert Statement.objects.count() == 2
    changed(folder, would_block=True)
    call_command("load_dataset", folder)
    correction = Statement.objects.get(corrects=first)
    assert (correction.would_block, correction.status) == (True, Status.DRAFT)


@pytest.mark.parametrize("values", [{"would_block": "yes"}, {"would_block": True, "signal": "support"}])
def test_a_dataset_that_uses_it_wrongly_is_refused(folder, capsys, values):
    changed(folder, **values)
    with pytest.raises(SystemExit):
        call_command("load_dataset", folder)
    said = capsys.readouterr()
    assert "would_block" in said.out + said.err


def test_the_starter_dataset_names_those_who_said_so_in_so_many_words():
    rows = json.loads((STARTER / "statements.json").read_text())
    assert {row["key"] for row in rows if row.get("would_block")} == {"sk-2024-01-20-fico", "sk-2024-10-06-fico"}
