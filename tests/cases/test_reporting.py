"""A reader objects: what is taken, what is refused in words, and that nobody is followed."""

from __future__ import annotations

import datetime as dt
import logging
import re

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from stances.desk import reports, senders
from stances.models import Case, CaseOutcome, CaseSender
from stances.models import case as model
from stances.pages import report as page
from tests import making

pytestmark = pytest.mark.django_db

HERE = "http://testserver"
OURS = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
FORM = {"kind": "mistake", "words": "The speech was on the third of May.", "version": "1"}
ADDRESS = "/report/statements/lt-said/"
EMAIL = "reader@letters.example"


def send(values: dict[str, str] | None = None, address: str = ADDRESS, headers=OURS, **more):
    return Client(headers=headers).post(address, FORM | (values or {}), **more)


def stored() -> int:
    return Case.objects.count()


@pytest.mark.parametrize(("address", "shows"), [(ADDRESS, "lt-said"), ("/report/assessments/lt-judged/", "lt-judged")])
def test_the_form_shows_what_it_is_about_and_sets_no_cookie(said, address, shows):
    answer = Client().get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Lithuania" in answer.text
    assert "Pushes for an invitation" in answer.text
    assert "Ukraine should be invited." in answer.text or "The government says so." in answer.text
    assert f'action="{address}"' in answer.text
    assert f"/{shows}/" in answer.text or f"#{shows}" in answer.text
    assert "no-store" not in answer["Cache-Control"]


def test_a_report_becomes_a_case_about_the_version_that_was_seen_and_the_reader_is_thanked(said):
    sent = {"kind": "source", "source": "HTTPS://news.example/three?utm_source=x", "email": f" {EMAIL} "}
    answer = send(sent)
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (303, "/report/thanks/", "no-store")
    assert not answer.cookies
    case = Case.objects.get()
    assert (case.row, case.kind, case.words) == (said, "source", FORM["words"])
    assert (case.source_url, case.email, case.is_open) == ("https://news.example/three", EMAIL, True)
    thanks = Client().get(answer["Location"])
    assert (thanks.status_code, "What happens next" in thanks.text) == (200, True)
    assert EMAIL not in thanks.text


def test_an_assessment_is_objected_to_the_same(said):
    assert send({"kind": "judgement"}, "/report/assessments/lt-judged/").status_code == 303
    assert Case.objects.get().assessment.key == "lt-judged"


def test_a_form_opened_before_a_correction_is_about_the_words_that_it_showed(said):
    making.publish(making.correct(said, summary="Asks for an invitation."))
    send({"version": "1"})
    send({"version": "2"})
    send({"version": "77"})
    assert list(Case.objects.order_by("pk").values_list("statement__version", flat=True)) == [1, 2, 2]


ORIGINS = [
    ({"Origin": HERE, "Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Origin": HERE}, True),
    ({"Referer": f"{HERE}{ADDRESS}"}, True),
    ({"Origin": "https://open-door.test"}, True),
    ({"Origin": "https://elsewhere.test"}, False),
    ({"Origin": "null"}, False),
    ({"Origin": "null", "Referer": f"{HERE}{ADDRESS}"}, False),
    ({"Origin": HERE, "Sec-Fetch-Site": "cross-site"}, False),
    ({"Origin": HERE, "Sec-Fetch-Site": "same-site"}, False),
    ({"Origin": HERE, "Sec-Fetch-Site": "none"}, False),
    ({"Origin": "https://elsewhere.test", "Sec-Fetch-Site": "same-origin"}, False),
    ({"Origin": f"{HERE}.elsewhere.test"}, False),
    ({"Origin": "https://testserver"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Referer": f"{HERE}{ADDRESS}"}, False),
    ({"Referer": "https://elsewhere.test/?http://testserver/"}, False),
    ({"Referer": f"{HERE}.elsewhere.test/"}, False),
    ({"Referer": "http://[half"}, False),
    ({}, False),
]


@pytest.mark.parametrize(("headers", "taken"), ORIGINS)
def test_only_a_form_of_this_site_is_taken(said, settings, headers, taken):
    settings.SITE_URL = "https://open-door.test"
    answer = send(headers=headers)
    assert (answer.status_code, stored()) == ((303, 1) if taken else (403, 0))
    if not taken:
        assert "Go back: what you typed is still there." in answer.text
        assert settings.CONTACT_EMAIL in answer.text
        assert FORM["words"] not in answer.text, "another site's words are not shown as ours"
        assert answer["Cache-Control"] == "no-store"


def test_a_program_that_fills_in_the_hidden_field_is_thanked_and_nothing_is_stored(said):
    answer = send({"homepage": "https://pills.example"})
    assert (answer.status_code, answer["Location"]) == (303, "/report/thanks/")
    assert (stored(), CaseSender.objects.count()) == (0, 0)
    trap = re.search(r'<div class="report-trap"[^>]*>.*?</div>', Client().get(ADDRESS).text, re.DOTALL)[0]
    assert all(word in trap for word in ('aria-hidden="true"', 'tabindex="-1"', 'autocomplete="off"'))


WRONG = [
    ("words", "", "Say in your own words"),
    ("words", "   \n ", "Say in your own words"),
    ("words", "Wrong.", "at least 10 characters"),
    ("words", "x" * 2001, "1 character too long"),
    ("words", "й" * 2345, "345 characters too long"),
    ("words", "The date\x00 is wrong.", "a character in it that cannot be stored"),
    ("words", "The date\x1b[2J is wrong.", "a character in it that cannot be stored"),
    ("kind", "praise", "Choose what you report."),
    ("source", "javascript:alert(1)", ""),
    ("source", "ftp://news.example/x", ""),
    ("source", "https://news example/x", "There is a space"),
    ("source", "http://localhost/x", "not the name of a site"),
    ("source", "https://news.example/" + "x" * 1000, "more than 1000 characters"),
    ("email", "reader at letters", "not an e-mail address"),
    ("email", "reader@letters.example\x00", "cannot be stored"),
    ("email", "r" * 300 + "@letters.example", "e-mail address"),
]


@pytest.mark.parametrize(("name", "value", "sentence"), WRONG)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(said, name, value, sentence):
    typed = {"kind": "judgement", "words": "Kept <as> typed.", "source": "news.example/y", "email": "r@l.example"}
    answer = send(typed | {name: value})
    assert (answer.status_code, answer["Cache-Control"], stored()) == (400, "no-store", 0)
    beside = re.search(rf'<p class="field-error" id="{name}-error">(.*?)</p>', answer.text)
    assert sentence in beside[1]
    assert re.search(rf'id="report-{name}"[^>]* aria-describedby="[^"]*{name}-error"', answer.text)
    assert f'href="#report-{name}"' in answer.text
    for other in {"words", "source", "email"} - {name}:
        assert typed[other].replace("<", "&lt;").replace(">", "&gt;") in answer.text, other
    if name != "kind":
        assert 'value="judgement" checked' in answer.text
    if "\x00" not in value and name in ("words", "source", "email") and value.strip():
        assert value.replace("&", "&amp;") in answer.text


def test_2000_characters_of_any_script_with_line_breaks_as_browsers_send_them_are_taken(said):
    words = ("й" * 99 + "\r\n") * 20
    assert len(words) > 2000
    assert send({"words": words}).status_code == 303
    assert len(Case.objects.get().words) == 1999


def test_what_is_far_too_large_is_not_read(said):
    answer = send({"words": "x" * 70_000})
    assert (answer.status_code, "larger than the longest report" in answer.text, stored()) == (413, True, 0)


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "text/plain"]
)
def test_a_request_that_no_form_sends_is_refused_in_words(said, kind):
    answer = Client(headers=OURS).generic("POST", ADDRESS, b"words=%ff\x00&kind=mistake", content_type=kind)
    assert (answer.status_code, answer["Cache-Control"], stored()) == (400, "no-store", 0)
    assert "<h1" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/report/statements/nobody-said-it/", 404),
        ("/report/statements/a%00b/", 404),
        ("/report/assessments/nothing/", 404),
        ("/report/assessments/a%00b/", 404),
        ("/report/statements/lt-said/?edition=9", 404),
        ("/report/statements/lt-said/?edition=x", 400),
    ],
)
def test_about_nothing_there_is_nothing_to_report(said, address, status):
    for answer in (Client().get(address), send(address=address)):
        assert answer.status_code == status
        assert "<h1>" in answer.text
    assert stored() == 0


def test_a_withdrawn_statement_cannot_be_objected_to_but_in_the_edition_that_showed_it(said):
    gone = making.statement("LT", "2024-06-01", key="lt-gone")
    shown_in = making.publish(gone).number
    making.withdraw(gone)
    assert Client().get("/report/statements/lt-gone/").status_code == 404
    assert "report-link" not in Client().get("/statements/lt-gone/").text
    assert send(address=f"/report/statements/lt-gone/?edition={shown_in}").status_code == 303
    assert Case.objects.get().row == gone


def test_other_methods_are_refused(said):
    answer = Client().put(ADDRESS)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_without_a_record_there_is_no_form(db):
    assert send().status_code == 503


def test_five_an_hour_and_twenty_a_day_from_one_address(said):
    def sent(moment: dt.datetime, address: str = "192.0.2.7") -> int:
        with time_machine.travel(moment, tick=False):
            return send(REMOTE_ADDR=address).status_code

    start = dt.datetime(2026, 11, 21, 20, 30, tzinfo=dt.UTC)  # 21:30 in Brussels: midnight comes in between
    minute, hour = dt.timedelta(minutes=1), dt.timedelta(hours=1)
    assert [sent(start + n * minute) for n in range(6)] == [303] * 5 + [429]
    assert sent(start, "192.0.2.8") == 303, "another address"
    assert sent(start + 59 * minute) == 429
    assert [sent(start + n * hour + 5 * minute) for n in (1, 2, 3) for _ in range(5)] == [303] * 15
    assert sent(start + 5 * hour) == 429, "twenty are enough for a day, also after midnight"
    assert sent(start + 24 * hour + minute) == 303


def test_who_sent_too_much_is_told_so_and_loses_nothing(said):
    for _ in range(5):
        send()
    answer = send({"words": "One more thing that is wrong."})
    assert answer.status_code == 429
    assert 3590 < int(answer["Retry-After"]) <= 3601
    assert "There have been many reports from your connection." in answer.text
    assert "One more thing that is wrong." in answer.text
    assert stored() == 5


def test_of_the_address_a_keyed_number_is_kept_for_a_day(said):
    send(REMOTE_ADDR="192.0.2.7")
    (kept,) = CaseSender.objects.all()
    assert "192.0.2" not in f"{kept.mark} {kept.at}"
    assert len(kept.mark) == 64
    now = timezone.now()
    assert senders.forget(now + dt.timedelta(hours=23, minutes=59)) == 0
    assert senders.forget(now + dt.timedelta(hours=24)) == 1


ADDRESSES = [
    (0, "", "203.0.113.9", "203.0.113.9"),
    (0, "192.0.2.1", "203.0.113.9", "203.0.113.9"),
    (1, "192.0.2.1", "10.0.0.1", "192.0.2.1"),
    (1, "198.51.100.66, 192.0.2.1", "10.0.0.1", "192.0.2.1"),
    (2, "198.51.100.66, 192.0.2.1, 10.0.0.2", "10.0.0.1", "192.0.2.1"),
    (2, "192.0.2.1", "10.0.0.1", "192.0.2.1"),
    (1, "192.0.2.1:4711", "10.0.0.1", "192.0.2.1"),
    (1, "[2001:db8:1:2::3]:4711", "10.0.0.1", "2001:db8:1:2::/64"),
    (1, "2001:db8:1:2:ffff::9", "10.0.0.1", "2001:db8:1:2::/64"),
    (1, "::ffff:192.0.2.1", "10.0.0.1", "192.0.2.1"),
    (1, "unknown", "10.0.0.1", "10.0.0.1"),
    (1, "", "10.0.0.1", "10.0.0.1"),
]


@pytest.mark.parametrize(("proxies", "told", "asked_by", "reader"), ADDRESSES)
def test_behind_proxies_the_address_is_the_readers(rf, settings, proxies, told, asked_by, reader):
    from stances.public.coming_from import address_of

    settings.PROXIES = proxies
    assert address_of(rf.get("/", REMOTE_ADDR=asked_by, headers={"X-Forwarded-For": told} if told else {})) == reader


def test_no_log_has_a_readers_words_or_address(said, caplog, monkeypatch):
    with caplog.at_level(logging.DEBUG):
        send({"email": EMAIL})
        send({"email": EMAIL, "source": "no address at all"})
        send({"email": EMAIL}, headers={})
        monkeypatch.setattr(reports, "LONGEST", 3000)  # so that the database itself has to refuse it
        answer = send({"email": EMAIL, "words": "w" * 2500})
    assert (answer.status_code, "It is still here" in answer.text) == (503, True)
    told = caplog.text + " ".join(str(record.exc_info) for record in caplog.records)
    assert not [text for text in (EMAIL, FORM["words"], "w" * 50) if text in told.replace(_sql(caplog), "")]


def _sql(caplog) -> str:
    """What Django's own log of queries says; it is on in no setting but DEBUG."""
    return "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("django.db"))


def test_the_form_and_the_desk_know_the_same_limits():
    assert (page.SHORTEST, page.LONGEST) == (model.SHORTEST, model.LONGEST)
    assert {kind.code for kind in page._kinds("")} == set(model.CaseKind)
    assert settings.PROXIES == 0
    assert set(CaseOutcome) == {"corrected", "kept", "not_about"}
