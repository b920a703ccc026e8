"""A position in one line of words: what a chart's link says to a screen reader and shows under a pointer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stances.codebook import STANCES, Confidence
from stances.record.types import Position


def stance_words(stance: str | None) -> str:
    """The stance's label as part of a sentence: "pushes for an invitation", "not assessed"."""
    if stance is None:
        return _("not assessed")
    label = str(STANCES[stance].label)
    return label[:1].lower() + label[1:]


def in_words(position: Position) -> str:
    """ "Lithuania: pushes for an invitation", with what makes it less than plain: "low confidence", "mixed signals"."""
    return _(", ").join([called(position.member.name, stance_words(position.stance)), *qualifiers(position)])


def called(name: str, stance: str) -> str:
    """ "Lithuania: pushes for an invitation"."""
    return _("%(member)s: %(stance)s") % {"member": name, "stance": stance}


def qualifiers(position: Position) -> list[str]:
    """What a reader must know beside the stance; nothing for a member that is not assessed."""
    if position.stance is None or position.assessment is None:
        return []
    said = [_("low confidence")] if is_low(position) else []
    said += [_("mixed signals")] if position.assessment.mixed else []
    return said + ([_("under review")] if position.assessment.under_review else [])


def is_low(position: Position) -> bool:
    """Whether it is drawn with a hatch: a stance held with low confidence."""
    return position.stance is not None and position.confidence == Confidence.LOW
