"""An assessment is written at the desk: from its member, on statements, under the codebook's rules."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stances import codebook
from stances.desk import workflow
from stances.models import Assessment, Status
from tests import making

pytestmark = pytest.mark.django_db

ADD = "/admin/stances/assessment/add/"


@pytest.fixture
def desk(client):
    """A client signed in as the contributor; ``desk.as_("reviewer")`` signs in another of the cast."""

    def as_(username: str):
        client.force_login(making.editor(username))
        return client

    client.as_ = as_
    return as_("contributor")


@pytest.fixture
def said():
    """A public statement of Lithuania's foreign minister, of 1 May 2024, that calls for an invitation."""
    row = making.statement(key="lt-said")
    making.publish(row)
    return row


def page(row: Assessment) -> str:
    return reverse("admin:stances_assessment_change", args=[row.pk])


def typed(supports=(), contrary=(), **changes) -> dict:
    """What the browser would send."""
    weighed = {f"weigh-{row.pk}": "supports" for row in supports} | {f"weigh-{row.pk}": "contrary" for row in contrary}
    form = {
        "member": "LT",
        "effective": "2024-05-01",
        "stance": "advocate",
        "confidence": "high",
        "rationale": "The minister said so.",
    }
    return form | weighed | changes


def test_writing_begins_with_the_member(desk, said):
    making.publish(making.assessment(supports=[said]))
    shown = desk.get(ADD).text
    assert '<a class="what" href="?member=LT">Lithuania</a>' in shown
    assert "Pushes for an invitation" in shown
    assert desk.get(ADD, {"member": "XX"}).status_code == 404


def test_the_page_shows_the_history_the_present_stance_and_what_was_said_since(desk, said):
    making.publish(making.assessment(key="lt-judged", supports=[said]))
    later = making.statement(date="2025-03-01", summary="Says it again, later.")
    another = making.statement("DE", summary="Says nothing of Lithuania.")
    making.publish(later, another)
    shown = desk.get(ADD, {"member": "LT"}).text
    assert "lt-judged" in shown
    assert 'since <time datetime="2024-05-01">' in shown
    assert "Says nothing of Lithuania." not in shown
    assert (
        shown.index("Says it again, later.") < shown.index("1 said before the last assessment") < shown.index("lt-said")
    )


def test_a_new_assessment_is_a_draft_of_its_author_under_a_proposed_key(desk, said):
    answer = desk.post(ADD, typed([said], _save="Save draft"))
    row = Assessment.objects.get()
    assert answer.headers["Location"] == page(row)
    assert (row.key, row.status, row.created_by) == ("lt-2024-05-01", Status.DRAFT, making.editor("contributor"))
    assert (row.stance, row.confidence, row.effective) == ("advocate", "high", dt.date(2024, 5, 1))
    assert [(e.statement, e.kind) for e in row.evidence.all()] == [(said, "supports")]


def test_a_key_that_is_taken_is_refused_and_one_that_is_proposed_is_free(desk, said):
    making.assessment(key="lt-2024-05-01", supports=[said])
    answer = desk.post(ADD, typed([said], key="lt-2024-05-01", rationale="Kept on the form.", _save="1"))
    assert "The key “lt-2024-05-01” is taken" in answer.text
    assert "Kept on the form." in answer.text
    desk.post(ADD, typed([said], _save="1"))
    assert Assessment.objects.filter(key="lt-2024-05-01-2").exists()


def test_a_statement_may_be_ticked_from_the_address_of_a_new_assessment(desk, said):
    shown = desk.get(ADD, {"member": "LT", "supports": said.pk}).text
    assert f'name="weigh-{said.pk}" value="supports" checked' in shown
    assert 'value="2024-05-01"' in shown


def test_the_rules_are_checked_while_it_is_written_and_nothing_is_saved(desk, said):
    shown = desk.post(ADD, typed([], _check="Check")).text
    assert "No statement supports this stance. Tick at least one." in shown
    assert "At least one statement in support is dated on or before the day of effect" in shown
    assert not Assessment.objects.exists()
    assert "No rule is broken." in desk.post(ADD, typed([said], _check="Check")).text


def test_an_error_stands_beside_its_field_and_a_warning_apart(desk, said):
    making.publish(making.assessment(effective="2024-05-01", supports=[said]))
    weak = making.statement(date="2024-06-01", attribution="media_report")
    making.publish(weak)
    shown = desk.post(ADD, typed([weak], effective="2024-06-02", _check="1")).text
    beside = shown.partition('id="found-confidence"')[2].partition("</ul>")[0]
    assert "This is more than the evidence by that day allows: “Low confidence” at most." in beside
    apart = shown.partition('id="findings"')[2]
    assert "says the same" in apart
    assert "“Low confidence” at most" not in apart


def test_a_draft_may_break_the_rules_and_its_submission_may_not(desk):
    hearsay = making.statement(attribution="media_report")
    making.publish(hearsay)
    refused = desk.post(ADD, typed([hearsay], _submit="Save and submit"))
    assert "Nothing was saved." in refused.text
    assert "The minister said so." in refused.text
    assert not Assessment.objects.exists()
    assert desk.post(ADD, typed([hearsay], _save="1")).status_code == 302
    row = Assessment.objects.get()
    assert "“Low confidence” at most" in desk.get(page(row)).text
    assert desk.post(page(row), typed([hearsay], confidence="low", _submit="1")).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.confidence) == (Status.SUBMITTED, "low")


def test_the_note_goes_to_the_reviewer(desk, said):
    desk.post(ADD, typed([said], note="Please look at the day.", _submit="1"))
    assert Assessment.objects.get().submission_note == "Please look at the day."


def test_no_position_found_is_a_choice_of_its_own_and_has_no_confidence(desk):
    member = making.member("LT")
    assert desk.post(ADD, typed(stance="none", confidence="high", _save="1")).status_code == 302
    row = Assessment.objects.get(member=member)
    assert (row.stance, row.confidence) == (None, None)
    assert 'value="none"' in desk.get(page(row)).text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("effective", "", "Give the day on which it takes effect."),
        ("effective", "2024-02-31", "Enter a valid date."),
        ("stance", "", "Choose a stance, or say that no position was found."),
        ("confidence", "", "Choose how sure this judgement is."),
        ("rationale", " ", "Say in our own words why the position is judged so."),
        ("key", "two words", "Enter a valid “slug”"),
    ],
)
def test_what_cannot_be_stored_is_said_beside_its_field_and_nothing_typed_is_lost(desk, said, field, value, sentence):
    answer = desk.post(ADD, typed([said], conditions=["reforms"], **{field: value}, _save="1"))
    assert sentence in answer.text.partition(f'id="found-{field}"')[2].partition("</ul>")[0]
    assert 'value="reforms"' in answer.text
    assert f'name="weigh-{said.pk}" value="supports" checked' in answer.text
    assert not Assessment.objects.exists()


def test_my_own_draft_statement_may_be_weighed_and_a_colleagues_may_not(desk):
    own, another = making.statement(), making.statement(by=making.editor("colleague"), summary="Not yours to see.")
    assert "Not yours to see." not in desk.get(ADD, {"member": "LT"}).text
    answer = desk.post(ADD, typed([own, another], _save="1"))
    assert "another editor&#x27;s draft" in answer.text
    assert not Assessment.objects.exists()
    workflow.submit(another, making.editor("colleague"), ticked=None)
    assert desk.post(ADD, typed([own, another], _save="1")).status_code == 302
    assert Assessment.objects.get().evidence.count() == 2


def test_evidence_that_was_corrected_meanwhile_stays_in_sight_and_bars_submission(desk, said):
    row = making.assessment(supports=[said])
    making.publish(making.correct(said, quote="Other words."))
    shown = desk.get(page(row)).text
    assert "Corrected or withdrawn since: weigh what is public now." in shown
    assert desk.post(page(row), typed([said], _submit="1")).status_code == 200
    row.refresh_from_db()
    assert row.status == Status.DRAFT


def test_a_colleagues_draft_and_what_is_public_are_shown_and_not_written(desk, said):
    row = making.assessment(by=making.editor("colleague"), supports=[said], rationale="The minister called for it.")
    for _ in range(2):
        shown = desk.get(page(row))
        assert "The minister called for it." in shown.text
        assert "Calls for an invitation." in shown.text
        assert 'name="_save"' not in shown.text
        assert desk.post(page(row), typed([said], rationale="Changed.", _save="1")).status_code in (403, 409)
        row.refresh_from_db()
        assert row.rationale != "Changed."
        if row.status == Status.DRAFT:
            making.publish(row)


def test_the_second_to_save_sees_both_versions(desk, said):
    row = making.assessment(supports=[said])
    form = desk.get(page(row))
    mark = form.context["written_on"]
    desk.post(page(row), typed([said], rationale="The first to save.", written_on=mark, _save="1"))
    answer = desk.post(page(row), typed([said], rationale="The second to save.", written_on=mark, _save="1"))
    assert answer.status_code == 409
    assert "The first to save." in answer.text
    assert "The second to save." in answer.text
    row.refresh_from_db()
    assert row.rationale == "The first to save."


def test_older_statements_are_laid_out_when_asked_for_and_nothing_typed_is_lost(desk, monkeypatch):
    monkeypatch.setattr("stances.desk.weighing.PER_PAGE", 2)
    rows = [making.statement(date=f"2024-05-0{n}", summary=f"Said on day {n}.") for n in range(1, 6)]
    making.publish(*rows)
    first = desk.get(ADD, {"member": "LT"}).text
    assert "Said on day 4." in first
    assert "Said on day 3." not in first
    second = desk.post(ADD, typed([rows[0]], rationale="Half a thought.", pages="1", _older="1")).text
    assert "Said on day 2." in second
    assert "Half a thought." in second
    assert f'name="weigh-{rows[0].pk}" value="supports" checked' in second


def test_an_account_in_no_group_cannot_write(client, said):
    outsider = making.editor("contributor")
    outsider.groups.clear()
    client.force_login(outsider)
    assert client.get(ADD, {"member": "LT"}).status_code == 403
    assert client.post(ADD, typed([said], _save="1")).status_code == 403


def test_a_row_that_is_gone_is_a_404(desk):
    assert desk.get("/admin/stances/assessment/999999/change/").status_code == 404
    assert desk.get("/admin/stances/assessment/no-number/change/").status_code == 404


@pytest.mark.parametrize("act", ["get", "check"])
def test_the_page_takes_at_most_20_queries_however_many_statements_there_are(desk, act):
    today = codebook.today()
    days = [today - dt.timedelta(days=n) for n in range(1, 41)]
    signals = ["advocate", "support", "not_now"]
    rows = [making.statement(date=day.isoformat(), signal=signals[day.day % 3]) for day in days]
    making.publish(*rows, complete_to="2024-01-01")
    making.publish(making.assessment(effective=rows[39].date.isoformat(), supports=[rows[39]]))
    draft = making.assessment(effective=rows[1].date.isoformat(), supports=rows[3:9], contrary=rows[9:12])
    for _ in range(2):  # the first answer warms what every process keeps
        with CaptureQueriesContext(connection) as made:
            answer = (
                desk.get(page(draft))
                if act == "get"
                else desk.post(page(draft), typed(rows[3:9], effective=rows[1].date.isoformat(), _check="1"))
            )
    assert answer.status_code == 200
    assert len(made) <= 20, "\n".join(
        query["sql"][:20] + query["sql"].partition(" FROM ")[2][:150] for query in made.captured_queries
    )


def test_a_confidence_that_is_dropped_is_said_to_be_dropped(desk, said):
    silent = typed([], stance="none", confidence="high")
    sentence = "“High confidence” is not kept: where no position was found there is no confidence."
    assert sentence in desk.post(ADD, silent | {"_check": "1"}).text
    assert sentence in desk.post(ADD, silent | {"_save": "1"}, follow=True).text
    assert Assessment.objects.get().confidence is None
    assert "is not kept" not in desk.post(ADD, typed([], stance="none", confidence="", _check="1")).text
