"""Writing drafts: new rows, changes of drafts, and corrections of published ones. Nothing here is public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.models import (
    Assessment,
    Citation,
    Editor,
    Evidence,
    Member,
    Official,
    Role,
    Row,
    Source,
    Speaker,
    Statement,
    StatementMember,
    Status,
)

from . import workflow
from .refusal import Refused
from .workflow import Act


@dataclass(frozen=True, slots=True)
class StatementContent:
    """What a statement says: plain column values in ``values``, and the rows it is tied to, in order."""

    values: dict[str, Any]
    members: Sequence[Member] = ()
    officials: Sequence[Official] = ()
    citations: Sequence[tuple[Source, str]] = field(default=())


@dataclass(frozen=True, slots=True)
class AssessmentContent:
    """What an assessment says: plain column values, and its evidence as (statement version, kind), in order."""

    values: dict[str, Any]
    evidence: Sequence[tuple[Statement, str]] = ()


Content = StatementContent | AssessmentContent


@transaction.atomic
def write(by: Editor, key: str, content: Content, imported_hash: str = "") -> Row:
    """A new draft, version 1 of ``key``. Raises ``Refused`` where the key is taken."""
    if not by.is_at_least(Role.CONTRIBUTOR):
        raise Refused(_("Only contributors, reviewers and managers write drafts."))
    model: Any = Statement if isinstance(content, StatementContent) else Assessment
    if model.objects.filter(key=key).exists():
        raise Refused(_("The key “%(key)s” is taken. Correct that row, or choose another key.") % {"key": key})
    row = model(key=key, imported_hash=imported_hash, **_born(by))
    return _fill(row, content)


@transaction.atomic
def rewrite(row: Row, by: Editor, content: Content, imported_hash: str | None = None) -> Row:
    """Replace the content of a draft; ``by`` becomes one of its editors. Raises ``Refused`` if they may not."""
    row = workflow.locked(row)
    workflow.check(row, Act.WRITE, by)
    if by.pk not in row.editors:
        row.editors = [*row.editors, by.pk]
    if imported_hash is not None:
        row.imported_hash = imported_hash
    _clear(row)
    return _fill(row, content)


@transaction.atomic
def delete(row: Row, by: Editor) -> None:
    """Throw a draft away. Raises ``Refused`` if it is not theirs, was submitted before, or something rests on it."""
    row = workflow.locked(row)
    workflow.check(row, Act.DELETE, by)
    if row.reviews.exists():
        raise Refused(_("%(row)s was submitted before: its reviews are kept, and so is the draft.") % {"row": row})
    if isinstance(row, Statement) and (resting := row.weighed_in.select_related("assessment").first()):
        words = {"row": row, "assessment": resting.assessment}
        raise Refused(_("%(assessment)s rests on %(row)s: take it out there first.") % words)
    _clear(row)
    row.delete()


@transaction.atomic
def correct(row: Row, by: Editor, reason: str, content: Content | None = None, imported_hash: str = "") -> Row:
    """A draft that corrects the published ``row``: the same content until it is rewritten, unless ``content`` is given.

    Raises ``Refused`` without a reason, if ``row`` is not public, or if a correction of it is under way.
    """
    if not reason.strip():
        raise Refused(_("Say why it is corrected: the public log will show it."))
    row = workflow.locked(row)
    workflow.check(row, Act.CORRECT, by)
    model: Any = type(row)
    if model.objects.filter(corrects=row).exclude(status=Status.WITHDRAWN).exists():
        raise Refused(_("A correction of %(row)s is under way. Go on with that one.") % {"row": row})
    newest = model.objects.filter(key=row.key).order_by("-version").values_list("version", flat=True)[0]
    draft = model(
        key=row.key,
        version=newest + 1,
        corrects=row,
        correction_reason=reason.strip(),
        imported_hash=imported_hash,
        **_born(by),
    )
    return _fill(draft, content or content_of(row))


STATEMENT_VALUES = (
    "date", "date_precision", "speaks_for", "attribution", "attributed_to", "venue", "quote", "quote_language",
    "quote_translation", "summary", "signal", "conditions", "would_block",
)  # fmt: skip
ASSESSMENT_VALUES = ("member", "effective", "stance", "confidence", "conditions", "rationale")


def content_of(row: Row) -> Content:
    """The content of a row, ready to be written into another."""
    if isinstance(row, Statement):
        return StatementContent(
            values={name: getattr(row, name) for name in STATEMENT_VALUES},
            members=[link.member for link in row.bears_on.select_related("member")],
            officials=[speaker.official for speaker in row.speakers.select_related("official")],
            citations=[(c.source, c.relays) for c in row.citations.select_related("source")],
        )
    return AssessmentContent(
        values={name: getattr(row, name) for name in ASSESSMENT_VALUES},
        evidence=[(e.statement, e.kind) for e in row.evidence.select_related("statement")],
    )


def _born(by: Editor, at: dt.datetime | None = None) -> dict[str, Any]:
    return {"created_by": by, "created_at": at or timezone.now(), "editors": [by.pk]}


def _clear(row: Row) -> None:
    if isinstance(row, Statement):
        row.bears_on.all().delete()
        row.speakers.all().delete()
        row.citations.all().delete()
    else:
        row.evidence.all().delete()


def _fill(row: Any, content: Content) -> Row:
    for name, value in content.values.items():
        setattr(row, name, value)
    row.save()
    if isinstance(content, StatementContent):
        StatementMember.objects.bulk_create(StatementMember(statement=row, member=m) for m in content.members)
        Speaker.objects.bulk_create(
            Speaker(statement=row, official=official, position=n) for n, official in enumerate(content.officials)
        )
        Citation.objects.bulk_create(
            Citation(statement=row, source=source, relays=relays, position=n)
            for n, (source, relays) in enumerate(content.citations)
        )
    else:
        Evidence.objects.bulk_create(
            Evidence(assessment=row, statement=statement, kind=kind, position=n)
            for n, (statement, kind) in enumerate(content.evidence)
        )
    return row
