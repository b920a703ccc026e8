"""Rendering ahead: after a run, the first request of every page is a hit; a newer edition overtakes an older run."""

from __future__ import annotations

import contextlib
import http.client
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config import urls
from stances import ahead
from stances import record as records
from stances.jobs import lease
from stances.jobs.lease import LeaseLost, Outcome, Running
from stances.models import JobName, Run
from stances.pages import addresses
from stances.public.errors import server_error
from tests import making

NOON = "2026-11-21T12:00:00+01:00"

LARGE = {"/data/positions_by_day.csv", "/data/positions_by_day.json"}
"""All that a page leads to and that waits for its first reader."""


class Told(Running):
    """A run that does something of the test's when it is told how far it is."""

    def then(self, what: Callable[[int], object]) -> Told:
        self.what = what
        return self

    def went(self, done: int, total: int) -> None:
        super().went(done, total)
        self.what(done)


def begin() -> Told:
    """A run of the job, taken as the worker takes it."""
    taken = lease.take(JobName.RENDER, ahead.wanted())
    return Told(taken.run, taken.job, taken.target).then(lambda done: None)


def whole_run() -> Outcome:
    running = begin()
    outcome = ahead.render(running)
    lease.conclude(running, outcome)
    return outcome


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """The clock starts at noon: no midnight comes in between."""
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def edition(db) -> tuple[str, ...]:
    """A small first edition of which nothing is kept; its addresses."""
    cache.clear()
    said = making.statement("LT", "2024-05-01", key="lt-said")
    making.publish(said, making.assessment("LT", "2024-05-01", supports=[said]))
    return all_addresses()


def all_addresses() -> tuple[str, ...]:
    return addresses.of_edition(records.at(), records.at().edition.made_at.date())


def freshness(address: str, **more: str) -> str:
    return Client(headers=more).get(address).headers["Open-Door-Cache"]


def test_after_a_run_the_first_request_of_every_page_is_a_hit(edition):
    outcome = whole_run()
    assert {freshness(address) for address in edition} == {"hit"}
    assert outcome.words == f"Rendered {len(edition)} pages of edition 1; kept already: 0."


def test_a_reader_meets_the_kept_page_however_it_asks(edition):
    whole_run()
    assert freshness("/", accept_encoding="gzip") == "hit"
    assert freshness("/?utm_source=elsewhere&theme=auto", cookie="a=b") == "hit"
    assert Client().head("/").headers["Open-Door-Cache"] == "hit"
    assert freshness("/", if_none_match='"of yesterday"') == "hit"


@pytest.mark.parametrize("allowed", ["example.org", ".example.org", "*", "[::1]"])
def test_it_asks_under_a_name_that_the_site_answers_to(edition, settings, allowed):
    settings.ALLOWED_HOSTS = [allowed]
    assert whole_run().words.startswith(f"Rendered {len(edition)} pages")


def test_what_is_wanted_changes_with_the_edition_the_day_the_release_and_the_site(edition, settings):
    seen = {ahead.wanted()}
    making.publish(making.statement("LT"))
    seen.add(ahead.wanted())
    with time_machine.travel("2026-11-22T00:00:01+01:00"):
        seen.add(ahead.wanted())
    settings.RELEASE = "another"
    seen.add(ahead.wanted())
    settings.SITE_URL = "https://elsewhere.test"
    assert len({*seen, ahead.wanted()}) == 5


def test_without_an_edition_nothing_is_wanted_and_nothing_rendered(db):
    assert ahead.wanted() == ""
    assert ahead.render(Running(run=0, job=0, target="")).words.endswith("there is nothing to render.")


def test_pages_that_the_cache_lost_are_wanted_again(edition):
    before = ahead.wanted()
    assert ahead.wanted() == before
    cache.clear()
    assert ahead.wanted() != before


def test_a_newer_edition_overtakes_a_run(edition, monkeypatch):
    monkeypatch.setattr(ahead, "LOOKS_EVERY", 0)
    running = begin().then(lambda done: done == 3 and making.publish(making.statement("FI", key="fi-said")))
    outcome = ahead.render(running)
    lease.conclude(running, outcome)
    assert outcome.overtaken
    assert outcome.words.startswith(f"Stopped at page 3 of {len(edition)} of edition 1:")
    assert whole_run().words.startswith(f"Rendered {len(all_addresses())} pages of edition 2;")
    assert "/statements/fi-said/" in all_addresses()
    assert {freshness(address) for address in all_addresses()} == {"hit"}
    assert [run.end for run in Run.objects.order_by("id")] == ["overtaken", "done"]


def test_an_edition_that_comes_at_the_last_page_is_noticed_too(edition):
    running = begin().then(lambda done: done == len(edition) and making.publish(making.statement("FI")))
    assert ahead.render(running).overtaken


def test_a_run_that_was_cut_short_is_gone_on_with(edition):
    def cut(done: int) -> None:
        if done == 5:
            raise LeaseLost

    running = begin()
    with pytest.raises(LeaseLost):
        ahead.render(running.then(cut))
    outcome = ahead.render(running.then(lambda done: None))
    assert outcome.words == f"Rendered {len(edition) - 5} pages of edition 1; kept already: 5."


def test_a_run_that_takes_too_long_leaves_the_rest_to_their_readers(edition, monkeypatch):
    monkeypatch.setattr(ahead, "LONGEST", 0)
    left = len(edition) - 1
    assert whole_run().words == (
        "Rendered 1 page of edition 1; kept already: 0."
        f" It took too long: {left} pages are left to their first readers."
    )
    assert [freshness(address) for address in edition[:2]] == ["hit", "miss"]
    assert lease.take(JobName.RENDER, ahead.wanted()) is None


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("This page is broken for a test.")


def missing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=404)


urlpatterns = [
    path("members/", broken, name="members"),
    path("data/", missing, name="data"),
    *urls.urlpatterns,
]
handler500 = server_error


def test_a_page_that_fails_is_named_and_stops_no_other(edition, settings):
    settings.ROOT_URLCONF = __name__
    with pytest.raises(ahead.PagesFailed, match=r"^2 pages could not .* /members/ \(500\), /data/ \(404\)\.$"):
        ahead.render(begin())
    assert {freshness(address) for address in edition if address not in ("/members/", "/data/")} == {"hit"}


def test_many_failed_pages_are_counted(edition, settings):
    settings.ROOT_URLCONF = __name__
    settings.ALLOWED_HOSTS = []
    settings.DEBUG = False
    with pytest.raises(ahead.PagesFailed, match=rf"^{len(edition)} pages .* and {len(edition) - 5} more\.$"):
        ahead.render(begin())


def test_a_cache_that_keeps_nothing_ends_the_run_at_once(edition, settings, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    settings.CACHES = {"default": {"BACKEND": "config.cache.FolderCache", "LOCATION": tmp_path / "cache"}}
    with pytest.raises(ahead.PagesFailed, match="The cache failed to keep /"):
        ahead.render(begin())
    assert Run.objects.get().done == 0


RENDER = """
from collections import defaultdict
from types import SimpleNamespace
from django.core.cache import cache
from django.urls import resolve
from stances import ahead, codebook, record
from stances.jobs import lease
from stances.pages import addresses, languages

cache.clear()
all_of_them = addresses.of_edition(record.at(), codebook.today())
kinds = defaultdict(list)
for address in all_of_them:
    path, _, query = address.partition("?")
    view = resolve(languages.in_language(path, "en")).view_name
    kinds[languages.of_path(path), view, query.partition("=")[0]].append(address)
some = [address for kind in kinds.values() for address in kind[:: 5 if len(kind) > 20 else 1]]
ahead.addresses = SimpleNamespace(of_edition=lambda *asked: tuple(some))
running = lease.take("render", ahead.wanted())
outcome = ahead.render(running)
lease.conclude(running, outcome)
print(outcome.words)
print(*some)
print(*all_of_them)
"""
"""Has the job render some pages of every kind: of more than twenty every fifth. Prints them, then all addresses."""


LINK = re.compile(
    r'href="(/(?!static/|admin/|api/v1/docs|report/|uk/|fr/|opensearch.xml|site.webmanifest|on/[0-9-]+/vs/)[^"?#]*(?:\?page=\d+)?)"'
)
"""A link to a page of this site without a parameter, or to a further page of a list; not to a form, nor to two days
side by side, of which the summits' alone are rendered ahead."""


def test_the_served_site_answers_every_first_request_from_what_another_process_rendered(site, site_command):
    words, *listed = site_command("shell", "--no-imports", "-c", RENDER).splitlines()
    rendered, every = (line.split() for line in listed)
    assert 120 < len(rendered) < len(every)
    assert words == f"Rendered {len(rendered)} pages of edition 1; kept already: 0."
    linked = set()
    with contextlib.closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)) as connection:
        for address in rendered:
            connection.request("GET", address)
            answer = connection.getresponse()
            found = LINK.findall(answer.read().decode(errors="replace"))  # some are pictures
            linked.update([] if "/vs/" in address else found)  # two days side by side lead to any day
            assert (answer.status, answer.headers["Open-Door-Cache"]) == (200, "hit"), address
    assert len(linked) > 300
    assert linked - set(every) == LARGE
