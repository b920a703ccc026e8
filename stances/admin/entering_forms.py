"""The fields of the form in which a statement is entered, with the codebook's words beside each choice."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from stances.codebook import (
    ATTRIBUTION_WORDS,
    CONDITION_WORDS,
    QUOTE_LIMIT,
    STANCES,
    UNCLEAR,
)
from stances.models import Member, Official
from stances.models.statement import TRANSLATION_LIMIT

EMPTY = ("", "–")
SPEAKS_FOR = [
    ("", _("As its speakers do")),
    ("member", _("A member, or several")),
    ("nato", _("NATO: context, bears on no member")),
    ("ukraine", _("Ukraine: context, bears on no member")),
]


LANGUAGES = (
    "ar az be bg bs ca cs cy da de el en es et eu fa fi fr ga he hi hr hu hy is it ja ka kk ko lb lt lv mk mt nb nl nn"
    " no pl pt ro ru sk sl sq sr sv tr uk vi zh"
)
"""ISO 639-1 codes: the languages of the members, of Ukraine, and of outlets elsewhere that report on them."""


@cache
def languages() -> list[tuple[str, str]]:
    """Codes with their names (CLDR), by name."""
    names = Locale("en").languages
    return [EMPTY, *sorted(((c, f"{names[c]} ({c})") for c in LANGUAGES.split()), key=lambda pair: pair[1])]


def beside(label: Any, criterion: Any, symbol: str = "") -> SafeString:
    """A choice with its criterion: what a screen reader says, and what stands there, is the same."""
    mark = format_html('<span class="symbol" aria-hidden="true">{}</span> ', symbol) if symbol else ""
    said = format_html(' <span class="criterion">{}</span>', criterion) if criterion else ""
    return format_html("<span>{}<b>{}</b>{}</span>", mark, label, said)


def signals() -> list[tuple[str, SafeString]]:
    met = [(code, beside(entry.label, entry.criterion, entry.symbol)) for code, entry in STANCES.items()]
    return [*met, (UNCLEAR, beside(_("Unclear"), _("Meets no single criterion.")))]


def conditions() -> list[tuple[str, SafeString]]:
    return [(code, beside(label, criterion)) for code, (label, criterion) in CONDITION_WORDS.items()]


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def text(label: Any, length: int, help_text: Any = "", required: bool = False, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "vTextField"} | attrs)
    return forms.CharField(label=label, max_length=length, help_text=help_text, required=required, widget=widget)


def long_text(label: Any, rows: int, help_text: Any = "", required: bool = False, limit: int = 0) -> forms.CharField:
    attrs = {"rows": rows} | ({"data-limit": limit} if limit else {})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=forms.Textarea(attrs=attrs))


def spoken(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=languages, required=False, help_text=help_text)


class Grouped(forms.Form):
    """Fields that ``admin/stances/statement/field.html`` lays out; what is missing is said by us, beside the field."""

    use_required_attribute = False


class InTheirOrder(forms.ModelMultipleChoiceField):
    """Officials, in the order in which they were chosen."""

    def clean(self, value: Any) -> Any:
        found = {official.pk: official for official in super().clean(value)}
        return [found[int(pk)] for pk in dict.fromkeys(value or [])]


class StatementForm(Grouped):
    key = text(_("Key"), 80, _("Part of its address for ever. Left empty, it is made from member, day and speaker."))
    officials = InTheirOrder(Official.objects.select_related("member").prefetch_related("posts"), required=False)
    who = text(_("Find an official"), 120, _("Any part of the name, in any spelling or script."), autocomplete="off")
    attributed_to = text(_("Attributed to"), 200, _("Who said it, in words, where no official is named."))
    date = forms.DateField(label=_("Said on"), widget=Day())
    date_precision = forms.ChoiceField(
        label=_("Known to"),
        choices=[("day", _("the day")), ("month", _("the month"))],
        widget=forms.RadioSelect,
        initial="day",
    )
    speaks_for = forms.ChoiceField(
        label=_("Speaks for"), choices=SPEAKS_FOR, required=False, help_text=_("Who is bound by these words.")
    )
    members = forms.ModelMultipleChoiceField(
        Member.objects.all(),
        label=_("Bears on the position of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several for a joint text. With none ticked, the members of its speakers are meant."),
    )
    attribution = forms.ChoiceField(
        label=_("Attribution"),
        choices=[(code, words) for code, words in ATTRIBUTION_WORDS.items()],
        widget=forms.RadioSelect,
        initial="on_record",
    )
    venue = text(_("Venue"), 200, _("Where it was said: a summit, an interview, a press conference."))
    quote = long_text(_("Quote"), 4, _("Letter for letter as the source prints it."), limit=QUOTE_LIMIT)
    quote_language = spoken(_("Language of the quote"), _("Left empty, the language of the page."))
    quote_translation = long_text(
        _("Our translation into English"), 4, _("Shown beside the original, as ours."), limit=TRANSLATION_LIMIT
    )
    summary = long_text(_("Summary"), 3, _("What was said, in our own words."), required=True)
    signal = forms.ChoiceField(
        label=_("Signal"),
        choices=signals,
        widget=forms.RadioSelect,
        help_text=_("The stance whose criterion this statement alone would meet."),
    )
    conditions = forms.MultipleChoiceField(
        label=_("Conditions"), choices=conditions, required=False, widget=forms.CheckboxSelectMultiple
    )
    would_block = forms.BooleanField(
        label=_("Says that it would block"),
        required=False,
        help_text=_(
            "Tick only where the words themselves announce it: a veto, or that this member would not agree to or"
            " ratify an invitation or an accession. Resisting or opposing alone is not that."
        ),
    )
    note = long_text(_("Note to the reviewer"), 2, _("Sent when you submit."))
    twins = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["twins"].valid_value = lambda value: str(value).isdecimal()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Lines end as they do everywhere but in a browser's form: a line break is one character of a quote."""
        given = super().clean() or self.cleaned_data
        return {name: v.replace("\r\n", "\n") if isinstance(v, str) else v for name, v in given.items()}

    def clean_date(self) -> Any:
        """For a whole month, any day of it may be given."""
        day = self.cleaned_data["date"]
        return day.replace(day=1) if self.data.get("date_precision") == "month" else day

    def clean_key(self) -> str:
        key = self.cleaned_data["key"].strip()
        forms.SlugField().run_validators(key) if key else None
        if key and (key != key.lower() or "_" in key):
            raise ValidationError(_("Small letters, digits and hyphens alone, like lt-2024-05-01-landsbergis."))
        return key
