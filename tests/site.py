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
from psycopg import sql

from config.launch import web
from config.launch.roles import APP
from tests import processes
from tests.database import server
from tests.settings import RUN

TEMPLATE = f"test_open_door_{RUN}_record"


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


def make_template(var) -> None:
    """The database with the starter dataset, made once for all processes of this run of the tests."""
    with processes.one_at_a_time("record"), server() as postgresql:
        if exists(postgresql, TEMPLATE):
            return
        draft = f"{TEMPLATE}_draft"
        make_database(postgresql, draft)
        processes.manage("migrate", env=environment(var, draft))
        processes.manage("load_dataset", env=environment(var, draft, APP))
        postgresql.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(TEMPLATE))
        )


def database_of(worker_id: str) -> str:
    """The database of the ``site`` of this test process."""
    return f"test_open_door_{RUN}_site_{worker_id}"


@contextmanager
def served(var: Path, database: str) -> Iterator[str]:
    """The address of gunicorn on that database, like ``http://127.0.0.1:40123``, for as long as the block runs.

    ``var`` holds its static files and its kept pages, and is gone afterwards.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        serving = web.start(listener, var, workers=1, env=environment(var, database, APP))
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
    make_template(var)
    with processes.one_at_a_time("record"), server() as postgresql:
        make_database(postgresql, name, TEMPLATE)
    with served(var, name) as address:
        yield address


@pytest.fixture(scope="session")
def site_command(site: str, worker_id: str) -> Callable[..., str]:
    """Runs ``manage.py`` on the ``site``'s database and cache, as the site's role, and gives what it printed."""
    env = environment(processes.var_of("site"), database_of(worker_id), APP)
    return lambda *words: processes.manage(*words, env=env).stdout
