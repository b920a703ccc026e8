"""What the role is that a service comes to the database as: the site's own owns nothing, the migrations' owns all."""

from __future__ import annotations

import psycopg

from config.environment import Environment

QUESTION = """
    SELECT current_user, rolsuper,
           pg_has_role(datdba, 'MEMBER')
               OR count(owned) FILTER (WHERE pg_has_role(owned.relowner, 'MEMBER')) > 0,
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
               AND count(owned) FILTER (WHERE NOT pg_has_role(owned.relowner, 'MEMBER')) = 0
    FROM pg_roles
    JOIN pg_database ON datname = current_database()
    LEFT JOIN pg_class owned ON owned.relnamespace = to_regnamespace(current_schema()) AND owned.relkind IN ('r', 'p')
    WHERE rolname = current_user
    GROUP BY rolname, rolsuper, datdba
"""
"""Who we are, whether we are above all rules, whether we own a table or the database, whether we may migrate it."""


def problems(given: Environment, *, migrating: bool) -> list[str]:
    """A sentence if the role of DATABASE_URL is not the one for this work. Raises ``psycopg.OperationalError``."""
    with psycopg.connect(**given.connection(), connect_timeout=5, autocommit=True) as connection:
        row = connection.execute(QUESTION).fetchone()
    assert row is not None  # noqa: S101 (a role that is signed in has its row)
    name, is_superuser, owns, may_migrate = row
    if migrating:
        return [] if may_migrate else [_cannot_migrate(name)]
    if is_superuser or owns:
        what = "is a superuser" if is_superuser else "owns the tables"
        return [
            f"DATABASE_URL comes as the role {name}, which {what}: it could go around every guard of the record. Set it"
            " to a role that owns nothing, like open_door_app."
        ]
    return []


def _cannot_migrate(name: str) -> str:
    return (
        f"DATABASE_URL comes as the role {name}, which does not own the tables: it cannot migrate them. Set it to the"
        " role that owns them, like open_door_owner."
    )
