"""The small forms within the form of a statement: its pages with their outlets, and officials who are not known yet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stances.codebook import OUTLET_KIND_WORDS, RANK_WORDS
from stances.models import Outlet, Source

from .entering_forms import EMPTY, Day, Grouped, spoken, text

BODIES = [("NATO", "NATO"), ("UA", _("Ukraine"))]


class SourceForm(Grouped):
    """A page. Of one that is known already only ``relays`` is asked: the rest is what the record says of it."""

    address = forms.CharField(label=_("Address"), max_length=2000, required=False, widget=forms.URLInput)
    title = text(_("Title"), 400, _("As the page prints it."))
    published_on = forms.DateField(label=_("Published on"), required=False, widget=Day())
    language = spoken(_("Language of the page"))
    relays = text(_("Reports from"), 120, _("Whom the page takes it from, where that is another outlet."))
    outlet = forms.ModelChoiceField(Outlet.objects.all(), label=_("Outlet"), required=False)
    outlet_name = text(_("Name"), 120)
    outlet_domain = text(_("Domain"), 120)
    outlet_kind = forms.ChoiceField(label=_("Kind"), choices=[EMPTY, *OUTLET_KIND_WORDS.items()], required=False)
    outlet_note = text(_("Why to read it with care"), 500, _("Republishes others, machine-written, state control."))
    gone = forms.BooleanField(label=_("Take this page away"), required=False)

    known: Source | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.known or given.get("gone") or not given.get("address"):
            return given
        if not given.get("outlet"):
            self._clean_new_outlet(given)
        if not given.get("language"):
            self.add_error("language", _("Say in which language the page is."))
        return given

    def _clean_new_outlet(self, given: dict[str, Any]) -> None:
        if not given.get("outlet_name"):
            self.add_error("outlet", _("Choose the outlet, or add it below."))
            return
        for name, words in {
            "outlet_domain": _("Give its domain, like outlet.example."),
            "outlet_kind": _("Say what kind of outlet it is: readers see it wherever it is cited."),
        }.items():
            if not given.get(name):
                self.add_error(name, words)


class PostForm(Grouped):
    title = text(_("Post"), 160, _("Like: Minister of Foreign Affairs."))
    rank = forms.ChoiceField(label=_("Rank"), choices=[EMPTY, *RANK_WORDS.items()], required=False)
    since = forms.DateField(label=_("Since"), required=False, widget=Day())
    until = forms.DateField(label=_("Until"), required=False, widget=Day(), help_text=_("Empty where not known."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.is_filled(given):
            for name, words in {
                "title": _("Name the post."),
                "rank": _("Choose its rank: it moves judgements."),
            }.items():
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("A post ends on the day it began, or later."))
        return given

    def is_filled(self, given: dict[str, Any]) -> bool:
        return any(given.get(name) for name in ("title", "rank", "since", "until"))


class NewOfficialForm(PostForm):
    """Somebody who is not in the record yet, with the post held on the statement's day."""

    name = text(_("Name"), 120, _("In Latin letters, given name first."))
    other_names = text(_("Other spellings"), 300, _("Divided by commas, in any script."))
    affiliation = forms.ChoiceField(label=_("Speaks for"), required=False)

    field_order = ("name", "affiliation", "title", "rank", "since", "until", "other_names")

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {member.code: member for member in members}
        choices = [EMPTY, *BODIES, *((code, member.name) for code, member in self.members.items())]
        self.fields["affiliation"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.is_filled(given):
            if not given.get("name"):
                self.add_error("name", _("Give the name."))
            if not given.get("affiliation"):
                self.add_error("affiliation", _("Say for whom this official speaks."))
        return given

    def is_filled(self, given: dict[str, Any]) -> bool:
        return bool(given.get("name")) or super().is_filled(given)
