"""The editor's lists: each row on one list, with its reason, counted, for those who may act on it."""

import pytest

from stances.desk import lists, workflow
from stances.desk.lists import Name, Returned
from tests import making

pytestmark = pytest.mark.django_db


def on(username: str) -> dict[str, set[str]]:
    """The keys on each list of a member of the cast that has any."""
    found = lists.of(making.editor(username))
    return {name: {line.row.key for line in one.lines} for name, one in found.items() if one.lines}


def submitted(by: str, key: str):
    return workflow.submit(making.statement(key=key, by=making.editor(by)), making.editor(by), ticked=None)


def test_a_draft_is_on_its_writers_list_alone():
    making.statement(key="mine")
    making.assessment(key="judged")
    assert on("contributor") == {Name.DRAFTING: {"mine", "judged"}}
    assert on("colleague") == {}


def test_what_was_returned_comes_with_the_last_comment_and_its_author():
    row = submitted("contributor", "twice")
    for comment in ("Which page?", "Still: which page?"):
        row = workflow.return_to_author(row, making.editor("reviewer"), comment)
        if comment == "Which page?":
            row = workflow.submit(row, making.editor("contributor"))
    assert on("contributor") == {Name.RETURNED: {"twice"}}
    (line,) = lists.of(making.editor("contributor"))[Name.RETURNED].lines
    assert line.returned == Returned("Still: which page?", "Reviewer")


def test_what_waits_is_on_the_list_of_those_who_may_decide_it_and_of_nobody_else():
    submitted("contributor", "theirs")
    submitted("reviewer", "own")
    assert on("reviewer") == {Name.WAITING: {"theirs"}, Name.HANDED_IN: {"own"}}
    assert on("manager") == {Name.WAITING: {"theirs", "own"}}
    assert on("contributor") == {Name.HANDED_IN: {"theirs"}}
    assert on("colleague") == {}


def test_a_withdrawal_waits_for_a_second_editor():
    row = making.statement(key="asked")
    making.publish(row)
    workflow.request_withdrawal(row, making.editor("manager"), "It was never said.")
    assert on("reviewer") == {Name.WITHDRAWALS: {"asked"}}
    assert on("manager") == {}
    assert on("contributor") == {}


def test_what_is_published_lies_on_nobodys_desk():
    making.publish(making.statement(key="public"))
    assert on("contributor") == on("reviewer") == {}


def test_a_long_list_shows_the_newest_and_counts_all():
    for _ in range(lists.SHOWN + 3):
        newest = making.statement()
    making.assessment()
    found = lists.of(making.editor("contributor"))[Name.DRAFTING]
    assert found.count == lists.SHOWN + 4
    assert len(found.lines) == lists.SHOWN + 1
    assert newest.key in {line.row.key for line in found.lines}


def test_a_line_says_whom_it_is_about():
    making.statement("DE")
    making.assessment("LT")
    found = lists.of(making.editor("contributor"))[Name.DRAFTING]
    assert {line.kind: list(line.who) for line in found.lines} == {
        "statement": ["Minister-De"],
        "assessment": ["Lithuania"],
    }


def test_two_queries_answer_all_lists(django_assert_num_queries):
    for n in range(5):
        submitted("contributor", f"waits-{n}")
        making.statement()
    reviewer = making.editor("reviewer")
    assert reviewer.role == "reviewer"
    with django_assert_num_queries(2):
        assert lists.of(reviewer)[Name.WAITING].count == 5
