"""The map's geometry: Crimea in Ukraine, no borders but the subject's, and the committed file is the built one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from stances.charts import geometry, projecting
from tests.charts import outlines

ROOT = Path(__file__).parents[2]
SIMFEROPOL = (34.10, 44.95)


def test_simferopol_lies_in_ukraine_and_in_no_other_feature() -> None:
    features = json.loads(projecting.SOURCE.read_text("utf-8"))["features"]
    place = shapely.Point(SIMFEROPOL)
    assert [f["properties"]["name"] for f in features if shape(f["geometry"]).contains(place)] == ["Ukraine"]


def test_land_that_is_not_the_subjects_has_no_borders() -> None:
    between_russia_and_belarus = shapely.Point(projecting.EUROPE.point(30.9, 54.8))
    whole = outlines.area(geometry.geometry().land)
    assert whole.contains(between_russia_and_belarus)
    assert whole.boundary.distance(between_russia_and_belarus) > 30


def test_shared_borders_stay_shared() -> None:
    members = geometry.geometry().members
    germany, poland, czechia = (members[code].shapes[0].path for code in ("DE", "PL", "CZ"))
    for one, other in ((germany, poland), (germany, czechia), (poland, czechia)):
        common = {p for ring in outlines.rings(one) for p in ring} & {p for ring in outlines.rings(other) for p in ring}
        assert len(common) > 5
        assert outlines.area(one).intersection(outlines.area(other)).area < 2


def test_the_committed_map_is_what_the_command_builds() -> None:
    assert projecting.build() == json.loads(geometry.FILE.read_text("utf-8"))


def test_drawing_needs_neither_shapely_nor_pyproj() -> None:
    asked = (
        "import django; django.setup(); import sys, stances.charts.map; print({'shapely', 'pyproj'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout.strip() == "set()"


@pytest.mark.parametrize(("which", "narrowest"), [(0, 800), (1, 640)])
def test_every_member_has_a_pointer_target_of_24_pixels_that_no_other_takes(which: int, narrowest: int) -> None:
    members = geometry.geometry().members.values()
    least = 12 * 1000 / narrowest
    assert all(member.targets[which] or member.room.radius >= least for member in members)
    targets = [target for member in members if (target := member.targets[which])]
    assert all(target.radius >= least for target in targets)
    for i, one in enumerate(targets):
        for other in targets[:i]:
            gap = shapely.Point(one.at).distance(shapely.Point(other.at))
            assert gap >= one.radius + other.radius - 0.2
