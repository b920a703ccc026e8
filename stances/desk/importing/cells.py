"""Between the cells of a row and the dataset's fields, in both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from stances.models import Assessment, Row, Statement

from .columns import FALSE, TRUE, Kind
from .files import guarded

Cells = Mapping[str, str]


def listed(text: str) -> list[str]:
    """The parts of a list: divided by ``;`` or by lines."""
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def lines(text: str) -> list[str]:
    """The lines of a cell whose lines go with another's: empty ones count, but for those at the end."""
    return [line.strip() for line in text.rstrip().split("\n")] if text.strip() else []


def fields(cells: Cells, kind: Kind) -> dict[str, Any]:
    """The fields of a row as the dataset would write them, the columns of ``sources`` as lists of lines."""
    found: dict[str, Any] = {}
    for column in kind.columns:
        text = cells.get(column.name) or ""
        if column.by_line:
            found[column.name] = lines(text)
        elif column.several:
            found[column.name] = listed(text)
        else:
            found[column.name] = text.strip() or column.default
    return found


def cells_of(row: Row) -> dict[str, str]:
    """A row as the cells of its file. What a spreadsheet would compute is guarded; see ``files.guarded``."""
    values = _of_statement(row) if isinstance(row, Statement) else _of_assessment(row)
    return {name: guarded(value) for name, value in values.items()}


def _of_statement(row: Statement) -> dict[str, str]:
    cited = list(row.citations.all())
    pages = [citation.source for citation in cited]
    return {
        "key": row.key,
        "members": "; ".join(sorted(link.member.code for link in row.bears_on.all())),
        "speaks_for": str(row.speaks_for),
        "date": row.date.isoformat(),
        "date_precision": str(row.date_precision),
        "officials": "; ".join(speaker.official.key for speaker in row.speakers.all()),
        "attribution": str(row.attribution),
        "attributed_to": row.attributed_to,
        "venue": row.venue,
        "quote": row.quote,
        "quote_language": row.quote_language,
        "quote_translation": row.quote_translation,
        "summary": row.summary,
        "signal": str(row.signal),
        "conditions": "; ".join(row.conditions),
        "would_block": TRUE if row.would_block else FALSE,
        "sources": "\n".join(page.url for page in pages),
        "sources.title": _by_line(page.title for page in pages),
        "sources.outlet": _by_line(page.outlet.key for page in pages),
        "sources.published_on": _by_line(str(page.published_on or "") for page in pages),
        "sources.language": _by_line(page.language for page in pages),
        "sources.relays": _by_line(citation.relays for citation in cited),
    }


def _of_assessment(row: Assessment) -> dict[str, str]:
    weighed = list(row.evidence.all())
    return {
        "key": row.key,
        "member": row.member.code,
        "effective": row.effective.isoformat(),
        "stance": row.stance or "",
        "confidence": row.confidence or "",
        "conditions": "; ".join(row.conditions),
        "rationale": row.rationale,
        "evidence": "; ".join(e.statement.key for e in weighed if e.kind == "supports"),
        "contrary": "; ".join(e.statement.key for e in weighed if e.kind == "contrary"),
    }


def _by_line(values: Any) -> str:
    return "\n".join(values).rstrip("\n")
