"""What the API's description cannot tell, for schemathesis: of the requests that fit it, those that can be answered.

Only requests that are meant to be right are touched, and only so far; wrong ones stay as wrong as they are.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import schemathesis

FIRST = dt.date(2008, 1, 1)
"""The record's first day."""

THERE = {"edition": "1", "since_edition": "1", "cursor": "1-0", "member": "HU"}
"""What the tests' site has: of these the description tells the form alone."""


def come(value: str, today: dt.date) -> str:
    """A day that is yet to come becomes one of the record; whatever is no day stays what it is."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return value
    return value if day <= today else (FIRST + (day - FIRST) % (today - FIRST)).isoformat()


def acceptable(query: dict[str, Any], today: dt.date) -> dict[str, Any]:
    """The same question of days that have come, the first not after the last, in an edition that there is."""
    asked = {name: THERE.get(name, value) if value else value for name, value in query.items()}
    asked |= {name: come(asked[name], today) for name in ("on", "since") if name in asked}
    if asked.get("since") and asked.get("on"):
        asked["since"], asked["on"] = sorted((asked["since"], asked["on"]))
    return asked


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    if case.meta is not None and case.meta.generation.mode.is_positive and case.query:
        case.query = acceptable(case.query, dt.datetime.now(dt.UTC).date())
