"""What is asked of the API: nothing that an address does not take; of a list, how many rows, from where, since when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from stances.pages import asking
from stances.pages.problem import ECHO_LIMIT, Impossible, echo

USUAL, MOST = 50, 200
"""Rows of a page: where none are asked for, and at most."""

MEANT = {
    "country": "member", "code": "member", "countries": "member",
    "date": "on", "day": "on", "until": "on", "to": "on", "from": "since", "after": "since",
    "search": "q", "query": "q", "sort": "order", "lang": "language", "person": "official", "speaker": "official",
    "page": "cursor", "offset": "cursor", "per_page": "limit", "page_size": "limit", "size": "limit", "count": "limit",
    "version": "edition",
}  # fmt: skip
"""What other sites, and this one's pages, call a parameter, and its name here."""

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


def refuse_others(parameters: Mapping[str, object], path: str, taken: Sequence[str]) -> None:
    """Raises ``Impossible`` for the first parameter that the address at ``path`` does not take, with those it takes."""
    for name in parameters:
        if name not in taken:
            near = [MEANT[name]] if MEANT.get(name) in taken else get_close_matches(name[:ECHO_LIMIT], taken, n=1)
            meant = f"Did you mean “{near[0]}”? " if near else ""
            what = f"{echo(path)} takes no parameter {echo(name)}."
            advice = f"{meant}It takes: {', '.join(taken)}."
            raise Impossible(400, "There is no such parameter", what, advice)


def refuse_later(wanted: Wanted, edition: int, newest: int) -> None:
    """Raises ``Impossible`` where nothing can have come after ``since_edition``: it is no edition's number, or that of
    one after the ``edition`` that is asked for."""
    since = wanted.since_edition
    if since > newest:
        what = f"The parameter “since_edition” says {since}, and there is no such edition: the newest is {newest}."
        advice = f"Write a number from 0 to {newest}: with {newest} nothing is answered until the next edition."
        raise Impossible(404, "There is no such edition", what, advice)
    if since > edition:
        what = f"Edition {since}, which the parameter “since_edition” says, came after edition {edition}, asked for."
        raise Impossible(404, "There is nothing in between", what, f"Write a number from 0 to {edition}.")


def wanted_by(parameters: Mapping[str, Sequence[str]]) -> tuple[Wanted, int | None]:
    """Which rows, and the edition that a cursor is of. Raises ``Impossible``."""
    limit = _number(parameters, "limit", f"Write a number of rows from 1 to {MOST}, or leave it out for {USUAL}.", MOST)
    since = _number(parameters, "since_edition", "Write the number of the edition that you have, for example 1.")
    start, edition = 0, None
    cursor = asking.single(parameters, "cursor")
    if cursor is not None:
        found = _CURSOR.fullmatch(cursor)
        if found is None:
            raise bad_cursor(cursor)
        edition, start = int(found[1]), int(found[2])
        if asking.single(parameters, "edition") not in (None, str(edition)):
            advice = "It is of another edition than the parameter “edition” says: leave one out."
            raise _bad("cursor", cursor, advice, 404)
    return Wanted(start, limit or USUAL, since or 0), edition


def bad_cursor(value: str, status: int = 400) -> Impossible:
    """A cursor that no page has given, or that points beyond the last row."""
    return _bad("cursor", value, "Follow “next” of the page before, or leave it out for the first page.", status)


def _number(parameters: Mapping[str, Sequence[str]], name: str, advice: str, most: int | None = None) -> int | None:
    """From 1 to ``most``, or from 0 where that is not given. Raises ``Impossible``."""
    value = asking.single(parameters, name)
    if value is not None and not (_NUMBER.fullmatch(value) and (most is None or 1 <= int(value) <= most)):
        raise _bad(name, value, advice)
    return None if value is None else int(value)


def _bad(name: str, value: str, advice: str, status: int = 400) -> Impossible:
    what = f"The parameter “{name}” says {echo(value)}, which it cannot."
    return Impossible(status, "That cannot be asked for", what, advice)
