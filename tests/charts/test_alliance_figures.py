"""The alliance's figures to explore hold the same as the drawn map and tally, and nothing that the policy refuses."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import shapely

from stances.charts import map_figure, tally_figure
from stances.charts.geometry import geometry
from stances.charts.rings import rings
from stances.codebook import NOT_ASSESSED, STANCES
from tests.charts import alliance, from_dataset, outlines
from tests.charts.from_record import UNTIL, record

SINCE = dt.date(2022, 9, 30)


def of_map(day: dt.date = UNTIL, positions: dict | None = None) -> dict[str, Any]:
    shown = record().positions(day) if positions is None else positions
    return map_figure.alliance_map(shown, day=day, href=alliance.address)


@cache
def of_tally() -> dict[str, Any]:
    return tally_figure.alliance_tally(
        record().tallies(SINCE, UNTIL),
        since=SINCE,
        until=UNTIL,
        complete_to=from_dataset.COMPLETE_TO,
        members=32,
        milestones=record().milestones,
    )


def members(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["meta"]["member"]: trace for trace in figure["data"] if trace["meta"]["part"] == "member"}


def drawn_area(trace: dict[str, Any]) -> float:
    """What a trace fills: its outlines, parted by gaps."""
    found, ring = 0.0, []
    for x, y in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
        if x is not None:
            ring.append((x, y))
        else:
            assert ring[0] == ring[-1]
            found += shapely.make_valid(shapely.Polygon(ring)).area
            ring = []
    return found


def test_every_member_is_one_trace_with_its_dependencies_and_its_stance():
    for day, count in ((dt.date(2022, 12, 1), 30), (UNTIL, 32)):
        found = members(of_map(day))
        assert len(found) == count
        for code, position in record().positions(day).items():
            assert found[code]["meta"]["stance"] == position.code
            assert found[code]["meta"]["href"] == alliance.address(position.member)
            shapes = geometry().members[code].shapes
            expected = sum(outlines.area(f"M0 0{shape.path}").area for shape in shapes)
            assert drawn_area(found[code]) == pytest.approx(expected, rel=0.01), code


def test_who_had_not_joined_is_land():
    land = [trace for trace in of_map(dt.date(2022, 12, 1))["data"] if trace["meta"]["part"] == "land"]
    joined = [trace for trace in of_map(UNTIL)["data"] if trace["meta"]["part"] == "land"]
    finland, sweden = (outlines.area(f"M0 0{geometry().members[code].shapes[0].path}").area for code in ("FI", "SE"))
    more = sum(map(drawn_area, land)) - sum(map(drawn_area, joined))
    assert more == pytest.approx(finland + sweden, rel=0.01)
    assert {trace["line"]["width"] for trace in land} == {0}


def test_a_member_says_its_name_stance_first_day_and_confidence():
    said = members(of_map(dt.date(2024, 12, 4)))
    assert said["LT"]["text"].split("<br>") == [
        "Lithuania", "Pushes for an invitation since 17 October 2024", "High confidence"
    ]  # fmt: skip
    assert "Mixed signals" in said["DE"]["text"]
    assert members(of_map())["HU"]["text"] == "Hungary<br>Not assessed"


def test_the_legend_names_every_stance_held_once_with_its_count():
    entries = [trace["name"] for trace in of_map()["data"] if trace.get("showlegend") is True]
    counts = record().tally(UNTIL)
    held = [code for code in (*STANCES, NOT_ASSESSED) if counts[code]]
    assert sorted(int(re.findall(r"\((\d+)\)", name)[0]) for name in entries) == sorted(counts[code] for code in held)
    assert "▽ Not now (3)" in entries


def test_low_confidence_is_hatched_and_what_is_not_assessed_dashed():
    found = members(of_map())
    hatched = {code for code, trace in found.items() if "fillpattern" in trace}
    assert hatched == {code for code, p in record().positions(UNTIL).items() if p.stance and p.confidence == "low"}
    assert "IT" in hatched
    dashed = {code for code, trace in found.items() if trace["line"].get("dash")}
    assert dashed == {code for code, p in record().positions(UNTIL).items() if p.stance is None}


def test_the_map_stands_on_hidden_axes_of_equal_scale_and_is_light():
    figure = of_map()
    assert figure["layout"]["yaxis"]["scaleanchor"] == "x"
    assert figure["layout"]["xaxis"]["visible"] is figure["layout"]["yaxis"]["visible"] is False
    assert len(gzip.compress(json.dumps(figure).encode())) < 30_000


def test_the_tally_shows_the_counts_of_every_day_that_has_a_point():
    traces = [trace for trace in of_tally()["data"] if trace["meta"]["part"] == "area"]
    assert [trace["meta"]["stance"] for trace in traces] == [*reversed(STANCES), NOT_ASSESSED]
    days = traces[0]["x"]
    assert days == sorted(set(days))
    assert {day.isoformat() for day, _counts in record().tallies(SINCE, UNTIL)} < set(days)
    for trace in traces:
        assert trace["x"] == days
        assert (trace["stackgroup"], trace["line"]["shape"]) == ("alliance", "hv")
        for day, count in zip(days, trace["y"], strict=True):
            assert count == record().tally(dt.date.fromisoformat(day))[trace["meta"]["stance"]], day


def test_a_pointer_finds_every_milestone_of_the_tally_by_name():
    (named,) = (trace for trace in of_tally()["data"] if trace["meta"]["part"] == "milestones")
    assert named["x"] == [m.date.isoformat() for m in record().milestones if m.date >= SINCE]
    assert set(named["x"]) <= set(of_tally()["data"][0]["x"])


def test_the_tallys_spans_end_on_its_last_day():
    assert [r["label"] for r in of_tally()["ranges"]] == ["1 year", "2 years", "Everything"]
    assert {r["range"][1] for r in of_tally()["ranges"]} == {UNTIL.isoformat()}


@pytest.mark.parametrize("make", [of_map, of_tally])
def test_they_are_plain_json_of_scatter_traces_coloured_by_theme(make):
    figure = make()
    text = json.dumps(figure, allow_nan=False)
    assert "bdata" not in text
    assert "http" not in text
    assert {trace["type"] for trace in figure["data"]} == {"scatter"}
    assert not re.search(r"#[0-9A-Fa-f]{6}", json.dumps([figure["data"], figure["layout"]]))
    for theme in ("light", "dark"):
        paths = figure["themes"][theme]["traces"]
        assert len(paths) == len(figure["data"])
        for trace, colours in zip(figure["data"], paths, strict=True):
            if trace["meta"].get("stance") in STANCES:
                assert colours["fillcolor"] == getattr(STANCES[trace["meta"]["stance"]], theme)
            assert colours


def test_what_a_member_is_called_cannot_break_the_map():
    positions = dict(record().positions(UNTIL))
    positions["LT"] = replace(positions["LT"], member=replace(positions["LT"].member, name="<b>&<script>"))
    assert members(of_map(positions=positions))["LT"]["text"].startswith("&lt;b&gt;&amp;&lt;script&gt;<br>")


def test_another_path_than_the_maps_is_refused():
    assert rings("m1 2 3 0 0 4zm10 0 1 0 0 1z") == [[(1, 2), (4, 2), (4, 6)], [(11, 2), (12, 2), (12, 3)]]
    for path in ("M1 2L3 4z", "m1 2 3 4", "m1.5 2 3 4z"):
        with pytest.raises(ValueError, match="Not an outline"):
            rings(path)
