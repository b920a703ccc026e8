"""How the site is found: its sitemap, what crawlers may read, how browsers search it, its icons and linked data."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from stances import record as records
from stances.pages import discovery, linked_data, sitemap
from stances.pages.languages import alternates
from stances.record import Milestone, Official, Post
from tests import making, pixels
from tests.public.schema_org import mistakes

TODAY = dt.date(2026, 11, 21)
SITE = "https://open-door.example"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def three_editions(db) -> None:
    """In May a statement of each of two members and what weighs one; in June another; in July one is withdrawn."""
    said = [making.statement("LT", "2024-05-01", key="lt-first"), making.statement("FI", "2023-05-01", key="fi-first")]
    with time_machine.travel("2026-05-01T12:00:00+02:00"):
        making.publish(*said)
    with time_machine.travel("2026-06-01T12:00:00+02:00"):
        making.publish(making.assessment("LT", "2024-05-01", supports=said[:1]))
    with time_machine.travel("2026-07-01T12:00:00+02:00"):
        making.withdraw(said[1])


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - made by the site itself


def entries(text: str) -> dict[str, str]:
    """Of a sitemap: the address of each page, and when it last changed."""
    return {one.findtext("s:loc", "", NAMES): one.findtext("s:lastmod", "", NAMES) for one in tree(text)}


def test_the_sitemap_says_with_which_edition_each_page_last_changed(three_editions):
    found = entries(sitemap.sitemap(records.at(), TODAY, SITE))
    wanted = {
        "/": "2026-07-01", "/members/": "2026-07-01", "/accessibility/": "2026-07-01",
        "/members/lithuania/": "2026-06-01", "/members/lithuania/?on=2024-05-01": "2026-06-01",
        "/statements/lt-first/": "2026-06-01", "/statements/fi-first/": "2026-07-01",
    }  # fmt: skip
    assert {address: found[SITE + address] for address in wanted} == wanted
    assert not [address for address in found if re.search(r"\.(json|png|xml)|/api/|theme=|edition=", address)]


def test_every_page_stands_in_the_sitemap_in_every_language_with_its_other_versions(three_editions):
    text = sitemap.sitemap(records.at(), TODAY, SITE)
    found = entries(text)
    assert found[f"{SITE}/uk/members/lithuania/"] == found[f"{SITE}/members/lithuania/"] == "2026-06-01"
    page = next(one for one in tree(text) if one.findtext("s:loc", "", NAMES) == f"{SITE}/fr/members/")
    assert {link.get("hreflang"): link.get("href") for link in page.findall("x:link", NAMES)} == {
        "en": f"{SITE}/members/",
        "uk": f"{SITE}/uk/members/",
        "fr": f"{SITE}/fr/members/",
        "x-default": f"{SITE}/members/",
    }


def test_a_page_in_one_language_names_no_other_version(settings):
    settings.LANGUAGES = [("en", "English")]
    assert alternates("/members/") == ()


def test_a_sitemap_too_long_for_one_file_is_an_index_of_parts_that_hold_each_page_once(three_editions, monkeypatch):
    record = records.at()
    whole = entries(sitemap.sitemap(record, TODAY, SITE))
    monkeypatch.setattr(sitemap, "MOST", 10)
    parts = list(entries(sitemap.sitemap(record, TODAY, SITE)))
    assert parts == [f"{SITE}/sitemap-{n}.xml" for n in range(1, -(-len(whole) // 10) + 1)]
    read = [entries(sitemap.part(record, TODAY, SITE, n)) for n in range(1, len(parts) + 1)]
    assert sum(map(len, read)) == len(whole)
    assert {address: day for one in read for address, day in one.items()} == whole


def test_the_sitemap_is_kept_and_asked_for_again_by_its_tag(three_editions):
    first = Client().get("/sitemap.xml")
    assert first["Content-Type"] == "application/xml; charset=utf-8"
    assert Client().get("/sitemap.xml")["Open-Door-Cache"] == "hit"
    assert Client().get("/sitemap.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert Client().get("/sitemap.xml?edition=1").content == first.content, "the newest edition, whichever is asked for"
    assert Client().get("/sitemap-2.xml").status_code == 404


def test_crawlers_read_every_page_but_neither_the_desk_nor_themes_nor_reports():
    answer = Client().get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]

    def may(address: str) -> bool:
        return not any(re.match(re.escape(rule).replace(r"\*", ".*"), address) for rule in closed)

    assert all(map(may, ("/", "/members/lithuania/?on=2024-05-01", "/statements/?page=2", "/static/css/open-door.css")))
    assert not any(map(may, ("/admin/", "/report/", "/members/?theme=dark", "/members/?on=2024-05-01&theme=light")))


def test_a_browser_learns_how_to_search_the_statements():
    answer = Client().get("/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    root = tree(answer.content.decode())
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert len(root.findtext("o:ShortName", "", space)) <= 16
    template = root.find("o:Url[@type='text/html']", space).get("template")
    assert template == f"{settings.SITE_URL}/statements/?q={{searchTerms}}"


def test_the_manifest_names_icons_of_the_sizes_they_have():
    answer = Client().get("/site.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    words = json.loads(answer.content)
    assert {words["start_url"], words["scope"]} == {"/"}
    for (file, size, purpose), icon in zip(discovery.ICONS, words["icons"], strict=True):
        with open(finders.find(file), "rb") as picture:
            assert pixels.size(picture.read()) == (size, size)
        assert (icon["sizes"], icon["purpose"]) == (f"{size}x{size}", purpose)


def test_the_icons_are_what_the_program_beside_them_makes(tmp_path):
    source = settings.BASE_DIR / "static" / "img"
    made = tmp_path / "static" / "img"
    made.mkdir(parents=True)
    shutil.copy(source / "icon.svg", made)
    program = re.search(r"```python\n(.*?)```", (source / "README.md").read_text("utf-8"), re.DOTALL)[1]
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    names = [path.name for path in sorted(made.glob("*.png"))]
    assert names == ["icon-192.png", "icon-512.png", "icon-maskable-512.png"]
    assert [name for name in names if (made / name).read_bytes() != (source / name).read_bytes()] == []


def test_an_official_is_a_person_with_every_post():
    posts = (
        Post("Minister for Foreign Affairs", "foreign_minister", dt.date(2020, 12, 11), dt.date(2024, 12, 12)),
        Post("Member of the Seimas", "other", None, None),
    )
    said = linked_data.person(Official("l", "Gabrielius Landsbergis", "LT", posts), "Lithuania", f"{SITE}/officials/l/")
    assert mistakes(json.loads(linked_data.written(said))) == []
    assert said["jobTitle"] == "Minister for Foreign Affairs"
    assert said["hasOccupation"][1] == {
        "@type": "EmployeeRole",
        "roleName": "Minister for Foreign Affairs",
        "startDate": "2020-12-11",
        "endDate": "2024-12-12",
    }


def test_a_milestone_is_an_event_of_its_days():
    summit = Milestone(
        "v", dt.date(2023, 7, 11), dt.date(2023, 7, 12), "summit", "Vilnius summit", "Vilnius", "They met.", ""
    )
    said = linked_data.event(summit, f"{SITE}/events/v/")
    assert mistakes(json.loads(linked_data.written(said))) == []
    assert (said["startDate"], said["endDate"], said["location"]["name"]) == ("2023-07-11", "2023-07-12", "Vilnius")
    assert "sameAs" not in said, "what is not known is left out"


def test_no_word_of_the_record_can_end_the_block_it_stands_in():
    block = linked_data.written({"@type": "Place", "name": "</script><script>alert(1)</script>&amp;\u2028"})
    assert not re.search("[<>&\u2028]", block)
    assert json.loads(block)["name"] == "</script><script>alert(1)</script>&amp;\u2028"
    assert linked_data.written(None) == ""
