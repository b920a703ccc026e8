"""Cases at the desk: what readers reported, beside what it is about, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from stances.desk import cases
from stances.desk.refusal import Refused
from stances.models import Case, CaseOutcome, Editor, Row, Statement

from . import asking
from .access import ReadOnly


@admin.register(Case)
class CaseAdmin(ReadOnly):
    """The list, and a page for each case with the form to answer it. What was reported and answered stays."""

    list_display = ("about", "kind", "opened_at", "status", "outcome", "edition", "closed_by")
    list_filter = ("status", "kind", "outcome")
    list_select_related = ("statement", "assessment", "edition", "closed_by")
    ordering = ("-status", "-opened_at")  # the open ones first
    list_per_page = 50

    def get_urls(self) -> list[Any]:
        desk = self.admin_site.admin_view
        return [
            path("<int:pk>/answer/", desk(require_POST(self.answer)), name="answer_case"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("about"))
    def about(self, case: Case) -> str:
        return str(case.row)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        number = asking.number(object_id)
        return self._page(request, self._case(request, number) if number is not None else None)

    def answer(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close the case; where the desk refuses that, the page again with the reasons and what was typed."""
        case, by = self._case(request, pk), asking.editor(request)
        if case is None:
            raise Http404
        try:
            outcome = _outcome(request.POST.get("outcome", ""))
            edition = asking.number(request.POST.get("edition", ""))
            case = cases.close(case, outcome, by, asking.typed(request, "answer"), edition)
        except Refused as refusal:
            return self._page(request, self._case(request, pk), refusal.reasons)
        said = _("Answered. The public page shows it from now on; the reader’s e-mail address is deleted.")
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:stances_case_change", args=[case.pk]))

    def _case(self, request: HttpRequest, pk: int | None) -> Case | None:
        found: QuerySet[Case] = Case.objects.with_rows().select_related("edition", "closed_by").filter(pk=pk)
        return found.first()

    def _page(self, request: HttpRequest, case: Case | None, refused: Sequence[str] = ()) -> HttpResponse:
        by = asking.editor(request)
        if case is None:
            raise Http404
        if not self.has_view_permission(request, case):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            **_content(case, by),
            "title": str(case),
            "opts": self.opts,
            "original": case,
            "typed": request.POST,
            "refused": refused,
        }
        return TemplateResponse(request, "admin/case.html", context, status=409 if refused else 200)


def _content(case: Case, by: Editor) -> dict[str, Any]:
    """What the page of a case shows. The reader's e-mail address is for those who may answer."""
    row: Row = case.row
    kind = asking.kind_of(row)
    may = cases.may_answer(by)
    return {
        "case": case,
        "row": row,
        "kind": kind,
        "words_of": row.summary if isinstance(row, Statement) else row.rationale,
        "public_page": _public_page(row),
        "email": case.email if may else "",
        "has_email": bool(case.email),
        "may_answer": may,
        "why_not_kept": _why_not(case, CaseOutcome.KEPT, by),
        "editions": cases.editions_of(case) if case.is_open else (),
        "is_public": row.is_published(),
    }


def _public_page(row: Row) -> str:
    if isinstance(row, Statement):
        return reverse("statement", args=[row.key])
    return f"{reverse('member', args=[row.member.slug])}?on={max(row.effective, row.member.acceded)}#{row.key}"


def _why_not(case: Case, outcome: CaseOutcome, by: Editor) -> str:
    """Why ``by`` may not answer so; empty where they may."""
    try:
        cases.check_close(case, outcome, by)
    except Refused as refused:
        return str(refused)
    return ""


def _outcome(text: str) -> CaseOutcome:
    try:
        return CaseOutcome(text)
    except ValueError:
        raise Refused(_("Choose one of the three answers.")) from None
