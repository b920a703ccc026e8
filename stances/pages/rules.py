"""The rules that no single word of the codebook carries; their source is ``stances/data/dataset/README.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

RULES: tuple[tuple[StrPromise, StrPromise], ...] = (
    (
        _("Who speaks for a government"),
        _(
            "Its head of state or government, its foreign or defence minister, its official spokespersons and its"
            " permanent representative to NATO. Votes of a parliament and words of an opposition may be recorded,"
            " but alone they never change an assessment."
        ),
    ),
    (
        _("When a new assessment starts"),
        _(
            "When a statement of a minister or above meets another criterion than the last one did; when a new"
            " government speaks, or takes office and is silent; or, at medium confidence at most, when officials"
            " below that rank or several independent reports contradict the last assessment."
        ),
    ),
    (
        _("Joint texts"),
        _("They say the least that their signatories agree on: they can raise a stance, never lower it."),
    ),
    (
        _("Evidence"),
        _(
            "At least one statement in support is dated on or before the day an assessment takes effect. Later ones"
            " may confirm it, and are shown as said later. Where contrary statements were weighed, the page says"
            " “mixed signals”."
        ),
    ),
    (
        _("Silence"),
        _(
            "A member without a published assessment is not assessed; it is never guessed. How long ago a member"
            " was last heard is not confidence: it is counted from its newest statement, and shown beside it."
        ),
    ),
    (
        _("Corrections"),
        _(
            "What was published is never changed in place. A correction is a new version in a new edition, and the"
            " corrections log says what changed and why. Adding edition=1 to any address shows what this site said"
            " then."
        ),
    ),
)
"""What a rule is about, and the rule."""
