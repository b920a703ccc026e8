"""Rendering ahead: asks the site for every page of the newest edition before a reader does (DESIGN §7).

It asks as a web server asks for a reader: through the same middleware and views, so that each page is kept under the
key that a reader's request will have. What is kept already is found, not made: a run that was cut short loses nothing.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances import codebook
from stances import record as records
from stances.jobs.lease import Outcome, Running
from stances.pages import addresses, kept
from stances.pages.keeping import FRESHNESS_HEADER
from stances.record import NoRecord, cases

LOOKS_EVERY = 1.0
"""Seconds between two looks at whether the pages are still wanted."""

LONGEST = 900
"""Seconds after which a run leaves the rest to their first readers: long before Celery would end its task."""

NAMED = 5
"""Failed pages that are named; the rest are counted."""


class PagesFailed(Exception):
    """Pages that could not be rendered or kept; says which, in words for the desk."""


def wanted() -> str:
    """What a run stands for: the newest edition, the cases closed, the day, the release, the site's origin, the cache.

    Empty without an edition.
    """
    try:
        edition = records.edition_at()
    except NoRecord:
        return ""
    now = (codebook.today(), settings.RELEASE, settings.SITE_URL[:80], kept.mark())
    return " ".join(map(str, (edition.tag, cases.mark() or "-", *now)))


def render(running: Running) -> Outcome:
    """Has every page of the newest edition kept, for ``running.target``; stops, overtaken, where another is wanted.

    Raises ``PagesFailed`` where pages failed, after all the others were done; at once where the cache keeps nothing.
    """
    try:
        record = records.at()
    except NoRecord:
        return Outcome(_("No edition was published yet: there is nothing to render."))
    edition, listed = record.edition.number, addresses.of_edition(record, codebook.today())
    site, watch, came = Site(), Watch(running.target), Came()
    for number, address in enumerate(listed, start=1):
        came.note(address, *site.ask(address))
        running.went(number, len(listed))
        if watch.is_overtaken(now=number == len(listed)):
            return Outcome(_overtaken(number, len(listed), edition), overtaken=True)
        if watch.took > LONGEST:
            break
    if came.failed:
        raise PagesFailed(_failed(came.failed))
    return Outcome(_rendered(came.made, came.found, edition) + _left(len(listed) - came.made - came.found))


@dataclass
class Came:
    """What came of the pages asked for: how many were made and found, and which failed, with their status."""

    made: int = 0
    found: int = 0
    failed: list[tuple[str, int]] = field(default_factory=list)

    def note(self, address: str, status: int, freshness: str) -> None:
        """Counts one. Raises ``PagesFailed`` where the page was made and the cache failed to keep it."""
        if freshness == "unkept":
            raise PagesFailed(
                _("The cache failed to keep %(address)s. %(advice)s") % {"address": address, "advice": kept.ADVICE}
            )
        if status != 200:
            self.failed.append((address, status))
        elif freshness == "hit":
            self.found += 1
        else:
            self.made += 1


class Site:
    """This site, in this process, asked as a web server asks it.

    Django's signals of a request are not sent: the database's connection is the job's, and stays open.
    """

    def __init__(self) -> None:
        self.handler = WSGIHandler()

    def ask(self, address: str) -> tuple[int, str]:
        """The status of the answer to GET, and where it came from; empty where it cannot be kept at all."""
        answer = self.handler.get_response(WSGIRequest(_environ(address)))
        return answer.status_code, answer.headers.get(FRESHNESS_HEADER, "")


def _environ(address: str) -> dict[str, object]:
    """A request (PEP 3333), as it comes by HTTPS to a host that the settings allow."""
    path, _question, query = address.partition("?")
    environ: dict[str, object] = {
        "PATH_INFO": unquote_to_bytes(path).decode("iso-8859-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": _host(),
        "wsgi.url_scheme": "https",
    }
    setup_testing_defaults(environ)
    return environ


def _host() -> str:
    """A name that the site answers to: the first of ALLOWED_HOSTS, or where that allows any, one that it allows too."""
    first = next(iter(settings.ALLOWED_HOSTS), "*")
    return "localhost" if first == "*" else first.removeprefix(".")


class Watch:
    """Looks now and then whether what is wanted has changed: one query."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.began, self.looked = time.monotonic(), float("-inf")

    @property
    def took(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.began

    def is_overtaken(self, *, now: bool) -> bool:
        """Whether something else than the target is wanted; looked up ``now``, or when the last look is old enough."""
        if not now and time.monotonic() - self.looked < LOOKS_EVERY:
            return False
        self.looked = time.monotonic()
        return wanted() != self.target


def _rendered(made: int, kept: int, edition: int) -> str:
    words = ngettext(
        "Rendered %(made)d page of edition %(edition)d; kept already: %(kept)d.",
        "Rendered %(made)d pages of edition %(edition)d; kept already: %(kept)d.",
        made,
    )
    return words % {"made": made, "kept": kept, "edition": edition}


def _left(count: int) -> str:
    words = ngettext(
        " It took too long: %(count)d page is left to its first reader.",
        " It took too long: %(count)d pages are left to their first readers.",
        count,
    )
    return words % {"count": count} if count else ""


def _overtaken(done: int, total: int, edition: int) -> str:
    words = _("Stopped at page %(done)d of %(total)d of edition %(edition)d: a newer edition or a new day has come.")
    return words % {"done": done, "total": total, "edition": edition}


def _failed(pages: list[tuple[str, int]]) -> str:
    named = ", ".join(f"{address} ({status})" for address, status in pages[:NAMED])
    words = ngettext(
        "%(count)d page could not be rendered: %(named)s",
        "%(count)d pages could not be rendered: %(named)s",
        len(pages),
    )
    more = _(" and %(more)d more") % {"more": len(pages) - NAMED} if len(pages) > NAMED else ""
    return words % {"count": len(pages), "named": named} + more + "."
