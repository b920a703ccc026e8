"""A joint text lowers no stance: not by two approved together, and not by one that is dated before another."""

from __future__ import annotations

import datetime as dt

import pytest

from stances.desk import publishing, reviewing, workflow
from stances.desk.publishing import Approval
from stances.desk.refusal import Refused
from stances.models import Assessment, Row, StatementMember, Status
from tests import making

pytestmark = pytest.mark.django_db

TODAY = dt.date(2025, 6, 1)


@pytest.fixture
def high():
    """Submitted: pushes for an invitation since 1 March, on the minister's own words."""
    words = making.statement(date="2024-03-01")
    making.publish(words)
    return submitted(making.assessment(key="lt-high", effective="2024-03-01", supports=[words]))


@pytest.fixture
def joint():
    """Submitted: supports membership since 1 April, on a joint text alone."""
    text = making.statement(date="2024-04-01", signal="support", attribution="joint_statement", quote="Together.")
    StatementMember.objects.create(statement=text, member=making.member("DE"))
    making.publish(text)
    row = making.assessment("LT", "2024-04-01", "support", confidence="medium", supports=[text], key="lt-joint")
    return submitted(row)


def submitted(row: Row) -> Assessment:
    handed_in = workflow.submit(row, row.created_by)
    assert isinstance(handed_in, Assessment)
    return handed_in


def approve(*rows):
    approvals = [Approval(row, row.content_hash) for row in rows]
    return reviewing.approve(approvals, making.editor("reviewer"), "x", TODAY)


def test_what_is_approved_together_is_judged_together(high, joint):
    with pytest.raises(Refused) as refused:
        approve(joint, high)
    (reason,) = refused.value.reasons
    assert reason == (
        "lt-joint: This lowers “Pushes for an invitation”, as lt-high judged it for 1 March 2024,"
        " on a joint text alone."
    )
    assert not Assessment.objects.published().exists()


def test_a_public_assessment_is_judged_again_when_one_is_put_before_it(high, joint):
    approve(joint)
    with pytest.raises(Refused) as refused:
        approve(high)
    (reason,) = refused.value.reasons
    assert "lt-joint, which is public, would break a rule" in reason
    assert "lt-high" in reason
    high.refresh_from_db()
    assert high.status == Status.SUBMITTED


def test_its_reviewer_sees_beforehand_what_a_backdated_assessment_would_break(high, joint):
    approve(joint)
    _judgement, found = reviewing.judged(high, TODAY)
    assert [(f.level, f.field) for f in found] == [("error", "effective")]


def test_a_correction_that_raises_the_stance_before_a_joint_text_is_refused_too(joint):
    words = making.statement(date="2024-03-01", signal="support")
    making.publish(words, making.assessment(key="lt-high", effective="2024-03-01", stance="support", supports=[words]))
    before = Assessment.objects.get(key="lt-high")
    approve(joint)
    with pytest.raises(Refused, match="lt-joint, which is public"):
        approve(submitted(making.correct(before, stance="advocate")))


def test_a_correction_that_takes_away_what_stood_between_is_refused_too(joint):
    high, low = making.statement(date="2024-03-01"), making.statement(date="2024-03-20", signal="support", quote="No.")
    between = making.assessment("LT", "2024-03-20", "support", supports=[low])
    making.publish(high, low, making.assessment(effective="2024-03-01", supports=[high]), between)
    approve(joint)
    with pytest.raises(Refused, match="lt-joint, which is public"):
        approve(submitted(making.correct(between, effective=dt.date(2024, 5, 1))))


def test_what_is_put_between_shields_the_later_one(high, joint):
    own = making.statement(date="2024-03-20", signal="support", quote="Not so fast.")
    making.publish(own)
    between = submitted(making.assessment(effective="2024-03-20", stance="support", supports=[own]))
    assert approve(high, between, joint).number


def test_two_on_one_day_are_refused_in_words(high):
    words = making.statement(date="2024-03-01", quote="Another word.")
    making.publish(words)
    same_day = submitted(making.assessment(key="lt-same-day", effective="2024-03-01", supports=[words]))
    with pytest.raises(Refused, match="lt-same-day takes effect on the same day"):
        approve(high, same_day)


def test_what_a_later_one_breaks_already_bars_nothing_new(high, joint):
    approvals = [Approval(row, row.content_hash) for row in (high, joint)]
    publishing.approve(approvals, making.editor("reviewer"), "Before the rule was asked of both.")
    words = making.statement(date="2024-03-20", quote="Another word.")
    making.publish(words)
    assert approve(submitted(making.assessment(effective="2024-03-20", supports=[words]))).number
