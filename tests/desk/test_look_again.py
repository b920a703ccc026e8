"""Assessments to look at again: evidence gone, silence, another signal, a new government; and nothing else."""

import datetime as dt

import pytest

from stances.desk import drafts, workflow
from stances.desk.drafts import StatementContent
from stances.desk.look_again import Why, look_again
from stances.models import Official, Post, Row, Statement
from tests import making

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 21)


def judged(code: str = "LT", day: str = "2026-05-01", stance: str | None = "advocate", **more):
    """A member's published assessment, on a published statement of the same day."""
    said = making.statement(code, day, signal=stance or "unclear")
    row = making.assessment(code, day, stance, supports=[said], **more)
    making.publish(said, row)
    return row, said


def said(code: str, day: str, signal: str, **more) -> Statement:
    row = making.statement(code, day, signal=signal, **more)
    making.publish(row)
    return row


def post(code: str, rank: str, since: str | None = None, until: str | None = None, who: str = "somebody") -> Post:
    person, _ = Official.objects.get_or_create(key=who, defaults={"name": who.title(), "member": making.member(code)})
    days = [dt.date.fromisoformat(day) if day else None for day in (since, until)]
    return Post.objects.create(official=person, title=rank, rank=rank, since=days[0], until=days[1])


def written(content: StatementContent) -> Row:
    return drafts.write(making.editor("contributor"), "written", content)


def reasons(today: dt.date = TODAY) -> dict[str, list[Why]]:
    return {item.assessment.member.code: [reason.why for reason in item.reasons] for item in look_again(today)}


def test_an_assessment_whose_ground_stands_is_left_alone():
    judged()
    assert look_again(TODAY) == []


def test_an_empty_record_has_nothing_to_look_at():
    assert look_again(TODAY) == []


def test_evidence_that_was_withdrawn_is_a_reason_and_is_named():
    _row, statement = judged()
    said("LT", "2026-06-01", "advocate")
    making.withdraw(statement)
    (item,) = look_again(TODAY)
    assert [reason.why for reason in item.reasons] == [Why.EVIDENCE]
    assert item.reasons[0].statements == [statement]
    assert "corrected or withdrawn" in item.reasons[0].text


def test_evidence_that_was_corrected_is_a_reason_too():
    _row, statement = judged()
    making.publish(making.correct(statement, summary="Better said."))
    assert reasons() == {"LT": [Why.EVIDENCE]}


def test_a_withdrawal_that_is_only_asked_for_is_no_reason_yet():
    _row, statement = judged()
    workflow.request_withdrawal(statement, making.editor("manager"), "It was never said.")
    assert reasons() == {}


@pytest.mark.parametrize(
    ("heard", "expected"), [("2025-11-21", {}), ("2025-11-20", {"LT": [Why.SILENCE]})], ids=["a year ago", "a day more"]
)
def test_a_member_that_was_not_heard_for_a_year_is_a_reason(heard, expected):
    judged(day=heard)
    assert reasons() == expected


def test_a_year_before_the_29th_of_february_is_the_28th():
    judged(day="2023-02-28")
    assert reasons(dt.date(2024, 2, 29)) == {}


@pytest.mark.parametrize(
    ("day", "signal", "expected"),
    [
        ("2026-06-01", "not_now", True),
        ("2026-06-01", "advocate", False),
        ("2026-06-01", "unclear", False),
        ("2026-04-30", "not_now", False),
        ("2026-05-01", "not_now", False),
    ],
    ids=["another", "the same", "unclear", "older", "the same day"],
)
def test_a_newer_statement_of_a_minister_with_another_signal_is_a_reason(day, signal, expected):
    judged()
    said("LT", day, signal)
    assert reasons() == ({"LT": [Why.SIGNAL]} if expected else {})


def test_what_was_weighed_as_later_or_contrary_evidence_is_known():
    first, later = said("LT", "2026-05-01", "advocate"), said("LT", "2026-06-01", "not_now")
    making.publish(making.assessment("LT", "2026-05-01", supports=[first], contrary=[later]))
    assert reasons() == {}


def test_words_of_lower_rank_and_drafts_are_no_reason():
    judged()
    envoy = post("LT", "envoy", who="envoy").official
    content = making.statement_content("LT", "2026-06-01", signal="not_now")
    making.publish(written(type(content)(content.values, content.members, [envoy], content.citations)))
    making.statement("LT", "2026-06-02", signal="not_now")
    assert reasons() == {}


def test_a_joint_text_can_raise_a_stance_and_never_lower_it():
    both = [making.member("LT"), making.member("DE")]
    judged("LT", stance="support")
    judged("DE", stance="oppose")
    content = making.statement_content("LT", "2026-06-01", signal="not_now", attribution="joint_statement")
    making.publish(written(type(content)(content.values, both, content.officials, content.citations)))
    assert reasons() == {"DE": [Why.SIGNAL]}


def test_where_no_position_was_found_any_clear_word_of_a_minister_is_a_reason():
    judged(stance=None)
    said("LT", "2026-06-01", "support")
    assert reasons() == {"LT": [Why.SIGNAL]}


@pytest.mark.parametrize("rank", ["head_of_government", "head_of_state", "foreign_minister"])
def test_somebody_new_at_the_head_of_government_is_a_reason(rank):
    judged()
    post("LT", rank, since="2026-07-01", who="new head")
    (item,) = look_again(TODAY)
    assert [reason.why for reason in item.reasons] == [Why.GOVERNMENT]
    assert "New Head took office on 1 July 2026" in item.reasons[0].text


def test_somebody_who_left_is_a_reason_even_if_nobody_is_known_to_follow():
    judged()
    post("LT", "head_of_government", since="2020-01-01", until="2026-07-01")
    assert "Somebody left office on 1 July 2026" in look_again(TODAY)[0].reasons[0].text


def test_who_goes_on_in_the_same_rank_changed_no_government():
    judged()
    post("LT", "head_of_government", since="2020-01-01", until="2026-07-01")
    post("LT", "head_of_government", since="2026-07-02")
    assert reasons() == {}


@pytest.mark.parametrize(
    ("rank", "since"),
    [("defence_minister", "2026-07-01"), ("head_of_government", "2026-04-30"), ("head_of_government", "2027-01-01")],
    ids=["another rank", "before the assessment", "in the future"],
)
def test_other_changes_are_no_reason(rank, since):
    judged()
    post("LT", rank, since=since)
    assert reasons() == {}


def test_only_the_assessment_in_effect_is_looked_at():
    said("LT", "2026-02-01", "advocate")
    _old, statement = judged(day="2026-03-01")
    judged(day="2026-05-01")
    making.withdraw(statement)
    assert reasons() == {}
    assert reasons(dt.date(2026, 4, 1)) == {"LT": [Why.EVIDENCE]}


def test_a_member_that_had_not_acceded_on_the_day_is_not_looked_at():
    judged("FI", day="2022-05-01")
    assert reasons(dt.date(2023, 4, 3)) == {}
    assert reasons(dt.date(2023, 5, 2)) == {"FI": [Why.SILENCE]}


def test_it_says_that_somebody_is_at_it():
    judged(day="2025-05-01")
    draft = making.assessment("LT", "2026-06-01", "support")
    assert [item.under_way for item in look_again(TODAY)] == [draft]


def test_the_most_pressing_come_first():
    judged("DE", day="2025-05-01")
    judged("LT", day="2025-05-01")
    post("LT", "head_of_government", since="2026-07-01")
    assert list(reasons()) == ["LT", "DE"]


def test_it_takes_as_many_queries_for_many_members_as_for_one(django_assert_max_num_queries):
    for code in ("LT", "DE", "HU"):
        judged(code, day="2025-05-01")
        said(code, "2025-06-01", "not_now")
    with django_assert_max_num_queries(8):
        assert len(look_again(TODAY)) == 3
