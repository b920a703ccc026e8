"""The codebook's rules, asked of the record as it would be once assessments are approved together.

A rule that looks at the assessment before is broken as well by two that enter with one edition, and by one that is
dated before another that is public already. So each is judged beside those approved with it, and what would follow one
of them is judged again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext as _

from stances.models import Assessment

from . import checks
from .checks.barring import a_joint_text_never_lowers
from .checks.judgement import InTheRecord, in_the_record

ByMember = Mapping[int, Sequence[Assessment]]
"""Assessments by their member's id, newest first."""


def judged(rows: Sequence[Assessment], today: dt.date) -> tuple[list[InTheRecord], list[checks.Finding]]:
    """Each of ``rows`` as it would be judged beside the others, and what public assessments would break that follow.

    Of those, only what they do not break as it is; each finding names the assessment. A fixed number of queries.
    """
    now = _public(rows)
    then = _with(rows, now)
    later = list(_that_follow_another(rows, now, then))
    judgements = in_the_record([*rows, *later], today, then)
    broken = [
        finding
        for one, judgement in zip(later, judgements[len(rows) :], strict=True)
        for finding in _newly_broken(one, judgement, now)
    ]
    return judgements[: len(rows)], broken


def _public(rows: Sequence[Assessment]) -> ByMember:
    """The public assessments of the members of ``rows``, and of what they correct. One query."""
    found: dict[int, list[Assessment]] = defaultdict(list)
    public = Assessment.objects.published()
    corrected = public.filter(key__in=[row.key for row in rows]).values("member")
    theirs = public.filter(Q(member__in=[row.member_id for row in rows]) | Q(member__in=corrected))
    for row in theirs.select_related("member").order_by("-effective", "pk"):
        found[row.member_id].append(row)
    return found


def _with(rows: Sequence[Assessment], public: ByMember) -> ByMember:
    """``public`` with ``rows``, which take the place of the versions that they correct."""
    keys = {row.key for row in rows}
    found: dict[int, list[Assessment]] = defaultdict(list)
    for one in (*rows, *(one for ones in public.values() for one in ones if one.key not in keys)):
        found[one.member_id].append(one)
    return {
        member: sorted(ones, key=lambda one: (one.effective, one.key), reverse=True) for member, ones in found.items()
    }


def _that_follow_another(rows: Sequence[Assessment], now: ByMember, then: ByMember) -> Iterator[Assessment]:
    keys = {row.key for row in rows}
    for ones in now.values():
        for one in ones:
            if one.key not in keys and _before(one, now) != _before(one, then):
                yield one


def _before(one: Assessment, record: ByMember) -> Assessment | None:
    return next((other for other in record.get(one.member_id, ()) if other.effective < one.effective), None)


def _newly_broken(later: Assessment, judgement: InTheRecord, now: ByMember) -> Iterator[checks.Finding]:
    if any(a_joint_text_never_lowers(replace(judgement, public=now[later.member_id]))):
        return
    text = _("%(later)s, which is public, would break a rule: %(text)s Correct it in the same edition.")
    for finding in a_joint_text_never_lowers(judgement):
        words = text % {"later": later, "text": finding.text}
        yield checks.Finding(checks.ERROR, "effective", words, finding.rule)
