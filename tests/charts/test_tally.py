"""The tally through time: the track of the time control, and the chart, hold the record's numbers of every day."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from xml.etree import ElementTree

import pytest

from stances.charts import tally
from stances.codebook import STANCES
from tests.charts import from_dataset
from tests.charts.from_record import UNTIL, record

SVG = "{http://www.w3.org/2000/svg}"
SINCE = dt.date(2022, 9, 30)
DAYS = (UNTIL - SINCE).days


def track(**other) -> str:
    given = {
        "since": SINCE, "until": UNTIL, "complete_to": from_dataset.COMPLETE_TO, "members": 32,
        "milestones": record().milestones,
    } | other  # fmt: skip
    return str(tally.track(record().tallies(given["since"], given["until"]), **given))


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314


def levels(path: str) -> list[tuple[float, float]]:
    """Where a step path's levels begin, and the levels: as it was drawn, read back."""
    x = y = 0.0
    found: list[tuple[float, float]] = []
    for command, numbers in re.findall(r"([MHVhvz])([-\d. ]*)", path):
        values = [float(value) for value in numbers.split()]
        if command == "M":
            x, y = values
        elif command in "Hh":
            x = values[0] if command == "H" else x + values[0]
        elif command in "Vv":
            y = values[0] if command == "V" else y + values[0]
            found.append((x, y))
    return found[:-1]


def edge(svg: ElementTree.Element, code: str, x: float) -> float | None:
    """The upper edge of a stance's area at ``x``; none where it has no area."""
    for path in svg.iter(f"{SVG}path"):
        if f"stance-{code}" in path.get("class", "").split():
            return [y for at, y in levels(path.get("d", "")) if at <= x][-1]
    return None


def test_the_track_shows_the_tally_of_every_day():
    svg = parsed(track())
    assert svg.get("viewBox") == f"0 0 {DAYS} 32"
    for n in range(DAYS):
        counts, height = record().tally(SINCE + dt.timedelta(days=n)), 0
        for code in reversed(STANCES):
            height += counts[code]
            drawn = edge(svg, code, n)
            assert counts[code] == 0 if drawn is None else drawn == 32 - height, (n, code)


def test_the_track_shades_the_days_that_were_not_searched_to_the_end():
    (shade,) = parsed(track()).iter(f"{SVG}rect")
    first = (dt.date(2026, 1, 1) - SINCE).days
    assert (shade.get("x"), shade.get("width")) == (str(first), str(DAYS - first))
    assert "tally-after" not in track(complete_to=UNTIL)


def test_the_track_ticks_the_milestones_within_it_and_no_others():
    (ticks,) = (p for p in parsed(track()).iter(f"{SVG}path") if p.get("class") == "tally-ticks")
    shown = [m.date for m in record().milestones if m.date >= SINCE]
    assert re.findall(r"M(\d+) 0", ticks.get("d", "")) == [str((day - SINCE).days) for day in shown]
    assert "tally-ticks" not in track(milestones=())


def test_the_track_is_light_and_silent():
    assert len(gzip.compress(track().encode())) < 1_100
    assert parsed(track()).get("aria-hidden") == "true"


@pytest.mark.parametrize("until", [SINCE, SINCE + dt.timedelta(days=1)])
def test_the_track_bears_a_record_of_a_single_day(until: dt.date):
    svg = parsed(track(until=until))
    assert svg.get("viewBox") == "0 0 1 32"
    assert list(svg.iter(f"{SVG}path"))
