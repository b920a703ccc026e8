"""The fixture ``site``: the real thing, made by the real commands and served by gunicorn."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql

from config.launch import web
from config.launch.roles import APP
from tests import processes
from tests.database import server
from tests.settings import RUN

MIGRATED = f"test_open_door_{RUN}_migrated"
"""The database with empty tables, of which all others are copies."""

TEMPLATE = f"test_open_door_{RUN}_record"
"""The same with the starter dataset as edition 1."""


def database_url(name: str, user: str = "") -> str:
    """DATABASE_URL for database ``name`` on the tests' server, as ``user`` or as the one the tests work as."""
    here = settings.DATABASES["default"]
    where = {"host": here["HOST"] or "127.0.0.1", "port": here.get("PORT") or 5432}
    if here.get("PASSWORD"):  # then only that user's password is known
        user, where["password"] = here["USER"], here["PASSWORD"]
    return f"postgres://{user or here['USER']}@/{name}?{urlencode(where)}"


def environment(var, database: str, user: str = "") -> dict[str, str]:
    return processes.environment(
        var,
        DATABASE_URL=database_url(database, user),
        SECRET_KEY=settings.SECRET_KEY,
        SECURE_COOKIES="off",
    )


def exists(postgresql: psycopg.Connection, name: str) -> bool:
    return postgresql.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def make_database(postgresql: psycopg.Connection, name: str, template: str = "template0") -> None:
    words = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    postgresql.execute(words)


def make_once(name: str, source: str, *fill: Callable[[str], object]) -> None:
    """A database that is copied from, made once for all processes of this run: a copy of ``source``, then filled.

    ``fill`` are told the name of a draft of it, and leave no connection to that open.
    """
    with processes.one_at_a_time(name), server() as postgresql:
        if exists(postgresql, name):
            return
        draft = f"{name}_draft"
        make_database(postgresql, draft, source)
        for step in fill:
            step(draft)
        postgresql.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (draft, name))))


def make_migrated() -> None:
    var = processes.var_of("making")
    make_once(MIGRATED, "template0", lambda draft: processes.manage("migrate", env=environment(var, draft)))


def make_template() -> None:
    """The database with the starter dataset."""
    var = processes.var_of("making")
    make_migrated()
    make_once(TEMPLATE, MIGRATED, lambda draft: processes.manage("load_dataset", env=environment(var, draft, APP)))


def copy_database(name: str, template: str) -> None:
    with server() as postgresql:
        make_database(postgresql, name, template)


def database_of(worker_id: str) -> str:
    """The database of the ``site`` of this test process."""
    return f"test_open_door_{RUN}_site_{worker_id}"


@contextmanager
def served(var: Path, database: str, workers: int = 1) -> Iterator[str]:
    """The address of gunicorn on that database, like ``http://127.0.0.1:40123``, for as long as the block runs.

    ``var`` holds its static files and its kept pages, and is gone afterwards.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        env = environment(var, database, APP) | {"SITE_URL": f"http://127.0.0.1:{port}"}
        serving = web.start(listener, var, workers=workers, env=env)
    try:
        assert web.first_answer(serving, "127.0.0.1", port) == 200
        yield f"http://127.0.0.1:{port}"
    finally:
        web.PROGRAM.stop(serving.pid, var)
        shutil.rmtree(var, ignore_errors=True)


@pytest.fixture(scope="session")
def site(worker_id: str) -> Iterator[str]:
    """The address of a site with the starter dataset; the same for the whole run."""
    var = processes.own_var("site")
    name = database_of(worker_id)
    make_template()
    copy_database(name, TEMPLATE)
    with served(var, name) as address:
        yield address


@pytest.fixture(scope="session")
def site_command(site: str, worker_id: str) -> Callable[..., str]:
    """Runs ``manage.py`` on the ``site``'s database and cache, as the site's role, and gives what it printed."""
    env = environment(processes.var_of("site"), database_of(worker_id), APP) | {"SITE_URL": site}
    return lambda *words: processes.manage(*words, env=env).stdout


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The tests' own database is a copy too: it is not migrated anew in each process."""
    make_migrated()
    connection.settings_dict["TEST"]["TEMPLATE"] = MIGRATED
