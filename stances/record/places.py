"""The statements of an edition in their order, newest first, and which of them fit each choice: as sets of places.

A set is a number whose bit *n* is set where the statement at place *n* belongs to it. So "Hungary, opposes, on the
record, how many of each year?" is a few operations on numbers of some kilobytes, however many choices there are, and
takes no query. Read once for an edition, when its first search needs it: a fixed handful of queries.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any

from stances import models

from .visible import Visible

SetOfPlaces = int

ONE = ord("1")
FALSE_OR_TRUE = bytes.maketrans(b"01", b"\x00\x01")

FACETS = (
    "member", "signal", "official", "outlet", "kind", "attribution", "condition", "language", "speaks_for",
)  # fmt: skip
"""What statements are chosen by that they hold as a value: a member's code, an official's or an outlet's key, a word of
the codebook, the language of the quote."""


@dataclass(frozen=True)
class Places:
    """``ids`` and ``days`` of the statements by their places; ``sets`` by facet and value; ``names`` of officials and
    outlets by facet and key."""

    ids: Sequence[int]
    days: Sequence[dt.date]
    sets: Mapping[str, Mapping[str, SetOfPlaces]]
    names: Mapping[str, Mapping[str, str]]

    @cached_property
    def all(self) -> SetOfPlaces:
        return (1 << len(self.ids)) - 1

    @cached_property
    def _place_of(self) -> dict[int, int]:
        return {pk: place for place, pk in enumerate(self.ids)}

    @cached_property
    def _days_before_today(self) -> list[int]:
        """The days as numbers that rise with the places."""
        return [-day.toordinal() for day in self.days]

    def of_ids(self, ids: Iterable[int]) -> SetOfPlaces:
        """The places of these statements; those that the edition does not show are left out."""
        places = map(self._place_of.get, ids)
        return as_set((place for place in places if place is not None), len(self.ids))

    def between(self, first: dt.date, last: dt.date) -> SetOfPlaces:
        """Those dated from ``first`` to ``last``, both included."""
        start = bisect_left(self._days_before_today, -last.toordinal())
        end = bisect_left(self._days_before_today, -first.toordinal() + 1)
        return ((1 << end) - 1) & ~((1 << start) - 1)

    def years(self) -> Mapping[int, SetOfPlaces]:
        """The statements of each year, the newest year first."""
        years = sorted({day.year for day in self.days}, reverse=True)
        return {year: self.between(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years}


def as_set(places: Iterable[int], size: int) -> SetOfPlaces:
    """A set of ``places``, each below ``size``."""
    bits = bytearray(b"0" * (size + 1))  # as a number is written in base two: the last place comes first
    for place in places:
        bits[size - place] = ONE
    return int(bits, 2)


def in_order(found: SetOfPlaces) -> list[int]:
    """The places in a set, from the newest statement to the oldest."""
    bits = bin(found)[:1:-1].encode().translate(FALSE_OR_TRUE)
    return list(compress(range(len(bits)), bits))


def load(visible: Visible) -> Places:
    """Those of an edition, or of a proposal. Six queries."""
    columns = ("pk", "date", "signal", "attribution", "speaks_for", "quote_language", "conditions")
    rows = list(visible.statements().newest_first().values_list(*columns))
    ids = [row[0] for row in rows]
    place_of = {pk: place for place, pk in enumerate(ids)}
    held: dict[str, dict[str, list[int]]] = {facet: defaultdict(list) for facet in FACETS}
    for place, (_pk, _day, signal, attribution, speaks_for, language, conditions) in enumerate(rows):
        held["signal"][signal].append(place)
        held["attribution"][attribution].append(place)
        held["speaks_for"][speaks_for].append(place)
        if language:
            held["language"][language].append(place)
        for condition in conditions:
            held["condition"][condition].append(place)
    for facets, pairs in _pairs():
        for pk, *values in pairs:
            if (at := place_of.get(pk)) is not None:
                for facet, value in zip(facets, values, strict=True):
                    held[facet][value].append(at)
    sets = {facet: {v: as_set(at, len(ids)) for v, at in values.items()} for facet, values in held.items()}
    return Places(ids, [row[1] for row in rows], sets, _names())


def _pairs() -> Iterator[tuple[tuple[str, ...], Iterable[tuple[Any, ...]]]]:
    """What belongs to statements, drafts too: the facets, and rows of a statement's id and a value of each."""
    yield ("member",), models.StatementMember.objects.values_list("statement_id", "member__code").order_by()
    yield ("official",), models.Speaker.objects.values_list("statement_id", "official__key").order_by()
    cited = models.Citation.objects.values_list("statement_id", "source__outlet__key", "source__outlet__kind")
    yield ("outlet", "kind"), cited.order_by()


def _names() -> dict[str, dict[str, str]]:
    return {
        "official": dict(models.Official.objects.values_list("key", "name")),
        "outlet": dict(models.Outlet.objects.values_list("key", "name")),
    }
