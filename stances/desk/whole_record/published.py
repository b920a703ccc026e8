"""What only triggers and the desk guard: that what was approved is what stands, and that every edition holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from stances.desk import content
from stances.models import Assessment, Row, Statement

from .asking import named, quoted, rows
from .found import Found, Part

EDITIONS, VERSIONS, EVIDENCE, ONE_A_DAY, APPROVED = "editions", "versions", "evidence", "one-a-day", "approved-content"
AT_A_TIME = 250
KINDS: tuple[type[Row], ...] = (Statement, Assessment)

IN_ORDER = """SELECT number, number <> 1 + coalesce(lag(number) OVER w, 0), made_at < lag(made_at) OVER w
    FROM stances_edition WINDOW w AS (ORDER BY number)"""

CORRECTIONS = """SELECT n.id FROM {table} n LEFT JOIN {table} o ON o.id = n.corrects_id
    WHERE n.published_in_id IS NOT NULL AND n.version > 1
        AND (o.key = n.key AND o.version < n.version AND o.withdrawn_in_id = n.published_in_id) IS NOT TRUE"""

AT_ONCE = """a.id < b.id
    AND (b.withdrawn_in_id IS NULL OR a.published_in_id < b.withdrawn_in_id)
    AND (a.withdrawn_in_id IS NULL OR b.published_in_id < a.withdrawn_in_id)
    AND a.published_in_id IS NOT NULL AND b.published_in_id IS NOT NULL"""
"""Rows ``a`` and ``b`` are public in one edition, then or now (DESIGN §1)."""

TWO_VERSIONS = f"SELECT b.id, a.id FROM {{table}} a JOIN {{table}} b ON b.key = a.key WHERE {AT_ONCE}"  # noqa: S608

TWO_A_DAY = f"""SELECT b.id, a.id FROM stances_assessment a
    JOIN stances_assessment b ON b.member_id = a.member_id AND b.effective = a.effective AND b.key <> a.key
    WHERE {AT_ONCE}"""  # noqa: S608

NOT_PUBLIC = """SELECT a.id, s.id FROM stances_assessment a
    JOIN stances_evidence e ON e.assessment_id = a.id JOIN stances_statement s ON s.id = e.statement_id
    WHERE a.published_in_id IS NOT NULL AND (s.published_in_id <= a.published_in_id
        AND (s.withdrawn_in_id IS NULL OR s.withdrawn_in_id > a.published_in_id)) IS NOT TRUE"""


def parts_of_editions() -> Iterator[Part]:
    yield _in_order


def parts_of_versions() -> Iterator[Part]:
    for kind in KINDS:
        yield partial(_corrections, kind)
        yield partial(_two_versions, kind)


def parts_of_evidence() -> Iterator[Part]:
    text, rule = (
        _("It rests on %(other)s, which was not public in the edition that it entered with."),
        _("Evidence must be public in the edition that the assessment enters with."),
    )
    yield partial(_pairs, EVIDENCE, NOT_PUBLIC, Assessment, Statement, text, rule)


def parts_of_days() -> Iterator[Part]:
    text = _("In one edition it takes effect on the same day as %(other)s.")
    yield partial(_pairs, ONE_A_DAY, TWO_A_DAY, Assessment, Assessment, text, _("One published assessment a day."))


def parts_of_approved() -> Iterator[Part]:
    for kind in KINDS:
        model: Any = kind
        ids = list(model.objects.filter(published_in__isnull=False).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), AT_A_TIME):
            yield partial(_not_as_approved, kind, ids[start : start + AT_A_TIME])


def _in_order() -> Iterator[Found]:
    rule = _("Editions are numbered without gaps, one after the other.")
    for number, gap, back in rows(IN_ORDER):
        name = named("stances_edition", [number])[str(number)]
        if gap:
            yield Found(EDITIONS, *name, _("The edition before it is missing."), rule)
        if back:
            yield Found(EDITIONS, *name, _("It was made before the edition before it."), rule)


def _corrections(kind: type[Row]) -> Iterator[Found]:
    table = kind._meta.db_table
    ids = [pk for (pk,) in rows(CORRECTIONS.format(table=quoted(table)))]
    text = _("It does not replace an older version of its key in the edition that it was published in.")
    rule = _("Publishing a correction withdraws the old version in the same edition.")
    for name in named(table, ids).values():
        yield Found(VERSIONS, *name, text, rule)


def _two_versions(kind: type[Row]) -> Iterable[Found]:
    sql = TWO_VERSIONS.format(table=quoted(kind._meta.db_table))
    text = _("In one edition it is public together with %(other)s.")
    return _pairs(VERSIONS, sql, kind, kind, text, _("One version of a key is public at a time."))


def _pairs(slug: str, sql: str, kind: type[Row], other: type[Row], text: str, rule: str) -> Iterator[Found]:
    """What ``sql`` answers in pairs of ids, the first of ``kind``."""
    pairs = rows(sql)
    names = named(kind._meta.db_table, (one for one, _other in pairs))
    others = named(other._meta.db_table, (beside for _one, beside in pairs))
    for one, beside in pairs:
        yield Found(slug, *names[str(one)], text % {"other": others[str(beside)].subject}, rule)


def _not_as_approved(kind: type[Row], ids: Sequence[int]) -> Iterator[Found]:
    broken = [row.pk for row in _whole(kind, ids) if not row.approved_hash == row.content_hash == _hash(row)]
    text, rule = _("What it says is not what was approved."), _("An approval carries the hash of what was previewed.")
    for name in named(kind._meta.db_table, broken).values():
        yield Found(APPROVED, *name, text, rule)


def _whole(kind: type[Row], ids: Sequence[int]) -> Iterable[Row]:
    if kind is Statement:
        said = Statement.objects.filter(pk__in=ids).order_by("pk")
        return said.prefetch_related("bears_on__member", "speakers__official", "citations__source")
    judged = Assessment.objects.filter(pk__in=ids).order_by("pk")
    return judged.select_related("member").prefetch_related("evidence__statement")


def _hash(row: Row) -> str:
    try:
        return content.hash_of(row)
    except ObjectDoesNotExist:  # a reference that leads nowhere
        return ""
