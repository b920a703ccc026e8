"""Times and query counts of public pages, through the whole of Django, in this process."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from stances import record
from stances.models import Assessment, Statement
from stances.record import loading

ROUNDS = 60
PAGES = (
    "/",
    "/on/2024-12-04/",
    "/members/",
    "/members/germany/",
    "/statements/",
    "/changes/",
    "/methodology/",
    "/data/",
)

_bytes = b""


def bare(request: HttpRequest) -> HttpResponse:
    """The same bytes, from a view that does nothing else."""
    return HttpResponse(_bytes)


urlpatterns = [path("", bare)]


@dataclass
class Measured:
    """Seconds (medians) by what was measured, and numbers of queries by address: cold and warm."""

    size: str
    times: dict[str, float] = field(default_factory=dict)
    queries: dict[str, tuple[int, int]] = field(default_factory=dict)
    queries_of_load: int = 0


def measure() -> Measured:
    """All figures of the record as it is now. The kinds of request take turns: a slow moment hits them alike."""
    global _bytes
    found = Measured(f"{Statement.objects.count():,} statements, {Assessment.objects.count():,} assessments")
    client = Client(headers={"accept-encoding": "gzip"})
    record.at()
    answer = client.get("/")
    _bytes = Client().get("/").content
    known = {"if-none-match": answer.headers["ETag"], "accept-encoding": "gzip"}
    kinds: dict[str, Callable[[], object]] = {
        "cold": lambda: client.get("/"),
        "warm": lambda: client.get("/"),
        "not modified": lambda: client.get("/", headers=known),
        "load": lambda: loading.load(loading.edition_at(None)),
    }
    samples: dict[str, list[float]] = {name: [] for name in (*kinds, "bare")}
    for _ in range(ROUNDS):
        for name, work in kinds.items():
            if name == "cold":
                cache.clear()
            samples[name].append(seconds(work))
        with override_settings(ROOT_URLCONF=__name__):
            samples["bare"].append(seconds(lambda: client.get("/")))
    found.times = {name: statistics.median(times) for name, times in samples.items()}
    for address in PAGES:
        cache.clear()
        ask = partial(client.get, address)
        found.queries[address] = _queries(ask), _queries(ask)
    found.queries_of_load = _queries(kinds["load"])
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, with the garbage collected before and not during it."""
    gc.collect()
    gc.disable()
    started = time.perf_counter()
    work()
    taken = time.perf_counter() - started
    gc.enable()
    return taken


def _queries(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)
