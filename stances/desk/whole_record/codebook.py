"""Every rule of the codebook, asked of every public version: those that barred the way to publication, once more.

They are asked of the record as it stands: beside the assessments that are public, with posts as they are known. Two
things are left to the past. "Today" is the day on which the row was published. And it is not asked whether its evidence
was corrected or withdrawn since: that is for the *look again* list. That it was public then, ``published`` asks.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.codebook import Confidence
from stances.desk.checks import BARRING, barring, voices
from stances.desk.checks.judgement import SCALE, InTheRecord
from stances.desk.drafts import STATEMENT_VALUES, StatementContent
from stances.desk.stating import problems
from stances.models import Assessment, Citation, Evidence, Row, Speaker, Statement, StatementMember
from stances.models.assessment import EvidenceKind

from .asking import named
from .found import Found, Part

OF_ASSESSMENTS, OF_STATEMENTS = "codebook-assessments", "codebook-statements"
AT_A_TIME = 250
RULES = tuple(rule for rule in BARRING if rule is not barring.evidence_stands)
FIELDS = "stances/data/dataset/README.md, “Fields”"

WHOLE = (
    Prefetch("bears_on", StatementMember.objects.select_related("member")),
    Prefetch("speakers", Speaker.objects.select_related("official")),
    Prefetch("citations", Citation.objects.select_related("source")),
)
"""What belongs to a statement; without what refers to nothing, which breaks a constraint."""

ByMember = Mapping[int, Sequence[Assessment]]


def parts_of_assessments() -> Iterator[Part]:
    public: dict[int, list[Assessment]] = defaultdict(list)
    strange: list[Assessment] = []
    for row in Assessment.objects.published().select_related("member").order_by("-effective", "pk"):
        (public[row.member_id] if _is_in_its_words(row) else strange).append(row)
    yield partial(_strange, strange)
    every = [row for rows in public.values() for row in rows]
    for start in range(0, len(every), AT_A_TIME):
        yield partial(_of_assessments, every[start : start + AT_A_TIME], public)


def parts_of_statements() -> Iterator[Part]:
    ids = list(Statement.objects.published().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_A_TIME):
        yield partial(_of_statements, ids[start : start + AT_A_TIME])


def _is_in_its_words(row: Assessment) -> bool:
    return row.stance in (None, *SCALE) and row.confidence in (None, *map(str, Confidence))


def _strange(rows: Sequence[Assessment]) -> Iterator[Found]:
    """Rows that the rules cannot be asked about."""
    text = _("The codebook has no such stance or confidence.")
    return _named(OF_ASSESSMENTS, Assessment, [(row.pk, text, f"{FIELDS}: stance, confidence") for row in rows])


def _of_assessments(rows: Sequence[Assessment], public: ByMember) -> Iterator[Found]:
    weighed = defaultdict(list)
    for item in Evidence.objects.filter(assessment__in=[row.pk for row in rows]).order_by("position", "pk"):
        weighed[item.assessment_id].append(item)
    ids = {item.statement_id for items in weighed.values() for item in items}
    statements = voices.heard(Statement.objects.filter(pk__in=ids)).in_bulk()
    broken: list[tuple[int, str, str]] = []
    for row in rows:
        judgement = _judgement(row, weighed[row.pk], statements, public[row.member_id])
        broken += [(row.pk, finding.text, finding.rule) for rule in RULES for finding in rule(judgement)]
    return _named(OF_ASSESSMENTS, Assessment, broken)


def _named(slug: str, kind: type[Row], broken: Sequence[tuple[int, str, str]]) -> Iterator[Found]:
    """Findings of ids, texts and rules."""
    names = named(kind._meta.db_table, [pk for pk, _text, _rule in broken])
    return (Found(slug, *names[str(pk)], text, rule) for pk, text, rule in broken)


def _judgement(
    row: Assessment, weighed: Sequence[Evidence], statements: Mapping[int, Statement], public: Sequence[Assessment]
) -> InTheRecord:
    there = [item for item in weighed if item.statement_id in statements]
    return InTheRecord(
        member=row.member,
        effective=row.effective,
        stance=row.stance,
        confidence=row.confidence,
        supports=[statements[item.statement_id] for item in there if item.kind == EvidenceKind.SUPPORTS],
        contrary=[statements[item.statement_id] for item in there if item.kind == EvidenceKind.CONTRARY],
        today=_published_on(row),
        key=row.key,
        public=public,
    )


def _published_on(row: Assessment | Statement) -> dt.date:
    """The day in Brussels; where the row does not say, today's, for the constraints say that."""
    return timezone.localdate(row.approved_at)


def _of_statements(ids: Sequence[int]) -> Iterator[Found]:
    broken: list[tuple[int, str, str]] = []
    rows = Statement.objects.filter(pk__in=ids).order_by("pk")
    for row in rows.prefetch_related(*WHOLE):
        content = StatementContent(
            values={name: getattr(row, name) for name in STATEMENT_VALUES},
            members=[link.member for link in row.bears_on.all()],
            officials=[speaker.official for speaker in row.speakers.all()],
            citations=[(citation.source, citation.relays) for citation in row.citations.all()],
        )
        broken += [(row.pk, p.text, f"{FIELDS}: {p.field}") for p in problems(content, _published_on(row))]
    return _named(OF_STATEMENTS, Statement, broken)
