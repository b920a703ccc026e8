"""Many drafts of one's own, as an import leaves them, are handed in or thrown away at once; each answers for itself."""

import pytest
from django.urls import reverse

from stances.desk import workflow
from stances.models import Assessment, Statement, Status
from tests import making

from .review_desk import as_, submitted

pytestmark = pytest.mark.django_db


def do(who, act, *rows, kind="statement", **more):
    form = {"action": act, "_selected_action": [row if isinstance(row, str) else row.pk for row in rows]} | more
    return as_(who).post(reverse(f"admin:stances_{kind}_changelist"), form)


def test_the_lists_offer_two_acts_and_none_of_them_approves():
    making.statement()
    page = as_("reviewer").get(reverse("admin:stances_statement_changelist")).text
    assert '<option value="hand_in">Hand in for review</option>' in page
    assert '<option value="throw_away">Throw away</option>' in page
    assert page.count("<option value") - page.count('<option value=""') == 2
    assert 'name="_selected_action"' in page


def test_ticked_drafts_are_handed_in_and_each_refusal_is_told():
    mine = [making.statement(date=f"2024-0{n}-01", key=f"lt-mine-{n}", quote=f"Said {n} times.") for n in (1, 5)]
    anothers = making.statement(date="2023-01-01", key="lt-anothers", by=making.editor("colleague"))
    public = making.statement(date="2022-01-01", key="lt-public")
    making.publish(public)
    answer = do("contributor", "hand_in", *mine, anothers, public)
    assert "Handed in: 2" in answer.text
    assert "2 were refused" in answer.text
    assert "lt-anothers is not yours" in answer.text
    assert "lt-public is public: nobody can submit it now" in answer.text
    waiting = Statement.objects.filter(status=Status.SUBMITTED)
    assert {(row.key, row.submitted_by.username) for row in waiting} == {
        ("lt-mine-1", "contributor"),
        ("lt-mine-5", "contributor"),
    }


def test_an_assessment_that_breaks_the_codebook_stays_a_draft_and_says_why():
    words = making.statement()
    making.publish(words)
    good = making.assessment(supports=[words], key="lt-good")
    bad = making.assessment(effective="2024-06-01", key="lt-bad")
    answer = do("contributor", "hand_in", good, bad, kind="assessment")
    assert "Handed in: 1" in answer.text
    assert "lt-bad: " in answer.text
    assert dict(Assessment.objects.values_list("key", "status")) == {"lt-good": "submitted", "lt-bad": "draft"}


def test_drafts_are_thrown_away_once_that_is_confirmed():
    mine, kept = making.statement(key="lt-mine"), making.statement(key="lt-returned")
    workflow.return_to_author(submitted(kept), making.editor("reviewer"), "Shorter.")
    anothers = making.statement(key="lt-anothers", by=making.editor("colleague"))
    weighed = making.statement(key="lt-weighed")
    making.assessment(supports=[weighed], key="lt-judged")
    rows = (mine, kept, anothers, weighed)
    assert "Throw these away?" in do("contributor", "throw_away", *rows).text
    assert Statement.objects.count() == 4
    answer = do("contributor", "throw_away", *rows, sure="yes")
    assert "Thrown away: 1" in answer.text
    assert "its reviews are kept" in answer.text
    assert "lt-anothers is not yours" in answer.text
    assert "lt-judged rests on lt-weighed" in answer.text
    assert set(Statement.objects.values_list("key", flat=True)) == {"lt-returned", "lt-anothers", "lt-weighed"}


@pytest.mark.parametrize("tick", ["²", "x", "\x00", "9" * 40])
def test_a_tick_that_is_no_row_is_a_request_that_cannot_be_read(tick):
    assert do("contributor", "hand_in", tick).status_code == 400
