"""What the database refuses to anyone who goes around Django: raw SQL, as the app's own role."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction

from stances import codebook
from stances.desk import drafts, editions, publishing, workflow
from stances.models import Edition, Editor, Review
from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def sql(db):
    """Runs SQL as the app's role, in a savepoint, with deferred checks made at once."""

    def run(statement: str, *values):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'SET LOCAL ROLE "{settings.APP_DATABASE_ROLE}"')
            cursor.execute(statement, values)
            changed = cursor.rowcount
            settle()
            cursor.execute("RESET ROLE")
            return changed

    return run


@pytest.fixture
def published(db):
    """A published statement and an assessment that rests on it."""
    statement = making.statement()
    assessment = making.assessment(supports=[statement])
    making.publish(statement, assessment)
    return statement, assessment


def settle():
    """Make the deferred checks now, as they are made when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_an_edition_is_complete_to_no_day_before_the_record_begins(sql):
    edition = (
        "INSERT INTO stances_edition (number, made_at, made_by_id, note, complete_to, transaction_id)"
        " VALUES (NULL, now(), %s, 'Raw.', %s, 0)"
    )
    by = making.editor("reviewer").pk
    with pytest.raises(IntegrityError, match="edition_complete_to_within_the_record"):
        sql(edition, by, "2007-12-31")
    assert sql(edition, by, "2008-01-01") == 1


def later_transaction():
    """Make the newest edition look like one of an earlier transaction, as it is outside of tests."""
    settle()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE stances_edition DISABLE TRIGGER open_door_append_only")
        cursor.execute("UPDATE stances_edition SET transaction_id = 1")
        settle()
        cursor.execute("ALTER TABLE stances_edition ENABLE TRIGGER open_door_append_only")


def test_the_app_role_can_write_a_draft(sql, db):
    draft = making.statement()
    assert sql("UPDATE stances_statement SET summary = 'Better.' WHERE id = %s", draft.pk) == 1


@pytest.mark.parametrize(
    "change",
    [
        "quote = 'Other words'",
        "summary = 'Other words'",
        "signal = 'oppose'",
        "date = '2020-01-01'",
        "key = 'another'",
        "version = 7",
        "editors = '{}'",
        "conditions = '{reforms}'",
        "imported_hash = 'x'",
        "approved_at = now()",
        "published_in_id = 2",
        "submitted_at = now()",
        "status = 'draft', published_in_id = NULL, approved_by_id = NULL, approved_at = NULL, approved_hash = ''",
        "status = 'submitted', published_in_id = NULL, approved_by_id = NULL, approved_at = NULL, approved_hash = ''",
    ],
)
def test_a_published_statement_is_never_changed_in_place(sql, published, change):
    with pytest.raises(IntegrityError):
        sql(f"UPDATE stances_statement SET {change} WHERE id = %s", published[0].pk)


@pytest.mark.parametrize(
    "change", ["stance = 'oppose'", "effective = '2020-01-01'", "rationale = 'x'", "member_id = 2"]
)
def test_a_published_assessment_is_never_changed_in_place(sql, published, change):
    with pytest.raises(IntegrityError, match="frozen"):
        sql(f"UPDATE stances_assessment SET {change} WHERE id = %s", published[1].pk)


@pytest.mark.parametrize("table", ["statement", "assessment"])
def test_a_published_row_cannot_be_deleted(sql, published, table):
    with pytest.raises(IntegrityError, match="cannot be deleted"):
        sql(f"DELETE FROM stances_{table}")


@pytest.mark.parametrize("table", ["statementmember", "speaker", "citation", "evidence"])
def test_what_belongs_to_a_published_row_cannot_be_deleted(sql, published, table):
    with pytest.raises(IntegrityError, match="frozen"):
        sql(f"DELETE FROM stances_{table}")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("statementmember", "member_id = (SELECT id FROM stances_member WHERE code = 'DE')"),
        ("speaker", "position = 4"),
        ("citation", "relays = 'Another outlet'"),
        ("evidence", "kind = 'contrary'"),
    ],
)
def test_what_belongs_to_a_published_row_cannot_be_changed(sql, published, table, change):
    making.member("DE")
    with pytest.raises(IntegrityError, match="frozen"):
        sql(f"UPDATE stances_{table} SET {change}")


def test_nothing_can_be_added_to_a_published_row(sql, published):
    statement, assessment = published
    other = making.statement("LT", "2024-06-01")
    germany = making.member("DE")
    with pytest.raises(IntegrityError, match="frozen"):
        sql("INSERT INTO stances_statementmember (statement_id, member_id) VALUES (%s, %s)", statement.pk, germany.pk)
    with pytest.raises(IntegrityError, match="frozen"):
        sql(
            "INSERT INTO stances_evidence (assessment_id, statement_id, kind, position) VALUES (%s, %s, 'supports', 9)",
            assessment.pk,
            other.pk,
        )
    with pytest.raises(IntegrityError, match="frozen"):
        sql(
            "INSERT INTO stances_speaker (statement_id, official_id, position) VALUES (%s, %s, 9)",
            statement.pk,
            making.official("another").pk,
        )
    with pytest.raises(IntegrityError, match="frozen"):
        sql(
            "INSERT INTO stances_citation (statement_id, source_id, relays, position) VALUES (%s, %s, '', 9)",
            statement.pk,
            making.source("https://news.example/two").pk,
        )


def test_evidence_cannot_be_moved_from_a_draft_to_a_published_assessment(sql, published):
    _, assessment = published
    draft = making.assessment("LT", "2024-07-01", supports=[making.statement("LT", "2024-06-01")])
    with pytest.raises(IntegrityError, match="frozen"):
        sql("UPDATE stances_evidence SET assessment_id = %s WHERE assessment_id = %s", assessment.pk, draft.pk)


@pytest.mark.parametrize(
    "table",
    [
        "edition", "review", "statement", "assessment", "evidence", "citation", "speaker", "statementmember",
        "member", "official", "post", "outlet", "source", "milestone",
    ],
)  # fmt: skip
def test_the_record_cannot_be_truncated(sql, published, table):
    settle()
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql(f"TRUNCATE stances_{table} CASCADE")
    with pytest.raises(IntegrityError, match="never emptied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE stances_{table} CASCADE")


@pytest.mark.parametrize(
    "change", ["url = 'https://other.example/'", "outlet_id = (SELECT id FROM stances_outlet WHERE key = 'other')"]
)
def test_a_page_that_is_cited_in_public_stays_that_page_also_with_an_edition(sql, published, change):
    making.source("https://other.example/1", "other")
    edition = editions.correct_in_place(making.editor("manager"), "Another page.")
    with pytest.raises(IntegrityError, match="cited in public"), edition:
        sql(f"UPDATE stances_source SET {change} WHERE url = 'https://news.example/one'")
    assert sql(f"UPDATE stances_source SET {change} WHERE url = 'https://other.example/1'") == 1


def test_a_key_has_one_published_version(sql, published):
    row = published[0]
    correction = workflow.submit(making.correct(row, quote="Other words."), making.editor("manager"))
    reviewer = making.editor("reviewer")
    with pytest.raises(IntegrityError, match="statement_one_published_version"):
        sql(
            "UPDATE stances_statement SET status = 'published', published_in_id = %s, approved_by_id = %s,"
            " approved_at = now(), approved_hash = content_hash WHERE id = %s",
            row.published_in_id,
            reviewer.pk,
            correction.pk,
        )


def test_a_member_has_one_published_assessment_a_day(sql):
    statement = making.statement()
    first, second = [
        workflow.submit(making.assessment(supports=[statement]), making.editor("contributor")) for _ in range(2)
    ]
    making.publish(statement)
    edition = publishing.approve([publishing.Approval(first, first.content_hash)], making.editor("reviewer"), "First.")
    with pytest.raises(IntegrityError, match="assessment_one_published_per_day"):
        sql(
            "UPDATE stances_assessment SET status = 'published', published_in_id = %s, approved_by_id = %s,"
            " approved_at = now(), approved_hash = content_hash WHERE id = %s",
            edition.number,
            making.editor("reviewer").pk,
            second.pk,
        )


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("submitted_at = now()", "submitted_pair"),
        ("approved_at = now()", "approved_pair"),
        ("withdrawal_requested_at = now()", "requested_pair"),
        ("withdrawn_at = now()", "withdrawn_pair"),
        ("submitted_by_id = created_by_id", "submitted"),
        ("approved_by_id = created_by_id", "appro"),
        ("withdrawal_requested_by_id = created_by_id", "request"),
        ("withdrawn_by_id = created_by_id", "withdrawn"),
    ],
)
@pytest.mark.parametrize("table", ["statement", "assessment"])
def test_who_and_when_go_together(sql, db, table, change, constraint):
    making.assessment(supports=[making.statement()])
    with pytest.raises(IntegrityError, match=constraint):
        sql(f"UPDATE stances_{table} SET {change}")


@pytest.mark.parametrize("table", ["statement", "assessment"])
def test_the_approver_is_not_among_the_editors(sql, db, table):
    statement = making.statement()
    row = statement if table == "statement" else making.assessment(supports=[statement])
    row = workflow.submit(row, making.editor("contributor"))
    edition = making.publish(making.statement())
    with pytest.raises(IntegrityError, match=f"{table}_approver_is_no_editor"):
        sql(
            f"UPDATE stances_{table} SET status = 'published', published_in_id = %s, approved_by_id = created_by_id,"
            " approved_at = now(), approved_hash = content_hash WHERE id = %s",
            edition.number,
            row.pk,
        )


def test_nobody_is_taken_off_the_editors_of_a_draft(sql, db):
    draft = making.statement()
    drafts.rewrite(draft, making.editor("manager"), making.statement_content())
    with pytest.raises(IntegrityError, match="taken off"):
        sql("UPDATE stances_statement SET editors = ARRAY[created_by_id] WHERE id = %s", draft.pk)


def test_the_author_of_a_draft_cannot_be_reassigned(sql, db):
    draft = making.statement()
    other = making.editor("reviewer")
    with pytest.raises(IntegrityError, match="set once"):
        sql(
            "UPDATE stances_statement SET created_by_id = %s, editors = editors || %s::bigint WHERE id = %s",
            other.pk,
            other.pk,
            draft.pk,
        )


@pytest.mark.parametrize(
    "change", ["quote = 'x'", "editors = editors || 99", "content_hash = 'x'", "submission_note = 'x'"]
)
def test_a_submitted_row_is_frozen(sql, db, change):
    row = workflow.submit(making.statement(), making.editor("contributor"))
    with pytest.raises(IntegrityError, match="frozen"):
        sql(f"UPDATE stances_statement SET {change} WHERE id = %s", row.pk)


@pytest.mark.parametrize("table", ["statementmember", "speaker", "citation"])
def test_what_belongs_to_a_submitted_row_is_frozen(sql, db, table):
    workflow.submit(making.statement(), making.editor("contributor"))
    with pytest.raises(IntegrityError, match="submitted and frozen"):
        sql(f"DELETE FROM stances_{table}")


def test_an_approval_is_for_exactly_what_was_submitted(sql, db):
    edition = making.publish(making.statement())
    row = workflow.submit(making.statement(date="2024-06-01"), making.editor("contributor"))
    with pytest.raises(IntegrityError, match="approved_is_what_was_submitted"):
        sql(
            "UPDATE stances_statement SET status = 'published', published_in_id = %s, approved_by_id = %s,"
            " approved_at = now(), approved_hash = 'another' WHERE id = %s",
            edition.number,
            making.editor("reviewer").pk,
            row.pk,
        )


def test_nothing_enters_or_leaves_a_closed_edition(sql, published):
    later_transaction()
    row = workflow.submit(making.statement(date="2024-06-01"), making.editor("contributor"))
    with pytest.raises(IntegrityError, match="closed"):
        sql(
            "UPDATE stances_statement SET status = 'published', published_in_id = 1, approved_by_id = %s,"
            " approved_at = now(), approved_hash = content_hash WHERE id = %s",
            making.editor("reviewer").pk,
            row.pk,
        )
    asked = workflow.request_withdrawal(published[0], making.editor("manager"), "Wrong.")
    with pytest.raises(IntegrityError):
        sql(
            "UPDATE stances_statement SET status = 'withdrawn', withdrawn_in_id = 1, withdrawn_by_id = %s,"
            " withdrawn_at = now() WHERE id = %s",
            making.editor("reviewer").pk,
            asked.pk,
        )


def test_a_row_begins_as_a_draft(sql, published):
    with pytest.raises(IntegrityError, match="begins as a draft"):
        sql(
            'INSERT INTO stances_statement SELECT (jsonb_populate_record(s, \'{"id": 9999, "key": "forged"}\')).*'
            " FROM stances_statement s"
        )


def test_a_withdrawn_row_stays_as_it_is(sql, published):
    making.withdraw(published[0])
    for change in ("status = 'published'", "withdrawal_reason = 'Another.'", "quote = 'x'"):
        with pytest.raises(IntegrityError):
            sql(f"UPDATE stances_statement SET {change}")


def test_whoever_asked_for_a_withdrawal_does_not_grant_it(sql, published):
    asked = workflow.request_withdrawal(published[0], making.editor("reviewer"), "Wrong.")
    edition = making.publish(making.statement("DE"))
    with pytest.raises(IntegrityError, match="withdrawn_by_a_second"):
        sql(
            "UPDATE stances_statement SET status = 'withdrawn', withdrawn_in_id = %s, withdrawn_at = now(),"
            " withdrawn_by_id = withdrawal_requested_by_id WHERE id = %s",
            edition.number,
            asked.pk,
        )


@pytest.mark.parametrize("statement", ["UPDATE stances_review SET comment = 'x'", "DELETE FROM stances_review"])
def test_reviews_are_append_only(sql, published, statement):
    assert Review.objects.exists()
    with pytest.raises(IntegrityError, match="only ever added"):
        sql(statement)


@pytest.mark.parametrize("statement", ["UPDATE stances_edition SET note = 'x'", "DELETE FROM stances_edition"])
def test_editions_are_append_only(sql, published, statement):
    with pytest.raises(IntegrityError, match="only ever added"):
        sql(statement)


@pytest.mark.parametrize("number", [1, 3, 99])
def test_editions_have_no_gaps(sql, published, number):
    with pytest.raises(IntegrityError, match="the next edition is 2"):
        sql(
            "INSERT INTO stances_edition (number, made_at, made_by_id, note, complete_to, transaction_id)"
            " VALUES (%s, now(), %s, 'x', '2024-01-01', 0)",
            number,
            making.editor("reviewer").pk,
        )


def test_an_edition_is_not_complete_to_a_future_day(sql, published):
    with pytest.raises(IntegrityError, match="edition_complete_to_a_past_day"):
        sql(
            "INSERT INTO stances_edition (number, made_at, made_by_id, note, complete_to, transaction_id)"
            " VALUES (2, now(), %s, 'x', now()::date + 2, 0)",
            making.editor("reviewer").pk,
        )


@pytest.mark.parametrize("field", ["quote", "quote_translation"])
def test_quotes_stay_short(sql, db, field):
    limit = 300 if field == "quote" else 400
    draft = making.statement(quote="Kurz.", quote_language="de", quote_translation="Short.")
    assert sql(f"UPDATE stances_statement SET {field} = %s WHERE id = %s", "é" * limit, draft.pk) == 1
    with pytest.raises(IntegrityError, match="stays_short"):
        sql(f"UPDATE stances_statement SET {field} = %s WHERE id = %s", "é" * (limit + 1), draft.pk)


def test_an_assessment_takes_effect_no_later_than_its_publication(sql, db):
    statement = making.statement()
    to_come = codebook.today() + dt.timedelta(days=2)
    with time_machine.travel(dt.datetime.combine(to_come, dt.time(12), codebook.BRUSSELS)):
        row = workflow.submit(
            making.assessment(effective=to_come.isoformat(), supports=[statement]), making.editor("contributor")
        )
    edition = making.publish(statement)
    with pytest.raises(IntegrityError, match="assessment_not_before_its_day"):
        sql(
            "UPDATE stances_assessment SET status = 'published', published_in_id = %s, approved_by_id = %s,"
            " approved_at = now(), approved_hash = content_hash WHERE id = %s",
            edition.number,
            making.editor("reviewer").pk,
            row.pk,
        )


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("member", "acceded = '1990-01-01'"),
        ("official", "name = 'Another'"),
        ("post", "title = 'Another'"),
        ("outlet", "note = 'Another'"),
        ("source", "title = 'Another'"),
    ],
)
def test_what_the_public_sees_of_an_identity_changes_only_with_an_edition(sql, published, table, change):
    later_transaction()
    with pytest.raises(IntegrityError, match="must come with an edition"):
        sql(f"UPDATE stances_{table} SET {change}")


@pytest.mark.parametrize("table", ["member", "official", "outlet", "source"])
def test_an_identity_that_a_published_row_names_cannot_be_deleted(sql, published, table):
    with pytest.raises(IntegrityError):
        sql(f"DELETE FROM stances_{table}")


def test_a_new_milestone_comes_with_an_edition(sql, published):
    later_transaction()
    with pytest.raises(IntegrityError, match="must come with an edition"):
        sql(
            "INSERT INTO stances_milestone (key, date, kind, name, place, summary, url)"
            " VALUES ('new', '2024-01-01', 'summit', 'New', '', 'New.', '')"
        )


def test_an_outlet_that_nothing_public_cites_may_change_freely(sql, published):
    later_transaction()
    outlet = making.source("https://other.example/1", "other").outlet
    assert not outlet.is_public()
    assert sql("UPDATE stances_outlet SET kind = 'state_media' WHERE id = %s", outlet.pk) == 1


def test_the_models_and_the_guards_agree_on_what_is_public(sql, published):
    statement, _ = published
    assert statement.speakers.get().official.is_public()
    assert statement.citations.get().source.is_public()
    assert statement.citations.get().source.outlet.is_public()
    assert not making.official("nobody").is_public()


def test_the_cast_is_never_deleted_behind_the_record(sql, published):
    with pytest.raises(IntegrityError):
        sql("DELETE FROM stances_editor")
    assert Editor.objects.count() >= 2
    assert Edition.objects.count() == 1


def test_a_post_is_not_taken_from_an_official_that_the_public_sees(sql, published):
    later_transaction()
    nobody = making.official("nobody")
    with pytest.raises(IntegrityError, match=r"must come with an edition|second editor must agree"):
        sql(
            "UPDATE stances_post SET official_id = %s WHERE official_id = %s",
            nobody.pk,
            published[0].speakers.get().official_id,
        )


@pytest.mark.parametrize(("signal", "whom"), [("advocate", "member"), ("unclear", "member"), ("oppose", "nato")])
def test_only_a_member_that_resists_says_that_it_would_block(sql, db, signal, whom):
    draft = making.statement()
    change = "UPDATE stances_statement SET would_block = true, signal = %s, speaks_for = %s WHERE id = %s"
    with pytest.raises(IntegrityError, match="statement_would_block_resists"):
        sql(change, signal, whom, draft.pk)
    assert sql(change, "not_now", "member", draft.pk) == 1


def test_a_published_statement_does_not_come_to_announce_a_block(sql, db):
    row = making.statement(signal="oppose")
    making.publish(row)
    with pytest.raises(IntegrityError, match="frozen"):
        sql("UPDATE stances_statement SET would_block = true WHERE id = %s", row.pk)
