"""``manage.py load_dataset``: all or nothing, once, and never over an editor's work."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from stances import record
from stances.codebook import today
from stances.desk import checks, drafts, publishing, workflow
from stances.desk.dataset.loading import IMPORTER, REVIEWER
from stances.management.commands.load_dataset import STARTER
from stances.models import Assessment, Edition, Editor, Milestone, Official, Outlet, Source, Statement, Status
from tests import making

pytestmark = pytest.mark.django_db


class Folder:
    """A dataset's files in a folder of the test's own: Germany's part of the starter dataset, to be changed at will."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = {file.name: json.loads(file.read_text()) for file in STARTER.glob("*.json")}
        assessments = [a for a in self.files["assessments.json"] if a["member"] == "DE"]
        keys = {key for a in assessments for key in a["evidence"] + a["contrary"]}
        self.files["assessments.json"] = assessments
        self.files["statements.json"] = [s for s in self.files["statements.json"] if s["key"] in keys]

    def row(self, file: str, key: str) -> dict:
        return next(row for row in self.files[f"{file}.json"] if row.get("key", row.get("iso2")) == key)

    def write(self) -> None:
        for name, rows in self.files.items():
            (self.path / name).write_text(rows if isinstance(rows, str) else json.dumps(rows))

    def load(self) -> str:
        """What the command printed."""
        self.write()
        return load(self.path)


def load(*arguments) -> str:
    out = StringIO()
    call_command("load_dataset", *arguments, stdout=out, stderr=out, no_color=True)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def statement_key(folder) -> str:
    return folder.files["statements.json"][0]["key"]


def refused(folder) -> str:
    """What the command printed when it refused; nothing was stored."""
    folder.write()
    out = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("load_dataset", folder.path, stdout=out, stderr=out, no_color=True)
    assert stop.value.code == 1
    assert not Statement.objects.exists()
    assert not Official.objects.exists()
    assert not Edition.objects.exists()
    return out.getvalue()


def test_the_starter_dataset_is_loaded_whole_as_one_edition_and_breaks_no_rule():
    load()
    counts = record.at().counts
    assert (counts.members, counts.officials, counts.outlets) == (32, 126, 220)
    assert (counts.statements, counts.joint, counts.context, counts.sources) == (236, 20, 16, 363)
    assert (counts.assessments, counts.milestones) == (112, 29)
    assert Edition.objects.count() == 1
    assert set(Statement.objects.values_list("status", flat=True)) == {Status.PUBLISHED}
    rows = Assessment.objects.all()
    assert {row.status for row in rows} == {Status.PUBLISHED}
    assert [f.text for row in rows for f in checks.errors(checks.judgement_of(row, today()))] == []


def test_two_named_accounts_that_nobody_can_use_import_and_approve(folder):
    folder.load()
    importer, reviewer = Editor.objects.get(username=IMPORTER), Editor.objects.get(username=REVIEWER)
    assert Statement.objects.exclude(created_by=importer, approved_by=reviewer).count() == 0
    assert not any(e.is_active or e.is_staff or e.has_usable_password() for e in (importer, reviewer))
    assert Edition.objects.get().note == "Imported, starter dataset."
    assert {s.reviews.count() for s in Statement.objects.all()} == {2}


def test_what_is_stored_is_what_the_files_say(folder):
    folder.load()
    for row in folder.files["statements.json"]:
        stored = Statement.objects.get(key=row["key"])
        assert stored.quote == (row["quote"] or "")
        assert stored.summary == row["summary"]
        assert [s.official.key for s in stored.speakers.all()] == row["officials"]
        assert [c.source.url for c in stored.citations.all()] == [s["url"] for s in row["sources"]]
        assert [c.relays for c in stored.citations.all()] == [s["relays"] or "" for s in row["sources"]]
        assert {b.member.code for b in stored.bears_on.all()} == set(row["members"])
    for row in folder.files["assessments.json"]:
        judged = Assessment.objects.get(key=row["key"])
        weighed = [(e.statement.key, e.kind) for e in judged.evidence.all()]
        assert weighed == [(k, "supports") for k in row["evidence"]] + [(k, "contrary") for k in row["contrary"]]


def test_loading_the_same_again_changes_nothing(folder):
    folder.load()
    before = everything()
    assert "Nothing to do" in folder.load()
    assert everything() == before


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (
        Statement, Assessment, Edition, Official, Outlet, Source, Milestone, Editor,
    )]  # fmt: skip


def test_a_new_row_becomes_a_draft_and_is_not_published(folder, statement_key):
    folder.load()
    new = folder.row("statements", statement_key) | {"key": "de-new"}
    folder.files["statements.json"].append(new)
    assert "Draft: Statement de-new" in folder.load()
    assert Statement.objects.get(key="de-new").status == Status.DRAFT
    assert Edition.objects.count() == 1


def test_a_changed_row_becomes_a_correction_and_the_public_one_stays(folder, statement_key):
    folder.load()
    old = Statement.objects.get(key=statement_key)
    folder.row("statements", statement_key)["summary"] = "Changed."
    assert "1 corrections" in folder.load()
    draft = Statement.objects.get(key=statement_key, version=2)
    assert (draft.status, draft.corrects, draft.summary) == (Status.DRAFT, old, "Changed.")
    old.refresh_from_db()
    assert old.is_published()


def test_a_row_that_changes_twice_before_review_is_one_draft(folder, statement_key):
    folder.load()
    for summary in ("Changed.", "Changed again."):
        folder.row("statements", statement_key)["summary"] = summary
        folder.load()
    assert Statement.objects.filter(key=statement_key).count() == 2
    assert Statement.objects.get(key=statement_key, version=2).summary == "Changed again."
    assert "Nothing to do" in folder.load()


def test_a_changed_assessment_rests_on_the_version_that_is_public(folder):
    folder.load()
    row = folder.files["assessments.json"][0]
    row["rationale"] = "Changed."
    folder.load()
    draft = Assessment.objects.get(key=row["key"], version=2)
    assert all(e.statement.is_published() for e in draft.evidence.all())
    assert draft.evidence.count() == len(row["evidence"] + row["contrary"])


def test_what_editors_corrected_since_is_left_alone(folder, statement_key):
    folder.load()
    making.publish(making.correct(Statement.objects.get(key=statement_key), summary="An editor's words."))
    folder.row("statements", statement_key)["summary"] = "The dataset's words."
    printed = folder.load()
    assert "was left alone: editors changed it since" in printed
    assert Statement.objects.published().get(key=statement_key).summary == "An editor's words."
    assert not Statement.objects.filter(summary="The dataset's words.").exists()


def test_a_draft_that_an_editor_took_up_is_left_alone(folder, statement_key):
    folder.load()
    folder.row("statements", statement_key)["summary"] = "Changed."
    folder.load()
    draft = Statement.objects.get(key=statement_key, version=2)
    content = drafts.content_of(draft)
    content.values["summary"] = "An editor's words."
    drafts.rewrite(draft, making.editor("manager"), content)
    folder.row("statements", statement_key)["summary"] = "Changed again."
    assert "editors are at work on it" in folder.load()
    draft.refresh_from_db()
    assert draft.summary == "An editor's words."


def test_what_editors_withdrew_does_not_come_back(folder):
    folder.load()
    row = Assessment.objects.first()
    making.withdraw(row)
    assert "Nothing to do" in folder.load()
    folder.row("assessments", row.key)["rationale"] = "Changed."
    assert "was left alone" in folder.load()
    assert Assessment.objects.filter(key=row.key).count() == 1


def test_what_disappeared_is_reported_and_stays(folder, statement_key):
    folder.load()
    gone = folder.files["assessments.json"].pop()
    printed = folder.load()
    assert f"Assessment {gone['key']} is in the record and no longer in the dataset" in printed
    assert Assessment.objects.get(key=gone["key"]).is_published()


def test_identities_that_the_public_sees_are_never_changed_by_a_load(folder):
    folder.load()
    folder.row("officials", "merkel-angela")["name"] = "A. Merkel"
    folder.row("outlets", "cnbc")["kind"] = "state_media"
    folder.row("members", "DE")["accession"] = "1990-10-03"
    folder.files["events.json"].append(folder.files["events.json"][0] | {"key": "new-summit"})
    printed = folder.load()
    for word in ("merkel-angela differs", "cnbc differs", "DE differs", "new-summit is new"):
        assert word in printed
    assert Official.objects.get(key="merkel-angela").name == "Angela Merkel"
    assert not Milestone.objects.filter(key="new-summit").exists()


def test_a_load_that_fails_half_way_leaves_nothing(folder, monkeypatch):
    monkeypatch.setattr(publishing, "approve", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        folder.load()
    assert not Statement.objects.exists()
    assert not Editor.objects.exists()


BROKEN = [
    ("statements", 0, "signal", "sumit", "signal", "it should be 'advocate', 'support'"),
    ("statements", 0, "date", "2024-13-45", "date", "a day that exists"),
    ("statements", 0, "date", "4 December 2024", "date", "a date written as YYYY-MM-DD"),
    ("statements", 0, "date", "2031-01-01", "date", "a day from 2008-01-01 to today"),
    ("statements", 0, "quote", "x" * 301, "quote", "300 characters at most"),
    ("statements", 0, "members", ["DE", "XX"], "members", "a key that stands in members.json"),
    ("statements", 0, "officials", ["nobody-here"], "officials", "a key that stands in officials.json"),
    ("statements", 0, "officials", [], "attributed_to", "says who in words"),
    ("statements", 0, "sources", [], "sources", "at least 1 item"),
    ("statements", 0, "conditions", ["sometime"], "conditions.0", "it should be 'after_the_war'"),
    ("statements", 0, "summary", None, "summary", "valid string"),
    ("statements", 0, "surprise", 1, "surprise", "leave it out"),
    ("assessments", 0, "stance", "maybe", "stance", "it should be 'advocate'"),
    ("assessments", 0, "evidence", ["no-such-statement"], "evidence", "a key that stands in statements.json"),
    ("assessments", 0, "evidence", [], "evidence", "at least one statement in support"),
    ("assessments", 0, "confidence", None, "confidence", "set with a stance"),
    ("assessments", 0, "effective", "2008-01-02", "effective", "on or before that day"),
    ("assessments", 0, "effective", "2031-01-01", "effective", "to today"),
    ("officials", 0, "affiliation", "XX", "affiliation", "members.json, NATO or UA"),
    ("outlets", 0, "domain", "not a domain", "domain", "pattern"),
    ("outlets", 0, "kind", "blog", "kind", "it should be 'newsroom'"),
    ("events", 0, "end_date", "2007-01-01", "end_date", "later than"),
    ("members", 0, "iso2", "Albania", "iso2", "pattern"),
]


@pytest.mark.parametrize(("file", "n", "field", "value", "named", "right"), BROKEN)
def test_a_violation_names_file_key_field_and_what_would_be_right(folder, file, n, field, value, named, right):
    row = folder.files[f"{file}.json"][n]
    key = row.get("key") or row["iso2"]
    row[field] = value
    if field == "officials" and value == []:
        row["attributed_to"] = None
    printed = refused(folder)
    key = row.get("key") or row["iso2"]
    lines = [line for line in printed.splitlines() if line.startswith(f"{file}.json: {key}: {named}: ")]
    assert any(right in line for line in lines), printed


def test_every_violation_is_listed_not_only_the_first(folder):
    for row in folder.files["statements.json"]:
        row["signal"] = "sumit"
    folder.files["outlets.json"][3]["kind"] = "blog"
    printed = refused(folder)
    assert printed.count("signal:") == len(folder.files["statements.json"])
    assert "outlets.json" in printed
    assert f"{len(folder.files['statements.json']) + 1} violations: nothing was loaded" in printed


def test_a_missing_field_is_named(folder):
    del folder.files["statements.json"][0]["venue"]
    assert "venue: the field is missing" in refused(folder)


def test_a_key_that_stands_twice_is_named(folder):
    folder.files["outlets.json"].append(folder.files["outlets.json"][0])
    printed = refused(folder)
    assert "key: stands 2 times" in printed
    assert "domain: stands 2 times" in printed


def test_evidence_about_another_member_is_refused(folder):
    folder.files["assessments.json"][0]["member"] = "FR"
    assert "does not bear on FR" in refused(folder)


def test_a_vote_of_parliament_alone_never_makes_an_assessment(folder):
    assessment = folder.files["assessments.json"][0]
    for key in assessment["evidence"]:
        folder.row("statements", key)["attribution"] = "parliament_vote"
    assert "they alone never change an assessment" in refused(folder)


def test_a_page_that_is_cited_in_two_ways_is_refused(folder, statement_key):
    source = folder.row("statements", statement_key)["sources"][0]
    folder.files["statements.json"][1]["sources"].append(source | {"title": "Another title"})
    assert "differs" in refused(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{not json", "not JSON"),
        ('{"a": 1}', "a list of rows"),
        ('[{"key": "a", "key": "b"}]', "stands twice"),
        ("[3]", "row 1"),
    ],
)
def test_a_file_that_is_no_list_of_rows_is_refused(folder, text, said):
    folder.files["events.json"] = text
    assert said in refused(folder)


def test_a_missing_file_is_named(folder):
    del folder.files["events.json"]
    assert "events.json: –: –: the file is missing" in refused(folder)


def test_drafts_of_a_load_can_be_published_by_editors(folder, statement_key):
    folder.load()
    folder.row("statements", statement_key)["summary"] = "Changed."
    folder.load()
    draft = Statement.objects.get(key=statement_key, version=2)
    row = workflow.submit(draft, making.editor("manager"))
    publishing.approve([publishing.Approval(row, row.content_hash)], making.editor("reviewer"), "Taken over.")
    assert Statement.objects.published().get(key=statement_key).summary == "Changed."
    assert "Nothing to do" in folder.load()
