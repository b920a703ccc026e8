"""The doors beside the public one: the desk's login, and the page that stands when nothing else does."""

from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory

from stances.public import errors
from tests import making


def test_the_page_for_our_own_mistakes_needs_no_database():
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert 'href="/"' in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_a_program_is_told_of_our_mistakes_in_its_own_format():
    response = errors.server_error(RequestFactory().get("/api/v1/positions"))
    assert (response.status_code, response.headers["Content-Type"]) == (500, "application/problem+json")


def test_problem_pages_need_no_database():
    request = RequestFactory().get("/nowhere/")
    assert errors.not_found(request, Exception()).status_code == 404
    assert errors.bad_request(request, Exception()).status_code == 400
    assert errors.forbidden(request, Exception()).status_code == 403


@pytest.mark.django_db
def test_an_editor_signs_in_with_the_forms_token():
    manager = making.editor("manager")
    manager.set_password("a long enough password")
    manager.save()
    browser = Client(enforce_csrf_checks=True)
    form = browser.get("/admin/login/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    sent = {"username": "manager", "password": "a long enough password", "csrfmiddlewaretoken": token}
    response = browser.post("/admin/login/?next=/admin/", sent)
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
    assert browser.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_the_desk_sends_a_visitor_to_its_login():
    assert Client().get("/admin/").headers["Location"].startswith("/admin/login/")
