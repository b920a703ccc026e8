"""The forms of an outlet and of a source: the rules by which the entry of a statement stores them hold here too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from stances.desk import addresses, finding
from stances.desk.refusal import Refused

from . import asking
from .entering_forms import languages
from .in_the_open import WhyForm


class InALanguage(WhyForm):
    """Offers the languages that the entry offers, and the one that is stored if it is another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" not in self.fields:  # read-only, or its reader may not change it
            return
        stored, offered = self.instance.language, languages()
        extra = [] if stored in dict(offered) else [(stored, stored)]
        label = self.fields["language"].label
        self.fields["language"] = forms.ChoiceField(label=label, choices=[*offered, *extra])


class OutletForm(InALanguage):
    def clean_domain(self) -> str:
        """The host alone, in small letters and without www., as the entry of a statement stores it."""
        given = self.cleaned_data["domain"].strip().lower().removeprefix("www.")
        if given == self.instance.domain:
            return given
        try:
            domain = finding.domain_of(given)
        except Refused as refused:
            raise ValidationError(list(refused.reasons)) from refused
        if domain != given:
            raise ValidationError(_("Give the domain alone, like outlet.example: here it would be %s.") % domain)
        return domain


class SourceForm(InALanguage):
    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """An outlet that is sent as no row's number was not chosen; Django's own widget would stumble over it."""
        if data is not None and asking.number(data.get("outlet", "")) is None:
            data = data.copy()
            data["outlet"] = ""
        super().__init__(data, *args, **kwargs)

    def clean_url(self) -> str:
        """The address in the form in which it is stored. Another source that is the same page is pointed out."""
        given = self.cleaned_data["url"]
        if given == self.instance.url:
            return given
        try:
            known, address = finding.known_source(given), addresses.canonical(given)
        except Refused as refused:
            raise ValidationError(list(refused.reasons)) from refused
        if known is not None and known.pk != self.instance.pk:
            raise ValidationError(_("This page is known already, as %(url)s. Cite that one.") % {"url": known.url})
        return address
