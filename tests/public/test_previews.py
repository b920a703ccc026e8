"""Link previews: every page names a picture of its very day and edition, and says its finding in words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from stances import record as records
from stances.pages import addresses
from stances.pages.reading import Reading
from tests import pixels
from tests.public.test_answering import ADDRESSES, LIVE

SITE = "https://open-door.test"
PAGES = [address for address in ADDRESSES if not address.endswith(".json") and not address.startswith("/api/")]
ALLIANCE = "/charts/cards/alliance.png"
IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture(autouse=True)
def named_site(settings) -> None:
    settings.SITE_URL = SITE


def tags(page: str) -> dict[str, str]:
    """The tags in the head that others read, by name; ``title`` and ``canonical`` with them."""
    found = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', page))
    found["title"] = re.search(r"<title>([^<]*)</title>", page)[1]
    found["canonical"] = (re.search(r'<link rel="canonical" href="([^"]*)"', page) or ["", ""])[1]
    return {name: unescape(value) for name, value in found.items()}


def tags_at(visitor, address: str) -> dict[str, str]:
    response = visitor.get(address)
    assert response.status_code == 200, address
    return tags(response.content.decode())


@pytest.mark.parametrize("address", [*PAGES, "/members/finland/?on=2022-12-01", "/statements/?edition=1&page=2"])
def test_every_page_says_what_a_preview_of_it_shows(visitor, address):
    said = tags_at(visitor, address)
    assert said["canonical"] == said["og:url"] == SITE + address
    assert said["title"] == f"{said['og:title']} · Open Door"
    assert said["description"] == said["og:description"] != ""
    assert said["og:site_name"] == "Open Door"
    assert said["og:locale"] == "en_GB"
    assert said["og:type"] == ("website" if address == "/" else "article")
    assert said["twitter:card"] == "summary_large_image"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert re.search(r"[24] December 2024|1 December 2022|21 November 2026", said["og:image:alt"])
    assert re.fullmatch(rf"{SITE}/charts/cards/\S+\.png\?on=\d{{4}}-\d\d-\d\d&edition=1", said["og:image"])


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("/", f"{ALLIANCE}?on=2026-11-21&edition=1"),
        ("/on/2024-12-04/?theme=dark", f"{ALLIANCE}?on=2024-12-04&edition=1"),
        ("/members/?on=2024-12-04", f"{ALLIANCE}?on=2024-12-04&edition=1"),
        ("/methodology/", f"{ALLIANCE}?on=2026-11-21&edition=1"),
        ("/members/germany/", "/charts/cards/members/germany.png?on=2026-11-21&edition=1"),
        ("/members/germany/?on=2024-12-04", "/charts/cards/members/germany.png?on=2024-12-04&edition=1"),
        ("/members/finland/?on=2022-12-01", f"{ALLIANCE}?on=2022-12-01&edition=1"),
    ],
)
def test_the_picture_is_of_that_day_and_may_be_kept_for_ever(visitor, address, picture):
    assert tags_at(visitor, address)["og:image"] == SITE + picture
    response = visitor.get(picture, headers={"Accept-Encoding": "gzip, br"})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == IMMUTABLE
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in response.headers
    assert pixels.size(response.content) == (1200, 630)
    again = visitor.get(picture)
    assert (again.headers["Open-Door-Cache"], again.content) == ("hit", response.content)
    assert visitor.get(picture, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert visitor.head(picture).headers["Content-Length"] == str(len(response.content))


def test_a_picture_without_its_day_or_edition_follows_the_record(visitor):
    for query in ("", "?on=2024-12-04", "?edition=1"):
        assert visitor.get(ALLIANCE + query).headers["Cache-Control"] == LIVE
    assert visitor.get(ALLIANCE).content == visitor.get(f"{ALLIANCE}?on=2026-11-21&edition=1").content
    assert visitor.get(ALLIANCE).content != visitor.get(f"{ALLIANCE}?on=2024-12-04").content


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/charts/cards/members/atlantis.png", 404, "There is no such member"),
        ("/charts/cards/members/finland.png?on=2022-12-01", 404, "was not yet in the alliance"),
        ("/charts/cards/alliance.png?on=2024-13-45", 400, "not a day of the calendar"),
        ("/charts/cards/alliance.png?edition=99", 404, "There is no such edition"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_words(visitor, address, status, words):
    response = visitor.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert words in response.content.decode()
    said = tags(response.content.decode())
    assert not {"og:image", "og:url"} & said.keys()
    assert said["canonical"] == ""


@pytest.mark.parametrize(
    ("address", "title", "description"),
    [
        (
            "/on/2024-12-04/",
            "Ukraine in NATO: 8 of 32 members say not now or oppose, 4 December 2024",
            "4 December 2024: 2\u00a0push for an invitation, 17\u00a0support membership, 5\u00a0keep to the alliance"
            " line, 6\u00a0say not now and 2\u00a0oppose. NATO decides by consensus: an invitation needs no member"
            " objecting.",
        ),
        (
            "/on/2008-01-01/",
            "Ukraine in NATO: no member is assessed, 1 January 2008",
            "1 January 2008: 26\u00a0are not",
        ),
        (
            "/members/hungary/?on=2024-12-04",
            "Hungary on Ukraine in NATO: opposes membership, 4 December 2024",
            "Hungary on Ukraine in NATO: opposes membership since 10 July 2024. High confidence.",
        ),
        ("/members/hungary/", "Hungary on Ukraine in NATO: not assessed", "21 November 2026: Hungary on"),
        (
            "/members/finland/?on=2022-12-01",
            "Finland, not yet in NATO on 1 December 2022",
            "On 1 December 2022, Finland",
        ),
        ("/statements/de-2008-04-02-merkel/", "Not now: Angela Merkel, 2 April 2008", ""),
        ("/changes/", "Ukraine in NATO: every shift of a member’s stance", "The newest: "),
    ],
)
def test_title_and_description_say_the_finding(visitor, address, title, description):
    said = tags_at(visitor, address)
    assert said["og:title"] == title
    assert description in said["description"]


def test_no_title_is_longer_than_is_shown(visitor):
    """Those of all members and of every day on which something changed."""
    record = records.at()
    reading = Reading(path="", today=record.edition.made_at.date())
    found = [reading.member(member.slug) for member in record.members]
    found += [reading.alliance(day) for day in addresses.days_of_change(record, reading.today)[::4]]
    titles = {tags_at(visitor, address)["og:title"] for address in found}
    assert len(titles) == len(found)
    assert max(len(title) for title in titles) <= 75


def test_the_pages_rendered_ahead_hold_the_pictures_that_they_name(visitor):
    record = records.at()
    ahead = set(addresses.of_edition(record, record.edition.made_at.date()))
    day = record.edition.made_at.date().isoformat()
    for member in record.members:
        assert f"{reverse('member-card', args=[member.slug])}?on={day}&edition=1" in ahead
    assert f"{ALLIANCE}?on={day}&edition=1" in ahead
