"""How smoothly the alliance recolours while the day moves: frames a second with the processor slowed four times.

Chromium without a screen has no graphics processor: its own threads draw the pixels, on the cores that the page also
uses. The page's share is slowed four times, the drawing is not; with a graphics processor it would be quicker. So
where the budget is kept here, it is kept on a telephone of that speed.
"""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.loads import SLOWER

BUDGET = 55
DAYS = 240
WINDOW = 30
"""Frames over which a rate is taken: half a second. One frame's own rate can only be 60, 30, 20 …"""

ROUNDS = 3

SLIDER = "input[type=range]#time"

CATEGORIES = ["disabled-by-default-devtools.timeline.frame"]
"""Where Chromium notes each frame that it presents, as ``DrawFrame``."""

DRIVE = """async ([selector, first, step, count]) => {
  const slider = document.querySelector(selector);
  const began = Number(slider.min);
  const frames = [await new Promise(requestAnimationFrame)];
  for (let n = 0; n < count; n += 1) {
    slider.value = Math.round(began + first + n * step);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    frames.push(await new Promise(requestAnimationFrame));
  }
  return frames;
}"""
"""Moves the slider once a frame; when each frame began, in milliseconds."""

LOOK = "[...document.querySelectorAll('svg [data-member]')].map((one) => one.dataset.stance).join()"
SPAN = "selector => { const one = document.querySelector(selector); return Number(one.max) - Number(one.min); }"


@dataclass(frozen=True)
class Drive:
    """Frames a second while the slider moved, over half seconds of ``ROUNDS`` times; ``drawn``: frames a step."""

    median: float
    low: float
    """The fifth percentile."""
    drawn: float


def drive(browser: Browser, address: str, kind: dict[str, Any]) -> dict[str, Drive] | None:
    """By how the slider moved: a day a frame, then across all the years. None where the page has no slider.

    Raises ``AssertionError`` if the stances shown are the same on the first and the last day.
    """
    context = browser.new_context(**kind)
    try:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        if page.locator(SLIDER).count() == 0:
            return None
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        span = page.evaluate(SPAN, SLIDER)
        looks = {page.evaluate(DRIVE, [SLIDER, day, 0, 2]) and page.evaluate(LOOK) for day in (0, span)}
        assert len(looks) == 2, "The slider moves, and no member changes its stance."
        return {
            "a day a frame": _drive(browser, page, (span - DAYS) / 2, 1),
            "all the years": _drive(browser, page, 0, span / DAYS),
        }
    finally:
        context.close()


def _drive(browser: Browser, page: Page, first: float, step: float) -> Drive:
    found: list[float] = []
    drawn = 0
    for _ in range(ROUNDS):
        browser.start_tracing(page=page, categories=CATEGORIES)
        found += rates(page.evaluate(DRIVE, [SLIDER, first, step, DAYS]))
        events = json.loads(browser.stop_tracing())["traceEvents"]
        drawn += sum(event["name"] == "DrawFrame" for event in events)
    return Drive(statistics.median(found), statistics.quantiles(found, n=20)[0], drawn / DAYS / ROUNDS)


def rates(frames: list[float]) -> list[float]:
    """Frames a second over every ``WINDOW`` frames in a row, from when each began in milliseconds."""
    return [1000 * WINDOW / (last - first) for first, last in zip(frames, frames[WINDOW:], strict=False)]
