"""Assessments to look at again: of those in effect, the ones that the world or the record has moved away from.

Four reasons (issue 3): evidence was corrected or withdrawn; the member has not been heard for a year; a minister or
above has said something of another signal since; the government changed. Eight queries, however large the record.
The desk shows what ``standing_list`` keeps of the answer.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import RANK_WORDS, SIGNALS, STANCES, UNCLEAR, Attribution, Rank
from stances.models import Assessment, Evidence, Post, Statement, StatementMember

GOVERNMENT = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT, Rank.FOREIGN_MINISTER)
"""Ranks whose change is a change of government here: those that decide foreign policy."""

NAMED = 3
"""Statements that a reason names; it says how many more there are."""


class Why(StrEnum):
    EVIDENCE = "evidence"
    SILENCE = "silence"
    SIGNAL = "signal"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and the statements it speaks of, newest first, to be linked.

    ``since``: when it came to stand on the desk; null for one that was only just found.
    """

    why: Why
    text: str
    statements: Sequence[Statement] = ()
    since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """An assessment in effect, why to look at it, and the draft or submitted assessment of its member, if any."""

    assessment: Assessment
    reasons: Sequence[Reason]
    under_way: Assessment | None

    @property
    def stance(self) -> str:
        """The stance in the codebook's words."""
        held = self.assessment.stance
        return str(STANCES[held].label) if held else _("No position found")


def look_again(today: dt.date) -> list[ToLookAt]:
    """The assessments in effect ``today`` that there is a reason to look at, most reasons first, then by member."""
    assessments = list(in_effect(today).select_related("member"))
    evidence = _evidence(assessments)
    asked = (
        _evidence_changed(assessments, evidence),
        _not_heard(assessments, today),
        _other_signals(assessments, evidence, today),
        _new_governments(assessments, today),
    )
    reasons = {a.pk: [answers[a.pk] for answers in asked if a.pk in answers] for a in assessments}
    return in_order(assessments, reasons)


def in_effect(today: dt.date) -> QuerySet[Assessment]:
    """Each member's assessment of the day: the latest published one that took effect (DESIGN §4)."""
    rows = Assessment.objects.published().in_effect_by(today).filter(member__acceded__lte=today)
    return rows.order_by("member_id", "-effective").distinct("member_id")


def in_order(assessments: Sequence[Assessment], reasons: Mapping[int, Sequence[Reason]]) -> list[ToLookAt]:
    """Those that have reasons, by the assessment's id: most reasons first, then by member. One query."""
    under_way = {row.member_id: row for row in _under_way(assessments)}
    found = [ToLookAt(a, reasons[a.pk], under_way.get(a.member_id)) for a in assessments if reasons.get(a.pk)]
    return sorted(found, key=lambda item: (-len(item.reasons), item.assessment.member.name))


Evidences = Mapping[int, Sequence[Evidence]]
Answers = Mapping[int, Reason]
"""Reasons by the assessment's id."""


def _evidence(assessments: Iterable[Assessment]) -> Evidences:
    found = defaultdict(list)
    for item in Evidence.objects.filter(assessment__in=list(assessments)).select_related("statement"):
        found[item.assessment_id].append(item)
    return found


def _under_way(assessments: Iterable[Assessment]) -> Iterable[Assessment]:
    """Assessments of these members that are written or wait for review: somebody is at it."""
    rows = Assessment.objects.drafts() | Assessment.objects.awaiting_review()
    return rows.filter(member__in=[a.member_id for a in assessments]).order_by("pk")


def _evidence_changed(assessments: Iterable[Assessment], evidence: Evidences) -> Answers:
    """DESIGN §3: when a version that was weighed is corrected or withdrawn, the assessment goes to *look again*."""
    found = {}
    for assessment in assessments:
        gone = [e.statement for e in evidence.get(assessment.pk, ()) if not e.statement.is_published()]
        if gone:
            text = ngettext(
                "A statement it was weighed on was corrected or withdrawn since.",
                "%(number)s statements it was weighed on were corrected or withdrawn since.",
                len(gone),
            ) % {"number": len(gone)}
            found[assessment.pk] = Reason(Why.EVIDENCE, text, gone)
    return found


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _not_heard(assessments: Iterable[Assessment], today: dt.date) -> Answers:
    """Members of whom no public statement is dated within the last year."""
    members = [a.member_id for a in assessments]
    public = Statement.objects.published().filter(date__lte=today, bears_on__member__in=members)
    newest = dict(public.order_by().values_list("bears_on__member").annotate(day=Max("date")))
    found = {}
    for assessment in assessments:
        day = newest.get(assessment.member_id)
        if day is None:
            found[assessment.pk] = Reason(Why.SILENCE, _("No public statement of this member is in the record."))
        elif day < _year_before(today):
            words = _("Not heard for over a year: the newest statement is of %(day)s.") % {"day": _day(day)}
            found[assessment.pk] = Reason(Why.SILENCE, words)
    return found


def _other_signals(assessments: Sequence[Assessment], evidence: Evidences, today: dt.date) -> Answers:
    """The codebook: a new assessment starts when a minister or above meets another criterion than the last one did."""
    others = _said_since(assessments, evidence, today)
    ids = {pk for pks in others.values() for pk in pks}
    by_ministers = Statement.objects.filter(pk__in=ids).by_a_minister_or_above().prefetch_related("bears_on")
    statements = {statement.pk: statement for statement in by_ministers}
    found = {}
    for assessment in assessments:
        weighed = {e.statement.key for e in evidence.get(assessment.pk, ())}
        newer = [statements[pk] for pk in others[assessment.member_id] if pk in statements]
        newer = [s for s in newer if s.key not in weighed and not _lowers_by_joint_text(s, assessment.stance)]
        if newer:
            found[assessment.pk] = _another_signal(sorted(newer, key=lambda s: s.date, reverse=True))
    return found


def _said_since(
    assessments: Sequence[Assessment], evidence: Evidences, today: dt.date
) -> defaultdict[int, Sequence[int]]:
    """By member: the public statements of another clear signal, dated after all that its assessment knew of."""
    after = Q()
    for one in assessments:
        day, known = _weighed_up_to(one, evidence.get(one.pk, ())), [UNCLEAR, *filter(None, [one.stance])]
        after |= Q(member=one.member_id, statement__date__gt=day) & ~Q(statement__signal__in=known)
    public = Statement.objects.published().filter(date__lte=today)
    found: defaultdict[int, Sequence[int]] = defaultdict(list)
    if assessments:
        rows = StatementMember.objects.filter(after, statement__in=public)
        found |= dict(rows.order_by().values_list("member").annotate(statements=ArrayAgg("statement")))
    return found


def _weighed_up_to(assessment: Assessment, evidence: Iterable[Evidence]) -> dt.date:
    """The newest day that the assessment knew of: its own, or its newest evidence's."""
    return max([assessment.effective, *(item.statement.date for item in evidence)])


def _lowers_by_joint_text(statement: Statement, stance: str | None) -> bool:
    """The codebook: a joint text says the least its signatories agree on. It can raise a stance, never lower it."""
    joint = statement.attribution == Attribution.JOINT_STATEMENT and len(statement.bears_on.all()) > 1
    return bool(joint and stance and SIGNALS.index(statement.signal) > SIGNALS.index(stance))


def _another_signal(statements: Sequence[Statement]) -> Reason:
    newest, more = statements[0], len(statements) - NAMED
    text = _("A minister or above said something else on %(day)s: “%(signal)s”.") % {
        "day": _day(newest.date),
        "signal": STANCES[newest.signal].label,
    }
    if more > 0:
        text += " " + ngettext("%(number)s more like it.", "%(number)s more like it.", more) % {"number": more}
    return Reason(Why.SIGNAL, text, statements[:NAMED])


def _new_governments(assessments: Sequence[Assessment], today: dt.date) -> Answers:
    """The codebook: a new assessment starts when a new government speaks, or takes office and is silent."""
    posts: dict[int, list[Post]] = defaultdict(list)
    rows = Post.objects.filter(
        rank__in=[str(r) for r in GOVERNMENT], official__member__in=[a.member_id for a in assessments]
    )
    for post in rows.select_related("official"):
        posts[post.official.member_id or 0].append(post)
    found = {}
    for assessment in assessments:
        sentences = list(_changes(posts[assessment.member_id], assessment.effective, today))
        if sentences:
            found[assessment.pk] = Reason(Why.GOVERNMENT, " ".join(sentences))
    return found


def _changes(posts: Sequence[Post], since: dt.date, today: dt.date) -> Iterable[str]:
    """A sentence for each post that was taken up or left after ``since``, in the order of time.

    Who goes on in the same rank, under another title or after another election, did not change the government.
    """
    then = {(p.official_id, p.rank) for p in posts if p.held_on(since)}
    now = {(p.official_id, p.rank) for p in posts if p.held_on(today)}
    changes = []
    for post in posts:
        who = (post.official_id, post.rank)
        person = {"name": post.official.name, "post": RANK_WORDS[post.rank]}
        if post.since and since < post.since <= today and who not in then:
            changes.append(
                (post.since, _("%(name)s took office on %(day)s (%(post)s).") % (person | {"day": _day(post.since)}))
            )
        if post.until and since < post.until < today and who not in now:
            changes.append(
                (post.until, _("%(name)s left office on %(day)s (%(post)s).") % (person | {"day": _day(post.until)}))
            )
    return [sentence for _day_of, sentence in sorted(changes)]


def _day(day: dt.date) -> str:
    return date_format(day, "j E Y")
