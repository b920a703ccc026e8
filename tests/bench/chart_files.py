"""How long the charts take as PNG files, and how much ten at once slow the pages, on a site as that of ``make run``."""

from __future__ import annotations

import datetime as dt
import http.client
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

BUDGET = 0.3
"""Seconds for a PNG that is not kept, as wide as it usually is: issue "Charts in articles, data in other hands"."""

SLOWER = 1.2
"""How much slower the home page may answer while ten are drawn, by the medians: the same issue. Beside them stand the
mean and the slowest: those who come in the moment in which all ten are asked for wait for ten other readers."""

ROUNDS, BURSTS, AT_ONCE = 7, 5, 10
WORKERS = 2
"""Of gunicorn, as ``config/launch/web.py`` starts it for ``make run``."""

PAUSE = 0.01
"""Seconds between two readers of the home page."""

BARE = "/healthz"
"""An answer that does nothing else."""

WIDEST = "map, 2,400 pixels"
"""Told beside the budget, not judged: four times as many pixels."""

CHARTS = {
    "map": "/charts/map.png?on={day}",
    "tiles": "/charts/tiles.png?on={day}",
    "strip": "/charts/strip.png?on={day}",
    "tally": "/charts/tally.png?on={day}",
    "a member": "/charts/members/germany.png?on={day}",
    "two days": "/charts/vs/2023-04-04/{day}.png",
    WIDEST: "/charts/map.png?on={day}&width=2400",
}


@dataclass(frozen=True)
class Answer:
    """Its status, whether it was kept, and how many seconds it took."""

    status: int
    kept: bool
    seconds: float


def report(site: str) -> bool:
    """Prints the times and what ten at once do to the home page, for the site at that address; whether both budgets are
    kept. Every picture is of a day that nobody asked for before."""
    days = (dt.date(2026, 6, 1) - dt.timedelta(n) for n in count())
    ask(site, "/")
    sys.setswitchinterval(0.0005)  # the readers here shall not wait for each other
    return all([_each(site, days), _together(site, days)])


def _each(site: str, days: Iterator[dt.date]) -> bool:
    """Each kind alone, cold and kept. The kinds take turns: a slow moment hits them alike."""
    cold: dict[str, list[float]] = {name: [] for name in CHARTS}
    kept: dict[str, list[float]] = {name: [] for name in CHARTS}
    bare = []
    for _ in range(ROUNDS):
        for name, address in CHARTS.items():
            picture = address.format(day=next(days))
            first, again = ask(site, picture), ask(site, picture)
            assert (first.status, first.kept, again.status, again.kept) == (200, False, 200, True), picture
            cold[name].append(first.seconds)
            kept[name].append(again.seconds)
        bare.append(ask(site, BARE).seconds)
    unit = statistics.median(bare)
    print(f"\nCharts as PNG, against {BARE} (medians of {ROUNDS}, {unit * 1000:.1f} ms)")
    print(f"{'':28}{'cold, ms':>10}{'cold':>10}{'kept':>10}")
    within = True
    for name in CHARTS:
        middle = statistics.median(cold[name])
        over = middle > BUDGET and name != WIDEST
        within = within and not over
        print(
            f"{name:28}{middle * 1000:10.0f}{middle / unit:9.1f}×{statistics.median(kept[name]) / unit:9.1f}×", end=""
        )
        print(f"  over {BUDGET * 1000:.0f} ms" if over else "")
    return within


def _together(site: str, days: Iterator[dt.date]) -> bool:
    """The home page while ten pictures are asked for at once, against as long a time without any, in turns."""
    busy: list[float] = []
    quiet: list[float] = []
    lasted, refused = [], 0
    with ThreadPoolExecutor(AT_ONCE) as readers:
        for _ in range(BURSTS):
            pictures = [address.format(day=next(days)) for address in [*CHARTS.values(), *CHARTS.values()][:AT_ONCE]]
            began = time.perf_counter()
            with reading_home(site, busy):
                answers = list(readers.map(lambda picture: ask(site, picture), pictures))
            lasted.append(time.perf_counter() - began)
            refused += sum(answer.status != 200 for answer in answers)
            with reading_home(site, quiet):
                time.sleep(lasted[-1])
    print(f"\nThe home page while ten PNG are asked for at once, {BURSTS} times (milliseconds)")
    print(f"{'':28}{'alone':>10}{'with ten':>10}{'times':>10}")
    slower = statistics.median(busy) / statistics.median(quiet)
    for name, of in (("median", statistics.median), ("mean", statistics.fmean), ("95th of 100", _slow)):
        print(f"{name:28}{of(quiet) * 1000:10.1f}{of(busy) * 1000:10.1f}{of(busy) / of(quiet):9.2f}×", end="")
        print(f"  over {SLOWER}×" if name == "median" and slower > SLOWER else "")
    print(f"{len(quiet)} answers alone, {len(busy)} with ten; the ten took {statistics.median(lasted):.1f} s;", end=" ")
    print(f"{refused} of {BURSTS * AT_ONCE} pictures were refused{'' if not refused else '  none may be'}")
    return slower <= SLOWER and not refused


def _slow(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


@contextmanager
def reading_home(site: str, times: list[float]) -> Iterator[None]:
    """One reader after the other opens the home page as long as the block runs: their seconds go into ``times``."""
    over = threading.Event()

    def read() -> None:
        while not over.wait(PAUSE):
            answer = ask(site, "/")
            assert (answer.status, answer.kept) == (200, True)
            times.append(answer.seconds)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield
    finally:
        over.set()
        reader.join()


def ask(site: str, address: str) -> Answer:
    """One answer, over a connection of its own, read to its end."""
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)) as connection:
        began = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        answer.read()
        return Answer(answer.status, answer.headers.get("Open-Door-Cache") == "hit", time.perf_counter() - began)
