"""From the record's nouns to the rows that ``schemas.py`` promises, as plain values for JSON."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.urls import reverse

from stances.record import (
    Assessment,
    Citation,
    Edition,
    Member,
    Milestone,
    Official,
    Position,
    Shift,
    Speaker,
    Statement,
    Version,
    Voice,
)

Row = dict[str, Any]


def iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _address(name: str, key: str | int) -> str:
    """The page that says the same to readers."""
    return settings.SITE_URL + reverse(name, args=[key])


def position(code: str, one: Position) -> Row:
    return {
        "member": code,
        "name": one.member.name,
        "stance": one.stance,
        "since": iso(one.since),
        "confidence": one.confidence,
        "assessment": one.assessment.key if one.assessment else None,
    }


def member(one: Member) -> Row:
    return {
        "member": one.code,
        "iso3": one.iso3,
        "name": one.name,
        "slug": one.slug,
        "acceded": iso(one.acceded),
        "wikidata": one.wikidata,
        "url": _address("member", one.slug),
    }


def assessment(one: Assessment, slug: str) -> Row:
    """``slug`` is its member's."""
    return {
        "assessment": one.key,
        "version": one.version,
        "member": one.member,
        "effective": iso(one.effective),
        "stance": one.stance,
        "confidence": one.confidence,
        "conditions": list(one.conditions),
        "rationale": one.rationale,
        "evidence": [
            {"statement": e.statement, "version": e.version, "kind": e.kind, "fate": e.fate} for e in one.evidence
        ],
        "under_review": one.under_review,
        "published_in": one.published_in,
        "url": f"{_address('member', slug)}?on={one.effective.isoformat()}",
    }


def statement(one: Statement) -> Row:
    return {
        "statement": one.key,
        "version": one.version,
        "date": iso(one.date),
        "precision": one.precision,
        "speaks_for": one.speaks_for,
        "members": list(one.members),
        "speakers": [_speaker(speaker) for speaker in one.speakers],
        "attributed_to": one.attributed_to,
        "attribution": one.attribution,
        "venue": one.venue,
        "quote": one.quote,
        "quote_language": one.quote_language,
        "quote_translation": one.quote_translation,
        "summary": one.summary,
        "signal": one.signal,
        "conditions": list(one.conditions),
        "would_block": one.would_block,
        "sources": [_source(citation) for citation in one.citations],
        "published_in": one.published_in,
        "fate": one.fate,
        "url": _address("statement", one.key),
    }


def _speaker(one: Speaker) -> Row:
    return {"official": one.official.key, "name": one.official.name, "post": one.post.title if one.post else None}


def _source(one: Citation) -> Row:
    source = one.source
    return {
        "url": source.url,
        "title": source.title,
        "outlet": source.outlet.name,
        "outlet_kind": source.outlet.kind,
        "published_on": iso(source.published_on),
        "language": source.language,
        "relays": one.relays,
    }


def shift(one: Shift) -> Row:
    return {
        "member": one.member.code,
        "name": one.member.name,
        "day": iso(one.day),
        "before": one.before,
        "after": one.after,
        "toward": one.toward,
        "assessment": one.assessment.key,
        "edition": one.assessment.published_in,
    }


def official(one: Official, statements: int, newest: dt.date) -> Row:
    return {
        "official": one.key,
        "name": one.name,
        "other_names": list(one.other_names),
        "affiliation": one.affiliation,
        "posts": [
            {"title": post.title, "rank": post.rank, "since": iso(post.since), "until": iso(post.until)}
            for post in one.posts
        ],
        "statements": statements,
        "newest": iso(newest),
        "url": _address("official", one.key),
    }


def officials(voices: tuple[Voice, ...]) -> list[Row]:
    """Each official once, whomever it spoke for, by key."""
    found: dict[str, Row] = {}
    for voice in voices:
        row = found.setdefault(voice.official.key, official(voice.official, 0, voice.newest))
        row["statements"] += voice.statements
        row["newest"] = max(row["newest"], iso(voice.newest))
    return list(found.values())


def milestone(one: Milestone) -> Row:
    return {
        "milestone": one.key,
        "date": iso(one.date),
        "end_date": iso(one.end_date),
        "kind": one.kind,
        "name": one.name,
        "place": one.place,
        "summary": one.summary,
        "source": one.url,
        "url": _address("event", one.key),
    }


def edition(one: Edition) -> Row:
    return {
        "edition": one.number,
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "note": one.note,
        "complete_to": iso(one.complete_to),
        "url": _address("edition", one.number),
    }


def correction(one: Version) -> Row:
    return {
        "kind": one.kind,
        "key": one.key,
        "old_version": one.old_version,
        "new_version": one.new_version,
        "edition": one.edition,
        "day": iso(one.day),
        "reason": one.reason,
    }
