"""What programs are told, wherever they ask: problems as JSON."""

from __future__ import annotations

import json

from .keeping import Answer
from .problem import Impossible

PROBLEM = "application/problem+json"

METHODS = "GET, HEAD"

PASSING = "public, max-age=30"
"""An address that is wrong now may be right after the next edition."""


def told(problem: Impossible) -> Answer:
    """The problem for a program (RFC 9457). Only what is wrong with the question may be kept, for a while."""
    headers = {
        "Content-Type": PROBLEM,
        "Cache-Control": PASSING if problem.status in (400, 404) else "no-store",
        "Vary": "Accept-Encoding",
    }
    if problem.status == 405:
        headers["Allow"] = METHODS
    return Answer(problem.status, json.dumps(problem.as_json(), ensure_ascii=False).encode(), headers)
