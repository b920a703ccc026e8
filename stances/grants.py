"""What the site's database role may do: work with the rows, and nothing that goes around the triggers.

Runs after every ``migrate``, as the role that owns the tables. Without TRUNCATE, TRIGGER, REFERENCES and ownership the
site cannot switch off what the migrations insist on, whatever it is talked into.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from pghistory.core import event_models

ROWS = "SELECT, INSERT, UPDATE, DELETE"
ADDED_ONLY = "SELECT, INSERT"


def _is_another_role(connection: BaseDatabaseWrapper, role: str) -> bool:
    """Whether ``role`` exists and is not the one we are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        return cursor.fetchone() is not None


def _sequences_of(connection: BaseDatabaseWrapper, tables: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence.relname FROM pg_class sequence JOIN pg_depend tie ON tie.objid = sequence.oid"
            " JOIN pg_class owned_by ON owned_by.oid = tie.refobjid"
            " WHERE sequence.relkind = 'S' AND owned_by.relname = ANY(%s) AND pg_table_is_visible(owned_by.oid)",
            [tables],
        )
        return [name for (name,) in cursor.fetchall()]


def _history() -> list[str]:
    """The tables that hold the history of the others."""
    return [model._meta.db_table for model in event_models()]


def grant_to_site(using: str, **_: Any) -> None:
    """Grants the role APP_DATABASE_ROLE its work on Django's tables in database ``using``, if there is such a role.

    The table of applied migrations it may only read, the history only read and add to.
    """
    connection = connections[using]
    if connection.vendor != "postgresql" or not _is_another_role(connection, settings.APP_DATABASE_ROLE):
        return
    quote = connection.ops.quote_name
    role, applied = quote(settings.APP_DATABASE_ROLE), quote(MigrationRecorder.Migration._meta.db_table)
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    sequences = _sequences_of(connection, tables)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {ROWS} ON {', '.join(map(quote, tables))} TO {role}")
        if sequences:
            cursor.execute(f"GRANT USAGE ON SEQUENCE {', '.join(map(quote, sequences))} TO {role}")
        cursor.execute(f"REVOKE ALL ON {applied} FROM {role}")
        cursor.execute(f"GRANT SELECT ON {applied} TO {role}")
        if history := ", ".join(quote(table) for table in _history() if table in tables):
            cursor.execute(f"REVOKE ALL ON {history} FROM {role}")
            cursor.execute(f"GRANT {ADDED_ONLY} ON {history} TO {role}")
