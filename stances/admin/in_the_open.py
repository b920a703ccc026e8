"""Forms for what the public sees already: a correction asks why, and the desk's functions make it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stances.desk import identities, proposals
from stances.desk.identities import Change, Outcome
from stances.desk.refusal import Refused
from stances.models import Post

from .history import WithHistory


class WhyForm(forms.ModelForm):
    """Asks for the reason where the change takes an edition, and shows why the desk refused."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=gettext_lazy("The public sees this row, so the change makes an edition, with this as its note."),
    )
    request: HttpRequest
    asks_why = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.asks_why:
            self.fields.pop("why", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if refused := getattr(self.request, "refused", None):
            raise ValidationError(list(refused))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The new values of the row's own fields."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "why"}


class CorrectedInTheOpen(WithHistory):
    """An identity: free until something public names it, then corrected with a reason, alone or by two."""

    form = WhyForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def asks_why(self, obj: Any) -> bool:
        return obj is not None and identities.is_public(obj)

    def is_public(self, obj: Any) -> bool:
        return obj is not None and identities.is_public(obj)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"request": request, "asks_why": self.asks_why(obj)})

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = [name for name in super().get_fields(request, obj) if name != "why"]
        return [*own, "why"] if self.asks_why(obj) and self.has_change_permission(request, obj) else own

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        if not self.is_public(obj):
            return fixed
        kind, may = type(obj), identities.can_correct(request.user)
        open_to = {*identities.IN_PLACE[kind], *identities.BY_TWO.get(kind, ())} if may else set()
        editable = [f.name for f in kind._meta.concrete_fields if not f.primary_key]
        return [*fixed, *(name for name in editable if name not in open_to)]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = not self.is_public(obj) or identities.can_correct(request.user)
        return super().has_change_permission(request, obj) and may

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self.is_public(obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No bulk deletion: it would ask for all rows at once what is answered row by row."""
        return {}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Django's own; where the desk refuses, the form again, with what was typed and the reasons."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refused = refusal.reasons  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Of a public row nothing is stored yet: ``save_related`` has all of it done at once."""
        if not change or not self.is_public(obj):
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if not change or not self.is_public(form.instance):
            super().save_related(request, form, formsets, change)
            return
        why = form.cleaned_data.get("why", "")
        changes, new = [Change(form.instance, form.values())], []
        for formset in formsets:
            changed, added = _of(formset)
            changes += changed
            new += added
        outcome = identities.change(changes, request.user, why)  # type: ignore[arg-type]
        for post in new:
            values = {name: getattr(post, name) for name in ("title", "rank", "since", "until")}
            proposal = proposals.propose_post(form.instance, request.user, values, why)  # type: ignore[arg-type]
            outcome.proposals.append(proposal)
        request.outcome = outcome  # type: ignore[attr-defined]

    def message_user(
        self, request: HttpRequest, message: Any, level: int | str = messages.INFO, *a: Any, **k: Any
    ) -> None:
        """Django's word after saving, or ours where the change was more than that."""
        outcome: Outcome | None = getattr(request, "outcome", None)
        if outcome is None:
            super().message_user(request, message, level, *a, **k)
        elif not outcome.edition and not outcome.proposals:
            super().message_user(request, _("Nothing was changed."), messages.INFO)
        if outcome and outcome.edition:
            said = _("Corrected, in edition %(number)s.") % {"number": outcome.edition.number}
            super().message_user(request, said, messages.SUCCESS)
        if outcome and outcome.proposals:
            named = ", ".join(str(capfirst(p.subject)) for p in outcome.proposals)
            said = _(
                "%(named)s: what moves judgements waits for a second editor, who accepts or refuses it. Until then all"
                " is as it was."
            )
            super().message_user(request, said % {"named": named}, messages.WARNING)


def _of(formset: BaseInlineFormSet[Any, Any, ModelForm[Any]]) -> tuple[list[Change], list[Post]]:
    """What a formset changes in rows that exist, and the rows that it adds."""
    formset.save(commit=False)
    changed = [Change(row, {name: getattr(row, name) for name in names}) for row, names in formset.changed_objects]
    return changed, list(formset.new_objects)
