"""The cache that all processes share, asked so that its failing breaks no page: what is not kept is made again."""

from __future__ import annotations

import logging
from uuid import uuid4

from django.core.cache import cache

QUIET = 60
"""Seconds between two warnings: a cache that is down fails at every request."""

ADVICE = "Look at CACHE_URL, or at the folder and its disk."

Packed = dict[str, bytes]
"""An answer's body by content coding (``br``, ``gzip``), in the order in which they are preferred; "" as it is, which a
large one goes without."""


class _NowAndThen(logging.Filter):
    """Lets one record through, and then none for ``QUIET`` seconds."""

    last = float("-inf")

    def filter(self, record: logging.LogRecord) -> bool:
        if 0 <= record.created - self.last < QUIET:
            return False
        self.last = record.created
        return True


log = logging.getLogger(__name__)
log.addFilter(_NowAndThen())


def find(key: str) -> Packed | None:
    """What is kept under ``key``; None where nothing is, or where the cache fails."""
    try:
        found: Packed | None = cache.get(key)
    except Exception as error:  # each backend has errors of its own, and a damaged file may raise any
        _warn(error)
        return None
    return found


def mark() -> str:
    """A mark that the cache has had since it was last empty: with another one, what was kept is gone."""
    try:
        return str(cache.get_or_set("mark", lambda: uuid4().hex[:12], timeout=None))
    except Exception as error:
        _warn(error)
        return ""


def put(key: str, packed: Packed) -> bool:
    """Keeps ``packed`` under ``key``; False where the cache fails."""
    try:
        cache.set(key, packed)
    except Exception as error:
        _warn(error)
        return False
    return True


def _warn(error: Exception) -> None:
    log.warning(
        f"The cache fails, so pages are made again for every reader. {ADVICE} %s: %s",
        type(error).__name__,
        error,
    )
