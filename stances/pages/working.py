"""How a member's position was worked out: the question, the criterion, on what it rests, and what would change it.

Every sentence is a rule of the codebook (``stances/data/dataset/README.md``) or counts what the assessment weighed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import QUESTION, STANCES, Stance
from stances.record.types import Assessment, EvidenceItem, Position, Statement

from .parts import ConfidenceWords, StanceWords
from .reading import Reading
from .weighed import counted
from .words import confidence_words, day_words, stance_words


@dataclass(frozen=True, slots=True)
class Working:
    """``key`` of the assessment in effect, empty before the first; ``judged`` says for which day and in which edition.

    ``stance`` with its criterion; ``rests_on`` are sentences that count the evidence; ``neighbours`` the stances whose
    criteria are nearest on the scale (all five where there is no stance); ``changes`` what would start a new
    assessment, ``stays`` what alone would not.
    """

    key: str
    judged: str
    edition_href: str
    question: str
    stance: StanceWords
    rests_on: tuple[str, ...]
    confidence: ConfidenceWords | None
    neighbours_words: str
    neighbours: tuple[StanceWords, ...]
    changes: tuple[str, ...]
    stays: str
    method_href: str


def working(position: Position, statements: Mapping[str, Statement], reading: Reading) -> Working:
    """How the position of the reader's day was worked out. ``statements`` by key, as far as they are public."""
    assessment, stance = position.assessment, position.stance
    return Working(
        key=assessment.key if assessment else "",
        judged=_judged(assessment),
        edition_href=reading.edition_page(assessment.published_in) if assessment else "",
        question=str(QUESTION),
        stance=stance_words(stance),
        rests_on=_rests_on(assessment, statements, reading.day),
        confidence=confidence_words(position.confidence),
        neighbours_words=_neighbours_words(stance),
        neighbours=tuple(map(stance_words, _neighbours(stance))),
        changes=_changes(stance),
        stays=_(
            "A vote of a parliament or the words of an opposition alone would not change it. Nor would the silence of"
            " the same government: an assessment holds until the next one takes effect."
        ),
        method_href=reading.plain("methodology"),
    )


def _judged(assessment: Assessment | None) -> str:
    if assessment is None:
        return ""
    return _("Judged for %(day)s, published in edition %(number)d") % {
        "day": day_words(assessment.effective),
        "number": assessment.published_in,
    }


def _rests_on(assessment: Assessment | None, statements: Mapping[str, Statement], day: dt.date) -> tuple[str, ...]:
    """For it and against it, as far as it was said by the day; then how many of them were said later."""
    if assessment is None:
        return (_("No assessment has been published for this day or an earlier one. Nothing is guessed."),)
    if not assessment.evidence:
        return (_("No statement was weighed: no position was found."),)
    by_then = _by(day, assessment.evidence, statements)
    later = len(assessment.evidence) - len(by_then)
    sentences = [
        _for_it([e for e in by_then if e.kind == "supports"], statements, assessment.member),
        _against_it([e for e in by_then if e.kind == "contrary"], statements, assessment.member),
    ]
    return (*sentences, _later(later)) if later else tuple(sentences)


def _by(day: dt.date, items: Iterable[EvidenceItem], statements: Mapping[str, Statement]) -> list[EvidenceItem]:
    """Those dated by the day, in the version that is public now; one that no longer is keeps its own date."""
    return [e for e in items if (statements[e.statement].date if e.statement in statements else e.date) <= day]


def _for_it(items: list[EvidenceItem], statements: Mapping[str, Statement], code: str) -> str:
    if not items:
        return _("No statement that supports it was made by this day.")
    words = {"n": len(items), "list": counted(items, statements, code)}
    if len(items) == 1:
        return _("Weighed for it: %(list)s.") % words
    return (
        ngettext("%(n)d statement weighed for it: %(list)s.", "%(n)d statements weighed for it: %(list)s.", len(items))
        % words
    )


def _against_it(items: list[EvidenceItem], statements: Mapping[str, Statement], code: str) -> str:
    if not items:
        return nothing_contrary()
    words = {"n": len(items), "list": counted(items, statements, code)}
    if len(items) == 1:
        return _("Weighed against it: %(list)s.") % words
    return (
        ngettext(
            "%(n)d statement weighed against it: %(list)s.",
            "%(n)d statements weighed against it: %(list)s.",
            len(items),
        )
        % words
    )


def nothing_contrary() -> str:
    return _("No statement that points the other way was weighed.")


def _later(count: int) -> str:
    words = ngettext(
        "%(n)d more was said after this day; it is shown apart.",
        "%(n)d more were said after this day; they are shown apart.",
        count,
    )
    return words % {"n": count}


def _neighbours(stance: str | None) -> tuple[str, ...]:
    """The stances before and after it on the scale; all five where there is none."""
    scale = list(STANCES)
    if stance is None:
        return tuple(scale)
    place = scale.index(stance)
    return tuple(scale[max(place - 1, 0) : place] + scale[place + 1 : place + 2])


def _neighbours_words(stance: str | None) -> str:
    if stance is None:
        return _("The criteria that such words could meet:")
    if len(_neighbours(stance)) == 1:
        return _("The criterion nearest to it on the scale:")
    return _("The criteria nearest to it on the scale:")


def _changes(stance: str | None) -> tuple[str, ...]:
    """When a new assessment starts (the codebook), and what a joint text can do to this stance."""
    if stance is None:
        return (
            _(
                "Its head of state or government, or its foreign or defence minister, says what meets one of the"
                " criteria below."
            ),
            _("Officials below that rank say so, or several independent reports do: at medium confidence at most."),
        )
    sentences = (
        _("Its head of state or government, or its foreign or defence minister, says what meets another criterion."),
        _("A new government speaks, or takes office and is silent: then no position may be found."),
        _(
            "Officials below that rank, or several independent reports, contradict it: then at medium confidence at"
            " most."
        ),
    )
    if stance == Stance.ADVOCATE:  # nothing on the scale is more than this
        return sentences
    return (*sentences, _("It signs a joint text that says more. Such a text can raise a stance, never lower it."))
