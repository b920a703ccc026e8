"""Asking the database in SQL, and what its rows are called in a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, models, transaction
from django.urls import NoReverseMatch, reverse

from stances.models import Publishable
from stances.models.history import PARENT

NAMES = ("key", "code", "username")
"""Columns that name a row for a person, where a table has one."""


class Named(NamedTuple):
    """A row's name, like ``assessment:lt-2024-10-17 v1``, and the address of its page at the desk, if it has one."""

    subject: str
    about: str


@contextmanager
def as_it_stands() -> Iterator[None]:
    """Reads the record as it is at one moment, whatever is published meanwhile; refuses to write.

    Inside a transaction of the caller's it reads what that one sees.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION {'' if nested else 'ISOLATION LEVEL REPEATABLE READ, '}READ ONLY")
        yield
        transaction.set_rollback(True)  # there is nothing to keep, and settings of the transaction end with it


def rows(sql: str, params: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """The rows that a SELECT answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def quoted(name: str) -> str:
    """The name of a table or column, ready to stand in SQL."""
    return connection.ops.quote_name(name)


def stored_models() -> dict[str, type[models.Model]]:
    """Every model that has a table, by the table's name."""
    every = apps.get_models(include_auto_created=True)
    return {m._meta.db_table: m for m in every if m._meta.managed and not m._meta.proxy}


def named(table: str, ids: Iterable[Any]) -> dict[str, Named]:
    """Names of the rows of ``table`` by their ids as text, also of those that are gone. Two queries at most."""
    wanted = {str(pk) for pk in ids}
    model = stored_models().get(table)
    if model is None or not wanted:
        return {pk: Named(f"{table}:{pk}", "") for pk in wanted}
    kind = model._meta.model_name
    found = {pk: Named(f"{kind}:{pk}", "") for pk in wanted}
    known = _valid(model, wanted)
    column = next((name for name in NAMES if name in {f.name for f in model._meta.fields}), "pk")
    versions = ["version"] if issubclass(model, Publishable) else []
    parent = PARENT.get(model)
    about = model._meta.get_field(parent).related_model if parent else model
    columns = ["pk", column, f"{parent}_id" if parent else "pk", *versions]
    for pk, name, page, *version in model._base_manager.filter(pk__in=known).values_list(*columns):
        found[str(pk)] = Named("".join([f"{kind}:{name}", *(f" v{n}" for n in version)]), _address(about, page))
    return found


def _valid(model: type[models.Model], ids: Iterable[str]) -> list[Any]:
    return [model._meta.pk.to_python(pk) for pk in ids]


def _address(model: Any, pk: Any) -> str:
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])
    except NoReverseMatch:
        return ""
