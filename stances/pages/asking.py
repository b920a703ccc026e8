"""From an address and its parameters to a Reading. Unknown parameters are ignored; impossible values are refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS, SIGNALS, Attribution, Condition, OutletKind, SpeaksFor

from . import languages, problem, problem_choices, problem_search
from .reading import CHOSEN, Reading

THEMES = ("light", "dark", "auto")
VIEWS = ("map", "tiles", "strip", "table")
SORTS = ("name", "stance", "support", "since", "confidence", "heard")
CHARTS = ("map", "tiles", "strip", "tally", "member", "compare", "changes", "vs", "official", "statement")
"""What there is an embed of."""

KEEPS = ("live", "dated", "pinned")
"""Whether an embed follows the record, keeps to a day, or to a day and an edition."""

NARROWEST, WIDEST = 100, 2400
"""Pixels across a picture."""

DIRECTIONS = ("toward", "away")
"""Which way a shift goes along the scale: toward an invitation, or away from it."""

SEARCHED_WORDS: dict[str, tuple[str, ...]] = {
    "signal": SIGNALS,
    "kind": tuple(OutletKind),
    "attribution": tuple(Attribution),
    "condition": tuple(Condition),
    "speaks_for": tuple(SpeaksFor),
    "order": ("newest", "oldest", "best"),
}
"""What statements are searched by that the codebook, or this list, has all words of."""

_KNOWN = frozenset({"edition", "theme", *CHOSEN})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_YEAR = re.compile(r"[0-9]{4}")


def parse(path: str, parameters: Mapping[str, Sequence[str]], today: dt.date) -> Reading:
    """What ``parameters`` (every value of every name) ask for. Raises ``Impossible``."""
    given = {name: _one(name, values) for name, values in _together(parameters).items() if name in _KNOWN and values}
    on, since = given.get("on"), given.get("since") or None
    reading = Reading(
        path=path,
        today=today,
        on=None if on is None else day(on, today),
        since=None if since is None else day(since, today, where=_("The parameter “since”")),
        edition=_edition(given.get("edition")),
        theme=_theme(given.get("theme", "auto")),
        page=_page(given.get("page", "1")),
        view=_view(given.get("view", "map")),
        sort=_sort(given.get("sort")),
        compared=_codes(given.get("members", "")),
        adding=given.get("add", "").strip().lower(),
        of_member=given.get("member", "").strip().lower() or None,
        direction=_direction(given.get("direction", "")),
        year=_year(given.get("year", ""), today),
        q=_typed(given.get("q", "")),
        lang=_lang(given.get("lang")),
        titled=_one_of("title", given.get("title", ""), ("0", "1")) != "0",
        width=_width(given.get("width")),
        chart=_one_of("chart", given.get("chart", ""), CHARTS) or CHARTS[0],
        of_statement=_key(given.get("statement", "")),
        keep=_one_of("keep", given.get("keep", ""), KEEPS),
        colours=_one_of("colours", given.get("colours", ""), THEMES) or THEMES[0],
    )
    return dataclasses.replace(reading, **_searched(given))


def refuse_others(parameters: Mapping[str, Sequence[str]], uses: Collection[str]) -> None:
    """Raises ``Impossible`` for a parameter of this site that changes nothing where only ``uses`` do."""
    for name in CHOSEN:
        if name not in uses and any(parameters.get(name, ())):
            raise problem_choices.not_taken(name, uses)


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


def single(parameters: Mapping[str, Sequence[str]], name: str) -> str | None:
    """The value of one parameter, None where it is not given. Raises ``Impossible`` for two different ones."""
    values = parameters.get(name)
    return _one(name, values) if values else None


def _together(parameters: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Members that were ticked in a form come one by one; everywhere else once, with commas between them."""
    members = parameters.get("members", ())
    ticked = len(members) > 1 and not any("," in value for value in members)
    return {**parameters, "members": [",".join(members)]} if ticked else {**parameters}


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


def _lang(value: str | None) -> str:
    if value is not None and value not in languages.codes():
        raise problem_search.bad_word("lang", value, languages.codes())
    return value or ""


def _width(value: str | None) -> int | None:
    """Pixels across a picture, from 100 to 2,400."""
    if value is not None and not (_NUMBER.fullmatch(value) and NARROWEST <= int(value) <= WIDEST):
        raise problem_choices.bad_pixels("width", value, NARROWEST, WIDEST)
    return None if value is None else int(value)


def _view(value: str) -> str:
    if value not in VIEWS:
        raise problem.bad_view(value)
    return value


def _sort(value: str | None) -> str:
    if value is not None and value not in SORTS:
        raise problem.bad_sort(value, SORTS)
    return value or ""


def _page(value: str) -> int:
    if not _NUMBER.fullmatch(value) or int(value) < 1:
        raise problem.bad_page(value)
    return int(value)


def _codes(value: str) -> tuple[str, ...]:
    """The members of a comparison, in the order asked; the page says which of them it does not know."""
    return tuple(code for piece in value.split(",") if (code := piece.strip().lower()))


def _direction(value: str) -> str | None:
    """Which way; an empty choice of a form is none."""
    if value and value not in DIRECTIONS:
        raise problem_choices.bad_direction(value)
    return value or None


def _year(value: str, today: dt.date) -> int | None:
    """A year of the record; an empty choice of a form is none."""
    if not value:
        return None
    if not _YEAR.fullmatch(value):
        raise problem_choices.bad_year(value, today)
    if not RECORD_STARTS.year <= int(value) <= today.year:
        raise problem_choices.year_outside(int(value), today)
    return int(value)


def _typed(value: str) -> str:
    """What was typed to search for, with single spaces and nothing that cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _searched(given: Mapping[str, str]) -> dict[str, Any]:
    """What statements are searched by, besides words, member and year."""
    found = {name: _one_of(name, given.get(name, ""), known) for name, known in SEARCHED_WORDS.items()}
    return found | {name: _key(given.get(name, "")) for name in ("official", "outlet", "language", "event")}


def _one_of(name: str, value: str, known: Sequence[str]) -> str | None:
    """A word that the parameter may say; an empty choice of a form is none."""
    word = value.strip().lower()
    if word and word not in known:
        raise problem_search.bad_word(name, value, known)
    return str(known[known.index(word)]) if word else None


def _key(value: str) -> str | None:
    """A key that only the record knows or does not know; an empty choice of a form is none."""
    return value.strip().lower() or None
