"""The two roles of a database: one owns the tables and migrates them, the other is what the site works as."""

from __future__ import annotations

import psycopg
from psycopg import sql

OWNER = "open_door_owner"
APP = "open_door_app"
DATABASE = "open_door"


def _missing(connection: psycopg.Connection) -> set[str]:
    rows = connection.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[OWNER, APP]])
    return {OWNER, APP} - {name for (name,) in rows}


def make_roles(connection: psycopg.Connection) -> None:
    """Makes the roles that are missing, over a superuser's autocommit ``connection``. The owner is no superuser."""
    missing = _missing(connection)
    if APP in missing:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APP)))
    if OWNER in missing:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(OWNER)))
    if missing:
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER)))


def make_database(connection: psycopg.Connection) -> None:
    """Makes the database ``open_door`` for its owner, if there is none."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
        )
