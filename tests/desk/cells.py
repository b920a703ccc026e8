"""The cells of (status, act, person) as literal tables, and rows to try them on; for the functions and for HTTP."""

import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from stances.desk import publishing, workflow
from stances.desk.workflow import Act
from stances.models import Editor, Status
from tests import making

COMPLETE_TO = dt.date(2025, 12, 31)
POSSIBLE_IN = {
    Act.WRITE: Status.DRAFT,
    Act.DELETE: Status.DRAFT,
    Act.SUBMIT: Status.DRAFT,
    Act.RETURN: Status.SUBMITTED,
    Act.APPROVE: Status.SUBMITTED,
    Act.REQUEST_WITHDRAWAL: Status.PUBLISHED,
    Act.CORRECT: Status.PUBLISHED,
    Act.REPLACE: Status.PUBLISHED,
    Act.REFUSE_WITHDRAWAL: Status.WITHDRAWING,
    Act.WITHDRAW: Status.WITHDRAWING,
}
"""Each act is possible in one status alone."""

EVERYBODY_BUT_ANOTHERS_CONTRIBUTOR = {
    ("contributor", "own"),
    ("reviewer", "own"),
    ("reviewer", "another's"),
    ("manager", "own"),
    ("manager", "another's"),
}
ANY_REVIEWER = EVERYBODY_BUT_ANOTHERS_CONTRIBUTOR - {("contributor", "own")}
A_SECOND_REVIEWER = {("reviewer", "another's"), ("manager", "another's")}
ALLOWED = {
    Act.WRITE: EVERYBODY_BUT_ANOTHERS_CONTRIBUTOR,
    Act.DELETE: EVERYBODY_BUT_ANOTHERS_CONTRIBUTOR,
    Act.SUBMIT: EVERYBODY_BUT_ANOTHERS_CONTRIBUTOR,
    Act.RETURN: ANY_REVIEWER,
    Act.APPROVE: A_SECOND_REVIEWER,
    Act.REQUEST_WITHDRAWAL: ANY_REVIEWER,
    Act.CORRECT: ANY_REVIEWER,
    Act.REPLACE: ANY_REVIEWER,
    Act.REFUSE_WITHDRAWAL: A_SECOND_REVIEWER,
    Act.WITHDRAW: A_SECOND_REVIEWER,
}
PEOPLE = [*itertools.product(("contributor", "reviewer", "manager", "outsider"), ("own", "another's"))]


def person(name: str):
    """One of the cast, or an outsider: an account of the desk that is in no group."""
    if name == "outsider":
        return Editor.objects.get_or_create(username=name, is_staff=True)[0]
    return making.editor(name)


def row_in(status: Status, kind: str, group: str, whose: str):
    """A row in that status, written by the person or by another; and asked to be withdrawn, where that is possible."""
    own = whose == "own" and group != "outsider"
    author = person(group) if own else making.editor("another")
    asker = author if own and group != "contributor" else making.editor("another")
    statement = making.statement(by=author)
    row = statement if kind == "statement" else making.assessment(supports=[statement], by=author)
    if status == Status.DRAFT:
        return row
    if status == Status.SUBMITTED:
        if kind == "assessment":
            publish(statement)
        return workflow.submit(row, author, ticked=None)
    publish(*{statement, row})
    if status == Status.PUBLISHED:
        return row
    asked = workflow.request_withdrawal(row, asker, "It was never said.")
    if status == Status.WITHDRAWN:
        publishing.withdraw([asked], making.editor("third"), "Withdrawn.")
    asked.refresh_from_db()
    return asked


def publish(*rows):
    """By an editor who took no part otherwise."""
    submitted = [workflow.submit(row, row.created_by, ticked=None) for row in rows]
    publishing.approve(
        [publishing.Approval(row, row.content_hash) for row in submitted], making.editor("third"), "x", COMPLETE_TO
    )
    for row in rows:
        row.refresh_from_db()


@contextmanager
def each_from_the_same_start() -> Iterator[None]:
    """What the block does to the database is undone after it; what must hold at the end of it is asked before."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)
