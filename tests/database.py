"""The database of the tests: an embedded server for the run, or the one that DATABASE_URL names."""

import contextlib
import os
import re
import shutil
import signal
from collections.abc import Iterator

import psutil
import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg import sql

from config import places, postgres
from config.launch import ownership
from config.launch.trouble import Trouble
from tests.settings import RUN


def pytest_configure(config: pytest.Config) -> None:
    """Holds the embedded server for the whole run, in the one process that launched it."""
    DatabaseOperations.execute_sql_flush = flush_the_record  # type: ignore[assignment, method-assign]
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopping is the same as Ctrl-C: everything is ended
    held = contextlib.ExitStack()
    config.add_cleanup(held.close)
    if places.is_embedded():
        try:
            ownership.check(places.var_dir())
            held.enter_context(postgres.at_hand(places.var_dir(), forgetful=True))
        except Trouble as trouble:
            pytest.exit(str(trouble), returncode=1)
    held.callback(clear_away, ended=RUN)
    clear_away()
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # else every request warns that it is not there


def is_over(name: str, ended: str) -> bool:
    """Whether a database or folder of that name belongs to a run that is no more, or to the one that has ``ended``."""
    run = re.match(r"(?:test_open_door_)?(\d+)(?:_|-|$)", name)
    return run is not None and (run[1] == ended or not psutil.pid_exists(int(run[1])))


def clear_away(ended: str = "") -> None:
    """Drops the databases and folders of runs that are over: a killed run leaves its own."""
    for folder in (settings.VAR_DIR / "sites").glob("*"):
        if is_over(folder.name, ended):
            shutil.rmtree(folder, ignore_errors=True)
    with server() as postgresql:
        for (name,) in postgresql.execute("SELECT datname FROM pg_database").fetchall():
            if name.startswith("test_open_door_") and is_over(name, ended):
                force = sql.SQL("WITH (FORCE)" if ended and ended in name else "")
                with contextlib.suppress(psycopg.Error):  # another's, or in use after all
                    postgresql.execute(sql.SQL("DROP DATABASE {} {}").format(sql.Identifier(name), force))


def server() -> psycopg.Connection:
    """A connection of its own to the server's database ``postgres``, from which others are made and dropped."""
    return psycopg.connect(**connection.get_connection_params() | {"dbname": "postgres"}, autocommit=True)


def flush_the_record(operations: DatabaseOperations, sql_list: list[str]) -> None:
    """Empties the tables after a transactional test. The record's triggers would refuse: its owner sets them aside.

    Takes the place of Django's ``execute_sql_flush``, in tests alone.
    """
    tables = [name for name in operations.connection.introspection.table_names() if name.startswith("stances_")]
    with transaction.atomic(using=operations.connection.alias), operations.connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        for statement in sql_list:
            cursor.execute(statement)
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


@pytest.fixture
def as_app(db: None) -> Iterator:
    """A cursor that works as the site's role does: it owns nothing. For what the database must refuse, in raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{settings.APP_DATABASE_ROLE}"')
        yield cursor
        with contextlib.suppress(Exception):
            cursor.execute("RESET ROLE")


def is_on_continuous_integration() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
