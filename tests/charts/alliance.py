"""The alliance as the charts are given it: real members, positions set by hand, no database."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from stances.record.types import Assessment, EvidenceItem, Heard, Member, Position

MEMBERS = Path(__file__).parents[2] / "stances" / "data" / "dataset" / "members.json"
DAY = dt.date(2024, 12, 4)


def members() -> list[Member]:
    """All that ever joined, by name."""
    rows = json.loads(MEMBERS.read_text("utf-8"))
    named = [
        Member(
            row["iso2"],
            row["iso3"],
            row["name"],
            row["name"].lower().replace(" ", "-"),
            dt.date.fromisoformat(row["accession"]),
            row["wikidata"],
        )
        for row in rows
    ]
    return sorted(named, key=lambda member: member.name)


def positions(
    day: dt.date = DAY, stances: Mapping[str, str | None] | None = None, otherwise: str | None = "support"
) -> dict[str, Position]:
    """Where everyone who had acceded by ``day`` stands: as ``stances`` says by code, the rest ``otherwise``."""
    known = stances or {}
    return {m.code: position(m, known.get(m.code, otherwise)) for m in members() if m.acceded <= day}


def position(
    member: Member, stance: str | None, confidence: str = "high", *, mixed: bool = False, bereft: bool = False
) -> Position:
    """``mixed``: a contrary statement was weighed. ``bereft``: its only support is gone."""
    if stance is None:
        return Position(member, None, None, None, None)
    evidence = [EvidenceItem("a", 1, DAY, "supports", "withdrawn" if bereft else "current", not bereft)]
    evidence += [EvidenceItem("b", 1, DAY, "contrary", "current", True)] if mixed else []
    key = f"{member.code.lower()}-{DAY}"
    assessment = Assessment(key, 1, member.code, DAY, stance, confidence, (), "Why.", tuple(evidence), 1, False)
    return Position(member, stance, DAY, assessment, Heard(DAY, "day"))


def address(member: Member) -> str:
    return f"/members/{member.slug}/"
