"""Searching the statements of an edition: by words, by choices, or both; with what each other choice would give.

PostgreSQL finds the words; the choices are sets of places (``places.py``), so their counts take no query.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from stances import models
from stances.models.search_words import PREFETCHED, lexemes, names_of_member

from .places import Places, SetOfPlaces, in_order
from .query import Query, Term
from .visible import Visible

__all__ = ["AROUND", "ORDERS", "RANKED", "Search", "names_of_member"]

AROUND = dt.timedelta(days=7)
"""How long before the first and after the last day of an event statements still belong to it."""

ORDERS = ("newest", "oldest", "best")

RANKED = 500
"""Of what was found, the newest that are ranked by how well they fit; older ones follow, newest first."""

MATCHING = """SELECT string_agg(int8send(id), ''::bytea) FROM (
    SELECT statement_id AS id FROM stances_statementsearch WHERE words @@ %s::tsquery
    UNION ALL SELECT id FROM unnest(%s::bigint[], %s::text[]) AS proposed (id, words)
    WHERE proposed.words::tsvector @@ %s::tsquery) AS found"""
"""Served by the index ``statement_words_idx``. What is only proposed has no words of its own in the table yet. The ids
come as one string of bytes, eight each: there may be as many as there are statements."""

RANKING = """SELECT asked.id FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked (id, place)
    LEFT JOIN stances_statementsearch kept ON kept.statement_id = asked.id
    ORDER BY ts_rank(kept.words, %s::tsquery, 1) DESC NULLS LAST, asked.place"""
"""Served by the primary key. Names weigh more than what was said, that more than where; long texts a little less."""


@dataclass(frozen=True)
class Search:
    """What is asked of the statements: ``query``, and ``chosen`` values by parameter.

    ``chosen`` holds ``places.FACETS`` as they are stored, ``year`` as digits, ``event`` as an event's key; ``until`` is
    the last day. ``events`` are the days of each event by its key.
    """

    places: Places
    visible: Visible
    query: Query
    chosen: Mapping[str, str]
    events: Mapping[str, tuple[dt.date, dt.date]]
    until: dt.date | None = None

    @cached_property
    def fitting(self) -> dict[str, SetOfPlaces]:
        """By what narrows the statements – a parameter, ``q`` or ``on`` – those that fit it."""
        found = {name: self.values(name).get(value, 0) for name, value in self.chosen.items()}
        if self.until:
            found["on"] = self.places.between(dt.date.min, self.until)
        if self.query:
            found["q"] = self._holding(self.query)
        return found

    @property
    def found(self) -> SetOfPlaces:
        return self.without()

    def without(self, *names: str) -> SetOfPlaces:
        """What would be found if these parameters were not there."""
        found = self.places.all
        for name, fitting in self.fitting.items():
            if name not in names:
                found &= fitting
        return found

    def without_term(self, term: Term) -> SetOfPlaces:
        """What would be found if this word or phrase were not there. Takes a query or two."""
        rest = self.query.but(term)
        return self.without("q") & (self._holding(rest) if rest else self.places.all)

    def values(self, name: str) -> Mapping[str, SetOfPlaces]:
        """The statements of each value of a parameter, whatever else is asked."""
        if name == "year":
            return {str(year): found for year, found in self.places.years().items()}
        if name == "event":
            between = self.places.between
            return {key: between(first - AROUND, last + AROUND) for key, (first, last) in self.events.items()}
        return self.places.sets[name]

    def counts(self, name: str) -> dict[str, int]:
        """By value of a parameter: how many it would give, all else kept. Values that would give none are left out."""
        others = self.without(name)
        counted = {value: (others & found).bit_count() for value, found in self.values(name).items()}
        return {value: count for value, count in counted.items() if count}

    def ids(self, order: str, start: int = 0, stop: int | None = None) -> list[int]:
        """The ids of the statements found, from ``start`` to ``stop``, in one of ``ORDERS``. ``best`` takes a query."""
        places = in_order(self.found)
        if order == "oldest":
            places.reverse()
        elif order == "best" and self.query.terms and start < RANKED:
            ranked = self._ranked([self.places.ids[place] for place in places[:RANKED]])
            return [*ranked, *(self.places.ids[place] for place in places[RANKED:stop])][start:stop]
        return [self.places.ids[place] for place in places[start:stop]]

    def _ranked(self, ids: list[int]) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(RANKING, [ids, self.query.all_of])
            return [pk for (pk,) in cursor.fetchall()]

    def _holding(self, query: Query) -> SetOfPlaces:
        found = self._matching(query.all_of) if query.terms else self.places.all
        return found & ~self._matching(query.any_left_out) if query.without else found

    def _matching(self, tsquery: str) -> SetOfPlaces:
        proposed = self._proposed
        with connection.cursor() as cursor:
            cursor.execute(MATCHING, [tsquery, list(proposed), list(proposed.values()), tsquery])
            (packed,) = cursor.fetchone()
        ids = bytes(packed or b"")
        return self.places.of_ids(struct.unpack(f">{len(ids) // 8}q", ids))

    @cached_property
    def _proposed(self) -> dict[int, str]:
        """The words of what is proposed and not public yet, by id."""
        ids = [pk for table, pk in self.visible.added if table == "statement"]
        rows = models.Statement.objects.filter(pk__in=ids).prefetch_related(*PREFETCHED) if ids else ()
        return {row.pk: lexemes(row) for row in rows}
