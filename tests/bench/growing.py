"""Makes a record many times its size, all of it published in one more edition.

Statements are copied by SQL with the triggers off: their guards and their history are no part of what is measured, and
would take longer than all measurements together.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection, transaction

from stances.desk.editions import next_edition
from stances.models import Assessment, Citation, Editor, Evidence, Speaker, Statement, StatementMember, StatementSearch
from tests import on_server

APART = 1_000_000
"""How far the ids of one copy lie from those of the next."""

ORIGINALS = "SELECT id FROM stances_statement WHERE published_in_id = 1 AND status = 'published'"

COPIED: dict[Any, dict[str, str]] = {
    Statement: {
        "id": "id + %(n)s * %(apart)s",
        "key": "key || '-' || %(n)s::text",
        "imported_hash": "''",
        "date": "greatest(date - %(n)s::int, '2008-01-01')",
        "date_precision": "'day'",
        "published_in_id": "%(edition)s",
    },
    **{
        model: {"id": "id + %(n)s * %(apart)s", "statement_id": "statement_id + %(n)s * %(apart)s"}
        for model in (StatementMember, Speaker, Citation)
    },
    StatementSearch: {"statement_id": "statement_id + %(n)s * %(apart)s"},
}
"""What a copy of each table's rows has in place of the original's: SQL by column."""

FIRST = 100
"""How many times its statements the record is grown to for the public pages."""


def grow(statements: int, assessments: int = 1, already: int = 1) -> None:
    """Publish until there are ``statements`` times the statements, and ``assessments`` times the assessments.

    ``already`` says how many times the statements there are before.
    """
    author, reviewer = (Editor.objects.get_or_create(username=f"bench-{role}")[0] for role in ("author", "reviewer"))
    with transaction.atomic():
        if assessments > 1:
            _copy_assessments(assessments - 1, author)
        with next_edition(reviewer, "Generated for the benchmark.") as edition:
            _publish_assessments(reviewer, edition.number)
    with on_server.unguarded(on_server.superuser_name()) as cursor:
        _copy_statements(cursor, range(already, statements), edition.number)
        cursor.execute("ANALYZE")


def _publish_assessments(reviewer: Editor, edition: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE stances_assessment SET status = 'submitted', submitted_by_id = created_by_id,"
            " submitted_at = now(), content_hash = md5(key) WHERE status = 'draft'"
        )
        cursor.execute(
            "UPDATE stances_assessment SET status = 'published', approved_by_id = %s, approved_at = now(),"
            " approved_hash = content_hash, published_in_id = %s WHERE status = 'submitted'",
            [reviewer.pk, edition],
        )


def _copy_statements(cursor: Any, copies: range, edition: int) -> None:
    """For every ``n``, one more copy of every statement of the starter dataset, said ``n`` days earlier."""
    for n in copies:
        for model, changed in COPIED.items():
            columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
            taken = ", ".join(changed.get(column, f'"{column}"') for column in columns)
            named = ", ".join(f'"{column}"' for column in columns)
            table, of = model._meta.db_table, "id" if model is Statement else "statement_id"
            cursor.execute(
                f"INSERT INTO {table} ({named}) SELECT {taken} FROM {table} WHERE {of} IN ({ORIGINALS})",
                {"n": n, "apart": APART, "edition": edition},
            )


def _as_draft(row: Assessment, key: str, author: Editor) -> None:
    row.pk, row.key, row.status, row.imported_hash = None, key, "draft", ""
    row.created_by, row.editors = author, [author.pk]
    row.submitted_by = row.submitted_at = row.approved_by = row.approved_at = row.published_in = None
    row.content_hash = row.approved_hash = ""


def _copy_assessments(times: int, author: Editor) -> None:
    """More assessments on the free days before each one's own, resting on the same statements."""
    originals = list(Assessment.objects.filter(published_in=1).prefetch_related("evidence"))
    taken = {(row.member_id, row.effective) for row in originals}
    evidence = []
    for original in originals:
        weighed, key, day, member = list(original.evidence.all()), original.key, original.effective, original.member_id
        for n in range(times):
            while (member, day) in taken:
                day -= dt.timedelta(days=1)
            taken.add((member, day))
            copy = Assessment.objects.get(pk=original.pk)
            _as_draft(copy, f"{key}-{n}", author)
            copy.effective = day
            copy.save()
            evidence += [Evidence(assessment=copy, statement_id=e.statement_id, kind=e.kind) for e in weighed]
    Evidence.objects.bulk_create(evidence, batch_size=1000)
