"""Drafts that nobody touched for 90 days are listed to those who wrote them, and none is ever deleted."""

import datetime as dt

import pytest
from django.utils import timezone

from stances.desk import drafts, old_drafts, workflow
from stances.models import Assessment, Reminder, Statement
from tests import making

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def listed_after(days: float) -> str:
    """Lists the old drafts as if ``days`` had passed; gives the job's words. The history's clock cannot be set."""
    renewed = old_drafts.find(timezone.now() + days * DAY)
    renewed.store()
    return renewed.words


def keys(username: str = "contributor") -> set[str]:
    return {line.row.key for line in old_drafts.of(making.editor(username)).lines}


@pytest.mark.parametrize(("days", "expected"), [(89.9, set()), (90.1, {"said", "judged"})], ids=["before", "after"])
def test_a_draft_is_listed_once_it_lay_for_90_days(days, expected):
    making.statement(key="said")
    making.assessment(key="judged")
    listed_after(days)
    assert keys() == expected


def test_nothing_is_deleted():
    making.statement(key="said")
    making.assessment(key="judged")
    listed_after(1000)
    assert (Statement.objects.count(), Assessment.objects.count()) == (1, 1)


def test_it_is_listed_to_everybody_who_wrote_in_it_and_to_nobody_else():
    row = making.statement(key="said")
    drafts.rewrite(row, making.editor("reviewer"), making.statement_content(summary="Better said."))
    listed_after(91)
    assert keys("contributor") == keys("reviewer") == {"said"}
    assert keys("colleague") == keys("manager") == set()


def change_the_row(row):
    Statement.objects.filter(pk=row.pk).update(summary="Better said.")


def change_a_part(row):
    row.citations.update(relays="An agency")


def remove_a_part(row):
    row.bears_on.first().delete()


def return_it(row):
    submitted = workflow.submit(row, making.editor("contributor"), ticked=None)
    workflow.return_to_author(submitted, making.editor("reviewer"), "Which page?")


@pytest.mark.parametrize("touch", [change_the_row, change_a_part, remove_a_part, return_it])
def test_a_draft_that_was_touched_since_is_not_listed_even_before_the_job_runs_again(touch):
    row = making.statement(key="said")
    listed_after(91)
    assert keys() == {"said"}
    touch(row)
    assert Reminder.objects.count() == 1
    assert keys() == set()
    listed_after(89)
    assert Reminder.objects.count() == 0


def test_evidence_is_a_part_of_an_assessment():
    row = making.assessment(key="judged", supports=[making.statement()])
    listed_after(91)
    row.evidence.update(kind="contrary")
    assert "judged" not in keys()


def test_what_was_handed_in_or_deleted_is_no_longer_listed():
    handed_in, gone = making.statement(key="handed-in"), making.statement(key="gone")
    listed_after(91)
    workflow.submit(handed_in, making.editor("contributor"), ticked=None)
    drafts.delete(gone, making.editor("contributor"))
    assert keys() == set()
    listed_after(91)
    assert Reminder.objects.count() == 0


def test_a_draft_that_was_deleted_between_finding_and_storing_does_no_harm():
    row = making.statement()
    making.statement(key="other")
    renewed = old_drafts.find(timezone.now() + 91 * DAY)
    drafts.delete(row, making.editor("contributor"))
    renewed.store()
    assert keys() == {"other"}


def test_it_is_said_since_when_and_a_second_run_leaves_that_as_it_was():
    making.statement()
    listed_after(91)
    before = Reminder.objects.values("pk", "untouched_since", "listed_at").get()
    listed_after(95)
    assert Reminder.objects.values("pk", "untouched_since", "listed_at").get() == before
    (line,) = old_drafts.of(making.editor("contributor")).lines
    assert line.since == before["untouched_since"]
    assert abs(line.since - timezone.now()) < DAY


def test_what_was_reviewed_before_can_not_be_deleted_by_hand():
    making.statement(key="fresh")
    return_it(making.statement(key="returned"))
    listed_after(91)
    lines = old_drafts.of(making.editor("contributor")).lines
    assert {line.row.key: line.may_delete for line in lines} == {"fresh": True, "returned": False}


def test_a_long_list_shows_the_oldest_and_counts_all():
    first = making.statement()
    for _ in range(old_drafts.SHOWN + 2):
        making.statement()
    making.assessment()
    listed_after(91)
    found = old_drafts.of(making.editor("contributor"))
    assert found.count == old_drafts.SHOWN + 4
    assert len(found.lines) == old_drafts.SHOWN + 1
    assert found.lines[0].row == first


def test_the_job_says_in_words_how_many():
    assert listed_after(0) == "No draft has lain untouched for 90 days."
    making.statement()
    assert listed_after(91) == "1 draft, untouched for 90 days, is listed to its authors."
    making.assessment()
    assert listed_after(91) == "2 drafts, untouched for 90 days, are listed to their authors."


def test_it_takes_as_many_queries_for_many_drafts_as_for_one(django_assert_num_queries):
    for _ in range(4):
        making.statement()
        making.assessment()
    now, author = timezone.now() + 91 * DAY, making.editor("contributor")
    assert author.role == "contributor"
    with django_assert_num_queries(2):
        renewed = old_drafts.find(now)
    with django_assert_num_queries(6):
        renewed.store()
    with django_assert_num_queries(2):
        assert old_drafts.of(author).count == 8
