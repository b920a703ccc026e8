"""The first page of the admin is the desk: one's lists with counts and links, for each of the cast."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stances import tasks
from stances.desk import old_drafts, workflow
from stances.jobs import lease
from stances.models import Job, JobName
from tests import making

pytestmark = pytest.mark.django_db

LONG_AFTER = dt.timedelta(days=3650)
"""Long after the 90 days: the clock of these tests stands still; the database dates every change by its own."""


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-11-21T12:00:00+01:00", tick=False):
        yield


def desk_of(username: str):
    client = Client()
    client.force_login(making.editor(username))
    return client.get("/admin/")


def counts(page) -> dict[str, int]:
    return {name: found.count for name, found in page.context["lists"].items() if found.count}


def test_a_contributor_sees_drafts_what_came_back_and_why():
    making.statement(key="draft")
    row = workflow.submit(making.statement(key="back"), making.editor("contributor"), ticked=None)
    workflow.return_to_author(row, making.editor("reviewer"), "Which page of the report?")
    page = desk_of("contributor")
    assert counts(page) == {"drafting": 1, "returned": 1}
    assert "Which page of the report?" in page.text
    assert reverse("admin:stances_statement_change", args=[row.pk]) in page.text
    assert "What waits for review" not in page.text


def test_a_reviewer_sees_what_waits_with_a_link_to_its_review():
    row = workflow.submit(making.statement(), making.editor("contributor"), "Please look at the date.")
    page = desk_of("reviewer")
    assert counts(page) == {"waiting": 1}
    assert reverse("admin:review", args=["statement", row.pk]) in page.text
    assert "Please look at the date." in page.text


def test_a_withdrawal_that_was_asked_for_stands_there_with_its_reason():
    row = making.statement()
    making.publish(row)
    workflow.request_withdrawal(row, making.editor("manager"), "It was never said.")
    page = desk_of("reviewer")
    assert counts(page) == {"withdrawals": 1}
    assert "It was never said." in page.text
    assert counts(desk_of("manager")) == {}


def test_assessments_to_look_at_again_come_with_reason_and_links():
    said = making.statement("LT", "2026-05-01")
    row = making.assessment("LT", "2026-05-01", supports=[said])
    making.publish(said, row)
    making.withdraw(said)
    renew()
    page = desk_of("contributor")
    assert page.context["look_again_count"] == 1
    for address in (
        reverse("admin:stances_assessment_change", args=[row.pk]),
        reverse("admin:stances_statement_change", args=[said.pk]),
        reverse("admin:stances_assessment_add") + "?member=LT",
        "/members/lithuania/",
    ):
        assert f'href="{address}"' in page.text


def test_it_offers_to_begin_and_lists_everything_there_is():
    page = desk_of("contributor")
    for name in ("statement_add", "assessment_add", "official_changelist", "outlet_changelist", "source_changelist"):
        assert reverse(f"admin:stances_{name}") in page.text


def test_an_empty_desk_says_so_in_words():
    page = desk_of("reviewer")
    assert "Nothing waits for you." in page.text
    assert "You have no drafts." in page.text


def renew() -> None:
    """Runs the job that finds the *look again* list, as its tasks do."""
    lease.ask_for(JobName.LOOK_AGAIN, making.editor("reviewer"))
    tasks.run(Job.objects.get(name=JobName.LOOK_AGAIN).pk)


def look_again_of(page) -> str:
    text = re.search(r'data-list="look_again">(.*?)</section>', page.text, re.DOTALL)
    assert text
    return text[1]


def test_a_list_that_was_never_made_is_not_said_to_be_empty():
    shown = look_again_of(desk_of("contributor"))
    assert "This list has not been made yet." in shown
    assert "Nothing moved" not in shown
    assert "Run now" not in shown
    assert "Run now" in look_again_of(desk_of("reviewer"))


def test_the_list_says_when_it_was_brought_up_to_date():
    renew()
    shown = look_again_of(desk_of("contributor"))
    assert re.search(r'Brought up to date\s+<time datetime="2026-11-21T12:00:00\+01:00">today at 12:00</time>', shown)
    assert "Nothing moved" in shown


def test_a_list_that_is_older_than_the_newest_edition_says_so():
    renew()
    making.publish(making.statement())
    shown = look_again_of(desk_of("contributor"))
    assert "Edition 1 is newer than this list." in shown
    assert "Nothing moved" not in shown
    renew()
    assert "is newer than this list" not in look_again_of(desk_of("contributor"))


def test_a_list_that_missed_its_morning_says_so():
    renew()
    for moment, old in (("2026-11-22T05:59:00+01:00", False), ("2026-11-22T06:10:00+01:00", True)):
        with time_machine.travel(moment, tick=False):
            shown = look_again_of(desk_of("contributor"))
        assert ("This is an old list" in shown) is old
        assert ("Nothing moved" in shown) is not old


def test_an_old_draft_is_listed_with_what_can_be_done_with_it():
    row = making.statement(key="old")
    assert "Untouched for 90 days" not in desk_of("contributor").text
    old_drafts.find(timezone.now() + LONG_AFTER).store()
    text = desk_of("contributor").text
    assert "Untouched for 90 days" in text
    for name, args in (
        ("stances_statement_change", [row.pk]),
        ("review", ["statement", row.pk]),
        ("stances_statement_delete", [row.pk]),
    ):
        assert f'href="{reverse(f"admin:{name}", args=args)}"' in text
    assert "Untouched for 90 days" not in desk_of("colleague").text
