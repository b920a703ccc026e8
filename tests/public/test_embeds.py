"""Embeds: who may frame what, what each says and keeps, how little it weighs, and what happened since."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from itertools import pairwise

import brotli
import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from stances.models import Assessment, Statement
from stances.pages.charted import USES
from tests import making

KINDS = {
    "/embed/map/": "map", "/embed/tiles/": "tiles", "/embed/strip/": "strip", "/embed/tally/": "tally",
    "/embed/members/united-states/": "member", "/embed/officials/frederiksen-mette/": "official",
    "/embed/compare/?members=de,hu,us,fr,pl,ro": "compare", "/embed/changes/": "changes",
    "/embed/vs/2024-07-09/2025-07-09/": "vs", "/embed/statements/de-2008-04-02-merkel/": "statement",
}  # fmt: skip
"""An address of every kind."""

MOST = {"map": 12_288}
"""Bytes that it may take over the wire, with all that it loads; the others 15,360."""

VALUES = {
    "day": "2024-12-04", "other": "2025-12-04", "number": "1", "slug": "germany", "key": "de-2008-04-02-merkel",
    "name": "statements", "member": "hu",
}  # fmt: skip


def text(visitor, address: str, status: int = 200) -> str:
    response = visitor.get(address)
    assert response.status_code == status
    return response.content.decode()


def with_query(address: str, query: str) -> str:
    return address + ("&" if "?" in address else "?") + query if query else address


def weight(content: bytes) -> int:
    return len(brotli.compress(content))


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize("query", ["", "lang=uk", "lang=uk&since=2023-01-01", "lang=uk&on=2024-01-01&edition=1"])
def test_an_embed_is_light_with_all_that_it_loads_and_holds_nothing_of_others(visitor, address, query):
    kind = KINDS[address]
    taken = [piece for piece in query.split("&") if piece.partition("=")[0] in ("lang", "edition", *USES[kind])]
    query = "&".join(taken)
    response = visitor.get(with_query(address, query), headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    page = brotli.decompress(response.content).decode()
    loaded = re.findall(r'<(?:link rel="stylesheet"|script|img)[^>]*(?:src|href)="([^"]+)"', page)
    assert {"/static/css/embed.css", "/static/js/embed-frame.js"} <= set(loaded)
    assert all(path.startswith("/static/css/embed") for path in loaded if path.endswith(".css"))
    files = [(settings.BASE_DIR / path.lstrip("/")).read_bytes() for path in loaded]
    assert len(response.content) + sum(map(weight, files)) <= MOST.get(kind, 15_360)
    assert "Set-Cookie" not in response.headers
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "max-age=30" in response.headers["Cache-Control"]
    assert " style=" not in page
    assert "onclick" not in page


def test_the_scripts_are_small():
    assert len((settings.BASE_DIR / "static/js/embed-frame.js").read_bytes()) < 900
    assert len((settings.BASE_DIR / "static/js/embed.js").read_bytes()) < 1024


def test_an_embed_has_the_colours_of_the_site():
    read = [(settings.BASE_DIR / f"static/css/{name}.css").read_text() for name in ("embed", "open-door")]
    colours, known = (set(re.findall(r"--([a-z_]{2,}): (#[0-9A-F]{6});", text)) for text in read)
    assert len(colours) > 20
    assert colours <= known


def every_address(patterns=None, before: str = "/"):
    """One address of every URL pattern, but for the desk's."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        piece = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if piece != "admin/":
                yield from every_address(pattern.url_patterns, before + piece)
        elif isinstance(pattern, URLPattern):
            yield before + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: VALUES[found[1]], piece)


def test_an_embed_may_be_framed_by_anybody_and_nothing_else_by_anybody(visitor):
    walked = list(every_address())
    assert len(walked) > 40
    for address in [*walked, "/admin/login/", "/uk/", "/nowhere/", "/embed/nowhere/"]:
        response = visitor.get(address)
        policy = response.headers["Content-Security-Policy"]
        if address.startswith("/embed/") and address != "/embed/nowhere/":
            assert "frame-ancestors *" in policy
            assert "X-Frame-Options" not in response.headers
        else:
            assert "frame-ancestors 'none'" in policy, address
            assert response.headers["X-Frame-Options"] == "DENY", address


@pytest.mark.parametrize("address", KINDS)
def test_an_embed_says_its_finding_its_day_and_edition_its_source_and_licence(visitor, address):
    page = text(visitor, address)
    heading = re.sub(r"<svg.*?</svg>", "", re.search(r"<h1.*?>(.+)</h1>", page)[1]).strip()
    title = re.search(r"<title>(.+) · Open Door</title>", page)[1]
    assert title.startswith(f"{heading}: ") if "statements" in address else title == heading
    assert "Edition 1" in page
    assert "CC BY 4.0" in page
    assert '<base target="_blank">' in page
    pictures = re.findall(r"<svg[^>]*role=.img.[^>]*>", page)
    assert "statements" in address or pictures
    for picture in pictures:
        told = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', picture)
        assert len(told) == 2
        assert all(re.search(rf'id="{ident}">[^<]+<', page) for ident in told)
    assert "<h1" not in text(visitor, with_query(address, "title=0"))


def test_the_same_stands_in_a_table_with_a_way_to_each_member(visitor):
    page = text(visitor, "/embed/map/?on=2024-12-04")
    table = page.partition("<details>")[2]
    assert table.count('<a href="/members/') == 32
    assert '<a href="/members/hungary/?on=2024-12-04">Hungary</a></td><td>Opposes membership</td>' in table
    assert "<a " not in page.partition("<svg")[2].partition("</svg>")[0]
    assert "<b>17</b> Supports membership" in page


def test_language_and_theme_are_in_the_address_alone(visitor):
    page = visitor.get("/embed/map/?lang=uk&theme=dark", headers={"Accept-Language": "fr"})
    assert page.headers["Content-Language"] == "uk"
    body = page.content.decode()
    assert '<html lang="uk" class="theme-dark">' in body
    assert 'href="/uk/members/' in body
    assert 'class="theme-light"' in text(visitor, "/embed/map/")
    assert 'class="theme-auto"' in text(visitor, "/embed/map/?theme=auto")
    assert "lang=en, " not in text(visitor, "/embed/map/?lang=de", 400)
    assert "“de”" in text(visitor, "/embed/map/?lang=de", 400)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/embed/map/?on=2024-13-45", 400, "not a day"),
        ("/embed/map/?edition=9", 404, "Edition 9"),
        ("/embed/map/?since=2025-01-01&on=2024-01-01", 400, "wrong way round"),
        ("/embed/strip/?members=de,xx", 404, "no member with the code"),
        ("/embed/members/atlantis/", 404, "no member"),
        ("/embed/compare/", 400, "at least two members"),
        ("/embed/compare/?members=de,hu,us,fr,pl,ro,it", 400, "At most 6"),
        ("/embed/compare/?members=de,fi&on=2020-01-01", 404, "not yet in the alliance"),
        ("/embed/changes/?direction=up", 400, "“up”"),
        ("/embed/map/?members=de", 400, "“members” changes nothing here"),
        ("/embed/tally/?since=2024-01-01", 400, "“since” changes nothing here"),
        ("/embed/statements/de-2008-04-02-merkel/?on=2020-01-01", 400, "“on” changes nothing here"),
        ("/embed/map/?title=no", 400, "“no”"),
        ("/embed/strip/?members=fi&on=2015-01-01", 404, "not yet in the alliance"),
        ("/embed/changes/?member=xx", 404, "no member with the code"),
        ("/embed/officials/nobody/", 404, "“nobody”"),
        ("/embed/officials/stoltenberg-jens/", 404, "bears on the position"),
        ("/embed/members/finland/?on=2020-01-01", 404, "not yet in the alliance"),
        ("/embed/vs/2024-01-01/2024-01-01/", 404, "same day twice"),
        ("/embed/statements/nothing/", 404, "“nothing”"),
    ],
)
def test_what_cannot_be_shown_is_said(visitor, address, status, words):
    assert words in text(visitor, address, status)


def test_a_problem_in_a_frame_is_small_and_light_and_its_ways_open_beside_the_article(visitor):
    page = text(visitor, "/embed/map/?on=banana&lang=fr", 400)
    assert '<html lang="fr" class="theme-light">' in page
    assert '<base target="_blank">' in page
    assert "<nav" not in page
    assert len(page) < 3_000
    assert 'class="theme-dark"' in text(visitor, "/embed/compare/?theme=dark", 400)


def test_on_a_day_before_all_assessments_there_is_no_time_to_show(visitor):
    for kind in ("strip", "tally"):
        page = text(visitor, f"/embed/{kind}/?on=2008-02-01")
        assert "there is no time to show" in page
        assert 'role="img"' not in page


def test_moves_since_a_day_are_marked_in_the_picture_and_in_the_table(visitor):
    page = text(visitor, "/embed/tiles/?on=2024-12-04&since=2023-06-01")
    marked = len(re.findall(r'class="member stance-\w+(?: low)? moved"', page))
    assert marked > 3
    assert page.count('<tr class="moved">') == marked
    assert '<th scope="col">1 June 2023</th>' in page
    assert "Outlined: who stood elsewhere on 1 June 2023." in page


def test_a_strip_shows_the_members_that_were_chosen(visitor):
    page = text(visitor, "/embed/strip/?members=de,fr&on=2024-12-04")
    table = page.partition("<details>")[2]
    assert sorted(re.findall(r"/members/(\w+)/", table)) == ["france", "germany"]
    assert "<h1>France: Supports membership; Germany: Not now, 4 December 2024</h1>" in page
    assert 'href="/compare/?on=2024-12-04&amp;members=de,fr"' in page
    many = text(visitor, "/embed/strip/?members=de,fr,hu,pl&on=2024-12-04")
    assert "<h1>Of the members chosen: 2 of 4 members say not now or oppose, 4 December 2024</h1>" in many
    assert re.findall(r'<li class="stance-oppose">.*?</li>', page)
    assert "<b>" not in page.partition('<ul class="key">')[2].partition("</ul>")[0]


def test_an_embed_that_is_pinned_keeps_all_and_says_what_moved_and_what_was_corrected(visitor):
    pinned = "/embed/map/?on=2024-12-04&edition=1"
    before = text(visitor, pinned)
    assert "what it shows will not change" in before
    moved = re.search(r'<a href="(/on/2024-12-04/vs/2026-11-21/)">(\d+) positions have moved since</a>', before)
    assert moved
    assert "was corrected" not in before
    assert "what it shows will not change" not in text(visitor, "/embed/map/?on=2024-12-04")
    assert "moved since" not in text(visitor, "/embed/map/")

    row = Assessment.objects.filter(member__code="HU", stance="oppose", withdrawn_in=None).order_by("effective").first()
    making.publish(making.correct(row, stance="not_now"))
    after = text(visitor, pinned)
    assert '<a href="/corrections/">1 was corrected</a>' in after
    picture = re.compile(r"<svg.*</svg>|<table>.*</table>", re.DOTALL)
    assert picture.findall(after) == picture.findall(before)
    assert "1 was corrected" not in text(visitor, "/embed/map/?on=2024-12-04")
    assert "1 was corrected" in text(visitor, "/embed/members/hungary/?on=2024-12-04&edition=1")
    assert "was corrected" not in text(visitor, "/embed/members/germany/?on=2024-12-04&edition=1")


def test_a_pinned_chart_of_several_days_says_of_each_whether_it_was_corrected(visitor):
    shown = {
        "/embed/vs/2024-03-01/2026-01-01/?edition=1": True,
        "/embed/vs/2025-03-01/2026-01-01/?edition=1": False,
        "/embed/map/?on=2026-01-01&edition=1": False,
        "/embed/tally/?on=2026-01-01&edition=1": True,
        "/embed/strip/?on=2026-01-01&edition=1": True,
        "/embed/strip/?on=2026-01-01&edition=1&members=de,fr": False,
        "/embed/members/lithuania/?on=2026-01-01&edition=1": True,
        "/embed/members/germany/?on=2026-01-01&edition=1": False,
        "/embed/compare/?members=de,lt&on=2026-01-01&edition=1": True,
        "/embed/compare/?members=de,fr&on=2026-01-01&edition=1": False,
        "/embed/officials/nauseda-gitanas/?on=2026-01-01&edition=1": True,
        "/embed/changes/?on=2026-01-01&edition=1": True,
        "/embed/changes/?member=lt&on=2026-01-01&edition=1": True,
        "/embed/changes/?member=de&on=2026-01-01&edition=1": False,
        "/embed/changes/?year=2025&member=lt&on=2026-01-01&edition=1": False,
    }
    held = list(Assessment.objects.filter(member__code="LT", withdrawn_in=None).order_by("effective"))
    early = [row for row, after in pairwise(held) if row.effective <= dt.date(2024, 3, 1) < after.effective]
    assert early
    before = {address: text(visitor, address) for address in shown}
    making.publish(making.correct(early[-1], stance="not_now"))
    for address, said in shown.items():
        after = text(visitor, address)
        assert ("1 was corrected" in after) == said, address
        assert "was corrected" not in before[address]


def test_who_is_not_assessed_any_more_or_joined_is_told_apart_from_who_moved(visitor):
    def since(address: str) -> list[str]:
        found = re.search(r'<p class="since">(.*?)</p>', text(visitor, address))
        return re.findall(r">([^<]+)</a>", found[1]) if found else []

    hungary = since("/embed/members/hungary/?on=2024-01-01")
    assert hungary == ["1 is no longer assessed"]
    early = since("/embed/map/?on=2022-01-01")
    assert "2 have joined since" in early  # Finland and Sweden
    assert any("assessed since" in words for words in early)
    assert since("/embed/map/") == []


def test_a_quote_that_is_pinned_says_that_it_was_corrected_since(visitor):
    address = "/embed/statements/de-2008-04-02-merkel/"
    row = Statement.objects.get(key="de-2008-04-02-merkel")
    making.publish(making.correct(row, summary="Another summary."))
    page = text(visitor, address + "?edition=1")
    assert "It was corrected since" in page
    assert "what it shows will not change" in page
    assert "It was corrected since" not in text(visitor, address)
    assert "This is version 2" in text(visitor, address)


def test_the_script_for_other_sites_has_an_address_that_stays(visitor):
    response = visitor.get("/embed.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert b"open-door:height" in response.content
    packed = visitor.get("/embed.js", headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["Content-Encoding"], packed.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.content) == response.content
