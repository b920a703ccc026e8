"""Loads of a page as Lighthouse simulates a telephone: slow 4G, a processor slowed four times, nothing cached."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

SLOWER = 4
"""How many times slower the page's processor is made."""

LATENCY = 150
"""Milliseconds from each request to the first byte of its answer, at least: the round trip of slow 4G."""

HANDSHAKES = 562.5
"""The same with what a first visit to a far host spends on connecting, as Lighthouse counts it where the browser
itself is slowed: 3.75 round trips a request. Here the host is near, and connecting costs nothing."""

DOWN, UP = 1_600_000 / 8, 750_000 / 8
"""Bytes a second: 1.6 and 0.75 Mbit/s."""

PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
"""Lighthouse's telephone."""

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}

NEEDED = {"Document", "Stylesheet", "Script", "Fetch", "XHR"}
"""What a page must have before a reader can use it. Fonts are counted apart; pictures and icons are not counted."""

WATCH = """(() => {
  const seen = { painted: 0, element: "", tasks: [], shift: 0, moved: [] };
  const named = (node) => {
    const one = node && node.nodeType === 1 ? node : node && node.parentElement;
    return one ? [one.localName, ...one.classList].join(".") : "gone";
  };
  window.seenByTheBench = seen;
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => {
    seen.painted = entry.startTime;
    seen.element = named(entry.element);
  });
  watch("longtask", (entry) => seen.tasks.push(entry.duration));
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    seen.shift += entry.value;
    seen.moved.push(...entry.sources.map((source) => named(source.node)));
  });
})()"""
"""Run before anything of the page: the browser notes what it measures."""


@dataclass(frozen=True)
class Load:
    """What one load took: bytes over the wire, milliseconds since it began.

    ``bytes`` are of the document, styles, scripts and data; ``painted`` is when the largest of the page, ``element``,
    was there; ``tasks`` are those of 50 milliseconds and longer, each with what of it the processor worked (the rest is
    other work of this machine); ``shift`` is the layout's, without a unit, and
    ``moved`` what it moved.
    """

    bytes: int
    fonts: int
    first_byte: float
    painted: float
    element: str
    tasks: tuple[tuple[float, float], ...]
    shift: float
    moved: tuple[str, ...]

    @property
    def longest(self) -> float:
        """The longest task; 0 where none reached 50 milliseconds."""
        return max((lasted for lasted, _ in self.tasks), default=0)

    @property
    def hardest(self) -> float:
        """The most that the processor worked on one of the tasks."""
        return max((worked for _, worked in self.tasks), default=0)


class Wire:
    """Adds up what a page's requests take over the wire, by the kind of what is asked for.

    ``first_byte``: milliseconds until the page began to come. The page itself does not see that it was held back.
    """

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        self.asked_at = self.first_byte = 0.0
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event.get("type", "Other")
        self.asked_at = self.asked_at or event["timestamp"]

    def _answered(self, event: dict[str, Any]) -> None:
        self.first_byte = self.first_byte or (event["timestamp"] - self.asked_at) * 1000

    def _finished(self, event: dict[str, Any]) -> None:
        kind = self.kinds.get(event["requestId"], "Other")
        self.bytes[kind] = self.bytes.get(kind, 0) + int(event["encodedDataLength"])

    def of(self, kinds: set[str]) -> int:
        return sum(size for kind, size in self.bytes.items() if kind in kinds)


def slow_down(page: Page, latency: float = LATENCY) -> CDPSession:
    """From here on the page's network is slow 4G and its processor slow; its session with the browser."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"offline": False, "latency": latency, "downloadThroughput": DOWN, "uploadThroughput": UP}
    session.send("Network.emulateNetworkConditions", limits)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session


def load(browser: Browser, address: str, kind: dict[str, Any], latency: float = LATENCY) -> Load:
    """One load in a profile of its own, until the network has been quiet for half a second."""
    context = browser.new_context(**kind)
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        wire = Wire(slow_down(page, latency))
        browser.start_tracing(page=page, categories=["toplevel"])
        page.goto(address, wait_until="networkidle")
        page.wait_for_function("window.seenByTheBench.painted > 0")
        seen = page.evaluate("window.seenByTheBench")
        traced = json.loads(browser.stop_tracing())["traceEvents"]
    finally:
        context.close()
    return Load(
        bytes=wire.of(NEEDED),
        fonts=wire.of({"Font"}),
        first_byte=wire.first_byte,
        painted=seen["painted"],
        element=seen["element"],
        tasks=tuple((lasted, _worked(traced, lasted)) for lasted in seen["tasks"]),
        shift=seen["shift"],
        moved=tuple(seen["moved"]),
    )


def _worked(traced: list[dict[str, Any]], lasted: float) -> float:
    """How many milliseconds the processor worked on the task that lasted so long, to the millisecond."""
    same = (one for one in traced if one["name"].endswith("RunTask") and abs(one.get("dur", 0) / 1000 - lasted) <= 1)
    return max((one.get("tdur", 0) / 1000 for one in same), default=lasted)
