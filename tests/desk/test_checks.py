"""The codebook's rules on assessments: each one broken, and each one kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stances.codebook import CONFIDENCE_WORDS, Stance, today
from stances.desk import checks, workflow
from stances.desk.checks import cautioning, voices
from stances.desk.refusal import Refused
from stances.models import Member, Official, Post, Speaker, Statement, StatementMember, Status
from tests import making

pytestmark = pytest.mark.django_db

TODAY = dt.date(2025, 6, 1)


def voice(key: str, rank: str, of: str = "LT", since: str | None = None, until: str | None = None) -> Official:
    """An official with one post."""
    official = Official.objects.create(key=key, name=key.title(), member=making.member(of))
    dates = {"since": since and dt.date.fromisoformat(since), "until": until and dt.date.fromisoformat(until)}
    Post.objects.create(official=official, title=rank, rank=rank, **dates)
    return official


def said(code: str = "LT", date: str = "2024-05-01", by: Official | None = None, also: str = "", **values) -> Statement:
    """A public statement: by the foreign minister, or by another; bearing on one member, or on another ``also``."""
    row = making.statement(code, date, **values)
    if by is not None:
        row.speakers.all().delete()
        Speaker.objects.create(statement=row, official=by)
    if also:
        StatementMember.objects.create(statement=row, member=making.member(also))
    making.publish(row)
    return row


def judged(stance: str | None = "advocate", effective: str = "2024-05-01", supports=(), contrary=(), **more):
    """A judgement of Lithuania that is only being written."""
    values: dict[str, Any] = {
        "member": making.member("LT"),
        "effective": dt.date.fromisoformat(effective),
        "stance": stance,
        "confidence": "high" if stance else None,
        "supports": list(supports),
        "contrary": list(contrary),
        "today": TODAY,
    }
    return checks.Judgement(**(values | more))


def broken(judgement: checks.Judgement) -> set[str]:
    """The fields beside which an error stands."""
    return {finding.field for finding in checks.errors(judgement)}


def texts(found: list[checks.Finding]) -> str:
    return "\n".join(finding.text for finding in found)


def test_an_assessment_that_keeps_every_rule_has_no_finding():
    assert checks.findings(judged(supports=[said()])) == []


def test_every_finding_cites_its_rule_and_errors_come_first():
    found = checks.findings(judged(supports=[said("DE")], effective="2030-01-01"))
    assert [f.level for f in found] == sorted(f.level for f in found)
    assert {checks.ERROR, checks.WARNING} == {f.level for f in found}
    assert all(f.rule and f.text for f in found)


# Errors


def test_evidence_bears_on_the_member():
    own, of_another = said(), said("DE")
    assert broken(judged(supports=[own, of_another])) == {"evidence"}
    assert broken(judged(supports=[own], contrary=[of_another])) == {"evidence"}
    assert broken(judged(supports=[own], contrary=[said(also="DE")])) == set()


@pytest.mark.parametrize("whose", ["nato", "ukraine"])
def test_natos_and_ukraines_own_words_are_never_evidence(whose):
    context = said(speaks_for=whose)
    assert "is context" in texts(checks.errors(judged(supports=[said(), context])))


def test_a_statement_is_weighed_once():
    row = said()
    assert "ticked as supporting and as contrary" in texts(checks.errors(judged(supports=[row], contrary=[row])))


def test_evidence_that_was_corrected_or_withdrawn_does_not_stand():
    row, stays = said(), said()
    making.withdraw(row)
    assert "was corrected or withdrawn" in texts(checks.errors(judged(supports=[row, stays])))
    assert broken(judged(supports=[stays])) == set()


def test_a_stance_takes_a_statement_in_support_and_silence_takes_none():
    assert broken(judged(supports=[], contrary=[said()])) == {"evidence"}
    assert broken(judged(None, supports=[])) == set()


def test_one_support_is_dated_on_or_before_the_day_and_later_ones_may_confirm_it():
    row, later = said(date="2024-05-01"), said(date="2024-05-02")
    assert broken(judged(supports=[later])) == {"effective"}
    assert broken(judged(supports=[row])) == set()
    assert broken(judged(supports=[row, later])) == set()


def test_confidence_goes_with_a_stance():
    row = said()
    assert broken(judged(supports=[row], confidence=None)) == {"confidence"}
    assert broken(judged(None, supports=[], confidence="low")) == {"confidence"}


@pytest.mark.parametrize(
    ("effective", "fine"), [("2025-06-01", True), ("2025-06-02", False), ("2008-01-01", True), ("2007-12-31", False)]
)
def test_the_day_lies_within_the_record_and_not_in_the_future(effective, fine):
    row = said(date="2007-01-01")
    assert broken(judged(supports=[row], effective=effective)) == (set() if fine else {"effective"})


def test_a_member_has_one_public_assessment_a_day_and_a_correction_of_it_is_no_second():
    row = said()
    public = making.assessment(supports=[row])
    making.publish(public)
    assert broken(judged(supports=[row])) == {"effective"}
    assert broken(judged(supports=[row], key=public.key)) == set()
    assert broken(judged(supports=[row], effective="2024-05-02")) == set()


@pytest.mark.parametrize("confidence", ["high", "medium", "low"])
@pytest.mark.parametrize(
    ("attribution", "rank", "most"),
    [
        ("on_record", "head_of_state", "high"),
        ("on_record", "head_of_government", "high"),
        ("on_record", "foreign_minister", "high"),
        ("official_document", "defence_minister", "high"),
        ("on_record", "minister", "medium"),
        ("on_record", "deputy", "medium"),
        ("on_record", "envoy", "medium"),
        ("official_document", "spokesperson", "medium"),
        ("anonymous_official", "foreign_minister", "low"),
        ("media_report", "head_of_state", "low"),
    ],
)
def test_confidence_is_earned_by_rank_and_attribution(confidence, attribution, rank, most):
    row = said(by=voice("somebody", rank), attribution=attribution)
    order = list(reversed(CONFIDENCE_WORDS))
    allowed = order.index(confidence) <= order.index(most)
    assert broken(judged(supports=[row], confidence=confidence)) == (set() if allowed else {"confidence"})


def test_a_joint_text_alone_earns_medium_and_beside_a_ministers_own_words_high():
    joint = said(attribution="joint_statement", also="DE")
    assert broken(judged(supports=[joint])) == {"confidence"}
    assert broken(judged(supports=[joint], confidence="medium")) == set()
    assert broken(judged(supports=[joint, said()])) == set()


def test_what_a_member_signs_with_ukraine_alone_is_its_own_word():
    assert broken(judged(supports=[said(attribution="joint_statement")])) == set()


def test_only_what_was_said_by_the_day_earns_confidence():
    hearsay, later = said(attribution="media_report"), said(date="2024-05-02")
    assert broken(judged(supports=[hearsay, later])) == {"confidence"}


def test_another_members_minister_earns_no_confidence():
    assert broken(judged(supports=[said(by=voice("scholz", "head_of_government", of="DE"), also="DE")])) == {
        "confidence"
    }


def test_the_post_held_on_the_statements_day_counts():
    moved = voice("moved", "foreign_minister", until="2024-04-30")
    Post.objects.create(official=moved, title="Envoy", rank="envoy", since=dt.date(2024, 5, 1))
    assert broken(judged(supports=[said(by=moved, date="2024-05-01")])) == {"confidence"}
    assert broken(judged(supports=[said(by=moved, date="2024-04-30")])) == set()


def test_for_a_statement_of_a_month_a_post_held_on_any_of_its_days_counts():
    new = voice("new", "foreign_minister", since="2024-05-31")
    Post.objects.create(official=new, title="Envoy", rank="envoy", until=dt.date(2024, 5, 30))
    of_month = said(by=new, date="2024-05-01", date_precision="month")
    assert broken(judged(supports=[of_month])) == set()
    assert broken(judged(supports=[said(by=new, date="2024-05-01")])) == {"confidence"}


def test_a_former_minister_is_no_minister_and_a_former_parliamentarian_no_government():
    former = voice("former", "foreign_minister", until="2024-04-30")
    assert broken(judged(supports=[said(by=former)])) == {"confidence"}
    assert broken(judged(supports=[said(by=former)], confidence="medium")) == set()
    assert broken(judged(supports=[said(by=voice("mp", "parliament", until="2024-04-30"))], confidence="low")) == {
        "evidence"
    }


@pytest.mark.parametrize("precision", ["day", "month"])
@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        (None, "2024-04-30"),
        (None, "2024-05-01"),
        ("2024-05-01", None),
        ("2024-05-02", None),
        ("2024-05-31", None),
        ("2024-06-01", None),
    ],
)
def test_the_rules_and_the_record_agree_on_who_was_a_minister(precision, since, until):
    row = said(by=voice("somebody", "defence_minister", since=since, until=until), date_precision=precision)
    asked = checks.judgement_of(making.assessment(supports=[row]), TODAY)
    by_rules = voices.by_a_minister(asked.supports[0], asked.member)
    assert Statement.objects.by_a_minister_or_above().filter(pk=row.pk).exists() == by_rules


@pytest.mark.parametrize(
    ("attribution", "rank"),
    [("parliament_vote", "foreign_minister"), ("on_record", "parliament"), ("on_record", "opposition")],
)
def test_a_parliament_or_an_opposition_alone_never_changes_an_assessment(attribution, rank):
    aside = said(by=voice("aside", rank), attribution=attribution)
    assert "evidence" in broken(judged(supports=[aside], confidence="low"))
    assert broken(judged(supports=[aside, said()])) == set()
    assert "evidence" in broken(judged(supports=[aside, said(date="2024-05-02")], confidence="low"))


def test_a_parliament_lends_hearsay_no_confidence():
    aside, hearsay = said(by=voice("aside", "parliament")), said(attribution="media_report")
    assert broken(judged(supports=[aside, hearsay], confidence="medium")) == {"confidence"}


def test_a_joint_text_can_raise_a_stance_and_never_lower_it():
    before = said(date="2024-01-01", signal="support")
    making.publish(making.assessment(effective="2024-01-01", stance="support", supports=[before]))
    joint = said(attribution="joint_statement", also="DE")
    assert broken(judged("alliance_line", supports=[joint], confidence="medium")) == {"stance"}
    assert broken(judged("advocate", supports=[joint], confidence="medium")) == set()
    assert broken(judged("support", supports=[joint], confidence="medium")) == set()
    assert broken(judged("alliance_line", supports=[joint, said()])) == set()


def test_a_joint_text_lowers_nothing_with_a_parliaments_help_either():
    before = said(date="2024-01-01")
    making.publish(making.assessment(effective="2024-01-01", supports=[before]))
    joint, vote = said(attribution="joint_statement", also="DE"), said(attribution="parliament_vote")
    assert broken(judged("alliance_line", supports=[joint, vote], confidence="medium")) == {"stance"}


# Warnings


def test_the_same_stance_as_before_is_worth_a_second_look():
    row = said()
    making.publish(making.assessment(key="lt-before", effective="2024-05-01", supports=[row]))
    same = checks.findings(judged(supports=[said(date="2025-01-01")], effective="2025-01-01"))
    assert [(f.level, f.field) for f in same] == [("warning", "stance")]
    assert "lt-before" in same[0].text
    other = said(date="2025-01-01", signal="support")
    assert checks.warnings(judged("support", supports=[other], effective="2025-01-01", contrary=[])) != same


def test_contrary_words_of_the_government_are_listed():
    row, contrary = said(), said(signal="not_now", key="lt-otherwise")
    found = checks.warnings(judged(supports=[row]))
    assert [f.field for f in found] == ["evidence"]
    assert "lt-otherwise points elsewhere (Not now)" in found[0].text
    assert checks.warnings(judged(supports=[row], contrary=[contrary], confidence="medium")) == []


@pytest.mark.parametrize(
    ("values", "left_out"),
    [
        ({"signal": "unclear"}, False),
        ({"signal": "support", "attribution": "parliament_vote"}, False),
        ({"signal": "alliance_line", "attribution": "joint_statement", "also": "DE"}, False),
        ({"signal": "alliance_line", "attribution": "joint_statement"}, True),
        ({"signal": "support", "date": "2024-05-02"}, False),
        ({"signal": "support", "date": "2024-04-01"}, True),
    ],
)
def test_what_points_elsewhere(values, left_out):
    row = said()
    said(**values)
    assert bool(checks.warnings(judged(supports=[row]))) == left_out


def test_what_the_assessment_before_had_weighed_is_not_asked_for_again():
    said(date="2024-04-01", signal="support")
    making.publish(
        making.assessment(
            effective="2024-04-02", stance="not_now", supports=[said(date="2024-04-02", signal="not_now")]
        )
    )
    assert checks.warnings(judged(supports=[said()])) == []


def test_only_a_few_of_many_left_out_are_named(monkeypatch):
    monkeypatch.setattr(cautioning, "NAMED", 2)
    row = said()
    for _ in range(3):
        said(signal="support")
    found = texts(checks.warnings(judged(supports=[row])))
    assert found.count("points elsewhere") == 2
    assert "1 more statements point elsewhere" in found


def test_a_support_that_signals_another_stance_is_worth_a_second_look_and_an_unclear_one_is_not():
    row = said(key="lt-elsewhere", signal="support")
    found = checks.findings(judged(supports=[row]))
    assert [(f.level, f.field) for f in found] == [("warning", "evidence")]
    assert "lt-elsewhere" in found[0].text
    assert "“Supports membership”" in found[0].text
    making.withdraw(row)
    assert checks.findings(judged(supports=[said(), said(signal="unclear")])) == []


@pytest.mark.parametrize(
    ("values", "speaks"),
    [
        ({}, True),
        ({"date": "2024-04-01"}, True),
        ({"date": "2025-05-01"}, True),
        ({"signal": "unclear"}, False),
        ({"attribution": "parliament_vote"}, False),
        ({"code": "DE"}, False),
    ],
)
def test_no_position_found_is_worth_a_second_look_where_the_member_spoke(values, speaks):
    said(**values)
    assert [f.field for f in checks.findings(judged(None))] == ["stance"] * speaks


def test_what_was_said_under_another_assessment_is_no_word_against_a_silence():
    before, after = said(date="2024-04-01"), said(date="2024-06-01")
    making.publish(making.assessment(effective="2024-04-01", supports=[before]))
    making.publish(making.assessment(effective="2024-06-01", supports=[after]))
    assert checks.findings(judged(None)) == []


def test_a_rank_below_a_minister_is_worth_a_second_look():
    envoy = said(by=voice("envoy", "envoy"))
    found = checks.findings(judged(supports=[envoy], confidence="medium"))
    assert [(f.level, f.field) for f in found] == [("warning", "evidence")]
    assert checks.findings(judged(supports=[envoy, said()], confidence="medium")) == []


def test_high_confidence_is_worth_a_second_look_where_signals_were_mixed_by_the_day():
    row, contrary, later = said(), said(signal="not_now"), said(signal="not_now", date="2024-05-02")
    assert [f.field for f in checks.warnings(judged(supports=[row], contrary=[contrary]))] == ["confidence"]
    assert checks.warnings(judged(supports=[row], contrary=[contrary], confidence="medium")) == []
    # what was said later is no mixed signal on that day
    making.withdraw(contrary)
    assert checks.warnings(judged(supports=[row], contrary=[later])) == []


def test_evidence_that_is_not_public_yet_must_be_approved_with_it():
    draft = making.statement()
    assert "is not public yet" in texts(checks.warnings(judged(supports=[draft])))
    assert broken(judged(supports=[draft])) == set()


# Submitting


def test_a_submission_is_refused_with_every_reason_and_its_rule():
    row = making.assessment(effective="2024-04-01", supports=[said("DE")], confidence="high")
    with pytest.raises(Refused) as refused:
        workflow.submit(row, making.editor("contributor"))
    expected = checks.errors(checks.judgement_of(row, today()))
    assert len(refused.value.reasons) == len(expected) == 2
    for finding, reason in zip(expected, refused.value.reasons, strict=True):
        assert finding.text in reason
        assert finding.rule in reason
    row.refresh_from_db()
    assert row.status == Status.DRAFT
    assert not row.reviews.exists()


def test_a_warning_bars_nobody():
    row = making.assessment(supports=[said(by=voice("envoy", "envoy"))], confidence="medium")
    assert checks.findings(checks.judgement_of(row, today()))
    assert workflow.submit(row, making.editor("contributor")).status == Status.SUBMITTED


def test_a_stored_assessment_is_judged_as_it_was_written():
    supports, contrary = [said(), said()], [said(signal=Stance.NOT_NOW)]
    row = making.assessment(key="lt-judged", supports=supports, contrary=contrary)
    judgement = checks.judgement_of(row, TODAY)
    assert (judgement.supports, judgement.contrary) == (supports, contrary)
    assert (judgement.member, judgement.key, judgement.today) == (Member.objects.get(code="LT"), "lt-judged", TODAY)
