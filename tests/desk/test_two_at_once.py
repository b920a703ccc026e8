"""Two editors at the same moment, on two connections, with real commits."""

import datetime as dt
import threading

import pytest
from django.db import connection, connections, transaction

from stances.desk import content, publishing, reviewing, surroundings, workflow
from stances.desk.editions import next_edition
from stances.desk.refusal import Refused
from stances.models import Edition, StatementMember, Status
from tests import making

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts on threads of their own, let go at the same moment; what each raised, or null."""
    gate = threading.Barrier(len(acts))
    raised: list[Exception | None] = [None] * len(acts)

    def run(n, act):
        try:
            gate.wait()
            act()
        except Exception as error:
            raised[n] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
        assert not thread.is_alive()
    return raised


def test_editions_made_at_once_are_numbered_without_gaps():
    making.editor("reviewer")
    making.editor("contributor")
    rows = [workflow.submit(making.statement(), making.editor("contributor"), ticked=None) for _ in range(6)]
    reviewer = making.editor("reviewer")

    def approve(row):
        return lambda: publishing.approve(
            [publishing.Approval(row, row.content_hash)], reviewer, "At once.", dt.date(2025, 12, 31)
        )

    assert at_once(*[approve(row) for row in rows]) == [None] * 6
    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    for row in rows:
        row.refresh_from_db()
    assert sorted(row.published_in_id for row in rows) == [1, 2, 3, 4, 5, 6]


def test_raw_sql_that_makes_editions_at_once_leaves_no_gap_either():
    reviewer = making.editor("reviewer")

    def insert():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO stances_edition (number, made_at, made_by_id, note, complete_to, transaction_id)"
                " VALUES (NULL, now(), %s, 'Raw.', '2024-01-01', 0)",
                [reviewer.pk],
            )
            cursor.execute("SELECT pg_sleep(0.05)")

    assert at_once(*[insert] * 5) == [None] * 5
    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_an_edition_that_fails_leaves_no_gap():
    reviewer = making.editor("reviewer")
    with pytest.raises(ZeroDivisionError), next_edition(reviewer, "Will fail.", dt.date(2025, 1, 1)):
        raise ZeroDivisionError
    with next_edition(reviewer, "Will not.", dt.date(2025, 1, 1)) as edition:
        pass
    assert edition.number == 1


def test_two_reviewers_approving_the_same_row_make_one_edition():
    row = workflow.submit(making.statement(), making.editor("contributor"))
    reviewers = [making.editor("reviewer"), making.editor("manager")]

    def approve(by):
        return lambda: publishing.approve(
            [publishing.Approval(row, row.content_hash)], by, "Me first.", dt.date(2025, 12, 31)
        )

    raised = at_once(*[approve(by) for by in reviewers])
    assert [type(error) for error in raised if error] == [Refused]
    assert Edition.objects.count() == 1
    row.refresh_from_db()
    assert row.status == Status.PUBLISHED


def test_evidence_added_while_a_row_is_submitted_is_either_in_the_hash_or_refused():
    statement, late = making.statement(), making.statement()
    row = making.assessment(supports=[statement])
    author = making.editor("contributor")

    def add():
        with transaction.atomic():
            row.evidence.create(statement=late, kind="contrary", position=5)

    at_once(lambda: workflow.submit(row, author), add)
    row.refresh_from_db()

    assert row.status == Status.SUBMITTED
    assert content.hash_of(row) == row.content_hash


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE stances_outlet SET name = 'Another'",
        "UPDATE stances_source SET title = 'Another'",
        "UPDATE stances_official SET name = 'Another'",
        "UPDATE stances_post SET rank = 'deputy'",
        "INSERT INTO stances_post (official_id, title, rank, position)"
        " SELECT id, 'X', 'envoy', 1 FROM stances_official",
    ],
)
def test_what_becomes_public_with_a_row_is_held_while_it_is_approved(sql):
    row = making.statement()

    def change():
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
            cursor.execute(sql)

    with transaction.atomic():
        surroundings.hold([row.pk])
        (raised,) = at_once(change)
    assert "lock timeout" in str(raised)


def test_two_assessments_that_break_a_rule_together_are_not_approved_at_once():
    words = making.statement(date="2024-03-01")
    text = making.statement(date="2024-04-01", signal="support", attribution="joint_statement", quote="Together.")
    StatementMember.objects.create(statement=text, member=making.member("DE"))
    making.publish(words, text)
    drafts = [
        making.assessment(effective="2024-03-01", supports=[words]),
        making.assessment("LT", "2024-04-01", "support", confidence="medium", supports=[text]),
    ]
    rows = [workflow.submit(row, row.created_by) for row in drafts]
    reviewer, day = making.editor("reviewer"), dt.date(2025, 6, 1)

    def approve(row):
        return lambda: reviewing.approve([publishing.Approval(row, row.content_hash)], reviewer, "At once.", day)

    refused = [error for error in at_once(*[approve(row) for row in rows]) if error is not None]
    assert [type(error) for error in refused] == [Refused]
    assert Edition.objects.count() == 2
