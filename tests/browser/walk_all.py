"""``make walk``: every address of the sitemap, in three languages, in a real Chromium on the real site.

Prints what each page's console, requests and axe complain of, what English is left over, and which links lead nowhere;
exits with 1 on anything. ``MOST=60`` takes about as many
addresses, from all over the sitemap. It takes more than half an hour, and so is no part of the suite:
``test_walk_languages.py`` walks one address of each kind there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import get_runner, setup_test_environment
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright

from config import places, postgres
from stances import record as records
from stances.pages import sitemap
from tests import processes
from tests.browser.soundness import violations
from tests.chromium import Visit, arguments, chromium_path
from tests.public.noting import Walked, some_links, words_of_the_record
from tests.site import served

EVERY = 100
"""After so many pages a line tells how far the walk is."""


class Walker:
    """One page in the browser, reused for every address; ``wrong`` is what was found, by address."""

    def __init__(self, browser: Browser, site: str, read: Walked | None = None) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.visit = Visit(self.context.new_page(), site)
        self.visit.page.on("response", self._note_response)
        self.visit.page.on("requestfailed", self._note_failure)
        self.wrong: dict[str, list[str]] = {}
        self.read = read

    def walk(self, addresses: Iterable[str]) -> None:
        """Opens each, and notes what is wrong with it."""
        for number, address in enumerate(addresses, 1):
            self.visit.complaints.clear()
            if self.read is not None:
                answer = self.context.request.get(self.visit.site + address)
                self.read.note(address, answer.status, answer.text())
            page = self.visit.open(address)
            found = [*violations(page), *language_differs(page, address)]
            if found := [*self.visit.complaints, *found]:
                self.wrong[address] = found
            if number % EVERY == 0:
                print(f"{number} pages, {len(self.wrong)} with complaints", flush=True)

    def follow(self, links: Iterable[str]) -> None:
        """Asks for what no page of the walk was; notes what does not answer."""
        for link in links:
            status = self.context.request.head(self.visit.site + link, max_redirects=5).status
            if status >= 400:
                self.wrong[link] = [f"answers {status}"]

    def _note_response(self, response) -> None:
        if response.status >= 400:
            self.visit.complaints.append(f"{response.status} for {response.url}")

    def _note_failure(self, request) -> None:
        # What a page still fetches ahead when the walk moves on is given up, which is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.visit.complaints.append(f"{request.failure} for {request.url}")


def language_differs(page: Page, address: str) -> list[str]:
    """Whether the page is in another language than its address says."""
    said = urlsplit(address).path.split("/")[1]
    wanted = said if said in ("uk", "fr") else "en"
    spoken = page.evaluate("document.documentElement.lang")
    return [] if spoken == wanted else [f"the page is in {spoken}, its address in {wanted}"]


def every_address() -> list[str]:
    """The sitemap of the record in this process's database."""
    today = timezone.localdate()
    return [entry.address for entry in sitemap.entries(records.at(), today)]


def spread(addresses: Sequence[str], most: int) -> Sequence[str]:
    """About ``most`` of them, from the first to the last, in every language."""
    step = max(1, len(addresses) // most)
    return addresses[:: step + (step % 3 == 0)]


def main(asked: list[str]) -> int:
    if chromium_path() is None:
        print("There is no Chromium here: apt install chromium, or name one in CHROMIUM.", file=sys.stderr)
        return 2
    setup_test_environment()
    most = int(asked[0]) if asked else None
    if not places.is_embedded():
        return on_a_database(most)
    with postgres.at_hand(places.var_dir(), forgetful=True):
        return on_a_database(most)


def on_a_database(most: int | None) -> int:
    """The walk on a database made for it, and dropped after it."""
    runner = get_runner(settings)(verbosity=0, interactive=False)
    made = runner.setup_databases()
    try:
        with open("/dev/null", "w") as nowhere:
            call_command("load_dataset", verbosity=0, stdout=nowhere)
        addresses, read = every_address(), Walked(words_of_the_record())
        connection.close()
        with served(processes.own_var("walk"), connection.settings_dict["NAME"]) as site:
            return walked(site, spread(addresses, most) if most else addresses, read)
    finally:
        connection.close()
        runner.teardown_databases(made)


def walked(site: str, addresses: Sequence[str], read: Walked) -> int:
    """Walks, and prints what was found; 1 if there was anything."""
    print(f"Walking {len(addresses)} addresses …", flush=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments())
        walker = Walker(browser, site, read)
        walker.walk(addresses)
        walker.follow(some_links(read.links.keys() - read.asked.keys()))
        browser.close()
    for address, complaints in walker.wrong.items():
        print(address, *complaints, sep="\n  ")
    for kind, found in (("English", read.english), ("Astray", read.astray), ("Dangling", read.dangling)):
        for words, address in found.items():
            print(f"{kind}: {words}\n  on {address}")
    print(f"{len(addresses)} pages walked; complaints about {len(walker.wrong)}.")
    return int(any((walker.wrong, read.english, read.astray, read.dangling)))
