"""Loading an edition: a fixed handful of queries, whatever the size of the data, kept per process."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Sequence
from functools import partial
from threading import Lock
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count

from stances import models
from stances.models import Row

from . import corrections, nearby
from .governments import governments
from .record import HeardByMember, Record
from .statements import FIRST_HAND, announced_blocks
from .types import Assessment, Counts, Edition, EvidenceItem, Heard, Member, Milestone
from .visible import Visible

KEPT = 6
"""Editions kept in a process: the newest, and the few that pinned pages ask for."""


class NoRecord(Exception):
    """No edition was published yet: there is nothing to show."""


class NoSuchEdition(Exception):
    """The edition that was asked for does not exist; ``newest`` is the last that does."""

    def __init__(self, number: int, newest: int) -> None:
        super().__init__(f"There is no edition {number}; the newest is {newest}.")
        self.number, self.newest = number, newest


_kept: OrderedDict[str, Record] = OrderedDict()
_lock = Lock()


def at(edition: int | None = None, proposed: Sequence[Row] = ()) -> Record:
    """The record at ``edition``, or now. One query if this process has it. Raises ``NoRecord`` or ``NoSuchEdition``.

    With ``proposed`` rows, as it would be if the next edition published them: for the review's preview, never kept.
    """
    if proposed:
        from .proposing import propose  # it builds on what is loaded here

        return propose(at(edition), proposed)
    found = edition_at(edition)
    with _lock:
        if found.tag in _kept:
            _kept.move_to_end(found.tag)
            return _kept[found.tag]
    record = load(found)
    with _lock:
        _kept[found.tag] = record
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return record


def edition_at(number: int | None = None) -> Edition:
    """Edition ``number``, or the newest, without loading its record. Raises ``NoRecord`` or ``NoSuchEdition``."""
    rows = models.Edition.objects.select_related("made_by").order_by("-number")
    row = rows.first() if number is None else rows.filter(number=min(number, 2**31 - 1)).first()
    if row is not None:
        return _edition(row)
    newest = newest_edition()
    if number is None or newest is None:
        raise NoRecord("No edition was published yet.")
    raise NoSuchEdition(number, newest)


def editions(up_to: int) -> tuple[Edition, ...]:
    """Every edition up to number ``up_to``, oldest first. One query."""
    rows = models.Edition.objects.select_related("made_by").filter(number__lte=up_to)
    return tuple(_edition(row) for row in rows.order_by("number"))


def _edition(row: models.Edition) -> Edition:
    name = row.made_by.get_full_name() or row.made_by.get_username()
    return Edition(row.number, row.made_at, name, row.note, row.complete_to)


def newest_edition() -> int | None:
    """The number of the newest edition; null while the record is empty."""
    return models.Edition.objects.order_by("-number").values_list("number", flat=True).first()


def load(edition: Edition) -> Record:
    """The record at ``edition``, read from the database, not kept."""
    visible = Visible.in_edition(edition.number)
    return Record(
        edition=edition,
        members=[Member(m.code, m.iso3, m.name, m.slug, m.acceded, m.wikidata) for m in models.Member.objects.all()],
        assessments=assessments(models.Assessment.objects.published(edition.number), visible),
        milestones=[
            Milestone(m.key, m.date, m.end_date, m.kind, m.name, m.place, m.summary, m.url)
            for m in models.Milestone.objects.all()
        ],
        heard=heard(visible),
        counts=counts(visible),
        corrections=corrections.up_to(edition.number),
        announced_blocks=partial(announced_blocks, visible),
        governments=governments(visible),
        own_words=partial(nearby.own_words, visible),
        heard_first_hand=partial(heard, visible, own=True),
    )


def assessments(rows: Any, visible: Visible) -> list[Assessment]:
    """``rows`` as the record shows them, each with its evidence and what became of it. Three queries."""
    evidence = _evidence(rows, visible)
    return [
        Assessment(
            key=row.key,
            version=row.version,
            member=row.member.code,
            effective=row.effective,
            stance=row.stance,
            confidence=row.confidence,
            conditions=tuple(row.conditions),
            rationale=row.rationale,
            evidence=tuple(evidence[row.pk]),
            published_in=visible.published_in(row),
            imported=bool(row.imported_hash),
        )
        for row in rows.select_related("member")
    ]


def _evidence(assessments: Any, visible: Visible) -> dict[int, list[EvidenceItem]]:
    """By assessment id, in the editors' order."""
    rows = (
        models.Evidence.objects.filter(assessment__in=assessments)
        .select_related("statement", "assessment__member")
        .order_by("assessment_id", "position", "id")
    )
    successors = _successors(visible)
    found: dict[int, list[EvidenceItem]] = defaultdict(list)
    for row in rows:
        current = visible.shows(row.statement)
        bears_on = successors.get(row.statement.key)
        found[row.assessment_id].append(
            EvidenceItem(
                statement=row.statement.key,
                version=row.statement.version,
                date=row.statement.date,
                kind=str(row.kind),
                fate="current" if current else "withdrawn" if bears_on is None else "corrected",
                supports_still=current or row.assessment.member.code in (bears_on or ()),
            )
        )
    return found


def _successors(visible: Visible) -> dict[str, set[str]]:
    """For keys with a version that is no longer visible: the members that the visible one bears on."""
    gone = models.Statement.objects.filter(withdrawn_in__lte=visible.base).values("key")
    pairs = visible.statements().filter(key__in=gone).values_list("key", "bears_on__member__code")
    found: dict[str, set[str]] = defaultdict(set)
    for key, code in pairs:
        found[key].update([code] if code else [])
    return dict(found)


def heard(visible: Visible, codes: Collection[str] | None = None, *, own: bool = False) -> HeardByMember:
    """When each member was heard, or each of ``codes``; with ``own`` in its own words, not in what others report.

    Where both are known of a date, the day counts and not the month that begins with it.
    """
    of: dict[str, Any] = {} if codes is None else {"member__code__in": codes}
    of |= {"statement__attribution__in": FIRST_HAND} if own else {}
    rows = (
        models.StatementMember.objects.filter(statement__in=visible.statements(), **of)
        .order_by()
        .values("member__code", "statement__date_precision")
        .annotate(days=ArrayAgg("statement__date", distinct=True, order_by="statement__date"))
        .values_list("member__code", "statement__date_precision", "days")
    )
    dated: dict[str, dict[dt.date, str]] = defaultdict(dict)
    for code, precision, days in sorted(rows, key=lambda row: row[1] == "day"):
        dated[code].update(dict.fromkeys(days, precision))
    return {code: sorted(Heard(day, precision) for day, precision in days.items()) for code, days in dated.items()}


def counts(visible: Visible) -> Counts:
    statements = visible.statements()
    several = (
        models.StatementMember.objects.filter(statement__in=statements.filter(attribution="joint_statement"))
        .order_by()
        .values("statement")
        .annotate(how_many=Count("member"))
        .filter(how_many__gt=1)
    )
    sources = models.Source.objects.filter(cited__statement__in=statements).distinct()
    return Counts(
        members=models.Member.objects.count(),
        officials=models.Official.objects.filter(spoken__statement__in=statements).distinct().count(),
        outlets=models.Outlet.objects.filter(sources__in=sources).distinct().count(),
        statements=statements.count(),
        joint=several.count(),
        context=statements.exclude(speaks_for="member").count(),
        sources=sources.count(),
        assessments=visible.among(models.Assessment.objects.all()).count(),
        milestones=models.Milestone.objects.count(),
    )
