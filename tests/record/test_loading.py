"""Loading an edition, and what it says about evidence that changed since it was weighed."""

import datetime as dt
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stances import record
from stances.record import Heard, loading
from tests import making

pytestmark = pytest.mark.django_db
DAY = dt.date(2024, 12, 4)


def queries(work):
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def test_an_empty_record_says_so():
    with pytest.raises(record.NoRecord):
        record.at()
    with pytest.raises(record.NoRecord):
        record.at(1)


def test_an_edition_that_does_not_exist_is_named_with_the_newest():
    making.publish(making.statement())
    for number in (0, -1, 2, 10**12):
        with pytest.raises(record.NoSuchEdition) as error:
            record.at(number)
        assert error.value.newest == 1


def test_an_edition_is_kept_in_the_process_and_asking_again_takes_one_query():
    making.publish(making.statement())
    first = record.at()
    assert queries(record.at) == 1
    assert record.at() is first
    making.publish(making.statement())
    assert record.at().edition.number == 2
    assert record.at(1) is first


def test_loading_takes_the_same_number_of_queries_whatever_the_size():
    statement = making.statement()
    making.publish(statement, making.assessment(supports=[statement]))
    small = queries(lambda: loading.load(loading.edition_at(None)))
    more = [making.statement("DE", f"2024-06-{n:02}") for n in range(1, 15)]
    making.publish(*more)
    making.publish(*[making.assessment("DE", row.date.isoformat(), supports=more, contrary=[]) for row in more])
    making.publish(making.correct(more[0]))
    making.withdraw(more[1])
    assert queries(lambda: loading.load(loading.edition_at(None))) == small


def test_statements_are_read_with_the_same_number_of_queries_however_many():
    making.publish(making.statement())
    first = loading.load(loading.edition_at())
    few = queries(lambda: first.statements_about("LT"))
    assert queries(lambda: first.statements_about("LT")) == 1, "which they are: what was read is known"
    making.publish(*[making.statement("LT", f"2024-06-{n:02}") for n in range(1, 15)])
    assert queries(partial(loading.load(loading.edition_at()).statements_about, "LT")) == few
    assert queries(partial(loading.load(loading.edition_at()).statements, 1, 30)) == few + 1, "one more, to count them"


def test_a_corrected_statement_is_shown_in_its_old_words_in_the_old_edition():
    row = making.statement(key="lt-said", quote="Old words.")
    making.publish(row)
    making.publish(making.correct(row, quote="New words."))
    assert record.at(1).statement("lt-said").quote == "Old words."
    assert record.at(2).statement("lt-said").quote == "New words."
    assert record.at(1).statement("lt-said").fate == "current"


def test_a_withdrawn_statement_is_still_found_and_says_so():
    row = making.statement(key="lt-said")
    making.publish(row)
    making.withdraw(row)
    assert record.at(1).statement("lt-said").fate == "current"
    assert record.at(2).statement("lt-said").fate == "withdrawn"
    assert record.at(2).statements(1, 30) == ((), 0)
    assert record.at(2).statement("never-published") is None


def test_a_draft_is_never_shown():
    making.publish(making.statement(key="public"))
    making.statement(key="draft", date="2024-11-11")
    making.assessment(key="draft-too")
    now = record.at()
    assert now.statement("draft") is None
    assert [s.key for s in now.statements_about("LT")] == ["public"]
    assert now.assessments == ()
    assert now.last_heard("LT", DAY).date == dt.date(2024, 5, 1)


def test_an_assessment_says_when_its_evidence_was_corrected_and_stays():
    statement = making.statement()
    making.publish(statement, making.assessment(supports=[statement]))
    making.publish(making.correct(statement, quote="Other words."))
    [assessment] = record.at().assessments
    assert assessment.evidence_corrected
    assert not assessment.under_review
    assert assessment.evidence[0].fate == "corrected"
    [before] = record.at(1).assessments
    assert not before.evidence_corrected


def test_an_assessment_whose_last_support_was_withdrawn_is_under_review():
    one, two = making.statement(), making.statement()
    making.publish(one, two, making.assessment(supports=[one, two]))
    making.withdraw(one)
    assert not record.at().assessments[0].under_review
    making.withdraw(two)
    assert record.at().assessments[0].under_review
    assert [e.fate for e in record.at().assessments[0].evidence] == ["withdrawn", "withdrawn"]


def test_contrary_evidence_makes_the_signals_mixed():
    one, two = making.statement(), making.statement(signal="oppose")
    making.publish(one, two, making.assessment(supports=[one], contrary=[two]))
    [assessment] = record.at().assessments
    assert assessment.mixed
    assert [e.statement for e in assessment.contrary] == [two.key]


def test_last_heard_is_the_newest_statement_on_or_before_the_day():
    making.publish(making.statement("LT", "2024-05-01"), making.statement("LT", "2024-07-01"))
    now = record.at()
    assert now.last_heard("LT", dt.date(2024, 4, 30)) is None
    assert now.last_heard("LT", dt.date(2024, 5, 1)) == Heard(dt.date(2024, 5, 1), "day")
    assert now.last_heard("LT", dt.date(2024, 6, 30)).date == dt.date(2024, 5, 1)
    assert now.last_heard("LT", dt.date(2024, 7, 1)).date == dt.date(2024, 7, 1)


def test_the_corrections_log_names_old_and_new_version_edition_and_reason():
    one, two = making.statement(key="one"), making.statement(key="two")
    making.publish(one, two)
    making.publish(making.correct(one, reason="A wrong date."))
    making.withdraw(two, reason="It was never said.")
    log = [(v.key, v.old_version, v.new_version, v.edition, v.reason) for v in record.at().corrections()]
    assert log == [("two", 1, None, 3, "It was never said."), ("one", 1, 2, 2, "A wrong date.")]
    assert len(record.at(2).corrections()) == 1


def test_the_post_shown_is_the_one_held_on_the_day_of_the_statement():
    person = making.official("minister-lt", "LT")
    person.posts.all().delete()
    person.posts.create(title="Minister", rank="minister", since="2020-01-01", until="2023-12-31")
    person.posts.create(title="President", rank="head_of_state", since="2024-01-01")
    making.publish(making.statement("LT", "2023-05-01", key="then"), making.statement("LT", "2024-05-01", key="now"))
    found = record.at()
    assert found.statement("then").speakers[0].post.title == "Minister"
    assert found.statement("now").speakers[0].post.title == "President"


def test_the_quote_of_the_day_is_the_newest_of_a_minister_or_above():
    making.publish(making.statement("LT", "2024-05-01", key="minister"))
    aside = making.official("minister-de", "DE")
    aside.posts.update(rank="opposition")
    making.publish(making.statement("DE", "2024-06-01", key="opposition"))
    person = making.official("minister-hu", "HU")
    person.posts.update(until="2024-01-01")
    making.publish(making.statement("HU", "2024-07-01", key="no-longer-minister"))
    assert record.at().latest_quote(DAY).key == "minister"
    assert record.at().latest_quote(dt.date(2024, 4, 30)) is None


def test_a_statement_known_by_its_month_is_heard_in_that_month_and_not_on_its_first_day():
    making.publish(making.statement("LT", "2024-05-01", date_precision="month"))
    assert record.at().last_heard("LT", DAY) == Heard(dt.date(2024, 5, 1), "month")
    making.publish(making.statement("LT", "2024-05-01"))
    assert record.at().last_heard("LT", DAY) == Heard(dt.date(2024, 5, 1), "day")


def test_the_post_shown_with_a_month_is_one_held_in_that_month():
    person = making.official("minister-lt", "LT")
    person.posts.update(title="Took office on the second", since="2024-07-02")
    making.publish(
        making.statement("LT", "2024-07-01", date_precision="month", key="by-month"),
        making.statement("LT", "2024-07-01", key="by-day"),
    )
    assert record.at().statement("by-month").speakers[0].post.title == "Took office on the second"
    assert record.at().statement("by-day").speakers[0].post is None


def test_announcements_of_a_block_are_the_visible_ones_up_to_the_day_newest_first_read_once():
    resists: dict[str, Any] = {"signal": "oppose", "would_block": True}
    early = making.statement("HU", "2024-01-20", **resists)
    late = making.statement("HU", "2024-10-06", **resists)
    taken_back = making.statement("HU", "2024-02-01", **resists)
    making.publish(early, late, taken_back, making.statement("HU", "2024-03-01", signal="oppose"))
    making.statement("HU", "2024-04-01", **resists)  # a draft
    making.publish(making.correct(taken_back, would_block=False))
    found = record.at()
    assert [said.key for said in found.announced_blocks(DAY)] == [late.key, early.key]
    assert [said.key for said in found.announced_blocks(dt.date(2024, 10, 5))] == [early.key]
    assert found.announced_blocks(dt.date(2024, 1, 19)) == ()
    assert queries(lambda: found.announced_blocks(DAY)) == 0
    assert taken_back.key in [said.key for said in record.at(1).announced_blocks(DAY)]
    assert (
        queries(lambda: loading.load(found.edition).announced_blocks(DAY))
        <= queries(lambda: loading.load(found.edition)) + 8
    )


def test_a_shift_says_whether_it_goes_toward_an_invitation():
    said = [making.statement("LT", f"2024-0{n}-01") for n in (1, 2, 3)]
    making.publish(*said)
    stances = ("not_now", "support", "alliance_line")
    making.publish(
        *[
            making.assessment("LT", f"2024-0{n}-01", stance, supports=[said[n - 1]])
            for n, stance in enumerate(stances, 1)
        ]
    )
    assert [(shift.after, shift.toward) for shift in record.at().shifts()] == [
        ("alliance_line", False),
        ("support", True),
    ]
