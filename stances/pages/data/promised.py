"""The columns as they are written down in ``docs/data-schema.json``, and what tells their versions apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from . import going
from .columns import TABLES
from .kinds import Column


def written_down() -> dict[str, list[list[str]]]:
    """Every table's columns as they are written down: name, kind, meaning; where a column is announced as going, the
    announcement too."""
    return {table.name: [_written(table.name, column) for column in table.columns] for table in TABLES}


def _written(table: str, column: Column) -> list[str]:
    goes = going.of_column(table, column.name)
    return [column.name, column.kind, column.means, *([going.words(goes)] if goes else [])]


def fingerprint(written: Mapping[str, object]) -> str:
    """Twelve characters that change with any column, or whatever is written: CHANGELOG.md names them beside the
    version."""
    return hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()[:12]
