"""The fields of an assessment, with the codebook's criterion beside each choice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stances.codebook import CONDITION_WORDS, CONFIDENCE_WORDS, STANCES

NO_POSITION = "none"
"""The choice that says: no position was found. It is stored as no stance."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several, with what it means. ``icon`` is the code of a stance's symbol, or empty."""

    value: str
    label: str
    criterion: str
    chosen: bool
    icon: str = ""


class JudgementForm(forms.Form):
    """What the database can store, no more: the codebook's rules are ``desk.checks``."""

    key = forms.SlugField(required=False, max_length=80)
    effective = forms.DateField(error_messages={"required": gettext_lazy("Give the day on which it takes effect.")})
    stance = forms.ChoiceField(
        choices=[(code, entry.label) for code, entry in STANCES.items()] + [(NO_POSITION, NO_POSITION)],
        error_messages={"required": gettext_lazy("Choose a stance, or say that no position was found.")},
    )
    confidence = forms.ChoiceField(
        required=False, choices=[(code, words[0]) for code, words in CONFIDENCE_WORDS.items()]
    )
    conditions = forms.MultipleChoiceField(
        required=False, choices=[(code, words[0]) for code, words in CONDITION_WORDS.items()]
    )
    rationale = forms.CharField(
        error_messages={"required": gettext_lazy("Say in our own words why the position is judged so.")}
    )
    note = forms.CharField(required=False)

    dropped = ""
    """The confidence that was chosen beside “no position found”, and is not stored: its code, or empty."""

    def clean(self) -> dict[str, Any]:
        """Stance and confidence as they are stored: both null where no position was found."""
        data = self.cleaned_data
        if data.get("stance") == NO_POSITION:
            self.dropped = data.get("confidence") or ""
            data["stance"] = data["confidence"] = None
        elif "confidence" in data and not data["confidence"]:
            data["confidence"] = None
            if "stance" in data:
                self.errors["confidence"] = self.error_class([_("Choose how sure this judgement is.")])
        return data

    def dropped_in_words(self) -> str:
        """A sentence where a confidence was dropped; empty where none was."""
        if not self.dropped:
            return ""
        words = {"label": CONFIDENCE_WORDS[self.dropped][0]}
        return _("“%(label)s” is not kept: where no position was found there is no confidence.") % words

    def clean_key(self) -> str:
        return self.cleaned_data["key"].lower()


def stance_choices(chosen: str | None) -> list[Choice]:
    """The five stances, and that no position was found."""
    found = [Choice(e.code, str(e.label), str(e.criterion), e.code == chosen, e.code) for e in STANCES.values()]
    silence = _("A new government has taken office and no position of its own was found: this ends the one before.")
    return [*found, Choice(NO_POSITION, _("No position found"), silence, chosen == NO_POSITION, "not_assessed")]


def confidence_choices(chosen: str | None) -> list[Choice]:
    return _choices(CONFIDENCE_WORDS, [chosen or ""])


def condition_choices(chosen: Collection[str]) -> list[Choice]:
    return _choices(CONDITION_WORDS, chosen)


def _choices(words: Mapping[str, tuple[Any, Any]], chosen: Collection[str]) -> list[Choice]:
    return [Choice(code, str(label), str(meaning), code in chosen) for code, (label, meaning) in words.items()]
