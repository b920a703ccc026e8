"""Every row's history against the row: nothing may have changed that was not written down. Set by set, in SQL.

The tables of history are django-pghistory's; which rows they follow is said in ``stances/models/history.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from pghistory.core import event_models

from stances.models import Publishable
from stances.models.history import PARENT

from .asking import named, quoted, rows
from .found import Found, Part

WHOLE, AGREES, FROZEN, ORDER = "history-whole", "history-agrees", "history-frozen", "history-order"


@dataclass(frozen=True, slots=True)
class Followed:
    """A table, its key, the table of its history, and the columns that both have; quoted but for ``table``."""

    model: Any
    table: str
    key: str
    events: str
    columns: tuple[str, ...]

    @property
    def words(self) -> dict[str, str]:
        """What stands in the queries below."""
        return {"table": quoted(self.table), "key": self.key, "events": self.events}


WHOLE_SQL = """SELECT coalesce(t.{key}, told.{key})::text, told.{key} IS NULL, f.pgh_label <> 'insert',
        t.{key} IS NULL, l.pgh_label = 'delete'
    FROM {table} t
        FULL JOIN (SELECT {key}, min(pgh_id) AS first, max(pgh_id) AS last FROM {events} GROUP BY 1) told
            ON told.{key} = t.{key}
        LEFT JOIN {events} f ON f.pgh_id = told.first LEFT JOIN {events} l ON l.pgh_id = told.last
    WHERE told.{key} IS NULL OR f.pgh_label <> 'insert' OR (t.{key} IS NULL) <> (l.pgh_label = 'delete')"""

AGREES_SQL = """SELECT t.{key}::text, array_remove(ARRAY[{each}]::text[], NULL)
    FROM {table} t
        JOIN (SELECT {key}, max(pgh_id) AS last FROM {events} GROUP BY 1) told ON told.{key} = t.{key}
        JOIN {events} e ON e.pgh_id = told.last
    WHERE {differs}"""

FROZEN_SQL = """SELECT e.{key}::text, array_remove(ARRAY[{each}]::text[], NULL)
    FROM (SELECT {key}, min(pgh_id) AS born FROM {events} WHERE status = 'published' GROUP BY 1) b
        JOIN {events} t ON t.pgh_id = b.born
        JOIN {events} e ON e.{key} = b.{key} AND e.pgh_id > b.born
    WHERE {differs} OR e.status IN ('draft', 'submitted')"""

BELONGING_SQL = """SELECT c.{parent}::text, count(*)
    FROM {events} c
        JOIN (SELECT {key}, min(pgh_created_at) AS at FROM {above} WHERE status = 'published' GROUP BY 1) b
            ON b.{key} = c.{parent}
    WHERE c.pgh_created_at > b.at GROUP BY 1"""

ORDER_SQL = """SELECT {key}::text FROM (
        SELECT {key}, pgh_created_at < lag(pgh_created_at) OVER w OR pgh_label = 'insert' AND row_number() OVER w > 1
            OR lag(pgh_label) OVER w = 'delete' AS back
        FROM {events} WINDOW w AS (PARTITION BY {key} ORDER BY pgh_id)) s
    WHERE back GROUP BY 1"""


def followed() -> list[Followed]:
    """Every table that has a history."""
    found = []
    for events in event_models():
        model: Any = events.pgh_tracked_model  # type: ignore[attr-defined]
        names = [str(f.column) for f in events._meta.concrete_fields if not f.name.startswith("pgh_")]
        columns = tuple(quoted(name) for name in names)
        key = quoted(model._meta.pk.column)
        found.append(Followed(model, model._meta.db_table, key, quoted(events._meta.db_table), columns))
    return found


def parts_of_whole() -> Iterator[Part]:
    for one in followed():
        yield partial(_whole, one)


def parts_of_agreement() -> Iterator[Part]:
    for one in followed():
        yield partial(_agrees, one)


def parts_of_frozen() -> Iterator[Part]:
    by_model: dict[type[models.Model], Followed] = {one.model: one for one in followed()}
    for model, one in by_model.items():
        if issubclass(model, Publishable):
            yield partial(_frozen, one)
        elif (parent := PARENT.get(model)) and issubclass(above := _parent(model, parent), Publishable):
            yield partial(_belonging, one, by_model[above], f"{parent}_id")


def parts_of_order() -> Iterator[Part]:
    for one in followed():
        yield partial(_order, one)


def _parent(model: type[models.Model], field: str) -> Any:
    return model._meta.get_field(field).related_model


def _rule() -> str:
    return _("Every change of every row is written down by triggers.")


def _different(columns: tuple[str, ...]) -> dict[str, str]:
    """In SQL: the names of the columns that differ between ``t`` and ``e``, and whether any does."""
    each = ", ".join(f"CASE WHEN t.{c} IS DISTINCT FROM e.{c} THEN '{c.strip(chr(34))}' END" for c in columns)
    here, there = (", ".join(f"{row}.{c}" for c in columns) for row in "te")
    return {"each": each, "differs": f"ROW({here}) IS DISTINCT FROM ROW({there})"}


def _whole(one: Followed) -> Iterator[Found]:
    broken = rows(WHOLE_SQL.format(**one.words))
    names = named(one.table, (pk for pk, *_flags in broken))
    for pk, untold, no_beginning, gone, deleted in broken:
        texts = {
            _("It has no history."): untold,
            _("Its history does not begin with its making."): no_beginning,
            _("It is gone, and no deletion is in its history."): gone and not deleted,
            _("It is here, though its history says that it was deleted."): deleted and not gone,
        }
        for text in (text for text, is_so in texts.items() if is_so):
            yield Found(WHOLE, *names[pk], text, _rule())


def _agrees(one: Followed) -> Iterator[Found]:
    broken = rows(AGREES_SQL.format(**one.words, **_different(one.columns)))
    names = named(one.table, (pk for pk, _columns in broken))
    for pk, columns in broken:
        text = _("It is not what its history says: %(columns)s.") % {"columns": ", ".join(columns)}
        yield Found(AGREES, *names[pk], text, _rule())


def _frozen(one: Followed) -> Iterator[Found]:
    content = tuple(c for c in one.columns if c != '"status"' and not c.startswith('"withdraw'))
    broken = rows(FROZEN_SQL.format(**one.words, **_different(content)))
    names = named(one.table, (pk for pk, _columns in broken))
    for pk, columns in broken:
        what = ", ".join(columns) or _("its status")
        text = _("Its history says that it changed after it was published: %(columns)s.") % {"columns": what}
        yield Found(FROZEN, *names[pk], text, _("A published row is never edited in place (DESIGN §1)."))


def _belonging(one: Followed, above: Followed, parent: str) -> Iterator[Found]:
    broken = rows(BELONGING_SQL.format(**one.words, above=above.events, parent=quoted(parent)))
    names = named(above.table, (pk for pk, _count in broken))
    for pk, _count in broken:
        text = _("Its history says that after it was published, this changed: %(what)s.") % {
            "what": one.model._meta.verbose_name_plural
        }
        yield Found(FROZEN, *names[pk], text, _("A published row is never edited in place (DESIGN §1)."))


def _order(one: Followed) -> Iterator[Found]:
    names = named(one.table, (pk for (pk,) in rows(ORDER_SQL.format(**one.words))))
    for name in names.values():
        yield Found(ORDER, *name, _("Its history is not in the order of time."), _rule())
