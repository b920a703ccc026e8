"""The record as it would be if submitted rows were published in the next edition: what a reviewer is shown.

Made from the edition before it, in memory, with a few queries for what the proposal touches. Nothing of it is kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from functools import partial

from django.utils import timezone

from stances import models
from stances.models import Row

from . import loading, nearby
from .governments import governments
from .record import Record
from .statements import announced_blocks
from .types import Assessment, Edition, EvidenceItem, Version
from .visible import Visible


def propose(now: Record, rows: Sequence[Row]) -> Record:
    """The record ``now``, and ``rows`` published on top of it."""
    visible = Visible.proposed(now.edition.number, rows)
    edition = _next(now.edition)
    statements = [row for row in rows if isinstance(row, models.Statement)]
    replaced = _replaced(rows)
    touched = _members_of([s.pk for s in statements] + [s.pk for s in replaced if isinstance(s, models.Statement)])
    return Record(
        edition=edition,
        members=now.members,
        assessments=_assessments(now, rows, replaced, visible),
        milestones=now.milestones,
        heard={**now.heard, **dict.fromkeys(touched, ()), **loading.heard(visible, touched)},
        counts=partial(loading.counts, visible),
        corrections=_corrections(now, rows, replaced, edition),
        visible=visible,
        announced_blocks=partial(announced_blocks, visible),
        governments=governments(visible) if statements else now.new_heads,
        own_words=partial(nearby.own_words, visible),
        heard_first_hand=partial(loading.heard, visible, own=True),
    )


def _next(edition: Edition) -> Edition:
    """The edition that would follow: made now, by nobody yet."""
    return Edition(edition.number + 1, timezone.now(), "", "", edition.complete_to)


def _replaced(rows: Iterable[Row]) -> list[Row]:
    """The public rows that the proposed ones correct. At most two queries."""
    found: list[Row] = []
    for model in (models.Statement, models.Assessment):
        ids = [row.corrects_id for row in rows if isinstance(row, model) and row.corrects_id]
        found += model.objects.published().filter(pk__in=ids) if ids else []
    return found


def _members_of(statements: Sequence[int]) -> set[str]:
    links = models.StatementMember.objects.filter(statement__in=statements).order_by()
    return set(links.values_list("member__code", flat=True)) if statements else set()


def _assessments(now: Record, rows: Sequence[Row], replaced: Sequence[Row], visible: Visible) -> list[Assessment]:
    """What stands, with the fate of its evidence brought up to date, and what is proposed."""
    gone = {row.key for row in replaced if isinstance(row, models.Assessment)}
    standing = [a for a in now.assessments if a.key not in gone]
    corrected = [row for row in replaced if isinstance(row, models.Statement)]
    if corrected:
        keys = {row.key for row in corrected}
        bears_on = _bears_on(row for row in rows if isinstance(row, models.Statement))
        standing = [_with_fates(a, keys, bears_on) for a in standing]
    ids = [row.pk for row in rows if isinstance(row, models.Assessment)]
    proposed = loading.assessments(models.Assessment.objects.filter(pk__in=ids), visible) if ids else []
    return [*standing, *proposed]


def _bears_on(statements: Iterable[models.Statement]) -> dict[str, set[str]]:
    """By key: the members that the proposed statements bear on."""
    keys = {row.pk: row.key for row in statements}
    found: dict[str, set[str]] = {key: set() for key in keys.values()}
    links = models.StatementMember.objects.filter(statement__in=keys).order_by()
    for pk, code in links.values_list("statement", "member__code"):
        found[keys[pk]].add(code)
    return found


def _with_fates(assessment: Assessment, corrected: set[str], bears_on: dict[str, set[str]]) -> Assessment:
    """``corrected`` are keys of statements; ``bears_on`` the members that what replaces them bears on."""
    if not any(item.statement in corrected for item in assessment.evidence):
        return assessment

    def item_after(item: EvidenceItem) -> EvidenceItem:
        if item.statement not in corrected:
            return item
        supports_still = assessment.member in bears_on[item.statement]
        return dataclasses.replace(item, fate="corrected", supports_still=supports_still)

    return dataclasses.replace(assessment, evidence=tuple(map(item_after, assessment.evidence)))


def _corrections(now: Record, rows: Sequence[Row], replaced: Sequence[Row], edition: Edition) -> tuple[Version, ...]:
    """The log with what the proposal corrects, newest first."""
    versions = {(type(row), row.pk): row for row in replaced}
    lines = []
    for row in rows:
        old = versions.get((type(row), row.corrects_id or 0))
        if old is not None:
            day = timezone.localdate(edition.made_at)
            kind = str(row._meta.model_name)
            lines.append(Version(kind, row.key, old.version, row.version, edition.number, day, row.correction_reason))
    return (*sorted(lines, key=lambda v: (v.kind, v.key)), *now.corrections())
