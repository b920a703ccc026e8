"""Public views: from a request to a visit, from an answer to a response. Nothing in between sees the request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps

from django.http import HttpRequest, HttpResponse

from stances import codebook
from stances.pages import asking, keeping
from stances.pages.problem import Impossible
from stances.pages.reading import Reading
from stances.pages.visit import arrive
from stances.record import NoRecord

from . import errors

HTML = "text/html; charset=utf-8"
JSON = "application/json"

View = Callable[..., HttpResponse]
Maker = Callable[..., keeping.Body]
Mark = Callable[..., str]


def public(
    content_type: str = HTML,
    *,
    uses: Iterable[str] = ("on",),
    only: bool = False,
    lasting: bool | Callable[[Reading], bool] = False,
    besides: Mark | None = None,
    assumed: Mapping[str, str] | None = None,
) -> Callable[[Maker], View]:
    """Makes a public view out of a function that gets a ``Visit`` (and the address's parts) and returns text or a PNG.

    The view answers GET and HEAD, from what is kept where it can (DESIGN §7). ``uses`` names the parameters that
    change what it shows, besides ``edition`` and ``theme``; with ``only``, the site's others are refused and not
    forgotten. ``lasting`` is for chart files and data: with edition and day both named, or where a function given says
    so of the reading, they may be reused for ever. ``besides`` gets the address's parts and marks what the page shows
    that no edition holds, like readers' cases: with another mark it is made anew. ``assumed`` are parameters as they
    are read where they are not given.
    """
    taken = frozenset(uses)

    def decorate(make: Maker) -> View:
        @wraps(make)
        def view(request: HttpRequest, **parts: object) -> HttpResponse:
            if request.method not in ("GET", "HEAD"):
                return errors.not_allowed(request)
            try:
                given = {name: [value] for name, value in (assumed or {}).items()} | dict(request.GET.lists())
                visit = arrive(request.path, given, codebook.today(), taken)
                if only:
                    asking.refuse_others(given, taken)
                wanted = visit.wanted(besides(**parts) if besides else "")
                lasts = lasting(visit.reading) if callable(lasting) else lasting and visit.reading.pinned
                return _respond(request, wanted, lambda: make(visit, **parts), content_type, lasting=lasts)
            except Impossible as problem:
                return errors.impossible(request, problem)
            except NoRecord:
                return errors.no_record(request)

        return view

    return decorate


def _respond(
    request: HttpRequest, wanted: keeping.Wanted, make: Callable[[], keeping.Body], content_type: str, *, lasting: bool
) -> HttpResponse:
    reader = keeping.Reader.of(request.method, request.headers)
    policy = keeping.FOREVER if lasting else keeping.LIVE
    answer = keeping.answer(wanted, reader, make, content_type, policy)
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)
