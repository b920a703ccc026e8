"""The drawing of all shifts: each once, on its side of the line, none over another."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from stances.charts import shifts
from stances.codebook import STANCES
from stances.record.types import Shift
from tests.charts import from_dataset

UNTIL = dt.date(2026, 11, 21)


def found(until: dt.date = UNTIL) -> list[Shift]:
    made = []
    for code, member in from_dataset.members().items():
        history = [a for a in from_dataset.history(code) if member.acceded <= a.effective <= until]
        for before, after in pairwise(history):
            if before.stance and after.stance and before.stance != after.stance:
                made.append(Shift(member, after.effective, before.stance, after.stance, after))
    return made


@pytest.mark.parametrize("width", list(shifts.FORMATS))
def test_each_shift_is_one_square_on_the_side_of_its_direction_and_none_covers_another(width: str) -> None:
    form = shifts.FORMATS[width]
    layout = shifts.lay_out(found(), UNTIL, from_dataset.COMPLETE_TO, form)
    assert len(layout.toward) + len(layout.away) == len(found()) > 50
    scale = list(STANCES)
    assert all(scale.index(s.shift.after) < scale.index(s.shift.before) for s in layout.toward)
    for side in (layout.toward, layout.away):
        for one, other in combinations(side, 2):
            assert one.row != other.row or abs(one.x - other.x) >= form.side - 0.01
        assert all(0 <= s.x <= form.width - form.side for s in side)
    assert layout.middle - form.side * (1 + max(s.row for s in layout.toward)) >= form.small


def test_it_is_told_in_words_and_drawn_in_the_colour_of_what_followed() -> None:
    one = next(s for s in found() if (s.member.code, str(s.day)) == ("HU", "2024-07-10"))
    page = ElementTree.fromstring(shifts.draw_all([one], UNTIL, UNTIL))  # noqa: S314
    assert "0 toward an invitation, 1 away from one" in page.find("svg/desc").text
    (square,) = page.findall("svg[1]/g[@data-shift]")
    assert square.get("class") == "stance-oppose"
    assert square.find("title").text == "10 July 2024, Hungary: Not now → Opposes membership"


def test_without_a_shift_nothing_is_drawn() -> None:
    assert shifts.draw_all([], UNTIL, UNTIL) == ""
