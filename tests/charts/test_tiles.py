"""The tiles: one equal square a member, in the order of the scale."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

from stances.charts import tiles
from stances.record.types import Position
from tests.charts import alliance


def drawn(positions: dict[str, Position]) -> list[ET.Element]:
    return ET.fromstring(tiles.draw(positions, href=alliance.address)).findall("li/a")  # noqa: S314 - our own drawing


def test_every_member_has_one_tile_that_is_a_link_to_its_page() -> None:
    positions = alliance.positions()
    found = drawn(positions)
    assert len(found) == 32
    assert {a.attrib["data-member"]: a.attrib["href"] for a in found} == {
        code: alliance.address(position.member) for code, position in positions.items()
    }


def test_a_member_before_its_accession_has_no_tile() -> None:
    codes = {a.attrib["data-member"] for a in drawn(alliance.positions(dt.date(2023, 4, 3)))}
    assert len(codes) == 30
    assert not {"FI", "SE"} & codes


def test_tiles_follow_the_scale_and_within_a_stance_the_code() -> None:
    stances = {
        "LT": "advocate",
        "CA": "advocate",
        "IT": "alliance_line",
        "DE": "not_now",
        "SK": "oppose",
        "HU": "oppose",
    }
    order = [a.attrib["data-member"] for a in drawn(alliance.positions(stances={**stances, "AL": None}))]
    assert order[:2] == ["CA", "LT"]
    assert order[2:27] == sorted(order[2:27])
    assert order[-5:] == ["IT", "DE", "HU", "SK", "AL"]


def test_a_tile_shows_code_and_symbol_and_says_name_and_stance() -> None:
    (lithuania,) = (a for a in drawn(alliance.positions(stances={"LT": "advocate"})) if a.get("data-member") == "LT")
    assert lithuania.attrib["class"] == "tile stance-advocate"
    assert lithuania.attrib["data-stance"] == "advocate"
    assert "".join(lithuania.itertext()) == "LT Lithuania: pushes for an invitation"
    assert [svg.attrib["aria-hidden"] for svg in lithuania.iter("svg")] == ["true"]
    assert [e for e in lithuania.iter() if e.get("class") == "mark"]


def test_a_member_that_is_not_assessed_keeps_its_tile() -> None:
    (bulgaria,) = (a for a in drawn(alliance.positions(stances={"BG": None})) if a.get("data-member") == "BG")
    assert bulgaria.attrib["data-stance"] == "not_assessed"
    assert "".join(bulgaria.itertext()) == "BG Bulgaria: not assessed"


def test_low_confidence_is_marked_on_the_tile() -> None:
    positions = alliance.positions()
    positions["IT"] = alliance.position(positions["IT"].member, "not_now", "low")
    assert [a.attrib["data-member"] for a in drawn(positions) if "low" in a.attrib["class"].split()] == ["IT"]


def test_what_a_member_is_called_cannot_break_the_tiles() -> None:
    positions = alliance.positions()
    odd = replace(positions["LT"].member, name="<b>&", slug='"><script>')
    positions["LT"] = replace(positions["LT"], member=odd)
    (lithuania,) = (a for a in drawn(positions) if a.get("data-member") == "LT")
    assert "<b>&: supports membership" in "".join(lithuania.itertext())
    assert lithuania.attrib["href"] == '/members/"><script>/'


def test_tiles_bring_no_style_and_no_script_of_their_own() -> None:
    for tile in drawn(alliance.positions()):
        for element in tile.iter():
            assert element.tag not in ("style", "script")
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
