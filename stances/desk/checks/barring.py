"""The rules that bar an assessment from being submitted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stances.codebook import CONFIDENCE_WORDS, RECORD_STARTS, STANCES, Confidence, SpeaksFor
from stances.models import Status

from . import voices
from .judgement import ERROR, SCALE, Finding, Judgement

SURE = list(reversed(Confidence))


def errors(judgement: Judgement) -> list[Finding]:
    """What bars it from being submitted, in the order of the rules."""
    return [finding for rule in BARRING for finding in rule(judgement)]


def _error(field: str, text: str, rule: str) -> Finding:
    return Finding(ERROR, field, text, rule)


def evidence_bears_on_the_member(judgement: Judgement) -> Iterator[Finding]:
    rule = _(
        "A statement bears on the positions of its members; NATO's and Ukraine's own words are context, never evidence."
    )
    for statement in (*judgement.supports, *judgement.contrary):
        if statement.speaks_for != SpeaksFor.MEMBER:
            yield _error("evidence", _("%(statement)s is context: no member's.") % {"statement": statement}, rule)
        elif not voices.bears_on(statement, judgement.member):
            text = _("%(statement)s does not bear on %(member)s.")
            yield _error("evidence", text % {"statement": statement, "member": judgement.member}, rule)


def weighed_once(judgement: Judgement) -> Iterator[Finding]:
    both = {s.pk for s in judgement.supports} & {s.pk for s in judgement.contrary}
    for statement in judgement.supports:
        if statement.pk in both:
            text = _("%(statement)s is ticked as supporting and as contrary.") % {"statement": statement}
            yield _error("evidence", text, _("Each statement is weighed once, as supporting or as contrary."))


def evidence_stands(judgement: Judgement) -> Iterator[Finding]:
    """DESIGN §1: what is public rests on what is public."""
    for statement in (*judgement.supports, *judgement.contrary):
        if statement.status == Status.WITHDRAWN:
            text = _("%(statement)s was corrected or withdrawn. Weigh what is public now.") % {"statement": statement}
            yield _error("evidence", text, _("Evidence must be public in the edition that the assessment enters with."))


def a_stance_has_support(judgement: Judgement) -> Iterator[Finding]:
    rule = _("At least one statement in support is dated on or before the day of effect; later ones may confirm it.")
    if judgement.stance is None:
        return
    if not judgement.supports:
        yield _error("evidence", _("No statement supports this stance. Tick at least one."), rule)
    elif not judgement.by_the_day:
        text = _("Every supporting statement is dated after %(day)s. Add an earlier one, or move the day.")
        yield _error("effective", text % {"day": date_format(judgement.effective, "j F Y")}, rule)


def stance_and_confidence_go_together(judgement: Judgement) -> Iterator[Finding]:
    rule = _("Confidence is judged for the day on which the assessment takes effect; without a stance there is none.")
    if judgement.stance is not None and judgement.confidence is None:
        yield _error("confidence", _("Choose how sure this judgement is."), rule)
    elif judgement.stance is None and judgement.confidence is not None:
        yield _error("confidence", _("Where no position was found there is no confidence."), rule)


def within_the_record(judgement: Judgement) -> Iterator[Finding]:
    day, today = date_format(judgement.effective, "j F Y"), date_format(judgement.today, "j F Y")
    if judgement.effective > judgement.today:
        text = _("%(day)s is still to come; today is %(today)s.") % {"day": day, "today": today}
        yield _error("effective", text, _("An assessment takes effect no later than its publication."))
    elif judgement.effective < RECORD_STARTS:
        text = _("%(day)s lies before the record.") % {"day": day}
        yield _error("effective", text, _("The record runs from 1 January 2008 to today."))


def one_a_day(judgement: Judgement) -> Iterator[Finding]:
    if judgement.twin is not None:
        text = _("%(twin)s takes effect on the same day. Correct that one, or choose another day.")
        rule = _("There is one published assessment per member and day.")
        yield _error("effective", text % {"twin": judgement.twin}, rule)


def confidence_is_earned(judgement: Judgement) -> Iterator[Finding]:
    """By rank and attribution of what was said by the day; see ``most_confidence``."""
    if judgement.confidence is None or not judgement.by_the_government:
        return
    most, rule = most_confidence(judgement)
    if SURE.index(Confidence(judgement.confidence)) > SURE.index(most):
        text = _("This is more than the evidence by that day allows: “%(most)s” at most.")
        yield _error("confidence", text % {"most": CONFIDENCE_WORDS[most][0]}, rule)


def most_confidence(judgement: Judgement) -> tuple[Confidence, str]:
    """The highest confidence that the government's words by the day allow, and the codebook's sentence for it."""
    on_record = [s for s in judgement.by_the_government if not voices.is_hearsay(s)]
    if not on_record:
        most = Confidence.LOW
    elif any(voices.by_a_minister(s, judgement.member) for s in on_record if not voices.is_joint(s)):
        most = Confidence.HIGH
    else:
        most = Confidence.MEDIUM
    label, criterion = CONFIDENCE_WORDS[most]
    return most, f"{label}: {criterion}"


def government_speaks(judgement: Judgement) -> Iterator[Finding]:
    if judgement.stance is not None and judgement.by_the_day and not judgement.by_the_government:
        yield _error(
            "evidence",
            _("By that day only a parliament or an opposition supports this stance."),
            _("Votes of a parliament and words of an opposition alone never change an assessment."),
        )


def a_joint_text_never_lowers(judgement: Judgement) -> Iterator[Finding]:
    before = judgement.before
    if before is None or before.stance is None or judgement.stance is None:
        return
    if SCALE.index(judgement.stance) <= SCALE.index(before.stance):
        return
    if judgement.by_the_government and all(map(voices.is_joint, judgement.by_the_government)):
        yield _error(
            "stance",
            _("This lowers “%(stance)s”, as %(before)s judged it for %(day)s, on a joint text alone.")
            % {
                "stance": STANCES[before.stance].label,
                "before": before.key,
                "day": date_format(before.effective, "j F Y"),
            },
            _("A joint text says the least that its signatories agree on: it can raise a stance, never lower it."),
        )


BARRING: tuple[Callable[[Judgement], Iterator[Finding]], ...] = (
    evidence_bears_on_the_member,
    weighed_once,
    evidence_stands,
    a_stance_has_support,
    stance_and_confidence_go_together,
    within_the_record,
    one_a_day,
    confidence_is_earned,
    government_speaks,
    a_joint_text_never_lowers,
)
