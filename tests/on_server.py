"""The database tests once more, on the PostgreSQL server of this machine: ``python -m tests.on_server``.

Where none answers at 127.0.0.1:5432 to the user postgres or root without a password, says so and runs nothing.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections

from config import places
from config.launch import roles

SERVER = "127.0.0.1"
PORT = 5432
NOT_THERE = ["--ignore=tests/setup/test_dashboard.py", "--ignore=tests/jobs/test_killed.py", "-m", "not browser"]


def superuser() -> psycopg.Connection | None:
    for user in ("postgres", "root"):
        try:
            return psycopg.connect(
                host=SERVER, port=PORT, user=user, dbname="postgres", autocommit=True, connect_timeout=5
            )
        except psycopg.OperationalError:
            continue
    return None


def superuser_name() -> str | None:
    """Its name, on the tests' own server or that of this machine; None where none is at hand."""
    if places.is_embedded():
        return "postgres"
    there = superuser()
    if there is None:
        return None
    with there:
        return there.info.user


@contextmanager
def unguarded(user: str | None) -> Iterator[Any]:
    """A cursor on Django's database as that superuser, with every trigger off. What it writes is committed at once."""
    opened = connections.create_connection("default")
    opened.settings_dict = connections["default"].settings_dict | {"USER": user}
    try:
        with opened.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            yield cursor
    finally:
        opened.close()


def main() -> None:
    connection = superuser()
    if connection is None:
        print(f"No PostgreSQL server answers at {SERVER}:{PORT}: the database tests ran on the embedded one alone.")
        return
    with connection:
        version = connection.info.parameter_status("server_version")
        roles.make_roles(connection)
    print(f"The database tests once more, on PostgreSQL {version} at {SERVER}:{PORT} …", flush=True)
    url = f"postgres://{roles.OWNER}@{SERVER}:{PORT}/{roles.DATABASE}"
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", *NOT_THERE]
    os.execve(sys.executable, command, os.environ | {"DATABASE_URL": url})  # noqa: S606 (our own words)


if __name__ == "__main__":
    main()
