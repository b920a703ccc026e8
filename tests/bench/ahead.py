"""Rendering ahead, against a bare view: a page of the edition, and the first request of it afterwards."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryDirectory

from django.test import Client, override_settings

from stances import ahead, codebook, record
from stances.pages import addresses
from stances.pages.keeping import FRESHNESS_HEADER
from tests.bench.measuring import seconds

SAMPLE = 100
"""Pages that are measured, spread evenly over all that a run renders."""


@dataclass(frozen=True)
class Ahead:
    """``pages``: how many a run renders; ``render`` and ``first``: seconds a page; ``misses``: of first requests."""

    pages: int
    render: float
    first: float
    misses: int


def measure() -> Ahead:
    """Renders a sample of the newest edition's pages into a cache of its own, and asks for each as a reader."""
    listed = addresses.of_edition(record.at(), codebook.today())
    sample = listed[:: -(-len(listed) // SAMPLE)]
    with TemporaryDirectory() as folder, override_settings(CACHES=_cache_in(folder)):
        site, client = ahead.Site(), Client(headers={"accept-encoding": "gzip"})
        render = statistics.mean(seconds(partial(site.ask, address)) for address in sample)
        first = statistics.median(seconds(partial(client.get, address)) for address in sample)
        misses = sum(client.get(address).headers.get(FRESHNESS_HEADER) != "hit" for address in sample)
    return Ahead(len(listed), render, first, misses)


def _cache_in(folder: str) -> dict[str, dict[str, object]]:
    return {"default": {"BACKEND": "config.cache.FolderCache", "LOCATION": folder, "OPTIONS": {"MAX_ENTRIES": 10_000}}}


def report(small: Ahead, big: Ahead, bare: tuple[float, float]) -> bool:
    """Prints both, as multiples of the ``bare`` view of the same run; whether every first request was a hit."""
    print("\nRendering ahead, against the same bare view")
    print(f"{'':28}{'starter':>10}{'grown':>10}")
    print(f"{'pages of an edition':28}{small.pages:10}{big.pages:10}")
    print(f"{'rendering a page (mean)':28}{small.render / bare[0]:9.1f}×{big.render / bare[1]:9.1f}×")
    print(f"{'its first request (median)':28}{small.first / bare[0]:9.1f}×{big.first / bare[1]:9.1f}×")
    print(f"{'first requests that missed':28}{small.misses:10}{big.misses:10}")
    return not small.misses + big.misses
