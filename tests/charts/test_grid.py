"""The alliance as a map of equal tiles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

from stances.charts import grid
from tests.charts import alliance


def drawn(positions, day: dt.date = alliance.DAY, **more) -> ET.Element:
    return ET.fromstring(grid.draw(positions, href=alliance.address, day=day, **more))  # noqa: S314 - our own drawing


def links(picture: ET.Element) -> dict[str, ET.Element]:
    return {a.attrib["data-member"]: a for a in picture.iter("a") if "data-member" in a.attrib}


def places(picture: ET.Element) -> list[tuple[str, str]]:
    return [(r.attrib["x"], r.attrib["y"]) for r in picture.iter("rect") if r.get("class") == "area"]


def test_every_member_has_one_tile_of_the_same_size_in_a_place_of_its_own() -> None:
    picture = drawn(alliance.positions())
    assert links(picture).keys() == alliance.positions().keys() == grid.PLACES.keys()
    sizes = {(r.attrib["width"], r.attrib["height"]) for r in picture.iter("rect") if r.get("class") == "area"}
    assert len(sizes) == 1
    assert len(set(places(picture))) == 32
    assert grid.UKRAINE not in grid.PLACES.values()


def test_members_lie_roughly_as_on_the_map() -> None:
    column, row = ({code: place[axis] for code, place in grid.PLACES.items()} for axis in (0, 1))
    for west, east in [
        ("PT", "ES"),
        ("GB", "DE"),
        ("FR", "CZ"),
        ("DE", "PL"),
        ("IT", "GR"),
        ("BG", "TR"),
        ("CA", "IS"),
    ]:
        assert column[west] < column[east], (west, east)
    for north, south in [
        ("NO", "DK"),
        ("EE", "LV"),
        ("LV", "LT"),
        ("PL", "SK"),
        ("SK", "HU"),
        ("CA", "US"),
        ("MK", "GR"),
    ]:
        assert row[north] < row[south], (north, south)


def test_a_tile_says_what_the_map_says() -> None:
    positions = alliance.positions(stances={"LT": "advocate", "BG": None})
    positions["IT"] = alliance.position(positions["IT"].member, "not_now", "low")
    found = links(drawn(positions))
    assert found["LT"].findtext("title") == "Lithuania: pushes for an invitation"
    assert found["BG"].attrib["data-stance"] == "not_assessed"
    assert found["IT"].find("rect").attrib["fill"] == "url(#grid-not_now)"
    assert found["IT"].attrib["class"] == "member stance-not_now low"


def test_who_joins_later_lies_ready_and_is_no_link() -> None:
    day = dt.date(2023, 4, 3)
    picture = drawn(alliance.positions(day), day, awaited=["FI", "SE"])
    waiting = [a for a in picture.iter("a") if "data-awaited" in a.attrib]
    assert sorted(a.attrib["data-awaited"] for a in waiting) == ["FI", "SE"]
    assert not [a for a in waiting if "href" in a.attrib]
    assert not {"FI", "SE"} & links(picture).keys()


def test_a_member_without_a_place_of_its_own_is_put_into_the_last_row() -> None:
    positions = alliance.positions()
    positions["XX"] = replace(positions["LT"], member=replace(positions["LT"].member, code="XX"))
    picture = drawn(positions)
    assert "XX" in links(picture)
    assert len(set(places(picture))) == 33


def test_the_keyboard_walks_row_by_row() -> None:
    order = list(links(drawn(alliance.positions())))
    assert order[:4] == ["IS", "NO", "SE", "FI"]
    assert order[-1] == "GR"
