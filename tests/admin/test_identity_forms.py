"""An outlet or a source entered on Django's own form obeys the rules of the form in which statements are entered."""

import pytest
from django.urls import reverse

from stances.models import Outlet, Source
from tests import making

from .review_desk import as_

pytestmark = pytest.mark.django_db


def add(kind, form):
    return as_("manager").post(reverse(f"admin:stances_{kind}_add"), form)


def change(row, form):
    return as_("manager").post(reverse(f"admin:stances_{row._meta.model_name}_change", args=[row.pk]), form)


def source(**more):
    return {"url": "https://news.example/two", "outlet": making.source().outlet_id, "language": "en"} | more


def outlet(**more):
    return {"key": "paper", "name": "Paper", "domain": "paper.example", "kind": "newsroom", "language": "lt"} | more


def test_the_address_of_a_source_is_stored_in_its_one_form():
    assert add("source", source(url="https://m.news.example/two?utm_source=x#top")).status_code == 302
    assert Source.objects.filter(url="https://news.example/two").exists()


def test_a_page_that_is_known_under_another_address_is_pointed_out():
    answer = add("source", source(url="http://www.news.example/one/?fbclid=1"))
    assert answer.status_code == 200
    assert "This page is known already, as https://news.example/one." in answer.text
    assert Source.objects.count() == 1


def test_an_address_that_no_reader_could_open_is_refused():
    assert "not the name of a site on the public web" in add("source", source(url="https://localhost/a")).text


@pytest.mark.parametrize("chosen", ["²", "\x00", "x"])
def test_an_outlet_that_is_no_row_was_not_chosen(chosen):
    answer = add("source", source(outlet=chosen))
    assert answer.status_code == 200
    assert "This field is required." in answer.text


@pytest.mark.parametrize("kind", ["source", "outlet"])
def test_a_language_is_one_of_the_choices(kind):
    form = {"source": source, "outlet": outlet}[kind](language="Klingon")
    answer = add(kind, form)
    assert "Select a valid choice." in answer.text
    assert '<option value="uk">' in answer.text


def test_what_is_stored_already_can_be_kept_as_it_is():
    page = making.source()
    Source.objects.filter(pk=page.pk).update(url="https://news.example/one?utm_source=old", language="tlh")
    page.refresh_from_db()
    assert change(page, source(url=page.url, language="tlh", title="A title")).status_code == 302
    page.refresh_from_db()
    assert (page.url, page.title) == ("https://news.example/one?utm_source=old", "A title")


def test_a_domain_is_stored_bare_and_in_small_letters():
    assert add("outlet", outlet(domain="WWW.Paper.Example")).status_code == 302
    assert Outlet.objects.get(key="paper").domain == "paper.example"


@pytest.mark.parametrize("domain", ["no domain", "paper", "https://paper.example/world", "paper.example/world", "-"])
def test_a_domain_that_is_none_is_refused(domain):
    answer = add("outlet", outlet(domain=domain))
    assert answer.status_code == 200
    assert not Outlet.objects.exists()
    assert "errorlist" in answer.text


def test_a_domain_of_a_known_outlet_is_refused():
    making.source()
    assert "already exists" in add("outlet", outlet(domain="News.example")).text
