"""The starter dataset as the record's plain dataclasses, without a database: real input for the charts' tests."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from stances.record.governments import HeldPost, new_heads
from stances.record.types import (
    Assessment,
    EvidenceItem,
    Government,
    Member,
    Milestone,
    Official,
    Post,
    Speaker,
    Statement,
)

FOLDER = Path(__file__).resolve().parents[2] / "stances" / "data" / "dataset"
COMPLETE_TO = dt.date(2025, 12, 31)


def rows(name: str) -> list[dict[str, Any]]:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


@cache
def members() -> dict[str, Member]:
    return {
        r["iso2"]: Member(r["iso2"], r["iso3"], r["name"], slugify(r["name"]), day(r["accession"]), r["wikidata"])
        for r in rows("members")
    }


@cache
def milestones() -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            r["key"], day(r["date"]), day(r["end_date"]), r["kind"], r["name"], r["place"] or "", r["summary"], r["url"]
        )
        for r in rows("events")
    )


@cache
def officials() -> dict[str, Official]:
    return {
        r["key"]: Official(
            r["key"],
            r["name"],
            r["affiliation"],
            tuple(Post(p["title"], p["rank"], day(p["since"]), day(p["until"])) for p in r["posts"]),
        )
        for r in rows("officials")
    }


@cache
def statements() -> tuple[Statement, ...]:
    return tuple(statement(r) for r in rows("statements"))


def statement(r: dict[str, Any]) -> Statement:
    said = day(r["date"])
    return Statement(
        key=r["key"], version=1, date=said, precision=r["date_precision"], speaks_for=r["speaks_for"],
        members=tuple(r["members"]),
        speakers=tuple(Speaker(officials()[k], officials()[k].post_between(said, said)) for k in r["officials"]),
        attributed_to=r["attributed_to"] or "", attribution=r["attribution"], venue=r["venue"] or "",
        quote=r["quote"] or "", quote_language=r["quote_language"] or "",
        quote_translation=r["quote_translation"] or "",
        summary=r["summary"], signal=r["signal"], conditions=tuple(r["conditions"]), citations=(), published_in=1,
        withdrawn_in=None, imported=True, fate="current",
    )  # fmt: skip


@cache
def assessments() -> tuple[Assessment, ...]:
    dates = {s.key: s.date for s in statements()}

    def items(keys: list[str], kind: str) -> tuple[EvidenceItem, ...]:
        return tuple(EvidenceItem(k, 1, dates[k], kind, "current", True) for k in keys)

    return tuple(
        Assessment(
            r["key"], 1, r["member"], day(r["effective"]), r["stance"], r["confidence"], tuple(r["conditions"]),
            r["rationale"], items(r["evidence"], "supports") + items(r["contrary"], "contrary"), 1, True,
        )
        for r in rows("assessments")
    )  # fmt: skip


def history(code: str) -> tuple[Assessment, ...]:
    return tuple(sorted((a for a in assessments() if a.member == code), key=lambda a: a.effective))


def about(code: str) -> tuple[Statement, ...]:
    """Newest first, as the record gives them."""
    return tuple(sorted((s for s in statements() if code in s.members), key=lambda s: s.date, reverse=True))


def governments(code: str) -> tuple[Government, ...]:
    """The member's changes of government: everybody in the dataset has spoken."""
    own = [official for official in officials().values() if official.affiliation == code]
    return new_heads(
        HeldPost(official.key, official.name, post.title, post.rank, post.since, post.until)
        for official in own
        for post in official.posts
        if post.rank in ("head_of_government", "head_of_state")
    )
