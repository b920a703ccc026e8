"""Charts as files: whole without a stylesheet, in a theme and a language, kept for ever where both clocks stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from config.launch import web
from stances.charts import png as drawing
from stances.charts.png import png, png_apart
from stances.public import chart_files
from tests import pixels

CHARTS = {
    "map": "", "tiles": "", "strip": "", "tally": "", "members/germany": "", "officials/merkel-angela": "",
    "compare": "&members=de,fi,hu", "changes": "&member=pl", "vs/2024-07-09/2025-07-09": "",
}  # fmt: skip
"""Every chart, and what its address asks besides."""


@pytest.mark.parametrize("chart", CHARTS)
def test_an_svg_file_carries_its_look_its_title_its_source_and_its_licence(visitor, chart):
    pin = "" if "vs" in chart else "on=2025-07-09&"
    response = visitor.get(f"/charts/{chart}.svg?{pin}edition=1{CHARTS[chart]}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml; charset=utf-8")
    body = response.content.decode()
    root = ElementTree.fromstring(body)  # noqa: S314 - ours
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{*}title").text
    for foreign in (" class=", "var(", "href=", " style=", "%"):
        assert foreign not in body, foreign
    seen = " ".join(found.text or "" for found in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Open Door · Edition 1 · CC BY 4.0" in seen
    assert "9 July 2025" in seen
    for ident in re.findall(r"url\(#([^)]+)\)", body):
        assert f'id="{ident}"' in body


@pytest.mark.parametrize("chart", CHARTS)
def test_a_png_file_is_as_wide_as_was_asked(visitor, chart):
    response = visitor.get(f"/charts/{chart}.png?width=300&theme=dark&lang=uk{CHARTS[chart]}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert pixels.size(response.content)[0] == 300


def test_a_file_with_day_and_edition_may_be_kept_for_ever_and_no_other(visitor):
    pinned = visitor.get("/charts/tiles.svg?on=2024-12-04&edition=1")
    assert "immutable" in pinned.headers["Cache-Control"]
    assert visitor.get("/charts/tiles.svg?on=2024-12-04&edition=1").headers["Open-Door-Cache"] == "hit"
    assert "immutable" not in visitor.get("/charts/tiles.svg?on=2024-12-04").headers["Cache-Control"]
    assert pinned.content != visitor.get("/charts/tiles.svg?on=2024-12-04&edition=1&theme=dark").content
    both = "/charts/vs/2024-07-09/2025-07-09.svg"
    assert "immutable" in visitor.get(f"{both}?edition=1").headers["Cache-Control"]
    assert "immutable" not in visitor.get(both).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/charts/map.png?width=2401", 400, "from 100 to 2400"),
        ("/charts/map.png?width=wide", 400, "“wide”"),
        ("/charts/map.svg?lang=de", 400, "“de”"),
        ("/charts/strip.svg?on=2008-02-01", 404, "no time to show"),
        ("/charts/members/atlantis.svg", 404, "no member"),
        ("/charts/compare.svg?members=de", 400, "at least two members"),
        ("/charts/compare.png?members=de,xx", 404, "no member with the code"),
        ("/charts/changes.svg?on=2008-02-01", 404, "No shift fits"),
        ("/charts/map.svg?members=de", 400, "“members” changes nothing here"),
        ("/charts/vs/2024-01-01/2025-01-01.svg?on=2025-01-01", 400, "“on” changes nothing here"),
        ("/charts/strip.svg?members=fi&on=2015-01-01", 404, "not yet in the alliance"),
        ("/charts/changes.svg?since=2025-01-01&on=2024-01-01", 400, "wrong way round"),
        ("/charts/officials/nobody.png", 404, "“nobody”"),
        ("/charts/officials/stoltenberg-jens.svg", 404, "bears on the position"),
        ("/charts/vs/2024-01-01/2024-01-01.png", 404, "same day twice"),
    ],
)
def test_what_cannot_be_drawn_is_said(visitor, address, status, words):
    response = visitor.get(address)
    assert response.status_code == status
    assert words in response.content.decode()


def test_no_more_are_drawn_at_once_than_leave_room_for_pages(visitor, monkeypatch):
    monkeypatch.setattr(chart_files, "PATIENCE", 0.01)
    kept = visitor.get("/charts/tiles.svg")
    turns = [chart_files.TURNS.acquire(blocking=False) for _ in range(chart_files.AT_ONCE)]
    try:
        assert all(turns)
        refused = visitor.get("/charts/tiles.svg?on=2024-12-04")
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
        assert visitor.get("/charts/tiles.svg").content == kept.content
    finally:
        for _ in turns:
            chart_files.TURNS.release()
    assert visitor.get("/charts/tiles.svg?on=2024-12-04").status_code == 200


def test_more_requests_for_pictures_than_there_are_places_are_refused_at_once_and_threads_are_left_for_pages(visitor):
    assert int(web.OPTIONS["--threads"]) - chart_files.MOST >= 4
    places = [chart_files.PLACES.acquire(blocking=False) for _ in range(chart_files.MOST)]
    try:
        assert all(places)
        assert visitor.get("/charts/map.png?on=2024-12-04").status_code == 503
        assert visitor.get("/on/2024-12-04/").status_code == 200
    finally:
        for _ in places:
            chart_files.PLACES.release()
    assert visitor.get("/charts/map.png?on=2024-12-04").status_code == 200


def test_a_picture_drawn_by_a_process_of_its_own_is_the_same_to_the_byte(visitor):
    svg = visitor.get("/charts/tiles.svg?on=2024-12-04&theme=dark&lang=uk").content.decode()
    assert png_apart(svg, 700) == png(svg, 700)
    assert visitor.get("/charts/tiles.png?on=2024-12-04&theme=dark&lang=uk&width=700").content == png(svg, 700)
    with pytest.raises(ValueError, match="Error"):
        png_apart("no picture", 700)


@pytest.mark.skipif(not hasattr(os, "SCHED_IDLE"), reason="only Linux tells how a process is scheduled")
def test_whatever_draws_runs_when_nobody_else_wants_to():
    asked = (
        "import os, runpy, sys; runpy.run_path(sys.argv[1])['give_way'](); print(os.nice(0), os.sched_getscheduler(0))"
    )
    told = subprocess.run([sys.executable, "-c", asked, drawing.__file__], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["19", str(os.SCHED_IDLE)]


def test_a_picture_that_takes_too_long_is_given_up_and_may_be_asked_for_again(visitor, monkeypatch):
    monkeypatch.setattr("stances.charts.png.LONGEST", 0.001)
    refused = visitor.get("/charts/map.png?on=2024-12-04")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    monkeypatch.undo()
    assert visitor.get("/charts/map.png?on=2024-12-04").status_code == 200


def test_two_days_say_which_map_is_of_which_day(visitor):
    file = visitor.get("/charts/vs/2024-07-09/2025-07-09.svg").content.decode()
    captions = re.findall(r'<text x="([\d.]+)"[^>]*>(9 July 202\d)</text>', file)
    assert [words for _x, words in captions] == ["9 July 2024", "9 July 2025"]
    assert float(captions[0][0]) < float(captions[1][0])


def test_a_strip_shows_the_members_that_were_chosen(visitor):
    whole = visitor.get("/charts/strip.svg?on=2024-12-04&edition=1").content.decode()
    file = visitor.get("/charts/strip.svg?on=2024-12-04&edition=1&members=de,hu").content.decode()
    assert "Germany" in file
    assert "Hungary" in file
    assert "France" in whole
    assert "France" not in file
    assert ">Pushes for an invitation</text>" in file  # the key counts nobody: it would count all members
    assert "Germany: Not now; Hungary: Opposes membership, 4 December 2024" in file
    assert visitor.get("/charts/strip.png?members=de,xx").status_code == 404


def test_a_comparison_shows_its_members_and_says_how_many_statements_have_no_mark(visitor):
    file = visitor.get("/charts/compare.svg?members=de,hu&on=2024-12-04").content.decode()
    assert "Germany: Not now; Hungary: Opposes membership, 4 December 2024" in file
    assert re.search(r"\d+ statements have no mark here", file)
    assert file != visitor.get("/charts/compare.svg?members=hu,de&on=2024-12-04").content.decode()


def test_shifts_are_drawn_as_they_were_chosen_each_in_the_colour_that_the_key_names(visitor):
    def shifts(query: str) -> int:
        return visitor.get(f"/charts/changes.svg?on=2024-12-04{query}").content.decode().count(" → ")

    toward, away = shifts("&direction=toward"), shifts("&direction=away")
    assert 0 < toward < shifts("") == toward + away
    poland = visitor.get("/charts/changes.svg?on=2024-12-04&member=pl").content.decode()
    assert re.search(r"Poland: \d shifts of a stance up to 4 December 2024", poland)
    assert "Each square is a shift, in the colour of the stance that followed." in poland
    later = set(re.findall(r" → ([A-Za-z ]+)<", poland))
    assert all(f">{after}</text>" in poland for after in later)


@pytest.mark.parametrize("chart", ["map", "tiles", "vs/2024-07-09/2026-07-09"])
def test_a_map_says_what_its_hatch_means_and_up_to_when_the_record_was_searched(visitor, chart):
    file = visitor.get(f"/charts/{chart}.svg").content.decode()
    assert "Hatched: low confidence. The record was searched up to 31 December 2025." in file
    assert "was searched" not in visitor.get("/charts/map.svg?on=2024-12-04").content.decode()
    assert "Hatched" not in visitor.get("/charts/map.svg?on=2008-06-01").content.decode()
