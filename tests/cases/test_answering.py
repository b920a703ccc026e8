"""An editor answers: who may, with what, what the desk shows, and what the public sees of it without a new edition."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.celery import app
from stances import ahead
from stances.desk import cases
from stances.desk.refusal import Refused
from stances.desk.reports import Report
from stances.models import Assessment, Case, CaseKind, CaseOutcome
from stances.pages import cases as shown
from tests import making
from tests.desk.cells import person

pytestmark = pytest.mark.django_db

WORDS = "The speech was on the third of May."
EMAIL = "reader@letters.example"
ANSWER = "The ministry’s own page has the first of May."
LATER = dt.timedelta(hours=1)


def opened(row, **more) -> Case:
    values = {"kind": str(CaseKind.MISTAKE), "words": WORDS, "email": EMAIL} | more
    return cases.open_case(row, Report(**values), f"192.0.2.{Case.objects.count()}", timezone.now())


@pytest.fixture
def case(said) -> Case:
    return opened(said)


def corrected(row) -> int:
    """The edition that corrects ``row``, an hour later."""
    with time_machine.travel(timezone.now() + LATER, tick=False):
        return making.publish(making.correct(row, summary="Asks for an invitation.")).number


def as_(username: str) -> Client:
    client = Client()
    client.force_login(making.editor(username))
    return client


def page_of(case: Case) -> str:
    return reverse("admin:stances_case_change", args=[case.pk])


def answer(case: Case, username: str = "reviewer", **form):
    return as_(username).post(reverse("admin:answer_case", args=[case.pk]), form)


MAY = {
    ("reviewer", "own", CaseOutcome.CORRECTED),
    ("reviewer", "own", CaseOutcome.NOT_ABOUT),
    ("manager", "own", CaseOutcome.CORRECTED),
    ("manager", "own", CaseOutcome.NOT_ABOUT),
    *itertools.product(("reviewer", "manager"), ("another's",), CaseOutcome),
}
"""Who may answer a case how, by whose row it is about. Whoever wrote the row does not decide that it is kept."""


@pytest.mark.parametrize("kind", ["statement", "assessment"])
@pytest.mark.parametrize("whose", ["own", "another's"])
@pytest.mark.parametrize("who", ["contributor", "reviewer", "manager", "outsider"])
def test_every_cell_of_who_may_answer_how(who, whose, kind):
    by = person(who)
    author = by if whose == "own" and who != "outsider" else making.editor("another")
    statement = making.statement(by=author)
    row = statement if kind == "statement" else making.assessment(supports=[statement], by=author)
    _publish(*{statement, row})
    for outcome in CaseOutcome:
        case = opened(row)
        may = (who, whose, outcome) in MAY
        assert cases.can_close(case, outcome, by) is may, outcome
        if outcome != CaseOutcome.CORRECTED:
            if may:
                assert cases.close(case, outcome, by, ANSWER).outcome == outcome
            else:
                with pytest.raises(Refused):
                    cases.close(case, outcome, by, ANSWER)


def _publish(*rows) -> None:
    from tests.desk import cells

    cells.publish(*rows)


def test_corrected_names_an_edition_since_that_changed_it_and_no_other(said, case):
    with pytest.raises(Refused, match="Choose the edition"):
        cases.close(case, CaseOutcome.CORRECTED, making.editor("reviewer"), edition=1)
    number = corrected(said)
    other = making.publish(making.statement("LT", "2024-06-01")).number
    assert [edition.number for edition in cases.editions_of(case)] == [number]
    for wrong in (None, 1, other, 99):
        with pytest.raises(Refused, match="Choose the edition"):
            cases.close(case, CaseOutcome.CORRECTED, making.editor("reviewer"), edition=wrong)
    with time_machine.travel(timezone.now() + 2 * LATER):
        case = cases.close(case, CaseOutcome.CORRECTED, making.editor("reviewer"), edition=number)
    assert (case.edition_id, case.email, case.closed_by.username) == (number, None, "reviewer")


def test_a_withdrawal_corrects_an_assessment_too(said):
    row = Assessment.objects.get(key="lt-judged")
    case = opened(row)
    with time_machine.travel(timezone.now() + LATER):
        number = making.withdraw(row).number
        assert cases.close(case, CaseOutcome.CORRECTED, making.editor("reviewer"), edition=number).edition_id == number


def test_an_answer_is_given_once_and_kept_needs_its_reason(case):
    reviewer = making.editor("reviewer")
    for text in ("", " \n", "x" * 2001, "No\x00."):
        with pytest.raises(Refused):
            cases.close(case, CaseOutcome.KEPT, reviewer, text)
    cases.close(case, CaseOutcome.KEPT, reviewer, ANSWER)
    with pytest.raises(Refused, match="Reviewer has answered this case already"):
        cases.close(case, CaseOutcome.NOT_ABOUT, making.editor("manager"))


def test_the_first_page_counts_what_waits_and_shows_the_oldest(said):
    assert "No report waits for an answer." in as_("contributor").get("/admin/").text
    found = [opened(said, words=f"Report number {n:02} of many.") for n in range(cases.SHOWN + 2)]
    cases.close(found[0], CaseOutcome.NOT_ABOUT, making.editor("reviewer"))
    answer = as_("contributor").get("/admin/")
    assert answer.context["cases"].count == cases.SHOWN + 1
    assert page_of(found[1]) in answer.text
    assert "Report number 01" in answer.text
    assert not [text for text in ("Report number 00", "Report number 09") if text in answer.text]


def test_the_page_of_a_case_shows_what_was_reported_and_what_it_is_about(said):
    case = opened(said, source="https://news.example/other", words="<b>Not</b> on that day.")
    text = as_("reviewer").get(page_of(case)).text
    assert "&lt;b&gt;Not&lt;/b&gt; on that day." in text
    assert 'href="https://news.example/other" rel="nofollow noopener noreferrer"' in text
    assert f'href="mailto:{EMAIL.replace("@", "%40")}"' in text or f'href="mailto:{EMAIL}"' in text
    assert 'href="/statements/lt-said/"' in text
    assert reverse("admin:stances_statement_change", args=[said.pk]) in text
    listed = as_("reviewer").get(reverse("admin:stances_case_changelist"))
    assert (listed.status_code, "lt-said" in listed.text) == (200, True)
    assert as_("reviewer").get(reverse("admin:stances_case_history", args=[case.pk])).status_code == 200


def test_the_address_is_shown_to_those_who_answer_alone(case):
    text = as_("contributor").get(page_of(case)).text
    assert EMAIL not in text
    assert "To answer a case takes a reviewer." in text
    assert answer(case, "contributor", outcome="not_about").status_code == 409
    assert Case.objects.open().exists()


def test_a_case_is_answered_in_the_browser_and_its_address_is_gone(case):
    done = answer(case, outcome="kept", answer=ANSWER)
    assert (done.status_code, done["Location"]) == (302, page_of(case))
    text = as_("reviewer").get(page_of(case)).text
    assert ANSWER in text
    assert EMAIL not in text
    assert 'name="outcome"' not in text


def test_what_the_desk_refuses_keeps_what_was_typed(case):
    for form in ({"outcome": "kept", "answer": "Half a\x00 word."}, {"outcome": "", "answer": "Half a word."}):
        refused = answer(case, **form)
        assert refused.status_code == 409
        assert "Half a" in refused.text
    assert answer(case, outcome="corrected", edition="²").status_code == 409
    assert as_("reviewer").get("/admin/stances/case/²/change/").status_code == 404
    assert as_("reviewer").post(reverse("admin:answer_case", args=[9999])).status_code == 404


def test_the_public_sees_the_outcome_without_a_new_edition_and_without_the_reader(said):
    reader = Client()
    addresses = {"/statements/lt-said/": said, "/members/lithuania/": Assessment.objects.get(key="lt-judged")}
    for address, row in addresses.items():
        before = reader.get(address)
        case = opened(row, kind=str(CaseKind.SOURCE), source="https://hidden.example/page")
        assert reader.get(address)["ETag"] == before["ETag"], "an open case shows nothing"
        cases.close(case, CaseOutcome.KEPT, making.editor("reviewer"), ANSWER)
        after = reader.get(address, headers={"If-None-Match": before["ETag"]})
        assert (after.status_code, after["Open-Door-Cache"]) == (200, "miss")
        for text in ("Reported by readers", "A source", "Kept, because…", ANSWER, "21 November 2026"):
            assert text in after.text, text
        for text in (WORDS, EMAIL, "hidden.example", "Reviewer"):
            assert text not in after.text.replace("reviewer", ""), text
        assert reader.get(address)["Open-Door-Cache"] == "hit"
    assert reader.get("/")["ETag"] == reader.get("/")["ETag"]


def test_another_page_is_not_made_anew_by_it(said, case):
    other = making.statement("LT", "2024-06-01", key="lt-other")
    making.publish(other)
    reader = Client()
    before = {address: reader.get(address)["ETag"] for address in ("/", "/statements/lt-other/", "/members/lithuania/")}
    cases.close(case, CaseOutcome.NOT_ABOUT, making.editor("reviewer"))
    assert {address: reader.get(address)["ETag"] for address in before} == before


def test_the_outcomes_in_words(said, case):
    number = corrected(said)
    with time_machine.travel(timezone.now() + 2 * LATER):
        cases.close(case, CaseOutcome.CORRECTED, making.editor("reviewer"), edition=number)
        cases.close(opened(said), CaseOutcome.NOT_ABOUT, making.editor("reviewer"))
    text = Client().get("/statements/lt-said/").text
    assert f'<a href="/editions/{number}/">Corrected in edition {number}</a>' in text
    assert "Not about this" in text
    assert 'href="/report/statements/lt-said/"' in text


def test_of_many_the_last_answered_are_shown_and_the_others_counted(said):
    for _ in range(shown.SHOWN + 2):
        cases.close(opened(said), CaseOutcome.NOT_ABOUT, making.editor("reviewer"))
    text = Client().get("/statements/lt-said/").text
    assert text.count("Not about this") == shown.SHOWN
    assert "2 earlier reports are not shown." in text


def test_each_assessment_has_its_own_link_and_cases(said):
    making.publish(making.assessment("LT", "2024-07-01", "support", supports=[said], key="lt-second"))
    cases.close(opened(Assessment.objects.get(key="lt-judged")), CaseOutcome.KEPT, making.editor("reviewer"), ANSWER)
    text = Client().get("/members/lithuania/").text
    before, _heading, earlier = text.partition("Earlier assessments")
    for words in ("/report/assessments/lt-judged/", ANSWER):
        assert words in earlier.partition('<li id="lt-judged">')[2]
        assert words not in before
    assert "/report/assessments/lt-second/" in before


def test_pages_rendered_ahead_are_wanted_anew_and_the_worker_is_told(said, case, django_capture_on_commit_callbacks):
    before = ahead.wanted()
    app.control.purge()
    with django_capture_on_commit_callbacks(execute=True):
        opened(said)
    assert (ahead.wanted(), app.control.purge()) == (before, 0)
    with django_capture_on_commit_callbacks(execute=True):
        cases.close(case, CaseOutcome.NOT_ABOUT, making.editor("reviewer"))
    assert ahead.wanted() != before
    assert len(ahead.wanted()) <= 200
    assert app.control.purge() == 1
