"""The HTTP API, for programs: the same record, the same parameters, the same answers kept (DESIGN §5)."""

from __future__ import annotations

import json
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema

from stances import codebook
from stances.pages import keeping
from stances.pages.problem import Impossible, empty_record, read_only
from stances.pages.visit import Visit, arrive
from stances.record import NoRecord

api = NinjaAPI(
    title="Open Door",
    version="1",
    description="Where every NATO member stands on Ukraine’s accession, on any day, in any edition of the record.",
    urls_namespace="api",
    docs_url=None,
)

Stance = Literal["advocate", "support", "alliance_line", "not_now", "oppose"]


class PositionOut(Schema):
    """``stance``, ``since`` and ``confidence`` are null for a member that is not assessed."""

    member: str
    name: str
    stance: Stance | None
    since: str | None
    confidence: Literal["high", "medium", "low"] | None
    assessment: str | None


class PositionsOut(Schema):
    """``tally`` counts the members by stance and ``not_assessed``; its numbers add up to ``members``."""

    on: str
    edition: int
    members: int
    tally: dict[str, int]
    positions: list[PositionOut]


class ProblemOut(Schema):
    """What was wrong and what would work (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    advice: str
    suggestions: list[str]


@api.api_operation(
    ["GET", "HEAD"],
    "/positions",
    response={200: PositionsOut, 400: ProblemOut, 404: ProblemOut, 503: ProblemOut},
    summary="Where every member stood on a day",
    operation_id="positions",
    url_name="positions",
)
def positions(
    request: HttpRequest,
    on: str | None = Query(None, description="The day, as YYYY-MM-DD from 2008-01-01; today if left out."),
    edition: str | None = Query(None, description="The edition of the record; the newest if left out."),
) -> HttpResponse:
    """The alliance on a day: every member's stance, since when, how sure, and the assessment it comes from."""
    try:
        visit = arrive(request.path, dict(request.GET.lists()), codebook.today())
        answer = _kept(request, visit)
    except Impossible as problem:
        return _problem(problem)
    except NoRecord:
        return _problem(empty_record())
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers | OPEN_TO_ALL)


@api.api_operation(["POST", "PUT", "PATCH", "DELETE"], "/positions", include_in_schema=False)
def positions_are_only_read(request: HttpRequest) -> HttpResponse:
    """Any other method: 405, as a problem that says which works."""
    return _problem(read_only(request.method or ""), Allow="GET, HEAD")


OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*"}
"""Any page in a browser may read the answers."""


def _kept(request: HttpRequest, visit: Visit) -> keeping.Answer:
    reader = keeping.Reader(
        has=request.headers.get("If-None-Match", ""),
        accepts=request.headers.get("Accept-Encoding", ""),
        head_only=request.method == "HEAD",
    )
    policy = keeping.FOREVER if visit.reading.pinned else keeping.LIVE
    return keeping.answer(visit.wanted(), reader, lambda: _as_json(visit), "application/json", policy)


def _as_json(visit: Visit) -> str:
    record, day = visit.record, visit.reading.day
    found = record.positions(day)
    answer = {
        "on": day.isoformat(),
        "edition": record.edition.number,
        "members": len(found),
        "tally": record.tally(day),
        "positions": [
            {
                "member": code,
                "name": position.member.name,
                "stance": position.stance,
                "since": position.since.isoformat() if position.since else None,
                "confidence": position.confidence,
                "assessment": position.assessment.key if position.assessment else None,
            }
            for code, position in found.items()
        ],
    }
    return json.dumps(answer, ensure_ascii=False)


def _problem(problem: Impossible, **headers: str) -> HttpResponse:
    passing = "no-store" if problem.status in (405, 503) else "public, max-age=30"
    return HttpResponse(
        json.dumps(problem.as_json(), ensure_ascii=False),
        status=problem.status,
        content_type="application/problem+json",
        headers={"Cache-Control": passing, "Vary": "Accept-Encoding"} | OPEN_TO_ALL | headers,
    )
