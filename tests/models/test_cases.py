"""What the database refuses around cases, and what it lets go, to anyone who goes around Django."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from stances.desk import cases
from stances.desk.reports import Report
from stances.models import Case, CaseOutcome
from stances.models.case import CaseKind
from tests import making

pytestmark = pytest.mark.django_db

WORDS = "The date of this speech is wrong."
EMAIL = "reader@letters.example"


@pytest.fixture
def case(db) -> Case:
    """An open case about a published statement, with an e-mail address."""
    row = making.statement(key="lt-said")
    making.publish(row)
    report = Report(CaseKind.MISTAKE, WORDS, "https://news.example/other", EMAIL)
    return cases.open_case(row, report, "192.0.2.1", timezone.now())


def closed(case: Case, outcome: CaseOutcome = CaseOutcome.NOT_ABOUT, answer: str = "") -> Case:
    return cases.close(case, outcome, making.editor("reviewer"), answer)


def refused(as_app, sql: str, *values, match: str) -> None:
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        as_app.execute(sql, values)


def test_a_case_begins_open(as_app, case):
    sql = (
        "INSERT INTO stances_case (statement_id, kind, words, source_url, opened_at, status, outcome, answer,"
        " closed_by_id, closed_at) SELECT statement_id, kind, words, '', now(), 'closed', 'not_about', '', %s, now()"
        " FROM stances_case"
    )
    refused(as_app, sql, making.editor("reviewer").pk, match="begins open")


@pytest.mark.parametrize(
    "change",
    [
        "words = 'Other words, longer.'",
        "source_url = ''",
        "kind = 'source'",
        "opened_at = now()",
        "email = 'a@b.example'",
    ],
)
def test_what_a_reader_reported_does_not_change(as_app, case, change):
    refused(as_app, f"UPDATE stances_case SET {change}", match="what was reported is frozen")


def test_the_address_may_go_before_the_answer(as_app, case):
    as_app.execute("UPDATE stances_case SET email = NULL")
    case.refresh_from_db()
    assert case.email is None


@pytest.mark.parametrize(
    "change",
    [
        "outcome = 'kept', answer = 'So.'",
        "answer = 'Other words.'",
        "status = 'open', outcome = '', answer = '', closed_by_id = NULL, closed_at = NULL",
        "closed_at = clock_timestamp()",
        "email = 'a@b.example'",
    ],
)
def test_an_answer_is_final(as_app, case, change):
    closed(case, answer="It is about another speech.")
    refused(as_app, f"UPDATE stances_case SET {change}", match="its answer is frozen")


def test_closing_takes_the_address_whoever_closes(as_app, case):
    as_app.execute(
        "UPDATE stances_case SET status = 'closed', outcome = 'not_about', closed_by_id = %s,"
        " closed_at = clock_timestamp()",
        [making.editor("reviewer").pk],
    )
    case.refresh_from_db()
    assert (case.status, case.email) == ("closed", None)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ("status = 'closed'", "case_outcome_is_whole"),
        ("outcome = 'not_about'", "case_outcome_is_whole"),
        ("status = 'closed', outcome = 'not_about', closed_by_id = {reviewer}", "case_"),
        ("{closed} {reviewer}, outcome = 'kept'", "case_outcome_is_whole"),
        ("{closed} {reviewer}, outcome = 'corrected'", "did not change"),
        ("{closed} {reviewer}, outcome = 'corrected', edition_id = 1", "did not change"),
        ("{closed} {contributor}, outcome = 'kept', answer = 'So.'", "whoever wrote the row"),
        ("status = 'shelved', email = NULL", "case_"),
    ],
)
def test_an_answer_is_whole_and_true(as_app, case, change, match):
    people = {name: making.editor(name).pk for name in ("reviewer", "contributor")}
    closing = "status = 'closed', closed_at = clock_timestamp(), closed_by_id ="
    refused(as_app, f"UPDATE stances_case SET {change.format(closed=closing, **people)}", match=match)


@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_case_is_never_deleted(as_app, case, state):
    if state == "closed":
        closed(case)
    refused(as_app, "DELETE FROM stances_case", match="cannot be deleted")


def test_three_years_after_it_was_closed_the_readers_words_may_go_and_nothing_else(as_app, case):
    closed(case)
    empty = "UPDATE stances_case SET words = '', source_url = ''"
    refused(as_app, empty, match="what was reported is frozen")
    with connection.cursor() as cursor:  # as if it had been closed long ago
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE")
        cursor.execute("ALTER TABLE stances_case DISABLE TRIGGER open_door_guard_case")
        cursor.execute("UPDATE stances_case SET opened_at = '2020-01-01', closed_at = now() - interval '1097 days'")
        cursor.execute("ALTER TABLE stances_case ENABLE TRIGGER open_door_guard_case")
        cursor.execute(f'SET ROLE "{settings.APP_DATABASE_ROLE}"')
    refused(as_app, "UPDATE stances_case SET words = 'Made up by somebody.'", match="what was reported is frozen")
    as_app.execute(empty)
    case.refresh_from_db()
    assert (case.words, case.source_url, case.outcome) == ("", "", "not_about")


def test_neither_the_history_nor_anything_else_keeps_the_words_or_the_address(case):
    closed(case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        found: dict[str, list[str]] = {EMAIL: [], WORDS: []}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')
            (everything,) = cursor.fetchone()
            for text, tables in found.items():
                tables += [table] if text in (everything or "") else []
    assert found == {EMAIL: [], WORDS: ["stances_case"]}
    assert list(case.history.order_by("pgh_id").values_list("pgh_label", "outcome")) == [
        ("insert", ""),
        ("update", "not_about"),
    ]


def test_too_few_or_too_many_words_are_refused(as_app, case):
    sql = (
        "INSERT INTO stances_case (statement_id, kind, words, source_url, opened_at, status, outcome, answer)"
        " SELECT statement_id, kind, %s, '', now(), 'open', '', '' FROM stances_case"
    )
    refused(as_app, sql, "too short", match="case_open_has_words")
    refused(as_app, sql, "x" * 2001, match="case_words_within_limits")
    as_app.execute(sql, ["x" * 2000])


def test_a_case_is_about_one_row(as_app, case):
    sql = (
        "INSERT INTO stances_case (kind, words, source_url, opened_at, status, outcome, answer)"
        " VALUES ('mistake', 'About nothing at all.', '', now(), 'open', '', '')"
    )
    refused(as_app, sql, match="case_about_one_row")
