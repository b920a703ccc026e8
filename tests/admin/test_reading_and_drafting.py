"""Django's admin: shows everything, changes drafts, and leaves what is public alone."""

import pytest
from django.contrib import admin
from django.urls import reverse

from stances.desk import workflow
from stances.models import Editor, Statement, Status
from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    """A client logged in as the manager, who may do all that anybody may."""
    account = Editor.objects.create_superuser("manager", password="a long enough password")  # noqa: S106
    client.force_login(account)
    client.account = account
    return client


@pytest.fixture
def published():
    statement = making.statement(key="lt-said")
    assessment = making.assessment(key="lt-judged", supports=[statement])
    making.publish(statement, assessment)
    return statement, assessment


def page(row) -> str:
    return reverse(f"admin:stances_{row._meta.model_name}_change", args=[row.pk])


def form_of(statement: Statement, **changes) -> dict:
    """What the browser would send of a statement's form, saving it as a draft."""
    names = ("date", "date_precision", "speaks_for", "attribution", "quote", "quote_language", "summary", "signal")
    data = {name: getattr(statement, name) for name in names} | {
        "officials": [speaker.official_id for speaker in statement.speakers.all()],
        "members": [link.member_id for link in statement.bears_on.all()],
        "pages": 1,
        "page-0-address": statement.citations.get().source.url,
        "twins": [row.pk for row in Statement.objects.all()],
        "_save": "Save",
    }
    return data | changes


def test_every_list_and_every_row_of_the_admin_opens(manager, published):
    for model, model_admin in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert manager.get(reverse(f"{name}_changelist")).status_code == 200
        assert manager.get(reverse(f"{name}_changelist"), {"q": "lt"}).status_code == 200
        for row in model._default_manager.all()[:3]:
            assert manager.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
        if model_admin.has_add_permission(type("Request", (), {"user": manager.account})()):
            assert manager.get(reverse(f"{name}_add")).status_code == 200


@pytest.mark.parametrize("which", [0, 1])
def test_a_published_row_is_shown_and_not_changed(manager, published, which):
    row = published[which]
    shown = manager.get(page(row))
    assert row.key in shown.text
    assert 'name="_save"' not in shown.text
    assert manager.post(page(row), {"summary": "Changed.", "rationale": "Changed."}).status_code == 403
    assert manager.post(page(row).replace("change", "delete"), {"post": "yes"}).status_code == 403
    row.refresh_from_db()
    assert "Changed." not in (getattr(row, "summary", ""), getattr(row, "rationale", ""))


def test_a_submitted_row_is_not_changed_either(manager):
    row = making.statement()
    workflow.submit(row, making.editor("contributor"))
    assert manager.post(page(row), form_of(row, summary="Changed.")).status_code == 403


def test_whoever_saves_a_draft_becomes_one_of_its_editors(manager):
    draft = making.statement()
    answer = manager.post(page(draft), form_of(draft, summary="Better."))
    assert answer.status_code == 302, answer.context["entering"].errors
    draft.refresh_from_db()
    assert draft.summary == "Better."
    assert draft.editors == [making.editor("contributor").pk, manager.account.pk]


def test_a_statement_written_in_the_admin_begins_as_a_draft_of_its_author(manager):
    like = making.statement()
    answer = manager.post(reverse("admin:stances_statement_add"), form_of(like, key="lt-new"))
    assert answer.status_code == 302, answer.context["entering"].errors
    row = Statement.objects.get(key="lt-new")
    assert (row.status, row.created_by, row.editors) == (Status.DRAFT, manager.account, [manager.account.pk])


def test_a_quote_that_is_too_long_is_an_error_on_the_form_and_loses_nothing(manager):
    draft = making.statement()
    answer = manager.post(page(draft), form_of(draft, quote="x" * 301, summary="Kept on the form."))
    assert answer.status_code == 200
    assert "Kept on the form." in answer.text
    assert "300 characters at most" in answer.text
    draft.refresh_from_db()
    assert len(draft.quote) <= 300


def test_an_outlet_that_nothing_public_cites_is_changed_without_ado(manager, published):
    free = making.source("https://other.example/1", "other").outlet
    form = {
        "key": "other",
        "name": "Renamed",
        "domain": "other.example",
        "kind": "agency",
        "language": "en",
        "note": "",
    }
    assert "why" not in manager.get(page(free)).context["adminform"].form.fields
    assert manager.post(page(free), form).status_code == 302
    free.refresh_from_db()
    assert (free.name, free.kind) == ("Renamed", "agency")


def test_a_draft_that_was_reviewed_is_kept_for_the_record(manager):
    row = workflow.submit(making.statement(), making.editor("contributor"))
    row = workflow.return_to_author(row, making.editor("reviewer"), "Which page?")
    assert manager.post(page(row).replace("change", "delete"), {"post": "yes"}).status_code == 403
    untouched = making.statement()
    assert manager.post(page(untouched).replace("change", "delete"), {"post": "yes"}).status_code == 302
    assert not Statement.objects.filter(pk=untouched.pk).exists()


def test_the_admin_asks_strangers_to_log_in(client, published):
    answer = client.get(page(published[0]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")


def test_the_admin_runs_under_the_same_policy_as_the_site(manager):
    policy = manager.get("/admin/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
