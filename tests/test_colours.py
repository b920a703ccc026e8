"""The stances' colours can be told apart by everyone, and read on, in both themes."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color

from stances.codebook import STANCES

STYLESHEET = Path(__file__).parents[1] / "static" / "css" / "open-door.css"
THEMES = ("light", "dark")
GROUND = {"light": "#FCFBF8", "dark": "#11141B"}
READERS = [("anyone", ""), *((kind, how) for kind in ("deutan", "protan", "tritan") for how in ("vienot", "machado"))]
APART = 15


def seen(colour: str, kind: str, how: str) -> Color:
    """A colour as a reader without one kind of cones sees it, by one of two published simulations."""
    return Color(colour) if kind == "anyone" else Color(colour).filter(kind, method=how)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distances_are_those_of_sharma_wu_and_dalal(
    one: tuple[float, ...], other: tuple[float, ...], distance: float
) -> None:
    measured = Color("lab-d65", one).delta_e(Color("lab-d65", other), method="2000", space="lab-d65")
    assert measured == pytest.approx(distance, abs=0.0001)


def test_the_light_colours_are_the_designs() -> None:
    assert [entry.light for entry in STANCES.values()] == ["#0B4A8F", "#6BAED6", "#CFC9B8", "#F5A04C", "#A83208"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("kind", "how"), READERS)
def test_every_two_stances_are_apart_for_every_reader(theme: str, kind: str, how: str) -> None:
    colours = {code: seen(getattr(entry, theme), kind, how) for code, entry in STANCES.items()}
    for one, other in combinations(colours, 2):
        distance = colours[one].delta_e(colours[other], method="2000")
        assert distance >= APART, f"{one} and {other} are {distance:.1f} apart"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", STANCES)
def test_ink_can_be_read_on_its_stance(code: str, theme: str) -> None:
    entry = STANCES[code]
    contrast = Color(getattr(entry, f"ink_{theme}")).contrast(getattr(entry, theme), method="wcag21")
    assert contrast >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("kind", "how"), READERS)
def test_no_stance_vanishes_into_the_ground(theme: str, kind: str, how: str) -> None:
    """Not 3:1: the alliance line is a quiet sand on light paper, and its symbol and words say the same."""
    ground = seen(GROUND[theme], kind, how)
    for code, entry in STANCES.items():
        assert ground.delta_e(seen(getattr(entry, theme), kind, how), method="2000") >= 10, code


@pytest.mark.parametrize("code", STANCES)
def test_the_stylesheet_paints_with_the_codebooks_colours(code: str) -> None:
    entry = STANCES[code]
    painted = {
        Color(found).to_string(hex=True) for found in re.findall(rf"--{code}:\s*(#\w+)", STYLESHEET.read_text("utf-8"))
    }
    assert painted == {Color(entry.light).to_string(hex=True), Color(entry.dark).to_string(hex=True)}
