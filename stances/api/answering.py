"""How the API answers: kept like the pages, open to all for reading, a page of rows at a time, problems in words."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from stances import codebook
from stances.pages import keeping
from stances.pages.problem import Impossible, echo, empty_record
from stances.pages.programs import METHODS, told
from stances.pages.reading import CHOSEN
from stances.pages.visit import Visit, arrive
from stances.record import NoRecord

from .problems import for_program
from .wanted import USUAL, Wanted, bad_cursor, refuse_later, refuse_others, wanted_by

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Rows:
    """What was found: how many in all, and how to make some of them."""

    total: int
    make: Callable[[int, int], Sequence[Row]]

    @classmethod
    def of(cls, found: Sequence[Any], row: Callable[[Any], Row]) -> Rows:
        return cls(len(found), lambda start, stop: [row(one) for one in found[start:stop]])


def one(request: HttpRequest, taken: Sequence[str], make: Callable[[Visit], Row]) -> HttpResponse:
    """A single thing as JSON. ``taken`` are all parameters that it may be asked with."""
    return _answered(request, taken, lambda visit, _: make(visit))


def several(request: HttpRequest, taken: Sequence[str], find: Callable[[Visit, Wanted], Rows]) -> HttpResponse:
    """A page of what was found as JSON, with the address of the next one, which is of the same edition."""

    def page(visit: Visit, wanted: Wanted) -> Row:
        rows = find(visit, wanted)
        if wanted.start and wanted.start >= rows.total:
            raise bad_cursor(f"{visit.edition.number}-{wanted.start}", 404)
        stop = wanted.start + wanted.limit
        return {
            "edition": visit.edition.number,
            "total": rows.total,
            "next": _next(visit, wanted, stop) if stop < rows.total else None,
            "results": list(rows.make(wanted.start, stop)),
        }

    return _answered(request, taken, page)


def read_only_answer(request: HttpRequest) -> HttpResponse:
    """To a method that would change something: 405, as a problem that says which works. OPTIONS is told the same."""
    if request.method == "OPTIONS":
        allowed = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS}
        return HttpResponse(status=204, headers=allowed, content_type="application/json")
    what = f"The request used the method {echo(request.method or '')}."
    return _problem(Impossible(405, "This address can only be read", what, "Use GET or HEAD."), request.path)


def _answered(request: HttpRequest, taken: Sequence[str], make: Callable[[Visit, Wanted], Row]) -> HttpResponse:
    try:
        parameters = dict(request.GET.lists())
        refuse_others(parameters, request.path, taken)
        wanted, edition = wanted_by(parameters)
        if edition is not None:
            parameters["edition"] = [str(edition)]
        visit = arrive(request.path, parameters, codebook.today(), frozenset(CHOSEN) & frozenset(taken))
        refuse_later(wanted, visit.edition.number, visit.newest)
        answer = _kept(request, visit, wanted, lambda: json.dumps(make(visit, wanted), ensure_ascii=False))
    except Impossible as problem:
        return _problem(problem, request.path, taken)
    except NoRecord:
        return _problem(empty_record(), request.path, taken)
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)


def _kept(request: HttpRequest, visit: Visit, wanted: Wanted, make: Callable[[], str]) -> keeping.Answer:
    reader = keeping.Reader.of(request.method, request.headers)
    policy = keeping.FOREVER if visit.reading.pinned else keeping.LIVE
    besides = "" if wanted == Wanted() else repr(dataclasses.astuple(wanted))
    return keeping.answer(visit.wanted(besides), reader, make, "application/json", policy)


def _next(visit: Visit, wanted: Wanted, stop: int) -> str:
    """The address of the following page, made of nothing but what the answer is kept by: whoever gets it asked that."""
    question = dataclasses.replace(visit.reading, edition=None).canonical
    more = {"since_edition": wanted.since_edition or None, "limit": None if wanted.limit == USUAL else wanted.limit}
    asked = {name: value for name, value in more.items() if value} | {"cursor": f"{visit.edition.number}-{stop}"}
    return f"{settings.SITE_URL}{question}{'&' if '?' in question else '?'}{urlencode(asked)}"


def _problem(problem: Impossible, path: str, taken: Collection[str] = ()) -> HttpResponse:
    answer = told(for_program(problem, path, taken))
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)
