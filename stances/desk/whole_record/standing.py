"""Whether the constraints that the models and the migrations make are there, and in force for every row."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Field
from django.utils.translation import gettext as _

from .asking import rows, stored_models
from .constraints import ASKED, OURS
from .found import Found, Part
from .made import made_constraints

SLUG = "constraints-in-force"

WEAK = f"""SELECT t.relname, c.conname, c.contype::text, c.convalidated,
        coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true), pg_get_constraintdef(c.oid)
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE {OURS} ORDER BY 1, 2"""  # noqa: S608 (words of our own)

BROKEN_INDEXES = f"""SELECT t.relname, x.relname, pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE NOT (i.indisvalid AND i.indisready AND i.indislive) AND {OURS} ORDER BY 1, 2"""  # noqa: S608

HIDDEN = f"""SELECT t.relname FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE {OURS} AND NOT has_table_privilege(t.oid, 'SELECT') ORDER BY 1"""  # noqa: S608

NAMES = f"""SELECT t.relname, c.conname FROM pg_constraint c
        JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE {OURS}
    UNION SELECT t.relname, x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE {OURS}"""  # noqa: S608

COLUMNS = f"""SELECT t.relname, a.attname, a.attnotnull,
        EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique AND i.indnkeyatts = 1
            AND i.indkey[0] = a.attnum AND i.indpred IS NULL),
        EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'f' AND c.conkey = ARRAY[a.attnum])
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE a.attnum > 0 AND NOT a.attisdropped AND {OURS}"""  # noqa: S608


def parts() -> Iterator[Part]:
    yield _hidden
    yield _weak
    yield _broken_indexes
    yield _missing
    yield _missing_of_columns


def _found(table: str, name: str, text: str, rule: str = "") -> Found:
    return Found(SLUG, f"constraint:{table}.{name}", "", text, rule)


def _hidden() -> Iterator[Found]:
    for (table,) in rows(HIDDEN):
        yield _found(table, "*", _("The site's role may not read this table, so nothing in it was checked."))


def _weak() -> Iterator[Found]:
    for table, name, kind, validated, enforced, words in rows(WEAK):
        if not (validated and enforced):
            yield _found(table, name, _("It is not in force for the rows that were there before it."), words)
        if kind not in ASKED:
            yield _found(table, name, _("It is of a kind that this check does not ask yet."), words)


def _broken_indexes() -> Iterator[Found]:
    for table, name, words in rows(BROKEN_INDEXES):
        yield _found(table, name, _("The index is not valid, so it guards nothing. Build it anew."), words)


def _missing() -> Iterator[Found]:
    there = set(rows(NAMES))
    for table, model in stored_models().items():
        for constraint in model._meta.constraints:
            if (table, constraint.name) not in there:
                yield _found(table, constraint.name, _("The model has this constraint, the database lacks it."))
    for table, name in sorted(made_constraints() - there):
        yield _found(table, name, _("A migration made this constraint, the database lacks it."))


def _missing_of_columns() -> Iterator[Found]:
    there = {(table, column): held for table, column, *held in rows(COLUMNS)}
    for table, model in stored_models().items():
        for field in model._meta.local_concrete_fields:
            column = str(field.column)
            if (table, column) not in there:
                yield _found(table, column, _("The model has this column, the database lacks it."))
                continue
            for (word, wanted), held in zip(_wanted(field), there[table, column], strict=True):
                if wanted and not held:
                    text = _("The column is no longer %(what)s in the database.") % {"what": word}
                    yield _found(table, column, text, word)


def _wanted(field: Field) -> tuple[tuple[str, bool], ...]:
    refers = bool(field.remote_field) and getattr(field, "db_constraint", False)
    return (("NOT NULL", not field.null), ("UNIQUE", field.unique), ("FOREIGN KEY", refers))
