"""The package of an edition, unpacked and read by the library ``frictionless`` as those read it who have it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import frictionless
import pytest

from stances.models import Assessment, Statement
from stances.pages.data.columns import IN_THE_ZIP
from tests import making


def unpacked(visitor, folder: Path, edition: int) -> Path:
    """Where the description of that edition's package lies, beside its tables."""
    answer = visitor.get(f"/data/open-door-edition-{edition}.zip")
    assert answer.status_code == 200
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(folder)
    return folder / f"open-door-edition-{edition}" / "datapackage.json"


def faults(description: Path) -> list[tuple[str, str, str]]:
    """What is wrong, each with its table, its kind and its words; and what was passed over."""
    report = frictionless.validate(str(description))
    found = [(task.name, error.type, error.message) for task in report.tasks for error in task.errors]
    passed_over = [(task.name, "warning", warning) for task in report.tasks for warning in task.warnings]
    return [("", error.type, error.message) for error in report.errors] + found + passed_over


def read(description: Path, table: str) -> list[dict[str, object]]:
    package = frictionless.Package(str(description))
    return [row.to_dict() for row in package.get_table_resource(table).read_rows()]


def test_a_package_is_valid_with_all_its_tables(visitor, tmp_path):
    description = unpacked(visitor, tmp_path, 1)
    assert faults(description) == []
    report = frictionless.validate(str(description))
    assert [task.name for task in report.tasks] == [table.name for table in IN_THE_ZIP]
    rows = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    assert rows["corrections"] == 0
    assert all(rows[table.name] for table in IN_THE_ZIP if table.name != "corrections")


def test_it_is_valid_when_some_was_corrected_and_some_withdrawn(visitor, tmp_path):
    quoted = Statement.objects.get(key="de-2008-04-02-merkel")
    making.publish(making.correct(quoted, summary='Words, "quoted", over\nseveral lines.'))
    judged = Assessment.objects.filter(member__code="HU", withdrawn_in=None).order_by("effective").last()
    making.publish(making.correct(judged, rationale="= not a formula; Київ"))
    said = Statement.objects.filter(withdrawn_in=None, weighed_in=None).exclude(published_in=None).first()
    edition = making.withdraw(said)
    description = unpacked(visitor, tmp_path, edition.number)
    assert faults(description) == []
    corrections = read(description, "corrections")
    assert [row["key"] for row in corrections] == [quoted.key, judged.key, said.key]
    assert [row["new_version"] for row in corrections] == [2, 2, None]
    (again,) = [row for row in read(description, "statements") if row["key"] == quoted.key]
    assert again["summary"] == 'Words, "quoted", over\nseveral lines.'


@pytest.mark.parametrize(
    ("table", "before", "after", "fault"),
    [
        ("assessments", b",oppose,", b",opposed,", "constraint-error"),
        ("statements", b"2008-04-02,day", b"2008-04-32,day", "type-error"),
        ("shifts", b"\r\nHU,", b"\r\nXX,", "foreign-key"),
        ("members", b"\r\nDE,", b"\r\nFR,", "primary-key"),
        ("sources", b"statement,url", b"statement,address", "incorrect-label"),
        ("milestones", b"summit", b"Summit", "hash-count"),
    ],
)
def test_a_package_that_was_damaged_is_not(visitor, tmp_path, table, before, after, fault):
    description = unpacked(visitor, tmp_path, 1)
    file = description.parent / f"{table}.csv"
    body = file.read_bytes()
    assert before in body
    file.write_bytes(body.replace(before, after, 1))
    assert (table, fault) in {(name, kind) for name, kind, _ in faults(description)}


def test_the_description_on_the_site_is_one_too(visitor):
    report = frictionless.Package.validate_descriptor(json.loads(visitor.get("/data/datapackage.json").content))
    assert report.flatten(["type", "message"]) == []
