"""What one editor proposed and another decides: changes of outlets and posts that move judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from stances.desk import proposals
from stances.desk.refusal import Refused
from stances.models import Post, ProposedChange

from . import asking
from .access import ReadOnly
from .in_words import in_words


@admin.register(ProposedChange)
class ProposedChangeAdmin(ReadOnly):
    list_display = ("__str__", "reason", "proposed_by", "proposed_at", "decision", "decided_by", "edition")
    list_filter = ("decision",)
    list_select_related = ("outlet", "post", "official", "proposed_by", "decided_by", "edition")
    fields = (
        ("outlet", "post", "official"),
        "what_changes",
        ("reason", "proposed_by", "proposed_at"),
        ("decision", "decided_by", "decided_at", "comment", "edition"),
    )

    def get_urls(self) -> list[Any]:
        desk = self.admin_site.admin_view
        return [
            path("waiting/", desk(self.waiting), name="proposals"),
            path("<int:pk>/decide/", desk(require_POST(self.decide)), name="decide_proposal"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("what changes"))
    def what_changes(self, proposal: ProposedChange) -> str:
        lines = [
            (name, _("%(old)s → %(new)s") % {"old": old, "new": new or "–"} if old else new)
            for name, old, new in _fields(proposal)
        ]
        return format_html_join(mark_safe("<br>"), "{}: {}", lines)

    def waiting(
        self, request: HttpRequest, refused: Sequence[str] = (), of: int | None = None, status: int = 200
    ) -> HttpResponse:
        """The proposals that wait: those this editor may decide, and the editor's own."""
        waiting = [_shown(p) for p in proposals.waiting(request.user)]  # type: ignore[arg-type]
        mine = ProposedChange.objects.waiting().filter(proposed_by=request.user.pk)
        related = ("outlet", "post__official", "official", "proposed_by")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Proposed changes"),
            "waiting": waiting,
            "own": [_shown(p) for p in mine.select_related(*related)],
            "refused": refused,
            "of": of,
            "is_shown": of in {shown["proposal"].pk for shown in waiting},
            "comment": request.POST.get("comment", ""),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/proposals.html", context, status=status)

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Accept or refuse one; where the desk refuses that, the page again with the reason and what was typed."""
        proposal = get_object_or_404(ProposedChange, pk=pk)
        try:
            comment = asking.typed(request, "comment")
            if "accept" in request.POST:
                edition = proposals.accept(proposal, request.user, comment)  # type: ignore[arg-type]
                said = _("Accepted, in edition %(number)s.") % {"number": edition.number}
            else:
                proposals.refuse(proposal, request.user, comment)  # type: ignore[arg-type]
                said = _("Refused: all is as it was.")
        except Refused as refusal:
            return self.waiting(request, refusal.reasons, pk, status=409)
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:proposals"))


def _shown(proposal: ProposedChange) -> dict[str, Any]:
    subject = proposal.subject
    page = subject.official if isinstance(subject, Post) else subject
    return {
        "proposal": proposal,
        "named": f"{page}: {subject}" if isinstance(subject, Post) else str(subject),
        "page": reverse(f"admin:stances_{page._meta.model_name}_change", args=[page.pk]),
        "fields": list(_fields(proposal)),
    }


def _fields(proposal: ProposedChange) -> Iterator[tuple[str, str, str]]:
    """What changes: the field's words, the value now, the value proposed."""
    model = Post if proposal.official_id else type(proposal.subject)
    for name, value in proposal.new_values.items():
        words = str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        yield words, in_words(name, proposal.old_values.get(name)), in_words(name, value)
