"""What the API answers is a promise: whoever changes it writes it down under a new version, and announces what goes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest

from stances.api.promised import SCHEMA, written_down
from stances.pages.data import going
from stances.pages.data.going import Going
from tests.schemas import CHANGES, Versions, promises, text

Entry = list[Any]

DATA, API = promises()
VERSIONS = API.versions()
WORDS = re.compile(r"one of \((.*?)\)")


def parts(written: dict[str, Any]) -> dict[str, Entry]:
    """All that is promised, by name, an announcement last: "/positions", "/positions?on", "/positions 200",
    "PositionsOut.tally"."""
    found: dict[str, Entry] = {}
    for address, said in written["addresses"].items():
        found[address] = [said["going"]] if "going" in said else []
        found |= {f"{address}?{one[0]}": one for one in said["parameters"]}
        found |= {f"{address} {one[0]}": one for one in said["answers"]}
    return found | {f"{shape}.{one[0]}": one for shape, fields in written["shapes"].items() for one in fields}


def holder(name: str) -> str:
    """The address or shape that it is of; an address is its own."""
    return re.split(r"[?. ]", name)[0]


def is_announced(entry: Entry) -> bool:
    return bool(entry) and str(entry[-1]).startswith("Going: ")


def unannounced(versions: Versions) -> list[str]:
    """What a version no longer has though the one before it did not say that it goes. With an address or a shape goes
    what is in it; and a shape that no address answers with any more."""
    return [
        f"{name} went with {newer} unannounced"
        for (_, before), (newer, after) in pairwise(versions.items())
        for name, entry in parts(before).items()
        if name not in parts(after) and not is_announced(entry)
        if holder(name) in {name, *after["addresses"], *after["shapes"]}
    ]


def changed(versions: Versions) -> list[str]:
    """What means something else than in the version before, and parameters that must be given all at once. Words that
    there may be are added, limits are set otherwise; nothing else."""
    return [
        f"{name} is another in {newer}"
        for (_, before), (newer, after) in pairwise(versions.items())
        for name, entry in parts(after).items()
        if not (
            is_kept(parts(before)[name], entry)
            if name in parts(before)
            else holder(name) not in before["addresses"] or "required" not in entry
        )
    ]


def is_kept(before: Entry, after: Entry) -> bool:
    older, newer = (
        [one for one in entry if isinstance(one, str) and one[:7] != "Going: "] for entry in (before, after)
    )
    return [WORDS.sub("", one) for one in older] == [WORDS.sub("", one) for one in newer] and all(
        set(had.split(", ")) <= set(has.split(", "))
        for one, other in zip(older, newer, strict=True)
        for had, has in zip(WORDS.findall(one), WORDS.findall(other), strict=True)
    )


def test_what_is_answered_is_what_is_written_down_under_its_version():
    assert list(VERSIONS)[-1] == SCHEMA
    assert VERSIONS[SCHEMA] == written_down(), "Raise SCHEMA in stances/api/promised.py, then `make schemas`."


@pytest.mark.parametrize("promise", [DATA, API], ids=lambda promise: promise.name)
def test_each_version_is_in_the_list_of_changes_with_its_fingerprint(promise):
    for version, written in promise.versions().items():
        line = promise.line(version, written)
        assert line in CHANGES.read_text("utf-8"), f"CHANGELOG.md does not say “{line}”."


def test_nothing_goes_that_an_earlier_version_did_not_announce_and_nothing_becomes_another():
    assert all(version.startswith("1.") for version in VERSIONS), "Another first number is another /api/v2/."
    assert unannounced(VERSIONS) == changed(VERSIONS) == []


def test_addresses_parameters_the_frame_of_a_page_and_fields_that_are_no_columns_are_promised():
    found = parts(written_down())
    assert found["/statements/{key}"] == []
    assert found["/positions?on"][1:4] == ["query", "date", "optional"]
    assert found["/positions 200"] == ["200", "PositionsOut"]
    assert found["PositionOut.since"] == ["since", "date or null", "required"]
    assert found["StatementOut.fate"] == ["fate", "one of (current, corrected, withdrawn)", "required"]
    assert found["StatementOut.sources"] == ["sources", "list of SourceOut", "required"]
    frame = ["edition", "total", "next", "results"]
    assert [name for name in frame if f"ShiftsOut.{name}" in found] == frame
    assert found["ProblemOut.advice"] == ["advice", "string", "required"]


THESE = (
    Going("address", "/corrections", dt.date(2026, 11, 20), None, "Use the file."),
    Going("parameter", "/statements?outlet", dt.date(2026, 11, 20), None, "Use q."),
    Going("field", "PositionsOut.tally", dt.date(2026, 11, 20), None, "Count the positions."),
)


def without_these(written: dict[str, Any]) -> dict[str, Any]:
    left = deepcopy(written)
    del left["addresses"]["/corrections"], left["shapes"]["CorrectionsOut"], left["shapes"]["CorrectionOut"]
    asked = left["addresses"]["/statements"]["parameters"]
    asked[:] = [one for one in asked if one[0] != "outlet"]
    left["shapes"]["PositionsOut"] = [one for one in left["shapes"]["PositionsOut"] if one[0] != "tally"]
    return left


def test_what_goes_unannounced_is_found(monkeypatch):
    before = written_down()
    after = without_these(before)
    lost = [
        f"{name} went with 1.2 unannounced" for name in ("/corrections", "/statements?outlet", "PositionsOut.tally")
    ]
    assert unannounced({"1.0": before, "1.2": after}) == lost
    monkeypatch.setattr(going, "GOING", THESE)
    announced = written_down()
    assert unannounced({"1.0": before, "1.1": announced, "1.2": after}) == []
    assert changed({"1.0": before, "1.1": announced, "1.2": after}) == []
    assert API.line("1.1", announced) != API.line("1.1", before)


def test_what_becomes_another_is_found_and_what_is_only_added_is_not():
    before = written_down()
    more = deepcopy(before)
    more["addresses"]["/weather"] = {"parameters": [["on", "query", "date", "required", {}]], "answers": []}
    more["addresses"]["/positions"]["parameters"].append(["member", "query", "string", "optional", {}])
    more["shapes"]["StatementOut"][-1][1] = "one of (current, corrected, withdrawn, disputed)"
    more["addresses"]["/shifts"]["parameters"][0][4] = {"pattern": "^[a-z]{2}$"}
    assert changed({"1.0": before, "1.1": more}) == []
    less = deepcopy(more)
    less["addresses"]["/positions"]["parameters"].append(["mood", "query", "string", "required", {}])
    less["addresses"]["/positions"]["answers"][0][1] = "StatementOut"
    less["shapes"]["StatementOut"][-1][1] = "one of (current, corrected)"
    less["shapes"]["PositionsOut"][1] = ["edition", "string", "required"]
    names = ("/positions?mood", "/positions 200", "PositionsOut.edition", "StatementOut.fate")
    assert changed({"1.1": more, "1.2": less}) == [f"{name} is another in 1.2" for name in names]


def test_the_command_writes_a_new_version_and_none_that_the_list_of_changes_names(tmp_path):
    for promise in (DATA, API):
        assert promise.file.read_text("utf-8") == text(promise.versions())
    ours = dataclasses.replace(API, file=tmp_path / "schema.json", version="1.0", written_down=lambda: {"shapes": {}})
    line = ours.update("")
    assert ours.versions() == {"1.0": {"shapes": {}}}
    other = dataclasses.replace(ours, written_down=lambda: {"shapes": {"MoodOut": [["mood", "string", "required"]]}})
    with pytest.raises(ValueError, match="raise SCHEMA in stances/api/promised"):
        other.update(f"Now with {line}.")
    assert dataclasses.replace(other, version="1.1").update(f"Now with {line}.") != line
    assert list(ours.versions()) == ["1.0", "1.1"]
