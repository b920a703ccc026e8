"""The same statement is not entered twice unknowingly."""

import pytest

from stances.desk import workflow
from stances.desk.refusal import Refused
from stances.desk.twins import twins, twins_of
from stances.models import Status
from tests import making

pytestmark = pytest.mark.django_db
WORDS = "Ukraine should be invited to join the alliance at the summit in Washington."


@pytest.fixture
def entered():
    return making.statement(quote=WORDS, summary="Asks for an invitation at the summit.")


def like(date="2024-05-01", code="LT", **values):
    return making.statement_content(code, date, **{"quote": WORDS, "summary": "Something else.", **values})


def test_the_same_words_of_the_same_official_on_the_same_day_are_a_twin(entered):
    (twin,) = twins(like())
    assert (twin.statement, twin.is_same) == (entered, True)


def test_commas_capitals_and_accents_make_no_difference(entered):
    assert twins(like(quote=WORDS.upper().replace(" AT", ", at")))[0].is_same


@pytest.mark.parametrize(
    "words",
    [
        "Ukraine ought to be invited to join the Alliance, at the summit in Washington",
        "Ukraine should be invited to join the alliance at the Washington summit.",
        "He said: " + WORDS + " And more.",
    ],
)
def test_nearly_the_same_words_are_a_twin(entered, words):
    (twin,) = twins(like(quote=words))
    assert not twin.is_same


def test_a_translation_that_says_the_same_is_a_twin(entered):
    assert twins(like(quote="Україну слід запросити.", quote_language="uk", quote_translation=WORDS))


@pytest.mark.parametrize(("date", "is_twin"), [("2024-04-28", True), ("2024-05-04", True), ("2024-05-05", False)])
def test_within_three_days(entered, date, is_twin):
    assert bool(twins(like(date))) == is_twin


def test_a_statement_of_a_month_is_near_every_day_of_it():
    making.statement(date="2024-05-01", date_precision="month", quote=WORDS)
    assert twins(like("2024-05-28"))


@pytest.mark.parametrize("other", [{"code": "DE"}, {"quote": "We will never agree to that, and said so today."}])
def test_other_people_or_other_words_are_no_twin(entered, other):
    assert twins(like(**other)) == []


def test_its_own_versions_and_what_was_withdrawn_are_no_twins(entered):
    assert twins(like(), key=entered.key) == []
    making.publish(entered)
    making.withdraw(entered)
    assert twins(like()) == []


def test_a_stored_statement_has_the_twins_it_had_while_it_was_entered(entered, django_assert_num_queries):
    row = making.statement(date="2024-05-02", quote=WORDS)
    with django_assert_num_queries(8):
        assert [twin.statement for twin in twins_of(row)] == [entered]


def test_a_statement_with_a_twin_is_handed_in_only_when_the_twin_was_looked_at(entered):
    row, by = making.statement(date="2024-05-02", quote=WORDS), making.editor("contributor")
    with pytest.raises(Refused, match=f"same words were entered already: {entered}"):
        workflow.submit(row, by, ticked=[row.pk])
    row.refresh_from_db()
    assert row.status == Status.DRAFT
    assert workflow.submit(row, by, ticked=[entered.pk]).status == Status.SUBMITTED
