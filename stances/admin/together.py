"""Two people at the same draft: the second to save sees both versions, and loses nothing.

The form carries a mark of the content it was made from (``written_on``, a hidden field). If the stored content is
another when it is saved, nothing is stored; a page shows theirs and mine side by side, and lets the second save over it
knowingly, go on writing with their own text, or take the other's.

``Guarded`` is the first base of ``PublishableAdmin``, so both kinds of rows have it. It asks nothing of the form
but that it is saved by ``changeform_view``, and redirects when it was: what *mine* would be is found by saving it and
taking that back, inside the transaction that holds the row. A form of one's own shows itself again, filled in and
unsaved, when ``GO_ON`` is among what was sent; one that ``get_form`` makes does so by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from stances.desk import content
from stances.models import Assessment, Citation, Editor, Evidence, Row, Speaker, Statement, StatementMember

from . import asking, signing_in
from .access import is_writable
from .in_words import in_words

WRITTEN_ON = "written_on"
GO_ON = "_go_on"
BUTTONS = ("_save", "_continue", "_addanother", "_submit")
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Side:
    """One field of two versions, in words; ``theirs`` is what is stored now."""

    label: str
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        return self.theirs != self.mine


class _TakenBack(Exception):
    """What was saved only to see what it would be."""


class Guarded:
    """Mixin for a ``ModelAdmin`` of publishable rows: nobody's text is overwritten unseen. See the module."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = (extra_context or {}) | {WRITTEN_ON: self._mark(request, object_id)}
        mark = request.POST.get(WRITTEN_ON)
        view = super().change_view  # type: ignore[misc]
        if not mark:
            return view(request, object_id, form_url, context)
        with transaction.atomic():
            row = self._held(object_id)
            if row is None or not is_writable(request, row):
                return self._too_late(request, row)
            if mark != content.hash_of(row) and GO_ON not in request.POST:
                return self._both(request, row, lambda: view(request, object_id, form_url, context))
            return view(request, object_id, form_url, context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        return _unsaved(form) if GO_ON in request.POST else form

    def _mark(self, request: HttpRequest, object_id: str) -> str:
        """What the form's hidden field says: the mark it came with, or that of the draft as it is stored."""
        row = None if request.POST else self._rows.drafts().filter(pk=_number(object_id)).first()
        return request.POST.get(WRITTEN_ON, "") if row is None else content.hash_of(row)

    @property
    def _rows(self) -> Any:
        """The rows with all that ``content`` reads of them: a fixed number of queries."""
        if self.model is Statement:  # type: ignore[attr-defined]
            return Statement.objects.prefetch_related(
                Prefetch("bears_on", StatementMember.objects.select_related("member")),
                Prefetch("speakers", Speaker.objects.select_related("official")),
                Prefetch("citations", Citation.objects.select_related("source")),
            )
        evidence = Prefetch("evidence", Evidence.objects.select_related("statement"))
        return Assessment.objects.select_related("member").prefetch_related(evidence)

    def _held(self, object_id: str) -> Row | None:
        """The row as it is stored, locked until the transaction ends; null if it is gone."""
        return self._rows.select_for_update(of=("self",)).filter(pk=_number(object_id)).first()

    def _both(self, request: HttpRequest, row: Row, save: Any) -> HttpResponse:
        """Both versions side by side; or the form with its errors, if what was sent cannot be saved anyway."""
        theirs, mine = content.of(row), {}
        try:
            with transaction.atomic():
                answer = save()
                if answer.status_code != 302:
                    return answer
                mine = content.of(self._rows.get(pk=row.pk))
                raise _TakenBack
        except _TakenBack:
            _forget_messages(request)
        kept = signing_in.keep(request)
        fields = [(name, value) for name, value in kept.fields if name != WRITTEN_ON and name[0] != "_"]
        button = next((name for name, _value in kept.fields if name in BUTTONS), BUTTONS[0])
        context = {
            "title": _("Two people wrote in %(row)s") % {"row": row},
            "sides": [
                Side(_label(row, name), in_words(name, theirs.get(name)), in_words(name, mine.get(name)))
                for name in {**theirs, **mine}
            ],
            "fields": [*fields, (WRITTEN_ON, content.hash_of(row))],
            "button": button,
            "others": _others(row, request.user),
            "kept": kept,
        }
        return self._page(request, "admin/together.html", context | {"original": row}, CONFLICT)

    def _too_late(self, request: HttpRequest, row: Row | None) -> HttpResponse:
        """The row was handed in, published or thrown away while somebody wrote: their words are shown, to be copied."""
        if row is None:
            sentence = _("This draft was thrown away while you were writing. Nothing was saved; your words are below.")
        else:
            sentence = _(
                "%(row)s is %(status)s since you opened it, and cannot be written in now. Nothing was saved; your words"
                " are below. If it is returned or corrected, you can put them in then."
            ) % {"row": row, "status": row.get_status_display()}
        context = {"title": _("Too late to save"), "sentence": sentence, "kept": signing_in.keep(request)}
        return self._page(request, "admin/too_late.html", context | {"original": row}, CONFLICT)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
        site, opts = self.admin_site, self.model._meta  # type: ignore[attr-defined]
        request.current_app = site.name
        return TemplateResponse(request, template, site.each_context(request) | {"opts": opts} | context, status=status)


def _unsaved(form: type[ModelForm]) -> type[ModelForm]:
    """The same form, filled in as it was sent, but not to be saved yet: its writer goes on with it."""

    class Unsaved(form):  # type: ignore[valid-type, misc]
        def clean(self) -> Any:
            cleaned = super().clean()
            text = _("Not saved yet: here is your text, as you wrote it. Saving puts it in place of the other's.")
            self.add_error(None, ValidationError(text))
            return cleaned

    return Unsaved


def _number(object_id: str) -> int | None:
    return asking.number(unquote(object_id))


def _forget_messages(request: HttpRequest) -> None:
    """Drop what was said about a saving that was taken back."""
    storage: Any = get_messages(request)
    storage._queued_messages.clear()


def _others(row: Row, me: Any) -> str:
    """Who else wrote in the row, by name."""
    people = Editor.objects.filter(pk__in=row.editors).exclude(pk=me.pk).order_by("pk")
    return ", ".join(person.shown_name() for person in people)


def _label(row: Row, name: str) -> str:
    names = {"members": _("members"), "officials": _("officials"), "sources": _("sources"), "evidence": _("evidence")}
    field: Any = None if name in names else row._meta.get_field(name)
    return capfirst(names[name] if field is None else str(field.verbose_name))
