"""A session that ends while somebody writes does not lose the form. CSRF is checked as in a browser."""

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from stances.admin import signing_in
from stances.models import Outlet
from tests import making

from .forms import action_of, form_in

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"  # noqa: S105
FROM_HERE = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}
ADD = reverse("admin:stances_outlet_add")


@pytest.fixture
def writer():
    """A browser in which the contributor is signed in."""
    account = making.editor("contributor")
    account.set_password(PASSWORD)
    account.save()
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    return client


@pytest.fixture
def form(writer) -> dict:
    """The form of a new outlet, opened and filled in."""
    form = form_in(writer.get(ADD).text, "outlet_form")
    return form | {"key": "new", "name": "Нова Ґазета", "domain": "new.example", "kind": "newsroom", "language": "uk"}


def sign_in(client: Client, page: str, password: str = PASSWORD):
    form = form_in(page, "login-form") | {"username": "contributor", "password": password}
    return client.post(action_of(page, "login-form"), form, headers=FROM_HERE)


def end_the_session() -> None:
    Session.objects.all().delete()


def test_what_was_sent_without_a_session_is_kept_through_signing_in_and_saved(writer, form):
    end_the_session()
    login = writer.post(ADD, form | {"_save": "Save", "note": "Line one,\nline two."}, headers=FROM_HERE)
    assert login.status_code == 200
    assert "What you wrote is kept on this page" in login.text
    assert "no-store" in login.headers["Cache-Control"]
    assert not Outlet.objects.filter(key="new").exists()

    again = sign_in(writer, login.text)
    assert again.status_code == 200
    assert "You are signed in again" in again.text
    assert "Нова Ґазета" in again.text

    kept = form_in(again.text, "go-on")
    assert kept["note"] == ["Line one,\nline two."]
    answer = writer.post(action_of(again.text, "go-on"), kept, headers=FROM_HERE)
    assert answer.status_code == 302, answer.text
    assert Outlet.objects.get(key="new").name == "Нова Ґазета"


def test_a_wrong_password_in_between_loses_nothing_either(writer, form):
    end_the_session()
    login = writer.post(ADD, form | {"_save": "Save"}, headers=FROM_HERE)
    wrong = sign_in(writer, login.text, "another password")
    assert wrong.status_code == 200
    again = sign_in(writer, wrong.text)
    assert form_in(again.text, "go-on")["key"] == ["new"]


def test_a_draft_in_writing_comes_through_with_the_mark_of_what_it_was_made_from(writer):
    draft = making.statement()
    address = reverse("admin:stances_statement_change", args=[draft.pk])
    form = form_in(writer.get(address).text, "statement_form")
    end_the_session()
    login = writer.post(address, form | {"summary": "Better.", "_save": "Save"}, headers=FROM_HERE)
    again = sign_in(writer, login.text)
    assert action_of(again.text, "go-on") == address
    assert writer.post(address, form_in(again.text, "go-on"), headers=FROM_HERE).status_code == 302
    draft.refresh_from_db()
    assert draft.summary == "Better."


def test_signing_in_in_another_window_makes_no_open_form_useless(writer, form):
    end_the_session()
    other = writer.get("/admin/login/")
    assert sign_in(writer, other.text).status_code == 302
    stale = writer.post(ADD, form | {"_save": "Save"}, headers=FROM_HERE)
    assert stale.status_code == 200
    assert "You signed in again after this page was opened" in stale.text
    answer = writer.post(action_of(stale.text, "go-on"), form_in(stale.text, "go-on"), headers=FROM_HERE)
    assert answer.status_code == 302
    assert Outlet.objects.filter(key="new").exists()


def test_cookies_that_are_gone_altogether_lose_nothing(writer, form):
    writer.cookies.clear()
    login = writer.post(ADD, form | {"_save": "Save"}, headers=FROM_HERE)
    assert "What you wrote is kept on this page" in login.text
    again = sign_in(writer, login.text)
    assert form_in(again.text, "go-on")["name"] == ["Нова Ґазета"]


@pytest.mark.parametrize("headers", [FROM_ELSEWHERE, {}, {"Origin": "https://elsewhere.example"}])
def test_a_form_from_another_site_is_refused_and_not_kept(writer, form, headers):
    for signed_in in (True, False):
        if not signed_in:
            end_the_session()
        answer = writer.post(ADD, form | {"csrfmiddlewaretoken": "x" * 64, "_save": "Save"}, headers=headers)
        assert answer.status_code == 403
        assert "go-on" not in answer.text
        assert "login-form" not in answer.text


def test_passwords_and_files_are_not_kept_and_it_says_so(writer):
    form = form_in(writer.get(ADD).text, "outlet_form")
    end_the_session()
    file = SimpleUploadedFile("rows.csv", b"key,name\n")
    login = writer.post(ADD, form | {"password1": "secret words", "key": "k", "file": file}, headers=FROM_HERE)
    assert "Passwords are never kept" in login.text
    assert "“rows.csv” could not be kept" in login.text
    again = sign_in(writer, login.text)
    kept = form_in(again.text, "go-on")
    assert "password1" not in kept
    assert "file" not in kept
    assert "“rows.csv” could not be kept" in again.text


def test_what_was_kept_cannot_be_forged(writer, form):
    end_the_session()
    login = writer.post(ADD, form | {"_save": "Save"}, headers=FROM_HERE)
    fields = form_in(login.text, "login-form") | {"username": "contributor", "password": PASSWORD}
    fields["kept"] = [fields["kept"][0][:-3] + "xyz"]
    answer = writer.post("/admin/login/", fields, headers=FROM_HERE)
    assert answer.status_code == 302


def test_a_form_that_is_too_long_says_so_before_anything_is_lost(writer, form, monkeypatch):
    monkeypatch.setattr(signing_in, "LIMIT", 100)
    end_the_session()
    login = writer.post(ADD, form, headers=FROM_HERE)
    assert "too long to be kept" in login.text
    assert sign_in(writer, login.text).status_code == 302


def test_a_script_that_asks_is_sent_to_the_login_as_ever(writer, form):
    end_the_session()
    for headers in ({"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin"}, FROM_HERE | {"HX-Request": "true"}):
        answer = writer.post(ADD, form, headers=headers)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/admin/login/")


def test_signing_out_without_a_session_keeps_nothing(writer):
    form = form_in(writer.get("/admin/").text, "logout-form")
    end_the_session()
    assert writer.post("/admin/logout/", form, headers=FROM_HERE).status_code == 302
