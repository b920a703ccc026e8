"""How the API answers: kept like the pages, open to all for reading, a page of rows at a time, problems in words."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from stances import codebook
from stances.pages import asking, keeping
from stances.pages.problem import Impossible, echo, empty_record, read_only
from stances.pages.programs import METHODS, OPEN_TO_ALL, told
from stances.pages.visit import Visit, arrive
from stances.record import NoRecord

Row = dict[str, object]

USUAL, MOST = 50, 200
"""Rows of a page: where none are asked for, and at most."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_CURSOR = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: ``limit`` of them from the ``start``-th on, of what came after ``since_edition`` where it is told."""

    start: int = 0
    limit: int = USUAL
    since_edition: int = 0

    def takes(self, published_in: int) -> bool:
        """Whether what an edition published, or did, is asked for."""
        return published_in > self.since_edition


@dataclass(frozen=True, slots=True)
class Rows:
    """What was found: how many in all, and how to make some of them."""

    total: int
    make: Callable[[int, int], Sequence[Row]]

    @classmethod
    def of(cls, found: Sequence[Any], row: Callable[[Any], Row]) -> Rows:
        return cls(len(found), lambda start, stop: [row(one) for one in found[start:stop]])


def one(request: HttpRequest, uses: Sequence[str], make: Callable[[Visit], Row]) -> HttpResponse:
    """A single thing as JSON. ``uses`` are the parameters that change it, besides ``edition``."""
    return _answered(request, uses, lambda visit, _: make(visit))


def several(request: HttpRequest, uses: Sequence[str], find: Callable[[Visit, Wanted], Rows]) -> HttpResponse:
    """A page of what was found as JSON, with the address of the next one, which is of the same edition."""

    def page(visit: Visit, wanted: Wanted) -> Row:
        rows = find(visit, wanted)
        if wanted.start and wanted.start >= rows.total:
            raise _bad_cursor(request.GET["cursor"], 404)
        stop = wanted.start + wanted.limit
        return {
            "edition": visit.edition.number,
            "total": rows.total,
            "next": _next(request, visit.edition.number, stop) if stop < rows.total else None,
            "results": list(rows.make(wanted.start, stop)),
        }

    return _answered(request, uses, page)


def read_only_answer(request: HttpRequest) -> HttpResponse:
    """To a method that would change something: 405, as a problem that says which works. OPTIONS is told the same."""
    if request.method == "OPTIONS":
        return HttpResponse(
            status=204, headers=OPEN_TO_ALL | {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS}
        )
    return _problem(read_only(request.method or ""))


def _answered(request: HttpRequest, uses: Sequence[str], make: Callable[[Visit, Wanted], Row]) -> HttpResponse:
    try:
        parameters = dict(request.GET.lists())
        wanted, edition = _wanted(parameters)
        if edition is not None:
            parameters["edition"] = [str(edition)]
        visit = arrive(request.path, parameters, codebook.today(), frozenset(uses))
        answer = _kept(request, visit, wanted, lambda: json.dumps(make(visit, wanted), ensure_ascii=False))
    except Impossible as problem:
        return _problem(problem)
    except NoRecord:
        return _problem(empty_record())
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers | OPEN_TO_ALL)


def _kept(request: HttpRequest, visit: Visit, wanted: Wanted, make: Callable[[], str]) -> keeping.Answer:
    reader = keeping.Reader.of(request.method, request.headers)
    policy = keeping.FOREVER if visit.reading.pinned else keeping.LIVE
    besides = "" if wanted == Wanted() else repr(dataclasses.astuple(wanted))
    return keeping.answer(visit.wanted(besides), reader, make, "application/json", policy)


def _wanted(parameters: Mapping[str, Sequence[str]]) -> tuple[Wanted, int | None]:
    """Which rows, and the edition that a cursor is of. Raises ``Impossible``."""
    limit = _number(parameters, "limit", f"Write a number of rows from 1 to {MOST}, or leave it out for {USUAL}.", MOST)
    since = _number(parameters, "since_edition", "Write the number of the edition that you have, for example 1.")
    start, edition = 0, None
    cursor = asking.single(parameters, "cursor")
    if cursor is not None:
        found = _CURSOR.fullmatch(cursor)
        if found is None:
            raise _bad_cursor(cursor)
        edition, start = int(found[1]), int(found[2])
        if asking.single(parameters, "edition") not in (None, str(edition)):
            advice = "It is of another edition than the parameter “edition” says: leave one out."
            raise _bad("cursor", cursor, advice, 404)
    return Wanted(start, limit or USUAL, since or 0), edition


def _number(parameters: Mapping[str, Sequence[str]], name: str, advice: str, most: int | None = None) -> int | None:
    """From 1 to ``most``, or from 0 where that is not given. Raises ``Impossible``."""
    value = asking.single(parameters, name)
    if value is not None and not (_NUMBER.fullmatch(value) and (most is None or 1 <= int(value) <= most)):
        raise _bad(name, value, advice)
    return None if value is None else int(value)


def _bad(name: str, value: str, advice: str, status: int = 400) -> Impossible:
    what = f"The parameter “{name}” says {echo(value)}, which it cannot."
    return Impossible(status, "That cannot be asked for", what, advice)


def _bad_cursor(value: str, status: int = 400) -> Impossible:
    return _bad("cursor", value, "Follow “next” of the page before, or leave it out for the first page.", status)


def _next(request: HttpRequest, edition: int, start: int) -> str:
    kept = {name: value for name, value in request.GET.items() if name not in ("cursor", "edition")}
    return f"{request.path}?{urlencode(kept | {'cursor': f'{edition}-{start}'})}"


def _problem(problem: Impossible) -> HttpResponse:
    answer = told(problem)
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)
