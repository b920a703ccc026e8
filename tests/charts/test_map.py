"""The map: who is drawn, as what, and that it can be pointed at, read aloud and trusted."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import shapely

from stances.charts import geometry, projecting
from stances.charts import map as alliance_map
from stances.codebook import STANCES
from stances.record.types import Position
from tests.charts import alliance, outlines


def drawn(positions: dict[str, Position], day: dt.date = alliance.DAY) -> ET.Element:
    return ET.fromstring(alliance_map.draw(positions, href=alliance.address, day=day))  # noqa: S314 - our own drawing


def links(picture: ET.Element) -> dict[str, ET.Element]:
    found = picture.findall(".//a")
    named = {link.attrib["data-member"]: link for link in found}
    assert len(named) == len(found), "a member has more than one link"
    return named


def areas(element: ET.Element) -> list[str]:
    return [path.attrib["d"] for path in element.iter("path") if path.get("class", "").split()[:1] == ["area"]]


def land(picture: ET.Element) -> str:
    return "".join("M0 0" + path.attrib["d"] for path in picture.iter("path") if path.get("class") == "land")


@pytest.mark.parametrize(
    ("day", "count"),
    [("2008-04-03", 26), ("2009-04-01", 28), ("2023-04-03", 30), ("2023-04-04", 31), ("2024-03-07", 32)],
)
def test_the_alliance_of_the_day_is_drawn_with_one_link_a_member(day: str, count: int) -> None:
    on = dt.date.fromisoformat(day)
    positions = alliance.positions(on)
    found = links(drawn(positions, on))
    assert len(found) == count
    assert found.keys() == positions.keys()
    assert all(areas(link) for link in found.values())


def test_a_state_that_has_not_joined_yet_is_plain_land() -> None:
    finland = geometry.geometry().members["FI"].shapes[0].path
    before = drawn(alliance.positions(dt.date(2023, 4, 3)), dt.date(2023, 4, 3))
    assert "FI" not in links(before)
    assert finland in land(before)
    assert finland not in land(drawn(alliance.positions()))


def test_a_link_says_where_it_goes_and_which_stance_it_shows() -> None:
    found = links(drawn(alliance.positions(stances={"LT": "advocate", "HU": "oppose", "BG": None})))
    assert found["LT"].attrib["href"] == "/members/lithuania/"
    assert found["LT"].attrib["class"].split()[:2] == ["member", "stance-advocate"]
    assert {code: found[code].attrib["data-stance"] for code in ("LT", "HU", "BG")} == {
        "LT": "advocate",
        "HU": "oppose",
        "BG": "not_assessed",
    }


def test_a_link_is_read_aloud_as_name_and_stance() -> None:
    found = links(drawn(alliance.positions(stances={"LT": "advocate", "BG": None})))
    assert found["LT"].findtext("title") == "Lithuania: pushes for an invitation"
    assert found["BG"].findtext("title") == "Bulgaria: not assessed"


def test_what_makes_a_stance_less_than_plain_is_said_beside_it() -> None:
    positions = alliance.positions()
    italy = positions["IT"].member
    positions["IT"] = alliance.position(italy, "alliance_line", "low", mixed=True, bereft=True)
    said = links(drawn(positions))["IT"].findtext("title")
    assert said == "Italy: keeps to the alliance line, low confidence, mixed signals, under review"


def test_low_confidence_is_hatched_and_nothing_else_is() -> None:
    positions = alliance.positions()
    assert "<pattern" not in alliance_map.draw(positions, href=alliance.address, day=alliance.DAY)
    positions["IT"] = alliance.position(positions["IT"].member, "not_now", "low")
    picture = drawn(positions)
    assert [p.attrib["id"] for p in picture.iter("pattern")] == ["map-not_now"]
    filled = {code for code, link in links(picture).items() for p in link.iter("path") if p.get("fill")}
    assert filled == {"IT"}
    assert next(links(picture)["IT"].iter("path")).attrib["fill"] == "url(#map-not_now)"


def test_two_maps_on_a_page_share_no_id() -> None:
    positions = alliance.positions()
    positions["IT"] = alliance.position(positions["IT"].member, "not_now", "low")
    one, two = (
        alliance_map.draw(positions, href=alliance.address, day=alliance.DAY, id_prefix=p) for p in ("now", "then")
    )
    assert set(re.findall(r'id="([^"]+)"', one)) == {"now-not_now"}
    assert set(re.findall(r'id="([^"]+)"', two)) == {"then-not_now"}
    assert "url(#now-" not in two


def test_dependencies_lie_inside_their_states_link_under_their_own_titles() -> None:
    found = links(drawn(alliance.positions()))
    titles = [title.text for title in found["DK"].iter("title")]
    assert titles[0] == "Denmark: supports membership"
    assert set(titles[1:]) == {"Greenland (Kingdom of Denmark)", "Faroe Islands (Kingdom of Denmark)"}
    assert "Isle of Man (British Crown dependency)" in [title.text for title in found["GB"].iter("title")]


def test_the_inset_holds_north_america_and_greenland_within_the_same_links() -> None:
    found = links(drawn(alliance.positions()))
    in_inset = {code for code, link in found.items() if any("inset-part" in e.get("class", "") for e in link.iter())}
    assert in_inset == {"CA", "US", "DK", "IS"}


def test_ukraine_is_named_and_outlined_but_is_no_link() -> None:
    picture = drawn(alliance.positions())
    (subject,) = (g for g in picture.iter("g") if g.get("class") == "subject")
    assert subject.findtext("text") == "Ukraine"
    assert "UA" not in links(picture)


@pytest.mark.parametrize("day", [dt.date(2008, 4, 3), alliance.DAY])
def test_simferopol_is_drawn_in_ukraine_and_in_no_other_shape(day: dt.date) -> None:
    place = shapely.Point(projecting.EUROPE.point(34.10, 44.95))
    picture = drawn(alliance.positions(day), day)
    shapes = [p for p in picture.iter("path") if "mark" not in p.get("class", "")]
    within = [p for p in shapes if outlines.area(p.attrib["d"]).contains(place)]
    (subject,) = (g for g in picture.iter("g") if g.get("class") == "subject")
    assert within == [subject.find("path")]


def on_top_at(picture: ET.Element, x: float, y: float) -> str | None:
    """The member whose link a pointer meets at a pixel, outside the inset: what is painted last wins."""
    place, hit = shapely.Point(x, y), None
    for code, link in links(picture).items():
        circles = [c.attrib for c in link.iter("circle")]
        round_ones = [shapely.Point(float(c["cx"]), float(c["cy"])).buffer(float(c["r"])) for c in circles]
        if any(part.intersects(place) for part in [*map(outlines.area, areas(link)), *round_ones]):
            hit = code
    return hit


@pytest.mark.parametrize("stances", [{}, {"BG": None, "DE": None, "FR": None, "HU": None}])
def test_every_member_is_hit_where_its_symbol_stands(stances: dict[str, None]) -> None:
    picture = drawn(alliance.positions(stances=stances))
    for code, outline in geometry.geometry().members.items():
        assert on_top_at(picture, *outline.room.at) == code


def test_luxembourg_can_be_seen() -> None:
    found = links(drawn(alliance.positions(stances={"LU": "alliance_line"})))
    rings = {code for code, link in found.items() for c in link.iter("circle") if c.get("class") == "ring"}
    assert rings == {"LU"}


def test_every_member_shows_its_stances_symbol_so_that_colour_is_never_alone() -> None:
    for link in links(
        drawn(alliance.positions(stances={"LT": "advocate", "FR": None, "HU": "alliance_line"}))
    ).values():
        marks = [e for e in link.iter() if e.get("class", "").split()[:1] == ["mark"]]
        assert len(marks) == 1


def test_what_a_member_is_called_cannot_break_the_drawing() -> None:
    positions = alliance.positions()
    odd = replace(positions["LT"].member, name='"Lithuania" <script>&', slug='x" onclick="y')
    positions["LT"] = replace(positions["LT"], member=odd)
    link = links(drawn(positions))["LT"]
    assert link.findtext("title") == '"Lithuania" <script>&: supports membership'
    assert link.attrib["href"] == '/members/x" onclick="y/'
    assert "onclick" not in link.attrib


def test_the_drawing_brings_no_style_and_no_script_of_its_own() -> None:
    for element in drawn(alliance.positions()).iter():
        assert element.tag not in ("style", "script")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_the_drawing_is_light() -> None:
    picture = alliance_map.draw(alliance.positions(), href=alliance.address, day=alliance.DAY).encode()
    assert len(picture) < 45_000
    assert len(gzip.compress(picture)) < 12_000


def test_the_drawing_is_introduced_by_its_day_and_the_size_of_the_alliance() -> None:
    (svg,) = drawn(alliance.positions()).iter("svg")
    assert svg.attrib["role"] == "group"
    assert svg.attrib["aria-label"].startswith("Map of the alliance on 4 December 2024: where 32 members stand")


def test_an_alliance_without_members_is_a_map_of_land_and_ukraine() -> None:
    assert links(drawn({})) == {}


def test_who_joins_later_lies_ready_as_land_and_every_stance_has_its_hatch() -> None:
    day = dt.date(2023, 4, 3)
    picture = ET.fromstring(  # noqa: S314 - our own drawing
        alliance_map.draw(alliance.positions(day), href=alliance.address, day=day, awaited=["FI", "SE"])
    )
    waiting = {a.attrib["data-awaited"]: a for a in picture.iter("a") if "data-awaited" in a.attrib}
    assert waiting.keys() == {"FI", "SE"}
    assert all("href" not in a.attrib and areas(a) for a in waiting.values())
    assert geometry.geometry().members["FI"].shapes[0].path not in land(picture)
    assert {p.attrib["id"].removeprefix("map-") for p in picture.iter("pattern")} == set(STANCES)
