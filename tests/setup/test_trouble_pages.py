"""What a browser asks for around a page is there too: the look of the page that says sorry, the icon."""

import re
from typing import Any

import pytest
from psycopg import connect

from tests import processes
from tests.database import server
from tests.settings import RUN


@pytest.fixture
def broken(site, worker_id):
    """The site while its database lacks a table: the port it answers on. Mended again afterwards."""
    with server() as postgresql:
        where: dict[str, Any] = postgresql.info.get_parameters() | {"dbname": f"test_open_door_{RUN}_site_{worker_id}"}
        where |= {"password": postgresql.info.password} if postgresql.info.password else {}
    with connect(**where, autocommit=True) as database:
        database.execute("ALTER TABLE stances_edition RENAME TO stances_edition_away")
        try:
            yield int(site.rpartition(":")[2])
        finally:
            database.execute("ALTER TABLE stances_edition_away RENAME TO stances_edition")


def test_the_page_that_says_sorry_is_dressed(broken):
    status, body = processes.get(broken, "/members/")
    assert status == 500
    (sheet,) = re.findall(r'rel="stylesheet" href="([^"]+)"', body)
    status, style = processes.get(broken, sheet)
    assert status == 200
    assert ".masthead" in style


@pytest.mark.browser
def test_the_sign_in_page_finds_its_icon(visit):
    reader = visit()
    reader.open("/admin/login/")
    assert reader.page.evaluate("fetch('/favicon.ico').then(answer => answer.status)") == 200
    assert reader.complaints == []
