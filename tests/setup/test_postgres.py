"""The embedded server, without a site on it: where it fits, who may what, and when it goes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from config import postgres
from config.launch.cluster import SOCKET_NAME_LIMIT, Cluster
from tests.settings import RUN

ODD = "a folder, with a comma and " + "x" * 80


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """A place that is hard for PostgreSQL: spaces, a comma, and too long for a socket's name."""
    folder = settings.VAR_DIR / "sites" / f"{RUN}-postgres" / ODD
    folder.mkdir(parents=True)
    assert len(str(folder)) > SOCKET_NAME_LIMIT
    yield folder
    shutil.rmtree(folder.parent)
    shutil.rmtree(Cluster(folder).sockets, ignore_errors=True)


def one_value(cluster: Cluster, question: str, database: str = "open_door"):
    with cluster.connect(database) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def test_it_runs_while_anybody_uses_it_and_no_longer(var):
    with postgres.at_hand(var, forgetful=True) as first:
        with postgres.at_hand(var) as second:
            assert one_value(second, "SELECT 1") == 1
        assert first.answers()
        number = one_value(first, "SELECT pg_backend_pid()")
    assert number > 0
    assert not first.answers()
    assert first.processes() == []


def test_the_settings_reach_it_as_a_role_that_owns_nothing(var):
    with postgres.at_hand(var, forgetful=True):
        here = postgres.embedded_settings(var)
        site = {"host": here["HOST"], "port": here["PORT"], "dbname": here["NAME"], "user": "open_door_app"}
        with psycopg.connect(**site, autocommit=True) as connection:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("CREATE TABLE mine (id int)")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("CREATE DATABASE mine")


def test_it_speaks_utf8_and_knows_letters_beyond_ascii(var):
    with postgres.at_hand(var, forgetful=True) as cluster:
        assert one_value(cluster, "SHOW server_encoding") == "UTF8"
        assert one_value(cluster, "SELECT lower('ЇЖАК ÉTÉ')") == "їжак été"


def test_it_keeps_every_write_unless_it_is_made_for_tests(var):
    with postgres.at_hand(var) as cluster:
        assert one_value(cluster, "SHOW fsync") == "on"
        assert one_value(cluster, "SHOW listen_addresses") == ""
