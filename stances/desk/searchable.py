"""Keeping the words that statements are found by: written when they are published, anew when whom they name changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, prefetch_related_objects

from stances.models import Member, Official, Outlet, Post, Source, Statement, StatementSearch
from stances.models.folding import RULES
from stances.models.search_words import PREFETCHED, lexemes

AT_A_TIME = 500

WRITE = """INSERT INTO stances_statementsearch (statement_id, words, rules)
    SELECT made.id, made.words::tsvector, %s FROM unnest(%s::bigint[], %s::text[]) AS made (id, words)
    ON CONFLICT (statement_id) DO UPDATE SET words = excluded.words, rules = excluded.rules"""

DIFFERENT = """SELECT made.id FROM unnest(%s::bigint[], %s::text[]) AS made (id, words)
    LEFT JOIN stances_statementsearch kept ON kept.statement_id = made.id
    WHERE kept.words IS DISTINCT FROM made.words::tsvector OR kept.rules <> %s ORDER BY made.id"""

NAMING: dict[type[Any], str] = {
    Official: "speakers__official",
    Post: "speakers__official__posts",
    Outlet: "citations__source__outlet",
    Source: "citations__source",
    Member: "bears_on__member",
}
"""Whose names a statement is found by, and the way to it."""


def write(statements: Iterable[int]) -> int:
    """Make the words of these statements anew, by id; how many there were. Drafts have none: they are left out."""
    public = Statement.objects.filter(published_in__isnull=False)
    ids = sorted(public.filter(pk__in=list(statements)).values_list("pk", flat=True))
    for start in range(0, len(ids), AT_A_TIME):
        made = words_of(ids[start : start + AT_A_TIME])
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(WRITE, [RULES, list(made), list(made.values())])
    return len(ids)


def renew_naming(row: Any) -> None:
    """Make the words anew of every public statement that names ``row``, which has changed."""
    if way := NAMING.get(type(row)):
        write(Statement.objects.filter(Q(**{way: row})).values_list("pk", flat=True))


def fill() -> int:
    """Make the words of every public statement that has none, or has them by other rules; how many that were."""
    kept = StatementSearch.objects.filter(rules=RULES).values("statement")
    return write(public_ids(Statement.objects.exclude(pk__in=kept)))


def after_migrate(apps: Any = None, **_: Any) -> None:
    """Receives Django's ``post_migrate``: fills in what is missing, once the tables are as this release knows them."""
    models: tuple[type[Any], ...] = (*NAMING, Statement, StatementSearch)
    if apps is not None and all(_is_up_to_date(apps, model) for model in models):
        fill()


def _is_up_to_date(apps: Any, model: type[Any]) -> bool:
    """Whether the model, as the migrations that ran have it, has the columns of the one in the code."""
    try:
        migrated = apps.get_model(model._meta.label)
    except LookupError:
        return False
    now, then = ({field.column for field in one._meta.concrete_fields} for one in (model, migrated))
    return now == then


def public_ids(rows: Any = None) -> list[int]:
    """The ids of all statements that are or were public, or of those among ``rows``, in order."""
    rows = Statement.objects.all() if rows is None else rows
    return list(rows.filter(published_in__isnull=False).order_by("pk").values_list("pk", flat=True))


def words_of(ids: Sequence[int]) -> Mapping[int, str]:
    """By id: the words that a statement is to be found by, as PostgreSQL writes them."""
    rows = list(Statement.objects.filter(pk__in=ids))
    prefetch_related_objects(rows, *PREFETCHED)
    return {row.pk: lexemes(row) for row in rows}


def different(ids: Sequence[int]) -> list[int]:
    """Those of the statements whose words are missing, or not what they would be if they were made now."""
    made = words_of(ids)
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENT, [list(made), list(made.values()), RULES])
        return [pk for (pk,) in cursor.fetchall()]
