"""Makes a record many times its size, published like any other: drafts, submitted, approved, in one more edition."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection, transaction

from stances.desk import searchable
from stances.desk.editions import next_edition
from stances.models import Assessment, Citation, Editor, Evidence, Speaker, Statement, StatementMember

FIRST_DAY = dt.date(2008, 1, 1)
FIRST = 100
"""How many times its statements the record is grown to for the public pages."""


@transaction.atomic
def grow(statements: int, assessments: int = 1, already: int = 1) -> None:
    """Publish until there are ``statements`` times the statements, and ``assessments`` times the assessments.

    ``already`` says how many times the statements there are before.
    """
    author, reviewer = (Editor.objects.get_or_create(username=f"bench-{role}")[0] for role in ("author", "reviewer"))
    for n in range(already, statements):
        _copy_statements(n, author)
    if assessments > 1:
        _copy_assessments(assessments - 1, author)
    with next_edition(reviewer, "Generated for the benchmark.") as edition, connection.cursor() as cursor:
        for table in ("statement", "assessment"):
            cursor.execute(
                f"UPDATE stances_{table} SET status = 'submitted', submitted_by_id = created_by_id,"
                " submitted_at = now(), content_hash = md5(key) WHERE status = 'draft'"
            )
            cursor.execute(
                f"UPDATE stances_{table} SET status = 'published', approved_by_id = %s, approved_at = now(),"
                " approved_hash = content_hash, published_in_id = %s WHERE status = 'submitted'",
                [reviewer.pk, edition.number],
            )
    searchable.fill()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ANALYZE")


def _as_draft(row: Statement | Assessment, key: str, author: Editor) -> None:
    row.pk, row.key, row.status, row.imported_hash = None, key, "draft", ""
    row.created_by, row.editors = author, [author.pk]
    row.submitted_by = row.submitted_at = row.approved_by = row.approved_at = row.published_in = None
    row.content_hash = row.approved_hash = ""


def _copy_statements(n: int, author: Editor) -> None:
    """One more copy of every statement of the starter dataset, said ``n`` days earlier."""
    originals = list(Statement.objects.filter(published_in=1).order_by("pk"))
    ids = [row.pk for row in originals]
    for row in originals:
        _as_draft(row, f"{row.key}-{n}", author)
        row.date, row.date_precision = max(row.date - dt.timedelta(days=n), FIRST_DAY), "day"
    copies = dict(zip(ids, Statement.objects.bulk_create(originals, batch_size=500), strict=True))
    models: tuple[Any, ...] = (StatementMember, Speaker, Citation)
    for model in models:
        children = list(model.objects.filter(statement_id__in=ids))
        for child in children:
            child.pk, child.statement = None, copies[child.statement_id]
        model.objects.bulk_create(children, batch_size=1000)


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
