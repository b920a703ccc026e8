"""Every constraint that the database's own catalogue holds, asked of every row: as if nobody had kept it so far.

The planner must not answer from the constraint itself: indexes are set aside, and a column that is declared NOT NULL is
asked in a way that it cannot shorten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from .asking import named, quoted, rows
from .found import Found, Part

SLUG = "constraints"

OURS = """n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast|^pg_temp'
    AND t.relkind = 'r' AND pg_table_is_visible(t.oid)"""
"""Tables of this database that our names mean."""

READABLE = f"{OURS} AND has_table_privilege(t.oid, 'SELECT')"
"""Of these, those that this role may look into; ``standing`` names the others."""

KEY = """coalesce((SELECT quote_ident(k.attname) FROM pg_index p
    JOIN pg_attribute k ON k.attrelid = t.oid AND k.attnum = p.indkey[0]
    WHERE p.indrelid = t.oid AND p.indisprimary AND p.indnkeyatts = 1), 'ctid')"""
"""The column that tells the rows of table ``t`` apart."""

CHECKS = f"""SELECT t.relname, c.conname, {KEY}, pg_get_constraintdef(c.oid), pg_get_expr(c.conbin, c.conrelid)
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE c.contype = 'c' AND {READABLE} ORDER BY 1, 2"""  # noqa: S608 (words of our own)

FOREIGN_KEYS = f"""SELECT t.relname, c.conname, {KEY}, pg_get_constraintdef(c.oid), o.relname,
        (SELECT array_agg(a.attname ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(num, n)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num)::text[],
        (SELECT array_agg(a.attname ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(num, n)
            JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num)::text[]
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_class o ON o.oid = c.confrelid
    WHERE c.contype = 'f' AND {READABLE} ORDER BY 1, 2"""  # noqa: S608

UNIQUE = f"""SELECT t.relname, x.relname, {KEY}, pg_get_indexdef(i.indexrelid),
        ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) k),
        coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
        coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE i.indisunique AND {READABLE} ORDER BY 1, 2"""  # noqa: S608

NOT_NULL = f"""SELECT t.relname, {KEY}, array_agg(a.attname ORDER BY a.attnum)::text[]
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE a.attnotnull AND a.attnum > 0 AND NOT a.attisdropped AND {READABLE} GROUP BY t.oid, t.relname ORDER BY 1"""  # noqa: S608

ASKED = frozenset("cfupnt")
"""Kinds of pg_constraint that are asked: CHECK, foreign key, UNIQUE, primary key, NOT NULL; triggers are in guards."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """``query`` answers the ids, as text, of rows that break it: one a line, or those that are alike in one list.

    It stands for ``many`` constraints of the catalogue.
    """

    table: str
    name: str
    words: str
    query: str
    many: int = 1


def constraints() -> list[Constraint]:
    """All of them, as the catalogue has them. Four queries."""
    return [*_checks(), *_foreign_keys(), *_unique(), *_not_null()]


def parts() -> Iterator[Part]:
    for constraint in constraints():
        yield partial(_broken, constraint)


def _checks() -> Iterator[Constraint]:
    for table, name, key, words, expression in rows(CHECKS):
        # What is unknown (null) passes, as it does in PostgreSQL.
        yield Constraint(table, name, words, f"SELECT {key}::text FROM {quoted(table)} WHERE NOT ({expression})")  # noqa: S608


def _foreign_keys() -> Iterator[Constraint]:
    for table, name, key, words, other, columns, referred in rows(FOREIGN_KEYS):
        pairs = list(zip(map(quoted, columns), map(quoted, referred), strict=True))
        set_ = " AND ".join(f"c.{column} IS NOT NULL" for column, _referred in pairs)
        same = " AND ".join(f"o.{refer} = c.{column}" for column, refer in pairs)
        query = (
            f"SELECT c.{key}::text FROM {quoted(table)} c"  # noqa: S608
            f" WHERE {set_} AND NOT EXISTS (SELECT FROM {quoted(other)} o WHERE {same})"
        )
        yield Constraint(table, name, words, query)


def _unique() -> Iterator[Constraint]:
    for table, name, key, words, columns, which, nulls_are_alike in rows(UNIQUE):
        alike = ", ".join(f"({column})" for column in columns)
        known = "" if nulls_are_alike else f" AND num_nulls({alike}) = 0"
        query = (
            f"SELECT array_agg({key}::text ORDER BY {key}) FROM {quoted(table)} WHERE ({which}){known}"  # noqa: S608
            f" GROUP BY {alike} HAVING count(*) > 1"
        )
        yield Constraint(table, name, words, query)


def _not_null() -> Iterator[Constraint]:
    """All of a table are asked at once."""
    for table, key, columns in rows(NOT_NULL):
        names = ", ".join(map(quoted, columns))
        query = f"SELECT {key}::text FROM {quoted(table)} WHERE num_nulls({names}) > 0"  # noqa: S608
        yield Constraint(table, "NOT NULL", f"NOT NULL {names}", query, len(columns))


def _broken(constraint: Constraint) -> Iterator[Found]:
    broken = [ids if isinstance(ids, list) else [ids] for (ids,) in _by_scanning(constraint.query)]
    names = named(constraint.table, (pk for ids in broken for pk in ids))
    for first, *others in broken:
        words = {"name": constraint.name, "others": ", ".join(names[pk].subject for pk in others[:5])}
        text = (
            _("It breaks the constraint %(name)s: it is like %(others)s.")
            if others
            else _("It breaks the constraint %(name)s.")
        )
        yield Found(SLUG, *names[first], text % words, constraint.words)


def _by_scanning(query: str) -> list[tuple[Any, ...]]:
    """Its rows, read from the table itself: what an index or a constraint promises is not taken for granted."""
    with transaction.atomic():
        rows(
            "SELECT set_config(name, 'off', true) FROM unnest(ARRAY['enable_indexscan', 'enable_indexonlyscan',"
            " 'enable_bitmapscan', 'constraint_exclusion']) AS name"
        )
        found = rows(query)
        transaction.set_rollback(True)  # the settings end here
    return found
