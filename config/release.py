"""Which code made a page: part of every ETag and cache key, so that an update never answers with yesterday's pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

PARTS = ("config", "stances", "templates", "static/css", "static/js", "locale")


def of(base: Path) -> str:
    """Ten hex digits over the files that pages are made of. The same files give the same release on any machine."""
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted((base / part).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".geojson"}:
                digest.update(str(path.relative_to(base)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
