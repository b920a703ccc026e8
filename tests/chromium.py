"""Fixtures that drive a real Chromium, and note everything it complains of."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright

from tests.database import is_on_continuous_integration

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


def chromium_path() -> str | None:
    """Where this machine has a Chromium (CHROMIUM names another); None if nowhere."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or (ON_MACOS if os.path.exists(ON_MACOS) else None)


def arguments() -> list[str]:
    """How it is started: it asks nothing of anybody; root has no sandbox."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)


@dataclass
class Visit:
    """A page in the browser, and what went wrong on it: ``complaints`` is empty where nothing did."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error on the page: {error}"))
        self.page.on("request", self._note_request)

    def open(self, path: str) -> Page:
        """Opens ``path`` of the site and waits until it is loaded."""
        self.page.goto(self.site + path, wait_until="load")
        return self.page

    def _note_console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console {message.type}: {message.text}")

    def _note_request(self, request) -> None:
        if not request.url.startswith((self.site + "/", "data:", "blob:")):
            self.complaints.append(f"request to another host: {urlsplit(request.url).netloc} ({request.url})")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a file of tests. Skips the test where the machine has none; on CI that is a failure.

    While it is there, Playwright's event loop runs in this thread: Django mistakes it for its own, refuses the
    database, and keeps its connections apart from those of before.
    """
    path = chromium_path()
    if path is None:
        reason = "browser tests need Chromium, and none was found: apt install chromium, or name one in CHROMIUM"
        (pytest.fail if is_on_continuous_integration() else pytest.skip)(reason)
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """Makes visits to the site, each with a browser profile of its own: ``visit(theme="dark", width=360)``.

    Other keywords are those of Playwright's ``new_context``, like ``java_script_enabled=False``.
    """
    contexts = []

    def make(theme: Literal["light", "dark"] = "light", width: int = 1280, height: int = 900, **more) -> Visit:
        context = chromium.new_context(color_scheme=theme, viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        return Visit(context.new_page(), site)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def browser_page(visit: Callable[..., Visit]) -> Visit:
    """A visit in the light theme, 1280 px wide: ``.open("/")`` gives the page, ``.complaints`` what went wrong."""
    return visit()
