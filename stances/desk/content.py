"""The content of a row as plain values, and its hash: what an approval carries, so that it can be for nothing else."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from stances.models import Assessment, Row, Statement


def of(row: Row) -> dict[str, Any]:
    """Everything the public would see of ``row``, by natural keys; JSON-able and in a fixed order."""
    return _of_statement(row) if isinstance(row, Statement) else _of_assessment(row)


def hash_of(row: Row) -> str:
    """SHA-256 (64 hex digits) over the row's kind, key, version and content."""
    return hash_values({"kind": type(row).__name__, "key": row.key, "version": row.version} | of(row))


def hash_values(values: Any) -> str:
    """SHA-256 (64 hex digits) over JSON with sorted keys: the same values give the same hash on any machine."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _of_statement(row: Statement) -> dict[str, Any]:
    """``would_block`` stands in it only where it is true: hashes of what was approved before it existed stay valid."""
    return {
        "date": row.date.isoformat(),
        "date_precision": str(row.date_precision),
        "speaks_for": str(row.speaks_for),
        "members": sorted(link.member.code for link in row.bears_on.all()),
        "officials": [speaker.official.key for speaker in row.speakers.all()],
        "attributed_to": row.attributed_to,
        "attribution": str(row.attribution),
        "venue": row.venue,
        "quote": row.quote,
        "quote_language": row.quote_language,
        "quote_translation": row.quote_translation,
        "summary": row.summary,
        "signal": str(row.signal),
        "conditions": list(row.conditions),
        "sources": [[citation.source.url, citation.relays] for citation in row.citations.all()],
    } | ({"would_block": True} if row.would_block else {})


def _of_assessment(row: Assessment) -> dict[str, Any]:
    return {
        "member": row.member.code,
        "effective": row.effective.isoformat(),
        "stance": row.stance,
        "confidence": row.confidence,
        "conditions": list(row.conditions),
        "rationale": row.rationale,
        "evidence": [[e.statement.key, e.statement.version, str(e.kind)] for e in row.evidence.all()],
    }
