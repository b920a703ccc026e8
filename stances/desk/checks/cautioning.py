"""The rules that ask author and reviewer to look twice, and bar nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stances.codebook import CONFIDENCE_WORDS, STANCES, UNCLEAR, Confidence
from stances.models import Statement, Status
from stances.models.statement import StatementQuerySet

from . import voices
from .judgement import SCALE, WARNING, Finding, Judgement

NAMED, LOOKED_AT = 5, 40
"""How many left-out statements are named, and among how many of the newest they are looked for."""


def warnings(judgement: Judgement) -> list[Finding]:
    """What the author and the reviewer should look at twice, in the order of the rules."""
    return [finding for rule in WARNINGS for finding in rule(judgement)]


def _warning(field: str, text: str, rule: str) -> Finding:
    return Finding(WARNING, field, text, rule)


def same_as_before(judgement: Judgement) -> Iterator[Finding]:
    before = judgement.before
    if before is not None and before.stance == judgement.stance:
        words = {"key": before.key, "day": date_format(before.effective, "j F Y")}
        yield _warning(
            "stance",
            _("The assessment before, %(key)s of %(day)s, says the same.") % words,
            _("A new assessment starts when a statement meets another criterion than the last one did."),
        )


def contrary_left_out(judgement: Judgement) -> Iterator[Finding]:
    """What the government said since the assessment before, up to the day, with another signal, and is not listed."""
    if judgement.stance is None:
        return
    rule = _("Where contrary statements were weighed, the public sees “mixed signals” beside the stance.")
    left_out = [s for s in _said_otherwise(judgement) if _counts_against(s, judgement)]
    for statement in left_out[:NAMED]:
        text = _("%(statement)s points elsewhere (%(signal)s) and is not listed.")
        yield _warning("evidence", text % {"statement": statement, "signal": STANCES[statement.signal].label}, rule)
    if len(left_out) > NAMED:
        text = _("%(n)d more statements point elsewhere and are not listed.") % {"n": len(left_out) - NAMED}
        yield _warning("evidence", text, rule)


def _said_otherwise(judgement: Judgement) -> list[Statement]:
    """The newest public statements about the member since the assessment before and by the day, of another signal."""
    listed = {s.key for s in (*judgement.supports, *judgement.contrary)}
    since = judgement.before.effective + dt.timedelta(days=1) if judgement.before else dt.date.min
    said = Statement.objects.published().about(judgement.member.code).said_between(since, judgement.effective)
    others = said.exclude(signal__in=[str(judgement.stance), UNCLEAR]).exclude(key__in=listed)
    return _newest(others, judgement)


def _newest(statements: StatementQuerySet, judgement: Judgement) -> list[Statement]:
    ids = list(statements.newest_first().values_list("pk", flat=True)[:LOOKED_AT])
    unknown = [pk for pk in ids if pk not in judgement.known]
    fetched = {s.pk: s for s in voices.heard(Statement.objects.filter(pk__in=unknown))} if unknown else {}
    return [judgement.known.get(pk) or fetched[pk] for pk in ids]


def _counts_against(statement: Statement, judgement: Judgement) -> bool:
    """Not a parliament's or an opposition's; nor a joint text that says less, for it says the least all agree on."""
    says_less = SCALE.index(statement.signal) > SCALE.index(str(judgement.stance))
    return not voices.stands_aside(statement, judgement.member) and not (voices.is_joint(statement) and says_less)


def support_points_elsewhere(judgement: Judgement) -> Iterator[Finding]:
    """A statement listed in support that alone would meet another stance's criterion; an unclear one may stand by."""
    for statement in judgement.supports:
        if judgement.stance is not None and statement.signal not in (judgement.stance, UNCLEAR):
            words = {
                "statement": statement,
                "signal": STANCES[statement.signal].label,
                "stance": STANCES[judgement.stance].label,
            }
            yield _warning(
                "evidence",
                _("%(statement)s is listed in support of “%(stance)s” and signals “%(signal)s”.") % words,
                _("A statement's signal is the stance whose criterion it alone would meet."),
            )


def not_silent(judgement: Judgement) -> Iterator[Finding]:
    """No position was found, and yet the government said something clear between the assessments around it."""
    if judgement.stance is not None:
        return
    rule = _("An assessment without a stance says that a new government has taken office and is silent.")
    said = [s for s in _said_around(judgement) if not voices.stands_aside(s, judgement.member)]
    for statement in said[:NAMED]:
        words = {
            "statement": statement,
            "day": date_format(statement.date, "j F Y"),
            "signal": STANCES[statement.signal].label,
        }
        text = _("No position found? %(statement)s of %(day)s is public and signals “%(signal)s”.")
        yield _warning("stance", text % words, rule)
    if len(said) > NAMED:
        yield _warning("stance", _("%(n)d more public statements signal a position.") % {"n": len(said) - NAMED}, rule)


def _said_around(judgement: Judgement) -> list[Statement]:
    """The newest public statements about the member with a clear signal, after the assessment before and up to now.

    They end where the member's next public assessment begins.
    """
    since = judgement.before.effective + dt.timedelta(days=1) if judgement.before else dt.date.min
    until = judgement.after.effective - dt.timedelta(days=1) if judgement.after else judgement.today
    said = Statement.objects.published().about(judgement.member.code).said_between(since, until)
    return _newest(said.exclude(signal=UNCLEAR), judgement)


def lower_rank_than_usual(judgement: Judgement) -> Iterator[Finding]:
    said = judgement.by_the_day
    if judgement.stance is not None and said and not any(voices.by_a_minister(s, judgement.member) for s in said):
        yield _warning(
            "evidence",
            _("No head of state or government, foreign or defence minister is among the supporting voices."),
            _("A new assessment starts on the words of a minister or above; below that rank at “medium” at most."),
        )


def sure_though_mixed(judgement: Judgement) -> Iterator[Finding]:
    mixed = any(s.date <= judgement.effective for s in judgement.contrary)
    if mixed and judgement.confidence == Confidence.HIGH:
        label, criterion = CONFIDENCE_WORDS[Confidence.MEDIUM]
        yield _warning("confidence", _("The signals are mixed on that day."), f"{label}: {criterion}")


def evidence_is_not_public_yet(judgement: Judgement) -> Iterator[Finding]:
    for statement in (*judgement.supports, *judgement.contrary):
        if statement.status in (Status.DRAFT, Status.SUBMITTED):
            yield _warning(
                "evidence",
                _("%(statement)s is not public yet: it must be approved before this, or together with it.")
                % {"statement": statement},
                _("Evidence must be public in the edition that the assessment enters with."),
            )


WARNINGS: tuple[Callable[[Judgement], Iterator[Finding]], ...] = (
    same_as_before,
    contrary_left_out,
    support_points_elsewhere,
    not_silent,
    lower_rank_than_usual,
    sure_though_mixed,
    evidence_is_not_public_yet,
)
