"""What the review pages show: the queue, and one row with what changes, its sources, findings, people and acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from stances import record as records
from stances.desk import checks, reviewing, surroundings
from stances.desk.workflow import Act
from stances.models import Assessment, Edition, Editor, Role, Row, Statement, StatementMember, Status
from stances.pages import comparing
from stances.record import NoRecord, Record, versions

from . import asking, judging_parts

Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A row in a list: with its tick's value (``mark``) and why not, if not."""

    row: Row
    kind: str
    members: str
    words: str
    tick: str
    why_not: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of the would-be edition: what it is called, and its address."""

    words: str
    href: str


def is_reviewer(by: Editor) -> bool:
    return by.is_at_least(Role.REVIEWER)


def queue(by: Editor, typed: Typed) -> dict[str, Any]:
    """The submitted rows and what was typed before a refusal."""
    ticks = typed.getlist("row") if hasattr(typed, "getlist") else []
    items = _items(reviewing.waiting(by), by, ticks)
    return {
        "items": items,
        "may_approve": any(not item.why_not for item in items),
        "typed": typed,
        "newest": Edition.objects.order_by("-number").first(),
    }


def mark(row: Row) -> str:
    """What an approval sends back: kind, id, the hash of the content, and the digest of what it names, as shown."""
    return f"{asking.kind_of(row)}:{row.pk}:{row.content_hash}:{surroundings.digest(row)}"


def _items(rows: Sequence[Row], by: Editor, ticks: Sequence[str]) -> list[Item]:
    why_not = _why_not_approved(rows, by)
    return [
        Item(
            row=row,
            kind=asking.kind_of(row),
            members=_members(row),
            words=words_of(row),
            tick=mark(row),
            why_not=why_not[row],
            ticked=mark(row) in ticks,
        )
        for row in rows
    ]


def _why_not_approved(rows: Sequence[Row], by: Editor) -> dict[Row, str]:
    """For each row why ``by`` may not approve it, empty where they may; what it names is loaded too."""
    surroundings.read(rows)
    written = surroundings.written_by(by, rows)
    return {
        row: reviewing.why_not(row, Act.APPROVE, by)
        or (surroundings.why_not(row, written[row]) if row in written else "")
        for row in rows
    }


def words_of(row: Row) -> str:
    """What it says in our own words."""
    return row.summary if isinstance(row, Statement) else row.rationale


def _members(row: Row) -> str:
    if isinstance(row, Statement):
        return ", ".join(link.member.name for link in row.bears_on.all()) or row.speaks_for
    return row.member.name


def content(row: Row, by: Editor, today: dt.date, typed: Typed) -> dict[str, Any]:
    """All that one row's page shows."""
    now = _now()
    judgement, findings = reviewing.judged(row, today) if isinstance(row, Assessment) else (None, [])
    statements = _statements(row, judgement)
    ticked = typed.getlist("twins") if hasattr(typed, "getlist") else []
    together = [s for s in statements if s != row and s.status in (Status.DRAFT, Status.SUBMITTED)]
    return {
        "row": row,
        "words": words_of(row),
        "newest": now.edition if now else None,
        "kind": asking.kind_of(row),
        "against": _against(row, now),
        "changes": _changes(row, now),
        "statements": [judging_parts.Item(statement, _weighed(statement, judgement)) for statement in statements],
        "findings": findings,
        "twins": [(twin, str(twin.statement.pk) in ticked) for twin in reviewing.twins_of(row)],
        "previews": _previews(row) if now and row.status in (Status.DRAFT, Status.SUBMITTED) else [],
        "people": reviewing.editors_of(row),
        "reviews": [(review, _act_words(review.act)) for review in row.reviews.select_related("by", "edition")],
        "together": together,
        "marks": [mark(one) for one in (row, *together)],
        "acts": _acts(row, by, together),
        "typed": typed,
    }


def _act_words(act: str) -> str:
    words = {
        Act.SUBMIT: _("submitted it"),
        Act.RETURN: _("returned it"),
        Act.APPROVE: _("approved it"),
        Act.REQUEST_WITHDRAWAL: _("asked to withdraw it"),
        Act.REFUSE_WITHDRAWAL: _("kept it public"),
        Act.WITHDRAW: _("withdrew it"),
        Act.REPLACE: _("replaced it by its correction"),
    }
    return words.get(Act(act), act)


def _statements(row: Row, judgement: checks.Judgement | None) -> list[Statement]:
    """The statements that the reviewer reads, with speakers, posts and pages: the row itself, or all evidence."""
    found: list[Any] = [*judgement.supports, *judgement.contrary] if judgement else [row]
    prefetch_related_objects(found, Prefetch("bears_on", StatementMember.objects.select_related("member")))
    surroundings.read(found)
    return found


def _weighed(statement: Statement, judgement: checks.Judgement | None) -> str:
    """How an assessment weighs it; empty on a statement's own page."""
    if judgement is None:
        return ""
    return "supports" if statement in judgement.supports else "contrary"


def _acts(row: Row, by: Editor, together: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """For each act that the row's status knows: whether it may be done, and if not, why."""
    possible = {
        Status.DRAFT: (Act.WRITE, Act.SUBMIT),
        Status.SUBMITTED: (Act.APPROVE, Act.RETURN),
        Status.PUBLISHED: (Act.CORRECT, Act.REQUEST_WITHDRAWAL),
        Status.WITHDRAWING: (Act.WITHDRAW,),
        Status.WITHDRAWN: (),
    }[Status(row.status)]
    why_not = {act: reviewing.why_not(row, act, by) for act in possible}
    if Act.APPROVE in why_not:
        why_not[Act.APPROVE] = next(filter(None, _why_not_approved([row, *together], by).values()), "")
    return {str(act): {"may": not reason, "why_not": reason} for act, reason in why_not.items()}


def _now() -> Record | None:
    try:
        return records.at()
    except NoRecord:
        return None


def _against(row: Row, now: Record | None) -> str:
    """What ``row`` is compared with, in words."""
    if row.corrects is not None:
        return _("Against version %(version)d, which it corrects.") % {"version": row.corrects.version}
    before = _in_effect(row, now)
    if before is not None:
        return _("Against the assessment in effect on its day, %(key)s.") % {"key": before.key}
    return _("Nothing of it is public yet.")


def _in_effect(row: Row, now: Record | None) -> records.Assessment | None:
    """The member's public assessment in effect on the day of a new one."""
    if now is None or not isinstance(row, Assessment) or row.corrects_id or row.published_in_id:
        return None
    earlier = [a for a in now.history(row.member.code) if a.effective <= row.effective]
    return earlier[-1] if earlier else None


def _changes(row: Row, now: Record | None) -> tuple[comparing.Change, ...]:
    """Field by field, against what it corrects, or what is in effect, or nothing."""
    if now is None:
        return ()
    old: Any = row.corrects
    said = versions.of_rows(now, [row, old] if old else [row])
    before = said.get(row.corrects_id) if row.corrects_id else _in_effect(row, now)
    return comparing.changes(before, said[row.pk], now)


def _previews(row: Row) -> list[Preview]:
    """The pages that change: of each member (three at most, the picture is the same), the statement, the alliance."""
    links = row.bears_on.all()[:3] if isinstance(row, Statement) else [row]
    pages = [(link.member.name, link.member.slug) for link in links]
    if isinstance(row, Statement):
        pages.append((_("The statement"), "statement"))
    pages.append((_("The alliance today"), "alliance"))
    kind = asking.kind_of(row)
    return [Preview(words, reverse("admin:preview", args=[kind, row.pk, what])) for words, what in pages]
