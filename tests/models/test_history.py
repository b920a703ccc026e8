"""Every change of every row is written down, also by raw SQL, and nobody can rewrite what was written."""

from typing import Any

import pghistory
import pgtrigger
import pytest
from django.apps import apps
from django.db import Error, IntegrityError, ProgrammingError, connection, transaction
from pghistory.core import event_models

from stances.desk import drafts, history
from stances.models import Editor, Evidence, Member, Outlet, Statement
from stances.models.history import EditorGroup
from tests import making

pytestmark = pytest.mark.django_db

OUTLET = (
    "INSERT INTO stances_outlet (key, name, domain, kind, language, note) VALUES ('x','X','x.example','{}','en','')"
)
UNTRACKED = {
    "ProposedChange", "Run", "Job", "Pulse", "Finding", "LookAgain", "Reminder", "CaseSender", "StatementSearch",
}  # fmt: skip
"""Rows that are only added, and decided once: they are their own history. And what jobs note, and make anew.
Who sent a report is forgotten after a day."""


def events(model: Any) -> Any:
    """What was written down about the rows of ``model``."""
    return model.pgh_event_model.objects


def every_table() -> list[Any]:
    """The models of all tables of history."""
    return event_models()


def labels(model: Any, pk: int) -> list[str]:
    return list(events(model).filter(pgh_obj=pk).order_by("pgh_id").values_list("pgh_label", flat=True))


def test_every_table_of_the_record_has_a_history():
    kept = {
        model.__name__ for model in apps.get_app_config("stances").get_models() if not model.__name__.endswith("Event")
    }
    followed = {model.pgh_tracked_model.__name__ for model in every_table()}
    assert kept - followed == UNTRACKED & kept


def test_raw_sql_is_written_down_as_well(as_app):
    as_app.execute(OUTLET.format("newsroom"))
    as_app.execute("UPDATE stances_outlet SET kind = 'mirror', note = 'A copy.' WHERE key = 'x' RETURNING id")
    (pk,) = as_app.fetchone()
    as_app.execute("DELETE FROM stances_outlet WHERE key = 'x'")
    assert labels(Outlet, pk) == ["insert", "update", "delete"]
    gone, changed, made = history.changes_of(Outlet, pk)
    assert [(f.name, f.old, f.new) for f in changed.lines[0].fields] == [
        ("Kind", "newsroom", "mirror"),
        ("Note", "", "A copy."),
    ]
    assert (gone.lines[0].act, made.lines[0].act) == ("delete", "insert")
    assert gone.who == "outside the desk"


def test_a_bulk_change_is_written_down_row_by_row():
    sources = [making.source(f"https://news.example/{n}") for n in range(3)]
    type(sources[0]).objects.update(language="fr")
    assert [labels(type(s), s.pk) for s in sources] == [["insert", "update"]] * 3


def test_what_changes_nothing_leaves_no_trace():
    outlet = making.source().outlet
    outlet.save()
    assert labels(Outlet, outlet.pk) == ["insert"]


def test_who_changed_it_stands_beside_the_change():
    manager = making.editor("manager")
    with pghistory.context(user=manager.pk, url="/admin/stances/statement/1/change/"):
        row = making.statement()
    change = history.changes_of(Statement, row.pk)[0]
    assert (change.who, change.means) == ("Manager", "/admin/stances/statement/1/change/")
    with pghistory.context(command="load_dataset"):
        drafts.rewrite(row, manager, making.statement_content(summary="Another."))
    change = history.changes_of(Statement, row.pk)[0]
    assert (change.who, change.means) == ("a command", "load_dataset")


def test_a_rows_history_holds_what_belongs_to_it():
    statement = making.statement(key="lt-said")
    row = making.assessment(supports=[statement])
    Evidence.objects.filter(assessment=row).update(kind="contrary")
    newest = history.changes_of(type(row), row.pk)[0].lines
    assert [(line.what, line.act) for line in newest] == [("evidence: lt-said", "update")]
    assert [(f.old, f.new) for f in newest[0].fields] == [("supports", "contrary")]


def test_saving_a_draft_again_tells_only_what_is_different():
    row = making.statement()
    with pghistory.context(user=row.created_by_id):
        drafts.rewrite(row, row.created_by, making.statement_content(summary="Another."))
    (line,) = history.changes_of(Statement, row.pk)[0].lines
    assert [(f.name, f.old, f.new) for f in line.fields] == [("Summary", "Calls for an invitation.", "Another.")]


def test_a_password_is_never_written_down_but_that_it_changed_is():
    editor = making.editor("contributor")
    editor.set_password("a long and secret password")
    editor.save()
    assert labels(Editor, editor.pk)[-1] == "password"
    assert "password" not in {f.name for f in events(Editor).model._meta.get_fields()}
    assert events(EditorGroup).filter(editor=editor, pgh_label="insert").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stances_outletevent SET name = 'Never'",
        "DELETE FROM stances_outletevent",
        "TRUNCATE stances_outletevent",
        "ALTER TABLE stances_outletevent DISABLE TRIGGER ALL",
        "ALTER TABLE stances_outlet DISABLE TRIGGER ALL",
    ],
)
def test_the_sites_role_cannot_rewrite_history(as_app, statement):
    as_app.execute(OUTLET.format("newsroom"))
    with pytest.raises(ProgrammingError), transaction.atomic():
        as_app.execute(statement)


def test_the_sites_role_cannot_make_history_up(as_app):
    as_app.execute(OUTLET.format("newsroom"))
    with pytest.raises(IntegrityError, match="written by the changes themselves"), transaction.atomic():
        as_app.execute(
            "INSERT INTO stances_outletevent (pgh_created_at, pgh_label, pgh_obj_id, id, key, name, domain, kind,"
            " language, note) VALUES (now(), 'update', 1, 1, 'x', 'Never', 'x', 'mirror', 'en', '')"
        )


def test_the_sites_role_cannot_switch_history_off(as_app):
    with pgtrigger.ignore(), pytest.raises(IntegrityError, match="is switched off"), transaction.atomic():
        as_app.execute(OUTLET.format("newsroom"))


@pytest.mark.parametrize(
    "statement", ["UPDATE stances_{} SET pgh_label = 'x'", "DELETE FROM stances_{}", "TRUNCATE stances_{}"]
)
def test_not_even_the_owner_changes_history_by_mistake(statement):
    making.statement()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with triggers to come cannot be truncated at all
    for model in every_table():
        if not model.objects.exists() and "TRUNCATE" not in statement:
            continue
        with connection.cursor() as cursor, pytest.raises(Error) as refused, transaction.atomic():
            cursor.execute(statement.format(model._meta.model_name))
        assert getattr(refused.value.__cause__, "sqlstate", "") == "23001", model


def test_switching_the_librarys_triggers_off_does_not_open_history():
    member = making.member()
    with pgtrigger.ignore(), pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        events(Member).filter(pgh_obj=member).update(name="Never")
