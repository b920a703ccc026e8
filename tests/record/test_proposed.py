"""The record as proposed is the record as published: asked everything, before and after."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stances import record
from stances.desk import drafts
from stances.models import Statement
from tests import making

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2023, 1, 1), dt.date(2025, 1, 1)
DAYS = [FIRST + dt.timedelta(days=9 * n) for n in range((LAST - FIRST).days // 9)]


def everything(found: record.Record) -> dict:
    """Every question to the record, answered."""
    codes = [m.code for m in found.members]
    keys = list(Statement.objects.values_list("key", flat=True))
    return {
        "number": found.edition.number,
        "members": found.members,
        "assessments": found.assessments,
        "positions": [found.positions(day) for day in DAYS],
        "tallies": [found.tally(day) for day in DAYS],
        "shifts": found.shifts(),
        "histories": {code: found.history(code) for code in codes},
        "governments": {code: found.governments(code) for code in codes},
        "heard": {code: [found.last_heard(code, day) for day in DAYS] for code in codes},
        "counts": found.counts,
        "corrections": found.corrections(),
        "statement": {key: found.statement(key) for key in keys},
        "list": found.statements(1, 100),
        "about": {code: found.statements_about(code) for code in codes},
        "by key": found.statements_by_key(keys),
        "quotes": [found.latest_quote(day) for day in DAYS],
        "blocks": [found.announced_blocks(day) for day in DAYS],
        "weighed in": {key: found.weighed_in(key) for key in keys},
    }


def compare(*rows) -> None:
    """What is proposed now must be what is public after ``rows`` were published."""
    before = everything(record.at())
    proposed = everything(record.at(proposed=rows))
    assert proposed != before
    assert everything(record.at()) == before, "the proposal leaves no trace"
    making.publish(*rows)
    published = everything(record.at())
    for question, answer in published.items():
        assert proposed[question] == answer, question


@pytest.fixture
def said() -> Statement:
    """Lithuania and Germany have each a statement and an assessment."""
    lithuania, germany = making.statement("LT", "2023-02-01", key="lt-said"), making.statement("DE", "2023-02-01")
    making.member("FI")
    making.publish(
        lithuania,
        germany,
        making.assessment("LT", "2023-02-01", "advocate", supports=[lithuania], key="lt-judged"),
        making.assessment("DE", "2023-02-01", "not_now", supports=[germany]),
    )
    return lithuania


def test_a_new_statement(said):
    compare(making.statement("DE", "2024-08-01"))


def test_a_new_assessment_with_its_statement_not_public_before(said):
    words = making.statement("DE", "2024-08-01", signal="support")
    against = making.statement("DE", "2024-07-01", signal="oppose")
    compare(words, against, making.assessment("DE", "2024-08-01", "support", supports=[words], contrary=[against]))


def test_the_first_assessment_of_a_member(said):
    words = making.statement("FI", "2023-05-01")
    compare(words, making.assessment("FI", "2023-05-01", "support", supports=[words]))


def test_a_corrected_statement_that_assessments_rest_on(said):
    compare(making.correct(said, quote="Other words.", date=dt.date(2023, 3, 1)))


def test_a_correction_of_a_correction(said):
    second = making.correct(said, quote="Other words.")
    making.publish(second)
    compare(making.correct(second, quote="Better words."))


def test_a_correction_that_bears_on_another_member_leaves_the_assessment_without_support(said):
    content = making.statement_content("FI", "2023-02-01")
    compare(drafts.correct(said, making.editor("manager"), "It was Finland.", content))
    assert record.at().position("LT", LAST).assessment.under_review


def test_a_corrected_assessment(said):
    row = said.weighed_in.get().assessment
    compare(making.correct(row, stance="support", effective=dt.date(2023, 6, 1)))


def test_a_correction_of_both_together(said):
    words = making.correct(said, quote="Other words.")
    assert isinstance(words, Statement)
    content = making.assessment_content("LT", "2023-02-01", "support", supports=[words])
    compare(words, drafts.correct(said.weighed_in.get().assessment, making.editor("manager"), "Weighed anew.", content))


def test_beside_what_was_withdrawn(said):
    making.withdraw(said)
    words = making.statement("LT", "2024-08-01")
    compare(words, making.assessment("LT", "2024-08-01", "support", supports=[words]))


def test_drafts_and_submitted_rows_are_previewed_alike(said):
    draft = making.statement("DE", "2024-08-01", key="de-later")
    found = record.at(proposed=[draft])
    assert found.statement("de-later").fate == "current"
    assert found.statement("de-later").published_in == found.edition.number == 2
    assert record.at().statement("de-later") is None


def test_a_proposal_takes_few_queries_and_is_never_kept(said):
    words = making.correct(said, quote="Other words.")
    assert isinstance(words, Statement)
    assessment = making.assessment("DE", "2024-08-01", "support", supports=[words])
    record.at()
    with CaptureQueriesContext(connection) as queries:
        first = record.at(proposed=[words, assessment])
    assert len(queries) <= 9, [q["sql"] for q in queries]
    assert record.at(proposed=[words, assessment]) is not first
    assert record.at().edition.number == 1


def test_nothing_is_proposed_to_an_empty_record():
    with pytest.raises(record.NoRecord):
        record.at(proposed=[making.statement()])
