"""Every cell of (status, act, person), and that what happened is written down."""

import pytest

from stances.desk import drafts, publishing, workflow
from stances.desk.refusal import Refused
from stances.desk.workflow import Act
from stances.models import Edition, Status
from tests import making

from .cells import ALLOWED, COMPLETE_TO, PEOPLE, POSSIBLE_IN, each_from_the_same_start, person, publish, row_in

pytestmark = pytest.mark.django_db


def do(act: Act, row, by):
    """Do the act through the desk's functions; the row afterwards, null where it is gone or only looked at."""
    match act:
        case Act.WRITE:
            drafts.rewrite(row, by, drafts.content_of(row))
        case Act.DELETE:
            return drafts.delete(row, by)
        case Act.SUBMIT:
            workflow.submit(row, by)
        case Act.RETURN:
            workflow.return_to_author(row, by, "Which page?")
        case Act.APPROVE:
            publishing.approve([publishing.Approval(row, row.content_hash)], by, "Published.", COMPLETE_TO)
        case Act.REQUEST_WITHDRAWAL:
            workflow.request_withdrawal(row, by, "It was never said.")
        case Act.REFUSE_WITHDRAWAL:
            workflow.refuse_withdrawal(row, by, "It was said.")
        case Act.WITHDRAW:
            publishing.withdraw([row], by, "Withdrawn.")
        case Act.CORRECT:
            drafts.correct(row, by, "A word was wrong.")
        case Act.REPLACE:
            workflow.check(row, act, by)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("kind", ["statement", "assessment"])
@pytest.mark.parametrize("who", PEOPLE, ids="-".join)
@pytest.mark.parametrize("status", Status)
def test_every_act_is_possible_in_its_status_for_its_people_and_for_nobody_else(kind, status, who):
    row, by = row_in(status, kind, *who), person(who[0])
    editions = Edition.objects.count()
    for act in Act:
        allowed = POSSIBLE_IN[act] == status and who in ALLOWED[act]
        assert workflow.can(row, act, by) == allowed, act
        with each_from_the_same_start():
            acted = type(row).objects.get(pk=row.pk)
            if allowed:
                check_done(act, do(act, acted, by), row, by)
                continue
            with pytest.raises(Refused):
                do(act, acted, by)
            acted.refresh_from_db()
            assert acted.status == status, act
            assert Edition.objects.count() == editions, act


def check_done(act: Act, after, row, by) -> None:
    """What came of somebody's act on the row: ``after`` is the row then, null where it is gone."""
    if act == Act.DELETE:
        assert after is None
        assert not type(row).objects.filter(pk=row.pk).exists()
    elif act not in (Act.WRITE, Act.CORRECT, Act.REPLACE):
        assert after.status == workflow.TRANSITIONS[row.status, act], act
        assert (after.reviews.last().act, after.reviews.last().by) == (act, by), act


def test_someone_who_edited_the_draft_may_not_approve_it():
    draft = drafts.rewrite(making.statement(), making.editor("reviewer"), making.statement_content(summary="Better."))
    row = workflow.submit(draft, making.editor("contributor"))
    with pytest.raises(Refused, match="took part in writing"):
        publishing.approve([publishing.Approval(row, row.content_hash)], making.editor("reviewer"), "x", COMPLETE_TO)


def test_someone_who_edited_before_the_last_approval_may_approve_the_correction():
    row = making.statement(by=making.editor("reviewer"))
    publish(row)
    edition = making.publish(making.correct(row, quote="Other words."))
    assert edition.made_by == making.editor("reviewer")


def test_what_changed_after_the_preview_is_not_approved():
    row = workflow.submit(making.statement(), making.editor("contributor"))
    previewed = row.content_hash
    workflow.return_to_author(row, making.editor("manager"), "Shorter.")
    drafts.rewrite(row, making.editor("contributor"), making.statement_content(summary="Shorter."))
    row = workflow.submit(row, making.editor("contributor"))
    with pytest.raises(Refused, match="changed after it was previewed"):
        publishing.approve([publishing.Approval(row, previewed)], making.editor("reviewer"), "x", COMPLETE_TO)


def test_a_return_needs_a_comment_and_keeps_the_hash_of_what_was_returned():
    row = workflow.submit(making.statement(), making.editor("contributor"))
    with pytest.raises(Refused, match="Say why"):
        workflow.return_to_author(row, making.editor("reviewer"), "  ")
    submitted = row.content_hash
    row = workflow.return_to_author(row, making.editor("reviewer"), "Which page?")
    assert (row.status, row.content_hash) == (Status.DRAFT, "")
    assert row.reviews.last().comment == "Which page?"
    assert row.reviews.last().content_hash == submitted


def test_if_one_row_cannot_be_published_none_is_and_every_reason_is_given():
    good = workflow.submit(making.statement(), making.editor("contributor"))
    own = workflow.submit(making.statement(by=making.editor("reviewer")), making.editor("reviewer"), ticked=None)
    draft = making.statement()
    with pytest.raises(Refused) as refused:
        publishing.approve(
            [publishing.Approval(row, row.content_hash) for row in (good, own, draft)],
            making.editor("reviewer"),
            "Three at once.",
            COMPLETE_TO,
        )
    assert len(refused.value.reasons) == 2
    assert not Edition.objects.exists()
    good.refresh_from_db()
    assert good.status == Status.SUBMITTED


def test_an_assessment_cannot_be_published_on_evidence_that_is_not_public():
    assessment = making.assessment(supports=[making.statement(key="lt-unpublished")])
    with pytest.raises(Refused, match="rests on lt-unpublished, which is not public"):
        making.publish(assessment)


def test_a_second_assessment_of_the_same_day_is_refused_in_words():
    statement = making.statement()
    making.publish(statement, making.assessment(supports=[statement]))
    with pytest.raises(Refused, match="takes effect on the same day"):
        making.publish(making.assessment(supports=[statement]))


def test_a_correction_withdraws_the_old_version_in_the_same_edition():
    old = making.statement(key="lt-said")
    making.publish(old)
    new = making.correct(old, reason="The date was wrong.", quote="Other words.")
    assert (new.version, new.corrects) == (2, old)
    edition = making.publish(new)
    old.refresh_from_db()
    assert (old.status, old.withdrawn_in, new.published_in) == (Status.WITHDRAWN, edition, edition)
    assert old.withdrawal_reason == "The date was wrong."
    assert old.is_published(1)
    assert not old.is_published(2)


def test_a_correction_keeps_what_it_does_not_change():
    old = making.statement()
    making.publish(old)
    new = making.correct(old, quote="Other words.")
    assert [c.source for c in new.citations.all()] == [c.source for c in old.citations.all()]
    assert new.speakers.get().official == old.speakers.get().official
    assert new.summary == old.summary


def test_one_correction_of_a_row_at_a_time():
    row = making.statement()
    making.publish(row)
    making.correct(row)
    with pytest.raises(Refused, match="under way"):
        making.correct(row)


def test_a_row_whose_correction_is_under_way_is_not_withdrawn():
    row = making.statement()
    making.publish(row)
    draft = making.correct(row)
    with pytest.raises(Refused, match="is being written"):
        making.withdraw(row)
    workflow.submit(draft, making.editor("manager"))
    with pytest.raises(Refused, match="waits for review"):
        making.withdraw(row)


def test_a_returned_correction_whose_original_was_withdrawn_is_not_handed_in_again_and_a_person_is_told_why():
    row = making.statement(key="lt-old")
    making.publish(row)
    draft = workflow.submit(making.correct(row), making.editor("manager"))
    draft = workflow.return_to_author(draft, making.editor("reviewer"), "It was never said at all.")
    making.withdraw(row)
    draft = type(draft).objects.get(pk=draft.pk)
    with pytest.raises(Refused, match="corrects lt-old, which was withdrawn: there is nothing left to correct"):
        workflow.submit(draft, making.editor("manager"))


def test_no_refusal_shows_an_act_or_status_of_the_machine():
    row = making.statement()
    for act in Act:
        if (Status.WITHDRAWING, act) in workflow.TRANSITIONS:
            continue
        row.status = Status.WITHDRAWING
        with pytest.raises(Refused, match="is public, and its withdrawal was asked for: nobody can ") as refused:
            workflow.check(row, act, making.editor("manager"))
        assert "replace" not in str(refused.value)
        assert "_" not in str(refused.value)


def test_what_is_not_public_is_not_corrected():
    with pytest.raises(Refused, match="nobody can correct it now"):
        making.correct(making.statement())


def test_a_key_is_used_once():
    making.statement(key="lt-said")
    with pytest.raises(Refused, match="is taken"):
        making.statement(key="lt-said")


def test_a_submitted_row_is_not_rewritten():
    row = workflow.submit(making.statement(), making.editor("contributor"))
    with pytest.raises(Refused, match="nobody can write in it now"):
        drafts.rewrite(row, making.editor("contributor"), making.statement_content())


def test_an_edition_needs_a_note():
    row = workflow.submit(making.statement(), making.editor("contributor"))
    with pytest.raises(Refused, match="needs a note"):
        publishing.approve([publishing.Approval(row, row.content_hash)], making.editor("reviewer"), " ", COMPLETE_TO)


@pytest.mark.parametrize("edition", [None, 0, 1, 2, 3, 4])
def test_the_queryset_and_the_row_agree_on_what_is_published(edition):
    first, second, third = making.statement(), making.statement(), making.statement()
    making.statement()
    making.publish(first, second)
    making.publish(making.correct(first), third)
    making.withdraw(second)
    workflow.request_withdrawal(third, making.editor("manager"), "Perhaps.")
    model = type(first)
    by_query = set(model.objects.published(edition).values_list("pk", flat=True))
    by_row = {row.pk for row in model.objects.all() if row.is_published(edition)}
    assert by_query == by_row
    assert len(by_query) == {None: 2, 0: 0, 1: 2, 2: 3, 3: 2, 4: 2}[edition]
