"""Rows of a file that look like a statement the desk has, or like another row: warnings for the editor.

What makes two statements twins is said in ``desk/twins.py``; here it is asked for many rows at once, with a fixed
number of queries.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from stances.desk import twins
from stances.desk.dataset.rows import StatementRow
from stances.models import Speaker, Statement, StatementMember, Status

LOOKED_AT = 20
"""Neighbours that a row is compared with, at most: the nearest in time."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as twins are found: ``name`` is its key, or its row in the file."""

    name: str
    date: dt.date
    who: tuple[str, ...]
    texts: tuple[str, ...]


def in_file(number: int, row: StatementRow) -> Said:
    texts = tuple(text for text in (row.quote, row.quote_translation, row.summary) if text)
    return Said(f"row {number}", row.date, _who(row.officials, row.members), texts)


def _who(officials: Iterable[str], members: Iterable[str]) -> tuple[str, ...]:
    """By whom statements are compared: the speakers, or the members where nobody is named."""
    return tuple(f"official {key}" for key in officials) or tuple(f"member {code}" for code in members)


def find(rows: Mapping[int, StatementRow]) -> Iterator[tuple[int, str]]:
    """(row, name of the twin) for every row that has one; of two rows in the file, the later one."""
    said = {number: in_file(number, row) for number, row in rows.items()}
    near: dict[str, list[Said]] = defaultdict(list)
    for one in (*_in_record(said.values()), *said.values()):
        for who in one.who:
            near[who].append(one)
    for neighbours in near.values():
        neighbours.sort(key=lambda one: one.date)
    order = {one.name: number for number, one in said.items()}
    for number, one in said.items():
        for other in _neighbours(one, near):
            earlier = order.get(other.name, 0) < number
            if earlier and twins.likeness(one.texts, other.texts) >= twins.NEARLY:
                yield number, other.name
                break


def _neighbours(one: Said, near: Mapping[str, list[Said]]) -> list[Said]:
    found: dict[str, Said] = {}
    for who in one.who:
        around = near[who]
        first = bisect_left(around, one.date - twins.WITHIN, key=lambda other: other.date)
        last = bisect_right(around, one.date + twins.WITHIN, key=lambda other: other.date)
        found |= {other.name: other for other in around[first:last] if other.name != one.name}
    return sorted(found.values(), key=lambda other: abs(other.date - one.date))[:LOOKED_AT]


def _in_record(said: Iterable[Said]) -> list[Said]:
    """Statements, not withdrawn, by whom the file's rows name, in the time that they span."""
    said = list(said)
    if not said:
        return []
    first, last = min(one.date for one in said), max(one.date for one in said)
    named = {who.partition(" ")[2] for one in said for who in one.who}
    near = Statement.objects.said_between(first - twins.WITHIN, last + twins.WITHIN).exclude(status=Status.WITHDRAWN)
    near = near.filter(
        Q(speakers__official__key__in=named) | Q(speakers__isnull=True, bears_on__member__code__in=named)
    ).distinct()
    texts = near.values_list("pk", "key", "date", "quote", "quote_translation", "summary")
    ids = [found[0] for found in texts]
    speakers, members = defaultdict(list), defaultdict(list)
    for pk, key in Speaker.objects.filter(statement__in=ids).values_list("statement", "official__key"):
        speakers[pk].append(key)
    for pk, code in StatementMember.objects.filter(statement__in=ids).values_list("statement", "member__code"):
        members[pk].append(code)
    return [
        Said(key, date, _who(speakers[pk], members[pk]), tuple(filter(None, words))) for pk, key, date, *words in texts
    ]
