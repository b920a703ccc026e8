"""``make bench``: how fast the pages are, as ratios measured in one run, and how the home page does in a browser.

Prints, and exits with 1 where a budget of the project is broken. Nothing here is a timed test: times of the server are
compared with times of the same run, never with a clock; the browser's are those of a slow network and processor.
``make bench PART=browser`` measures one part alone.
"""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import get_runner, setup_test_environment

from config import places, postgres
from tests import processes
from tests.bench import ahead, browser, chart_files, desk, growing, measuring, picturing, searching, weighing
from tests.site import served

GROWTH = 1.5
"""How much longer a page may take with 100 times the statements and 10 times the assessments."""

PARTS = ("browser", "pictures", "pages", "desk", "search")


def main(asked: list[str]) -> int:
    """Measures the parts that are named, or all; 1 if a budget is broken, 2 if there is no such part."""
    if unknown := [name for name in asked if name not in PARTS]:
        print(f"There is no part {', '.join(unknown)} of the benchmark; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    setup_test_environment()
    if not places.is_embedded():
        return in_turn(asked or list(PARTS))
    with postgres.at_hand(places.var_dir(), forgetful=True):
        return in_turn(asked or list(PARTS))


def in_turn(parts: list[str]) -> int:
    """The search on a database of its own, for it begins with a small record. 1 if a budget is broken."""
    others = [name for name in parts if name != "search"]
    each = [others, *([["search"]] if "search" in parts else [])]
    return max(measured(some) for some in each if some)


def measured(parts: list[str]) -> int:
    """These parts, on a database made for this run and dropped after it. The number of broken budgets, at most 1."""
    runner = get_runner(settings)(verbosity=0, interactive=False)
    made = runner.setup_databases()
    try:
        call_command("load_dataset", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
        kept = [in_the_browser()] if "browser" in parts else []
        if "pictures" in parts:
            kept.append(as_files())
        if "pages" in parts:
            kept.append(pages())
        if "search" in parts:
            kept.append(searching.report())
        if "desk" in parts:
            print("\nGrowing the record to 50,000 statements …", flush=True)
            growing.grow(statements=213, already=growing.FIRST if "pages" in parts else 1)
            kept.append(desk.report())
        return int(not all(kept))
    finally:
        connection.close()
        runner.teardown_databases(made)


def in_the_browser() -> bool:
    """The home page of the real site on this database: what it sends, and what a reader's browser makes of it."""
    connection.close()
    with served(processes.own_var("bench"), connection.settings_dict["NAME"]) as site:
        return all([weighing.report(site), browser.report(site)])


def as_files() -> bool:
    """The charts as PNG files, on the real site as ``make run`` serves it."""
    connection.close()
    with served(processes.own_var("bench"), connection.settings_dict["NAME"], chart_files.WORKERS) as site:
        return chart_files.report(site)


def pages() -> bool:
    """The public pages with the starter dataset, and with the record grown."""
    small, small_ahead = measuring.measure(), ahead.measure()
    print("Growing the record: 100 times the statements, 10 times the assessments …", flush=True)
    growing.grow(statements=growing.FIRST, assessments=10)
    big, big_ahead = measuring.measure(), ahead.measure()
    bare = small.times["bare"], big.times["bare"]
    return all([report(small, big), ahead.report(small_ahead, big_ahead, bare), picturing.report()])


def report(small: measuring.Measured, big: measuring.Measured) -> bool:
    """Prints the ratios; whether they keep to the budget."""
    print(f"\nThe record: {small.size}; grown: {big.size}\n")
    print("Home page, against a bare Django view that returns the same bytes (medians, same run)")
    print(f"{'':28}{'starter':>10}{'grown':>10}{'grown ÷ starter':>18}")
    kept = True
    for name in ("cold", "warm", "not modified"):
        before, after = small.times[name] / small.times["bare"], big.times[name] / big.times["bare"]
        growth = big.times[name] / small.times[name]
        within = growth <= GROWTH
        kept = kept and within
        print(f"{name:28}{before:9.1f}×{after:9.1f}×{growth:16.2f}×{'' if within else f'  over {GROWTH}×'}")
    load = big.times["load"] / small.times["load"]
    print(f"{'loading an edition':28}{small.times['load'] / small.times['bare']:9.1f}×", end="")
    print(f"{big.times['load'] / big.times['bare']:9.1f}×{load:16.2f}×")
    print("  (cold: edition loaded, page not rendered; warm: page kept; not modified: 304 for a known ETag)")
    print("\nQueries")
    print(f"{'':28}{'cold':>10}{'warm':>10}{'cold, grown':>18}")
    for path, (cold, warm) in small.queries.items():
        grown = big.queries[path][0]
        kept = kept and grown == cold
        print(f"{path:28}{cold:10}{warm:10}{grown:18}{'' if grown == cold else '  grows'}")
    print(f"{'loading an edition':28}{small.queries_of_load:10}{'':10}{big.queries_of_load:18}")
    return kept
