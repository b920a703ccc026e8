"""The fixture ``starter``: the starter dataset, as it was loaded once for the whole run."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from tests.database import server
from tests.settings import RUN
from tests.site import TEMPLATE, exists, make_database, make_template


@pytest.fixture(scope="session")
def starter_database(worker_id: str) -> str:
    """The name of this process's copy."""
    name = f"test_open_door_{RUN}_starter_{worker_id}"
    make_template()
    with server() as postgresql:
        if not exists(postgresql, name):
            make_database(postgresql, name, TEMPLATE)
    return name


@pytest.fixture(scope="module")
def starter(django_db_setup: None, django_db_blocker, starter_database: str) -> Iterator[None]:
    """The starter dataset as edition 1, for all tests of this file. What they write is taken back after the last."""
    with django_db_blocker.unblock():
        empty = work_on(starter_database)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            work_on(empty)


def work_on(database: str) -> str:
    """Goes on with another database; gives the name of the one before."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    return before
