"""From an address and its parameters to a Reading. Unknown parameters are ignored; impossible values are refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS

from . import problem
from .reading import Reading

THEMES = ("light", "dark", "auto")
SORTS = ("stance", "support", "name")
_KNOWN = frozenset({"on", "edition", "theme", "page", "since", "sort"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}")


def parse(path: str, parameters: Mapping[str, Sequence[str]], today: dt.date) -> Reading:
    """What ``parameters`` (every value of every name) ask for. Raises ``Impossible``."""
    given = {name: _one(name, values) for name, values in parameters.items() if name in _KNOWN and values}
    on, since = given.get("on"), given.get("since")
    return Reading(
        path=path,
        today=today,
        on=None if on is None else day(on, today),
        since=None if since is None else day(since, today, where=_("The parameter “since”")),
        edition=_edition(given.get("edition")),
        theme=_theme(given.get("theme", "auto")),
        page=_page(given.get("page", "1")),
        sort=_sort(given.get("sort", "stance")),
    )


def day(value: str, today: dt.date, where: str = "", status: int = 400) -> dt.date:
    """A day of the record, from 2008-01-01 to ``today``. Raises ``Impossible``, with ``status``.

    ``where`` says in words where the value stood; the parameter ``on`` if empty.
    """
    where = where or _("The parameter “on”")
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        found = dt.date.fromisoformat(value)
    except ValueError:
        raise problem.bad_day(value, where, status, today) from None
    if not RECORD_STARTS <= found <= today:
        raise problem.day_outside(found, where, status, today)
    return found


def day_of_address(value: str, today: dt.date) -> dt.date:
    """The day in an address like ``/on/2024-12-04/``. Raises ``Impossible`` with status 404."""
    return day(value, today, where=_("The address"), status=404)


def _one(name: str, values: Sequence[str]) -> str:
    if len(set(values)) > 1:
        raise problem.given_twice(name)
    return values[0]


def _edition(value: str | None) -> int | None:
    if value is not None and not _NUMBER.fullmatch(value):
        raise problem.bad_edition(value)
    return None if value is None else int(value)


def _theme(value: str) -> str:
    if value not in THEMES:
        raise problem.bad_theme(value)
    return value


def _sort(value: str) -> str:
    if value not in SORTS:
        raise problem.bad_sort(value)
    return value


def _page(value: str) -> int:
    if not _NUMBER.fullmatch(value) or int(value) < 1:
        raise problem.bad_page(value)
    return int(value)
