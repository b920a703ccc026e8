"""The budgets of the home page in a real Chromium, on the real site: weight, first sight, smoothness, accessibility."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.bench import frames, loads
from tests.bench.loads import Load
from tests.browser.soundness import violations
from tests.chromium import arguments, chromium_path

HOME = "/"
ROUNDS = 5
KINDS = {"412 px": loads.PHONE, "1280 px": loads.DESKTOP}
VIEWS = ("map", "tiles", "strip", "table")


@dataclass(frozen=True)
class Figure:
    """A line of the table: what is taken of each load, and the most that its median may be (None: no budget)."""

    name: str
    of: Callable[[Load], float]
    budget: float | None
    form: str = "{:,.0f}"


FIGURES = (
    Figure("bytes to interactive", lambda load: load.bytes, 60 * 1024),
    Figure("fonts, bytes", lambda load: load.fonts, None),
    Figure("first byte, ms", lambda load: load.first_byte, None),
    Figure("largest paint, ms", lambda load: load.painted, 1500),
    Figure("longest task, ms", lambda load: load.longest, 100),
    Figure("… worked, ms", lambda load: load.hardest, None),
    Figure("tasks over 50 ms", lambda load: len(load.tasks), None),
    Figure("layout shift", lambda load: load.shift, 0, "{:.4f}"),
)
HANDSHAKES = Figure("… and connecting, ms", lambda load: load.painted, None)
"""What the largest paint would be with the round trips of a first connection: told beside the budget, not judged."""


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments())
        yield browser
        browser.close()


def report(site: str) -> bool:
    """Prints every figure beside its budget, for the site at that address; whether all are kept.

    Where there is no Chromium nothing is measured, and so nothing is kept.
    """
    if chromium_path() is None:
        print("\nThe home page in a browser: not measured, there is no Chromium here (apt install chromium)")
        return False
    with launched() as browser:
        address = site + HOME
        loads.load(browser, address, loads.DESKTOP, latency=0)  # what the site keeps is kept now
        return all([_loads(browser, address), _frames(browser, address), _axe(browser, address)])


def _loads(browser: Browser, address: str) -> bool:
    rounds = [{name: loads.load(browser, address, kind) for name, kind in KINDS.items()} for _ in range(ROUNDS)]
    far = {name: [loads.load(browser, address, kind, loads.HANDSHAKES)] for name, kind in KINDS.items()}
    taken = {name: [one[name] for one in rounds] for name in KINDS}
    print(
        f"\nThe home page in Chromium: slow 4G ({loads.LATENCY} ms a request, 1.6 Mbit/s), processor {loads.SLOWER}×"
        f" slower, nothing cached\n(medians of {ROUNDS} loads, least–most where they differ)"
    )
    print(f"{'':28}" + "".join(f"{name:>26}" for name in KINDS) + f"{'budget':>10}")
    kept = [_line(figure, taken) for figure in FIGURES]
    _line(HANDSHAKES, far)
    for name, found in taken.items():
        print(f"{name}: the largest paint is {_told(load.element for load in found)}", end="; ")
        print(f"what moved: {_told(one for load in found for one in load.moved)}")
    return all(kept)


def _told(names: Iterable[str]) -> str:
    """Each name with how often it came, or "none"."""
    return ", ".join(f"{name} ({times}×)" for name, times in Counter(names).most_common(5)) or "none"


def _line(figure: Figure, taken: dict[str, list[Load]]) -> bool:
    """Prints the figure for every kind of window; whether the medians keep to its budget."""
    print(f"{figure.name:28}", end="")
    kept = sure = True
    for found in taken.values():
        values = sorted(figure.of(load) for load in found)
        middle = statistics.median(values)
        words = [figure.form.format(value) for value in (middle, values[0], values[-1])]
        print(f"{words[0] if words[1] == words[2] else '{} ({}–{})'.format(*words):>26}", end="")
        if figure.budget is not None:
            kept = kept and middle <= figure.budget
            sure = sure and (values[0] > figure.budget or values[-1] <= figure.budget)
    budget = "–" if figure.budget is None else f"{figure.budget:,.0f}"
    print(f"{budget:>10}{'' if kept else '  over the budget'}{'' if sure else '  uncertain: it lies between'}")
    return kept


def _frames(browser: Browser, address: str) -> bool:
    print(f"\nRecolouring while the day moves, frames a second, processor {loads.SLOWER}× slower")
    kept = True
    for name, kind in KINDS.items():
        driven = frames.drive(browser, address, kind)
        if driven is None:
            print(f"{name:28}no time control")
            continue
        for how, found in driven.items():
            within = found.median >= frames.BUDGET
            kept = kept and within
            print(f"{f'{name}, {how}':28}median {found.median:.1f}, fifth percentile {found.low:.1f}", end="")
            print(f", presented {found.drawn:.2f} a step{'' if within else f'  under {frames.BUDGET}'}")
    return kept


def _axe(browser: Browser, address: str) -> bool:
    """What axe finds in every view and theme, wide and narrow."""
    print("\nWhat axe finds")
    kept = True
    for name, kind in KINDS.items():
        context = browser.new_context(**kind)
        page = context.new_page()
        page.goto(address)
        here = [view for view in VIEWS if page.locator(f"a[href*='view={view}']").count()]
        for view in dict.fromkeys(["", *here]):
            page.goto(address + (f"?view={view}" if view else ""))
            found = {theme: _violations(page, theme) for theme in ("light", "dark")}
            kept = kept and not any(found.values())
            counts = ", ".join(f"{theme} {len(problems)}" for theme, problems in found.items())
            print(f"{f'{name}, {view or HOME}':28}{counts}")
            for problem in [problem for problems in found.values() for problem in problems]:
                print(f"    {problem}")
        context.close()
        if not here:
            print(f"{name:28}no views")
    return kept


def _violations(page, theme) -> list[str]:
    page.emulate_media(color_scheme=theme)
    return violations(page)
