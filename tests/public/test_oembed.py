"""oEmbed: what other sites are told to show for an address of ours."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qsl, quote, urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings

PAGES = {
    "/": "/embed/map/",
    "/on/2024-12-04/": "/embed/map/?on=2024-12-04",
    "/on/2024-12-04/?view=strip": "/embed/strip/?on=2024-12-04",
    "/?view=tiles&edition=1": "/embed/tiles/?edition=1",
    "/uk/on/2024-07-09/vs/2025-07-09/": "/embed/vs/2024-07-09/2025-07-09/?lang=uk",
    "/fr/members/germany/?on=2024-12-04": "/embed/members/germany/?on=2024-12-04&lang=fr",
    "/statements/de-2008-04-02-merkel/": "/embed/statements/de-2008-04-02-merkel/",
    "/compare/?on=2024-12-04&members=de,hu": "/embed/compare/?on=2024-12-04&members=de%2Chu",
    "/changes/?edition=1": "/embed/changes/?edition=1",
    "/uk/changes/?member=pl&year=2024": "/embed/changes/?member=pl&year=2024&lang=uk",
    "/officials/merkel-angela/": "/embed/officials/merkel-angela/",
    "/events/vilnius-2023/": "/embed/map/?on=2023-07-12",
}


def asked(visitor, address: str, more: str = ""):
    return visitor.get(f"/oembed?url={quote(settings.SITE_URL + address, safe='')}{more}")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_with_a_chart_or_a_quote_names_its_answer_which_frames_the_same(visitor, address):
    page = visitor.get(address).content.decode()
    (named,) = re.findall(r'<link rel="alternate" type="application/json\+oembed"[^>]*href="([^"]+)"', page)
    assert named.startswith(settings.SITE_URL + "/oembed?url=")
    parts = urlsplit(unescape(named))
    response = visitor.get(f"{parts.path}?{parts.query}")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    said = json.loads(response.content)
    assert (said["version"], said["type"]) == ("1.0", "rich")
    frame = re.fullmatch(
        r'<blockquote><a href="([^"]+)">([^<]+)</a></blockquote><iframe src="([^"]+)" [^>]+></iframe>', said["html"]
    )
    assert unescape(frame[1]).startswith(settings.SITE_URL + urlsplit(address).path)
    assert unescape(frame[2]) == said["title"]
    assert unescape(frame[3]) == settings.SITE_URL + PAGES[address]
    shown = visitor.get(PAGES[address])
    assert shown.status_code == 200
    assert f"<title>{said['title']} · Open Door</title>" in unescape(shown.content.decode())


def test_the_answer_comes_in_xml_too(visitor):
    response = asked(visitor, "/members/hungary/", "&format=xml")
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 - ours
    assert root.findtext("title") == "Hungary on Ukraine in NATO: not assessed, 21 November 2026"
    assert "<iframe" in root.findtext("html")


def test_width_and_height_are_no_greater_than_asked(visitor):
    said = json.loads(asked(visitor, "/", "&maxwidth=400&maxheight=300").content)
    assert (said["width"], said["height"]) == (400, 300)
    assert 'width="400" height="300"' in said["html"]
    assert json.loads(asked(visitor, "/", "&maxwidth=4000").content)["width"] == 640


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"?url={settings.SITE_URL}/data/", 404),
        (f"?url={settings.SITE_URL}/compare/", 404),
        (f"?url={settings.SITE_URL}/events/nothing/", 404),
        (f"?url={settings.SITE_URL}/members/atlantis/", 404),
        (f"?url={settings.SITE_URL}/on/2024-13-45/", 404),
        (f"?url={settings.SITE_URL}/%3Fedition=99", 404),
        ("?url=https://elsewhere.example/", 404),
        ("?url=http://[", 404),
        ("", 404),
        (f"?url={settings.SITE_URL}/&format=yaml", 501),
        (f"?url={settings.SITE_URL}/&maxwidth=wide", 400),
    ],
)
def test_what_it_cannot_answer_it_says_as_a_program_reads_it(visitor, query, status):
    response = visitor.get("/oembed" + query)
    assert (response.status_code, response.headers["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(response.content)["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/data/",
        "/compare/",
        "/compare/?members=de",
        "/officials/stoltenberg-jens/",
        "/events/bucharest-2008/?on=2008-02-01",
    ],
)
def test_a_page_without_a_chart_names_no_answer(visitor, address):
    page = visitor.get(address)
    assert page.status_code == 200
    assert "json+oembed" not in page.content.decode()


def test_a_frame_of_few_members_is_lower_than_one_of_many(visitor):
    def height(address: str) -> int:
        return int(asked(visitor, address).json()["height"])

    assert height("/embed/strip/?members=de,hu") < height("/embed/strip/") / 2
    assert height("/compare/?members=de,hu") < height("/compare/?members=de,hu,us,fr,pl,ro")


@pytest.mark.parametrize(
    "address",
    [
        "/embed/tally/",
        "/embed/strip/?on=2024-12-04&edition=1&since=2023-01-01&members=de%2Chu&lang=uk&theme=dark&title=0",
        "/embed/members/hungary/?theme=auto",
        "/embed/changes/?since=2024-01-01&member=hu&direction=away&theme=dark",
        "/embed/compare/?members=de%2Chu&on=2024-12-04&edition=1",
        "/embed/officials/merkel-angela/?lang=uk",
        "/embed/vs/2024-07-09/2025-07-09/?edition=1&lang=fr",
        "/embed/statements/de-2008-04-02-merkel/",
    ],
)
def test_an_embeds_own_address_is_framed_with_all_that_was_chosen(visitor, address):
    page = visitor.get(address).content.decode()
    (named,) = re.findall(r'<link rel="alternate" type="application/json\+oembed"[^>]*href="([^"]+)"', page)
    parts = urlsplit(unescape(named))
    said = json.loads(visitor.get(f"{parts.path}?{parts.query}").content)
    framed = urlsplit(unescape(re.search(r'<iframe src="([^"]+)"', said["html"])[1]))
    assert framed.path == urlsplit(address).path
    assert dict(parse_qsl(framed.query)) == dict(parse_qsl(urlsplit(address).query))
