"""What lies on an editor's desk: drafts, what came back and why, what waits for a second pair of eyes.

All lists together take two queries, one a kind of row, whatever the size of the record: each row is given its list in
the database, counted there, and only the first few of a list are fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber

from stances.models import Assessment, Editor, Review, Row, Speaker, Statement, StatementMember, Status

from .workflow import ROLE_FOR, Act

SHOWN = 8
"""Rows of each kind that a list shows; the count says how many there are."""


class Name(StrEnum):
    DRAFTING = "drafting"
    RETURNED = "returned"
    HANDED_IN = "handed_in"
    WAITING = "waiting"
    WITHDRAWALS = "withdrawals"


@dataclass(frozen=True, slots=True)
class Returned:
    """Why a draft came back: the last return's comment, and who gave it."""

    comment: str
    by: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row on a list. ``kind`` is "statement" or "assessment"; ``who`` are names that say whom it is about."""

    kind: str
    row: Row
    who: Sequence[str]
    returned: Returned | None = None


@dataclass(slots=True)
class DeskList:
    """The newest rows of a list, at most ``SHOWN`` a kind, and how many rows there are."""

    name: Name
    lines: list[Line] = field(default_factory=list)
    count: int = 0


def of(editor: Editor) -> dict[str, DeskList]:
    """Every list of ``editor`` by its name, empty ones too. Two queries.

    ``waiting`` and ``withdrawals`` hold what this editor may decide: nothing they wrote or asked for themselves, and
    nothing at all for those who only contribute. ``handed_in`` is the editor's own work that another must decide.
    """
    lists = {str(name): DeskList(name) for name in Name}
    for model in (Statement, Assessment):
        for row in _rows(model, editor):
            found = lists[row.on_list]
            found.count += row.of_its_kind if row.place == 1 else 0
            found.lines.append(_line(row))
    for found in lists.values():
        found.lines.sort(key=lambda line: line.row.submitted_at or line.row.created_at, reverse=True)
    return lists


def _rows(model: type[Row], editor: Editor) -> Any:
    """The first rows of each list, annotated with ``on_list``, ``place`` and ``of_its_kind``."""
    kind = model._meta.model_name or ""
    returns = Review.objects.filter(**{kind: OuterRef("pk")}, act=Act.RETURN).order_by("-at", "-pk")
    objects: Any = model._default_manager
    return (
        objects.filter(_on_the_desk(editor))
        .annotate(
            return_comment=Subquery(returns.values("comment")[:1]),
            return_by=Subquery(returns.values("by__username")[:1]),
            return_first_name=Subquery(returns.values("by__first_name")[:1]),
            return_last_name=Subquery(returns.values("by__last_name")[:1]),
            **names_of(model),
        )
        .annotate(on_list=_its_list(editor))
        .filter(on_list__isnull=False)
        .annotate(
            place=Window(RowNumber(), partition_by=F("on_list"), order_by=F("pk").desc()),
            of_its_kind=Window(Count("pk"), partition_by=F("on_list")),
        )
        .filter(place__lte=SHOWN)
        .select_related("submitted_by", "withdrawal_requested_by", *(["member"] if model is Assessment else []))
    )


def _mine(editor: Editor) -> Q:
    return Q(editors__contains=[editor.pk])


def _on_the_desk(editor: Editor) -> Q:
    """Rows that may be on a list: few, however large the record, and found by their status's index."""
    return Q(status=Status.DRAFT) & _mine(editor) | Q(status__in=[Status.SUBMITTED, Status.WITHDRAWING])


def _its_list(editor: Editor) -> Case:
    """Which list a row is on; null for none. Follows ``workflow``: four eyes, and the role an act takes."""
    decides = [
        When(Q(status=Status.SUBMITTED) & ~_mine(editor), then=Value(Name.WAITING)),
        When(Q(status=Status.WITHDRAWING) & ~Q(withdrawal_requested_by=editor), then=Value(Name.WITHDRAWALS)),
    ]
    return Case(
        When(Q(status=Status.DRAFT, return_comment__isnull=False), then=Value(Name.RETURNED)),
        When(Q(status=Status.DRAFT), then=Value(Name.DRAFTING)),
        When(Q(status=Status.SUBMITTED) & _mine(editor), then=Value(Name.HANDED_IN)),
        *(decides if editor.is_at_least(ROLE_FOR[Act.APPROVE]) else []),
        default=None,
        output_field=CharField(),
    )


def names_of(model: type[Row]) -> dict[str, Any]:
    """Annotations for ``who``: a statement's members and speakers; an assessment has its one member already."""
    if model is Assessment:
        return {}
    members = StatementMember.objects.filter(statement=OuterRef("pk")).values("member__name")
    speakers = Speaker.objects.filter(statement=OuterRef("pk")).values("official__name")
    return {"of_members": ArraySubquery(members), "by_officials": ArraySubquery(speakers)}


def _line(row: Any) -> Line:
    name = f"{row.return_first_name or ''} {row.return_last_name or ''}".strip() or row.return_by or ""
    returned = Returned(row.return_comment, name) if row.return_comment is not None else None
    return Line(kind_of(row), row, who(row), returned)


def kind_of(row: Row) -> str:
    """``statement`` or ``assessment``."""
    return str(row._meta.model_name)


def who(row: Any) -> Sequence[str]:
    """Names that say whom a row is about, from ``names_of``."""
    if isinstance(row, Assessment):
        return [row.member.name]
    return row.by_officials or row.of_members or [row.attributed_to or row.key]
