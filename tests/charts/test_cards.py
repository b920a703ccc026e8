"""The cards for link previews: every word inside the card and on no other, the day's colours, the same to the byte."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from stances.charts import card, card_member, lettering
from stances.charts.card_parts import HEIGHT, LAND, LEFT, MEASURED, RIGHT, SUBJECT, WIDTH
from stances.charts.png import png
from stances.codebook import NOT_ASSESSED, STANCES
from stances.pages.words import day_words, tally_sentence
from stances.record.types import Position
from tests import pixels
from tests.charts import alliance, from_dataset

SVG = "{http://www.w3.org/2000/svg}"
TODAY = dt.date(2026, 11, 21)
FRENCH = (
    "2 demandent une invitation, 17 soutiennent l’adhésion, 5 s’en tiennent à la ligne de l’Alliance, 6 disent pas"
    " maintenant, 2 s’y opposent et 3 ne sont pas évalués."
)
UKRAINIAN = (
    "2 наполягають на запрошенні, 17 підтримують членство, 5 дотримуються позиції Альянсу, 6 кажуть «не зараз»,"
    " 2 виступають проти і 3 не оцінено."
)


def day_card(positions: dict[str, Position], finding: str = "", day: dt.date = alliance.DAY, edition: int = 1) -> str:
    tally = {code: sum(p.code == code for p in positions.values()) for code in (*STANCES, NOT_ASSESSED)}
    return card.alliance(
        positions,
        question=f"Where NATO’s {len(positions)} members stand on Ukraine’s accession",
        day=day_words(day),
        finding=finding or tally_sentence(tally),
        rule="NATO decides by consensus: an invitation needs no member objecting.",
        edition=edition,
        description="The alliance",
    )


def mixed(day: dt.date = alliance.DAY) -> dict[str, Position]:
    """All five stances and none, in turn."""
    codes = [member.code for member in alliance.members()]
    turn = [*STANCES, None]
    return alliance.positions(day, {code: turn[place % 6] for place, code in enumerate(codes)})


def member_card(code: str, until: dt.date, name: str = "") -> str:
    member, history = from_dataset.members()[code], from_dataset.history(code)
    member = replace(member, name=name or member.name)
    held = [a for a in history if a.effective <= until]
    stance = held[-1].stance if held else None
    label = str(STANCES[stance].label) if stance else "Not assessed"
    return card_member.member(
        Position(member, stance, held[-1].effective if stance else None, held[-1] if held else None, None),
        history,
        until,
        question=f"On Ukraine’s accession to NATO, {day_words(until)}",
        standing=label,
        sentence="Since 26 September 2023. Medium confidence.",
        edition=128,
        description=f"{member.name}: {label}",
    )


def boxes(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Every line of words with the room that it takes at most: left, top, right, bottom."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314
        size, weight = float(text.get("font-size")), int(text.get("font-weight"))
        takes = lettering.width(text.text, size) * MEASURED[text.get("font-family"), weight]
        x, y = float(text.get("x")), float(text.get("y"))
        x -= {"end": takes, "middle": takes / 2}.get(text.get("text-anchor"), 0)
        found.append((text.text, x, y - 0.74 * size, x + takes, y + 0.22 * size))
    return found


def is_in_order(svg: str) -> bool:
    found = boxes(svg)
    for words, left, top, right, bottom in found:
        assert left >= LEFT - 1, words
        assert right <= RIGHT + 6, words
        assert top >= 0, words
        assert bottom <= HEIGHT - 12, words
    for (one, a, b, c, d), (other, e, f, g, h) in combinations(found, 2):
        assert c <= e or g <= a or d <= f or h <= b, (one, other)
    return len(found) > 5


@pytest.mark.parametrize("day", [dt.date(2008, 4, 3), alliance.DAY, TODAY])
@pytest.mark.parametrize("finding", ["", FRENCH, UKRAINIAN, UKRAINIAN + " " + FRENCH])
def test_no_words_of_a_days_card_are_cut_or_overlap(day, finding):
    assert is_in_order(day_card(mixed(day), finding, day))
    assert is_in_order(day_card(alliance.positions(day, otherwise=None), finding, day))


@pytest.mark.parametrize("until", [dt.date(2008, 4, 3), dt.date(2022, 10, 1), alliance.DAY, TODAY])
def test_no_words_of_a_members_card_are_cut_or_overlap(until):
    for code, member in from_dataset.members().items():
        if member.acceded <= until:
            assert is_in_order(member_card(code, until)), code
    for name in ("Сполучене Королівство Великої Британії та Північної Ірландії", "Bosnie-Herzégovine et Monténégro"):
        assert is_in_order(member_card("GB", until, name))


def test_a_square_stands_for_each_member_in_the_order_of_the_scale():
    positions = mixed()
    fills = re.findall(r'<rect [^>]*fill="([^"]+)"', card.squares(positions))
    scale = [entry.light for entry in STANCES.values()] + ["none"]
    assert len(fills) == len(positions) == 32
    assert [scale.index(fill) for fill in fills] == sorted(scale.index(fill) for fill in fills)


def test_the_picture_has_its_size_and_the_colours_of_its_day():
    drawn = png(day_card(mixed()), WIDTH)
    assert pixels.size(drawn) == (1200, 630)
    seen = pixels.read(png(day_card(mixed()), 400)).colours()
    assert {entry.light for entry in STANCES.values()} | {LAND, SUBJECT} <= seen.keys()
    of_one = pixels.read(png(day_card(alliance.positions(otherwise="support")), 400)).colours()
    support, oppose = STANCES["support"].light, STANCES["oppose"].light
    assert of_one[support] > 3 * seen[support]
    assert of_one[oppose] < seen[oppose] / 5, "the count of none alone"


def test_the_same_card_is_the_same_to_the_byte_and_another_is_not():
    same = {png(day_card(mixed()), WIDTH) for _ in range(2)}
    assert len(same) == 1
    others = [day_card(mixed(), edition=2), day_card(mixed(), day=TODAY), day_card(alliance.positions())]
    assert len(same | {png(other, WIDTH) for other in others}) == 4


def test_low_confidence_is_hatched_on_map_and_squares():
    positions = {code: alliance.position(p.member, "support", "low") for code, p in alliance.positions().items()}
    drawn = day_card(positions)
    assert drawn.count('fill="url(#low-support)"') > 60
    assert "url(#low-" not in day_card(alliance.positions())


def test_the_band_shows_each_stance_and_its_key_names_it():
    drawn = ElementTree.fromstring(member_card("HU", TODAY))  # noqa: S314
    fills = {rect.get("fill") for rect in drawn.iter(f"{SVG}rect")}
    words = [text.text for text in drawn.iter(f"{SVG}text")]
    shown = {a.stance for a in from_dataset.history("HU") if a.stance}
    assert len(shown) > 1
    assert {STANCES[stance].light for stance in shown} <= fills
    assert {str(STANCES[stance].label) for stance in shown} <= set(words)
    assert {"2022", "2023", "2024", "2025", "2026"} <= set(words)


def test_a_card_needs_no_stylesheet_and_says_what_it_is():
    for drawn in (day_card(mixed()), member_card("DE", TODAY)):
        assert not re.search(r"var\(|style=|<style|currentColor", drawn)
        assert "<title>" in drawn


def test_the_land_and_ukraine_have_the_stylesheets_colours():
    sheet = (Path(settings.BASE_DIR) / "static" / "css" / "open-door.css").read_text("utf-8")
    light = sheet[sheet.index(":root {") : sheet.index("@media screen and (prefers-color-scheme: dark)")]
    assert re.search(r"--land: (#\w+)", light)[1] == LAND
    assert re.search(r"--subject: (#\w+)", light)[1] == SUBJECT
