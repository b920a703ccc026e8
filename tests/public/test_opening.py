"""Scripts of other sites may read whatever is no page: as it is, as 304, and what is wrong with it. Pages never."""

from __future__ import annotations

import pytest
from django.test import Client

FROM = {"Origin": "https://elsewhere.test"}
OPEN = "Access-Control-Allow-Origin"

RECORD = (
    "/api/v1/", "/api/v1/positions", "/api/v1/members/hu", "/api/v1/openapi.json",
    "/charts/map.json", "/charts/members/hungary.json", "/charts/compare.json?members=de,fi", "/charts/tally.json",
    "/charts/map.svg", "/charts/vs/2024-07-09/2025-07-09.svg", "/charts/members/hungary.svg", "/charts/tally.png",
    "/charts/cards/alliance.png",
    "/data/statements.csv", "/data/statements.json", "/data/datapackage.json", "/data/open-door-edition-1.zip",
    *(f"{language}/feeds/{name}.atom" for language in ("", "/uk", "/fr") for name in ("shifts", "members/hungary")),
    "/feeds/statements.atom", "/feeds/corrections.atom", "/sitemap.xml",
)  # fmt: skip
"""What is made of the record."""

WRONG = (
    "/api/v1/positions?on=never", "/api/v1/nowhere", "/charts/members/atlantis.json", "/charts/map.svg?on=never",
    "/charts/map.png?width=1", "/data/weather.csv", "/data/weather.json", "/data/open-door-edition-99.zip",
    "/uk/feeds/members/atlantis.atom", "/oembed?url=nowhere",
)  # fmt: skip

PAGES = (
    "/", "/uk/", "/members/hungary/", "/statements/", "/data/", "/share/", "/embed/map/", "/api/v1/docs",
    "/report/thanks/", "/nowhere", "/on/never/", "/admin/", "/admin/login/", "/admin/nowhere.json",
)  # fmt: skip


@pytest.fixture
def script(starter, db) -> Client:
    """A program on a page of another site."""
    return Client(headers=FROM)


@pytest.mark.parametrize("address", RECORD)
def test_scripts_of_other_sites_may_read_what_is_made_of_the_record(script, address):
    for ask in (script.get, script.head):
        response = ask(address)
        assert response.status_code == 200
        assert response.headers[OPEN] == "*"
        assert not response.cookies
    if "ETag" in response.headers:
        again = script.get(address, headers=FROM | {"If-None-Match": response.headers["ETag"]})
        assert (again.status_code, again.headers[OPEN]) == (304, "*")


def test_scripts_of_other_sites_may_embed_and_ask_what_to_embed(script, settings):
    response = script.get("/oembed", {"url": f"{settings.SITE_URL}/on/2024-12-04/"})
    assert (response.status_code, response.headers[OPEN]) == (200, "*")
    for address in ("/embed.js", "/robots.txt", "/uk/site.webmanifest", "/opensearch.xml", "/favicon.ico"):
        assert script.get(address).headers[OPEN] == "*"


@pytest.mark.parametrize("address", WRONG)
def test_they_may_read_what_was_wrong_with_their_question(script, address):
    response = script.get(address)
    assert (response.status_code // 100, response.headers[OPEN]) == (4, "*")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_open_to_scripts_of_other_sites_and_nothing_of_the_desk(script, address):
    assert OPEN not in script.get(address).headers


def test_a_file_that_can_only_be_read_says_so_to_scripts_too(script):
    for address in ("/charts/map.svg", "/data/statements.csv", "/feeds/shifts.atom", "/api/v1/positions"):
        response = script.post(address)
        assert (response.status_code, response.headers[OPEN]) == (405, "*")
