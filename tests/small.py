"""A part of the starter dataset: what a few members alone said. For tests that render every page of an edition."""

import json
import shutil
from pathlib import Path
from typing import Any

from stances.management.commands.load_dataset import STARTER


def dataset(folder: Path, *members: str) -> Path:
    """Writes to ``folder`` what each of these ``members`` alone said, and the assessments that rest on it alone."""
    shutil.copytree(STARTER, folder)
    kept = _keep(folder / "statements.json", lambda row: row["members"] in [[member] for member in members])
    keys = {row["key"] for row in kept}
    _keep(folder / "assessments.json", lambda row: row["member"] in members and keys.issuperset(_weighed(row)))
    return folder


def fewer_pages(folder: Path, *members: str) -> Path:
    """Leaves these ``members`` alone in a part of the dataset that holds nobody else's words, and a single event."""
    _keep(folder / "members.json", lambda row: row["iso2"] in members)
    _keep(folder / "officials.json", lambda row: row["affiliation"] in members)
    _keep(folder / "events.json", lambda row: row["key"] == "bucharest-2008")
    return folder


def _weighed(row: dict[str, Any]) -> list[str]:
    return [*row["evidence"], *row["contrary"]]


def _keep(path: Path, is_kept: Any) -> list[dict[str, Any]]:
    rows = [row for row in json.loads(path.read_text()) if is_kept(row)]
    path.write_text(json.dumps(rows))
    return rows
