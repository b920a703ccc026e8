"""Three languages: the address alone says which, every page leads to itself in the others, and nothing leaks."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import activate, get_language, override

from stances.charts.english import marked
from stances.pages.languages import in_language
from stances.public import errors
from stances.public.speaking import LanguageOfTheAddress
from tests.public.reading import Parsed

CODES = ("en", "uk", "fr")

ADDRESSES = (
    "/", "/on/2024-12-04/?view=table&sort=since", "/on/2024-12-04/?view=strip", "/on/2023-04-04/vs/2024-12-04/",
    "/members/?on=2024-12-04&edition=1", "/members/lithuania/", "/members/finland/?on=2022-12-01",
    "/statements/?page=2", "/statements/?member=de&year=2024", "/statements/?q=war",
    "/statements/joint-2024-02-28-tirana/", "/changes/?member=al&year=2024", "/compare/?members=de,us,hu",
    "/corrections/", "/editions/1/", "/methodology/", "/data/", "/accessibility/", "/officials/",
    "/officials/rutte-mark/", "/events/", "/events/vilnius-2023/", "/report/statements/joint-2024-02-28-tirana/",
    "/report/thanks/",
)  # fmt: skip
"""Every kind of page, some with what was asked of it."""


def page_of(visitor: Client, address: str) -> Parsed:
    response = visitor.get(address)
    assert response.status_code == 200, address
    assert (response["Vary"], response.cookies) == ("Accept-Encoding", {}), address
    page = Parsed(response.content.decode())
    assert response["Content-Language"] == page.language, address
    return page


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_there_in_every_language_and_each_names_the_same_versions(visitor, address):
    addresses = {code: in_language(address, code) for code in CODES}
    pages = {code: page_of(visitor, addresses[code]) for code in CODES}
    named = {code: page.versions for code, page in pages.items()}
    assert named["en"].keys() == {*CODES, "x-default"}
    assert named["en"] == named["uk"] == named["fr"]
    assert named["en"]["x-default"] == named["en"]["en"]
    for code, page in pages.items():
        assert page.language == page.current == code
        assert page.links["canonical"] == named["en"][code]
        assert page.switch == {other: in_language(page.switch["en"], other) for other in CODES}
        assert page.headings.count(1) == 1
        assert page.forbidden == []
    assert asked(pages["fr"].switch["en"]) == asked(address)


def asked(address: str) -> set[str]:
    return set(address.partition("?")[2].split("&"))


def test_the_switch_keeps_the_theme_which_the_page_for_search_engines_has_not(visitor):
    page = page_of(visitor, "/uk/members/?theme=dark&on=2024-12-04&utm_source=elsewhere")
    assert page.switch["fr"] == "/fr/members/?on=2024-12-04&theme=dark"
    assert page.versions["fr"] == f"{settings.SITE_URL}/fr/members/?on=2024-12-04"


def test_neither_browser_nor_cookie_decide_the_language(visitor):
    visitor.cookies["django_language"] = "fr"
    response = visitor.get("/members/", headers={"Accept-Language": "uk,fr;q=0.9"})
    assert (response.status_code, response["Content-Language"], response["Vary"]) == (200, "en", "Accept-Encoding")


def test_each_language_is_kept_apart(visitor):
    first = {code: visitor.get(in_language("/members/", code)) for code in CODES}
    assert len({response["ETag"] for response in first.values()}) == 3
    for code, response in first.items():
        again = visitor.get(in_language("/members/", code))
        assert (again["Open-Door-Cache"], again.content) == ("hit", response.content)


NOWHERE = ("/en/", "/en/members/", "/de/", "/uk/admin/", "/uk/api/v1/positions", "/fr/healthz")


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_no_address_in_a_language_is_not_found(visitor, address):
    assert visitor.get(address).status_code == 404


def test_an_address_that_speaks_no_language_has_one_answer(visitor):
    for address in ("/robots.txt", "/sitemap.xml", "/favicon.ico", "/healthz"):
        assert visitor.get(address).status_code == 200, address
        assert visitor.get(f"/uk{address}").status_code == 404, address


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/uk", "/uk/"),
        ("/uk/members", "/uk/members/"),
        ("/fr/?on=2024-12-04&view=table", "/fr/on/2024-12-04/?view=table"),
        ("/uk/on/vs/?from=2024-12-04&to=2023-04-04", "/uk/on/2023-04-04/vs/2024-12-04/"),
        ("/uk/on/2024-12-04/vs/2023-04-04/", "/uk/on/2023-04-04/vs/2024-12-04/"),
        ("/fr/compare/?members=de&add=us", "/fr/compare/?members=de,us"),
        ("/uk/changes/?member=&year=2024", "/uk/changes/?year=2024"),
    ],
)
def test_forms_lead_on_in_their_language(visitor, asked, leads):
    assert visitor.get(asked)["Location"] == leads


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/on/2024-13-45/", 404), ("/?view=globe", 400), ("/members/lithuana/", 404), ("/nowhere/", 404),
        ("/statements/?member=zz", 404), ("/events/vilnus-2023/", 404),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_language_with_ways_on_in_it(visitor, address, status):
    for code in ("uk", "fr"):
        response = visitor.get(f"/{code}{address}")
        text = response.content.decode()
        page = Parsed(text)
        assert (response.status_code, page.language) == (status, code)
        ways = text.partition('aria-labelledby="ways-title"')[2].partition("</nav>")[0]
        assert ways.count('href="') == ways.count(f'href="/{code}/') > 2
        assert page.switch["en"] == address
        assert page.versions == {}


def test_a_refused_method_and_our_own_mistake_are_said_in_the_language(visitor):
    assert Parsed(visitor.post("/uk/members/").content.decode()).language == "uk"
    with override("fr"):
        text = errors.server_error(RequestFactory().get("/fr/")).content.decode()
    assert Parsed(text).language == "fr"
    assert 'href="/fr/"' in text


def test_no_switch_leads_to_another_site(visitor):
    assert in_language("/uk//elsewhere.example/", "en") == "/elsewhere.example/"
    for address in ("/uk//elsewhere.example/", "/uk/%5Celsewhere.example/", "/uk/%2Felsewhere.example/"):
        text = visitor.get(address).content.decode()
        leads = Parsed(text).switch["en"]
        assert leads[0] == "/", address
        assert leads[1:2] not in ("/", "\\"), address


def test_a_thread_speaks_afterwards_as_before():
    said = []

    def answer(request: HttpRequest) -> HttpResponse:
        said.append(get_language())
        if request.path == "/uk/broken/":
            raise RuntimeError
        return HttpResponse()

    try:
        activate("fr")
        middleware = LanguageOfTheAddress(answer)
        middleware(RequestFactory().get("/uk/"))
        assert get_language() == "fr"
        with pytest.raises(RuntimeError):
            middleware(RequestFactory().get("/uk/broken/"))
        assert get_language() == "fr"
        middleware(RequestFactory().get("/admin/"))
        assert said == ["uk", "uk", "en"]
    finally:
        activate(settings.LANGUAGE_CODE)


def test_no_language_leaks_into_the_next_answer(visitor):
    assert "Німеччина" in visitor.get("/uk/members/").content.decode()
    english = visitor.get("/members/").content.decode()
    assert "Germany" in english
    assert "Німеччина" not in english
    names = [position["name"] for position in visitor.get("/api/v1/positions").json()["positions"]]
    assert "Germany" in names
    assert names == sorted(names)


def test_members_bear_their_names_in_the_language_in_the_order_of_its_alphabet(visitor):
    uk, fr = (dict(rows(visitor.get(f"/{code}/members/").content.decode())) for code in ("uk", "fr"))
    assert uk["Німеччина"] == fr["Allemagne"] == "germany", "the slug stays"
    names = list(uk)
    assert names[:6] == ["Албанія", "Бельгія", "Болгарія", "Велика Британія", "Греція", "Данія"]
    assert names[-5:] == ["Франція", "Хорватія", "Чехія", "Чорногорія", "Швеція"]
    places = [list(fr).index(name) for name in ("Albanie", "Allemagne", "Espagne", "Estonie", "États-Unis", "Finlande")]
    assert places == sorted(places)


def rows(text: str) -> list[tuple[str, str]]:
    """Of the table of members: each name and slug."""
    heads = text.split('<th scope="row" role="rowheader">')[1:]
    links = [head.partition("</a>")[0] for head in heads]
    return [(link.rpartition(">")[2], link.partition("/members/")[2].partition("/")[0]) for link in links]


def test_charts_and_data_for_them_speak_the_language(visitor):
    assert "Німеччина" in json.dumps(visitor.get("/uk/charts/members/germany.json").json(), ensure_ascii=False)
    assert "Allemagne" in json.dumps(visitor.get("/fr/charts/map.json").json(), ensure_ascii=False)
    home = visitor.get("/uk/").content.decode()
    assert 'aria-label="Німеччина' in home or ">Німеччина:" in home
    assert "/uk/charts/cards/alliance.png?" in home
    assert 'data-locale-src="/static/vendor/plotly/plotly-locale-uk' in home
    card = "/charts/cards/members/germany.png?on=2024-12-04"
    assert len({visitor.get(in_language(card, code)).content for code in CODES}) == 3


def test_words_of_the_record_are_marked_as_english_and_the_page_says_so(visitor):
    english, ukrainian = (page_of(visitor, in_language("/members/germany/", code)) for code in ("en", "uk"))
    assert ukrainian.spoken.count("en") > english.spoken.count("en") + 10
    text = visitor.get("/uk/members/germany/").content.decode()
    assert '<p class="reason" lang="en">' in text
    assert text.count('class="in-english"') == 1
    assert 'class="in-english"' not in visitor.get("/members/germany/").content.decode()


def test_a_browser_is_told_how_to_search_and_install_the_site_in_the_language(visitor):
    assert f"{settings.SITE_URL}/fr/statements/?q=" in visitor.get("/fr/opensearch.xml").content.decode()
    manifest = visitor.get("/uk/site.webmanifest").json()
    assert (manifest["lang"], manifest["start_url"]) == ("uk", "/uk/")


def test_words_of_the_record_within_a_text_are_marked_where_the_page_speaks_another_language():
    said = "Minister & Deputy, Minister", ("Minister", "Minister & Deputy", "")
    with override("fr"):
        assert marked(said[0], *said[1]) == (
            '<span lang="en">Minister &amp; Deputy</span>, <span lang="en">Minister</span>'
        )
        assert marked("<b>", "b") == '&lt;<span lang="en">b</span>&gt;'
    assert marked(said[0], *said[1]) == "Minister &amp; Deputy, Minister"


@pytest.mark.parametrize("address", ["/data/", "/members/germany/", "/events/vilnius-2023/"])
def test_a_thing_has_one_name_in_linked_data_whatever_language_its_page_speaks(visitor, address):
    names = {
        re.search(r'"@id": "([^"]+)"', visitor.get(prefix + address).content.decode())[1]
        for prefix in ("", "/uk", "/fr")
    }
    assert [urlsplit(name).path for name in names] == [address]
