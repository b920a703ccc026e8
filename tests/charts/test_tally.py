"""The tally through time: the track of the time control, and the chart, hold the record's numbers of every day."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from stances.charts import lettering, tally
from stances.charts.tally_areas import heights
from stances.charts.tally_layout import FORMATS, Label, labels
from stances.codebook import NOT_ASSESSED, STANCES
from tests.charts import from_dataset
from tests.charts.from_record import UNTIL, record

SVG = "{http://www.w3.org/2000/svg}"
SINCE = dt.date(2022, 9, 30)
DAYS = (UNTIL - SINCE).days


def track(**other) -> str:
    given: dict[str, Any] = {
        "since": SINCE, "until": UNTIL, "complete_to": from_dataset.COMPLETE_TO, "members": 32,
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


def test_the_track_is_light_and_silent():
    assert len(gzip.compress(track().encode())) < 1_100
    assert parsed(track()).get("aria-hidden") == "true"


@pytest.mark.parametrize("until", [SINCE, SINCE + dt.timedelta(days=1)])
def test_the_track_bears_a_record_of_a_single_day(until: dt.date):
    svg = parsed(track(until=until))
    assert svg.get("viewBox") == "0 0 1 32"
    assert list(svg.iter(f"{SVG}path"))


WIDTHS = list(FORMATS)
DAY = dt.date(2024, 12, 4)


def chart(day: dt.date = DAY, **other) -> ElementTree.Element:
    given: dict[str, Any] = {
        "since": SINCE, "until": UNTIL, "complete_to": from_dataset.COMPLETE_TO, "members": 32,
        "milestones": record().milestones,
    } | other  # fmt: skip
    drawn = tally.chart(record().tallies(given["since"], given["until"]), day=day, **given)
    return parsed(str(drawn).replace("<div ", f'<div xmlns="{SVG[1:-1]}" ', 1))


def width(drawn: ElementTree.Element, name: str) -> ElementTree.Element:
    (found,) = (svg for svg in drawn.iter(f"{SVG}svg") if svg.get("class") == f"tally-chart tally-{name}")
    return found


def classed(within: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in within.iter() if name in one.get("class", "").split()]


@pytest.mark.parametrize("name", WIDTHS)
def test_the_chart_shows_the_tally_of_every_day_on_which_it_changed(name: str):
    form, svg = FORMATS[name], width(chart(), name)
    (ground,) = {float(re.findall(r"M[-\d.]+ ([-\d.]+)", p.get("d", ""))[0]) for p in classed(svg, "tally-area")}
    pixels = (form.right - form.left) / DAYS
    for (day, counts), (following, _counts) in pairwise(record().tallies(SINCE, UNTIL)):
        if (following - day).days * pixels < 0.5:
            continue  # too narrow to be read back from numbers of one decimal
        middle = form.left + ((day - SINCE).days + (following - day).days / 2) * pixels
        for code, height in heights(counts).items():
            assert edge(svg, code, middle) == pytest.approx(ground - form.height * height / 32, abs=0.11), (day, code)


@pytest.mark.parametrize("name", WIDTHS)
def test_every_stance_is_named_at_the_right_with_its_count_of_the_last_day(name: str):
    named = classed(width(chart(), name), "tally-label")
    said = {
        one.get("class", "").split("stance-")[1]: " ".join(t.text or "" for t in one.iter(f"{SVG}text"))
        for one in named
    }
    counts = record().tally(UNTIL)
    assert list(said) == [NOT_ASSESSED, *STANCES]
    assert said["not_now"] == f"{counts['not_now']} Not now"
    assert said["oppose"] == f"{counts['oppose']} Opposes membership"
    assert said[NOT_ASSESSED] == f"{counts[NOT_ASSESSED]} Not assessed"


def made(*counts: int) -> dict[str, int]:
    return dict(zip((*STANCES, NOT_ASSESSED), counts, strict=True))


CROWDED = [
    made(0, 0, 0, 0, 0, 32),
    made(32, 0, 0, 0, 0, 0),
    made(0, 0, 0, 0, 32, 0),
    made(2, 1, 0, 1, 1, 27),
    made(1, 2, 26, 1, 2, 0),
]


@pytest.mark.parametrize("name", WIDTHS)
@pytest.mark.parametrize("counts", CROWDED)
def test_labels_keep_apart_and_inside_however_thin_their_areas_are(name: str, counts: dict[str, int]):
    form = FORMATS[name]
    placed: tuple[Label, ...] = labels(counts, [NOT_ASSESSED, *STANCES], 32, 40, 40 + form.height, form)
    edges = [(label.y - label.height / 2, label.y + label.height / 2) for label in placed]
    assert edges[0][0] >= 39.9
    assert edges[-1][1] <= 40.1 + form.height
    assert all(below[0] - above[1] >= 5.9 for above, below in pairwise(edges))
    for row in (row for label in placed for row in label.rows):
        assert form.right + 35 + lettering.width(row, form.size) <= form.width + 0.1, row


def test_a_label_whose_area_has_room_stands_beside_it():
    form = FORMATS["wide"]
    (label,) = (
        one for one in labels(made(4, 8, 10, 6, 4, 0), list(STANCES), 32, 0, form.height, form) if one.code == "not_now"
    )
    assert label.y == label.band == pytest.approx(form.height * (1 - 7 / 32))


def test_the_readers_day_is_ruled_unless_it_is_the_last():
    for day, ruled in ((DAY, True), (UNTIL, False), (dt.date(2010, 1, 1), False)):
        svg = width(chart(day), "wide")
        assert bool(classed(svg, "tally-day")) is ruled
        assert bool([t for t in svg.iter(f"{SVG}text") if t.text == "4 December 2024"]) is (day == DAY)


def test_the_numbers_are_a_table_of_quarters_with_the_readers_day():
    (table,) = chart().iter(f"{SVG}table")
    rows = list(table.find(f"{SVG}tbody"))
    days = [next(row.iter(f"{SVG}time")).get("datetime", "") for row in rows]
    assert (days[0], days[-1]) == (UNTIL.isoformat(), SINCE.isoformat())
    assert days == sorted(days, reverse=True)
    assert {"2024-12-04", "2023-01-01", "2026-10-01"} < set(days)
    assert [day for day, row in zip(days, rows, strict=True) if row.get("aria-current")] == ["2024-12-04"]
    for day, row in zip(days, rows, strict=True):
        counts = record().tally(dt.date.fromisoformat(day))
        assert [int(td.text or "") for td in row.iter(f"{SVG}td")] == [*counts.values(), sum(counts.values())]


def test_the_chart_is_one_image_that_tells_its_counts():
    svg = width(chart(), "narrow")
    assert svg.get("role") == "img"
    named = {one.get("id"): one.text or "" for one in svg.iter() if one.get("id")}
    title, said = (named[key] for key in (svg.get("aria-labelledby") or "").split())
    assert title == "Members by stance, 30 September 2022 to 21 November 2026"
    assert "On 4 December 2024: 2 Pushes for an invitation, 17 Supports membership" in said
    assert said.count("On ") == 3


def test_what_a_milestone_is_called_cannot_break_the_chart():
    odd = replace(record().milestones[-1], name="<script>&", place="")
    drawn = chart(milestones=(odd,))
    assert any("<script>&" in (one.text or "") for one in drawn.iter(f"{SVG}title"))
    assert not [name for one in drawn.iter() for name in one.attrib if name == "style" or name.startswith("on")]
