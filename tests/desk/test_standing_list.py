"""The *look again* list as it stands: it follows what is found, remembers since when, and never shows what is over."""

import datetime as dt

import pytest

from stances.desk import standing_list
from stances.desk.look_again import Why, look_again
from stances.models import LookAgain
from tests import making

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 21)


def judged(code: str = "LT", day: str = "2026-05-01"):
    said = making.statement(code, day)
    row = making.assessment(code, day, supports=[said])
    making.publish(said, row)
    return row, said


def renew(today: dt.date = TODAY) -> str:
    renewed = standing_list.find(today)
    renewed.store()
    return renewed.words


def standing() -> dict[str, list[Why]]:
    found = standing_list.standing(TODAY)
    return {item.assessment.member.code: [reason.why for reason in item.reasons] for item in found}


def test_finding_alone_changes_nothing():
    judged(day="2025-05-01")
    standing_list.find(TODAY)
    assert standing() == {}


def test_what_was_found_stands_as_it_was_found():
    for code in ("LT", "DE"):
        judged(code, "2025-05-01")
    making.withdraw(judged("HU", "2025-06-01")[1])
    draft = making.assessment("LT", "2026-06-01", "support")
    renew()
    found, kept = look_again(TODAY), standing_list.standing(TODAY)
    assert [item.assessment for item in kept] == [item.assessment for item in found]
    assert [[(r.why, r.text, list(r.statements)) for r in item.reasons] for item in kept] == [
        [(r.why, r.text, list(r.statements)) for r in item.reasons] for item in found
    ]
    assert {item.under_way for item in kept} == {draft, None}
    assert all(reason.since for item in kept for reason in item.reasons)


def test_a_reason_that_stays_keeps_its_time_and_says_what_is_so_now():
    _row, said = judged(day="2025-05-01")
    renew()
    (before,) = LookAgain.objects.all()
    making.publish(making.correct(said, date=dt.date(2025, 6, 1)))
    renew()
    after = LookAgain.objects.get(why=Why.SILENCE)
    assert (after.pk, after.since) == (before.pk, before.since)
    assert "1 June 2025" in after.text
    assert standing() == {"LT": [Why.EVIDENCE, Why.SILENCE]}


def test_a_reason_that_is_over_goes_and_the_others_stay():
    judged("LT", "2025-05-01")
    judged("DE", "2025-05-01")
    renew()
    making.publish(making.statement("LT", "2026-06-01"))
    renew()
    assert standing() == {"DE": [Why.SILENCE]}


def test_an_assessment_that_another_followed_is_not_shown_even_before_the_list_is_found_again():
    judged("LT", "2025-05-01")
    renew()
    judged("LT", "2026-05-01")
    assert LookAgain.objects.count() == 1
    assert standing() == {}


def test_doing_it_twice_does_no_harm():
    judged(day="2025-05-01")
    first, second = standing_list.find(TODAY), standing_list.find(TODAY)
    first.store()
    second.store()
    assert standing() == {"LT": [Why.SILENCE]}


def test_it_says_in_words_how_many_and_how_many_of_them_are_new():
    assert renew() == "No assessment to look at again."
    judged("LT", "2025-05-01")
    judged("DE", "2025-05-01")
    assert renew() == "2 assessments to look at again, 2 of them new."
    judged("HU", "2025-05-01")
    assert renew() == "3 assessments to look at again, 1 of them new."
    assert renew() == "3 assessments to look at again, none of them new."


def test_reading_it_takes_as_many_queries_for_many_members_as_for_one(django_assert_num_queries):
    for code in ("LT", "DE", "HU"):
        making.withdraw(judged(code, "2025-05-01")[1])
    renew()
    with django_assert_num_queries(3):
        assert len(standing_list.standing(TODAY)) == 3
