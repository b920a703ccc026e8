"""Assessments: judged on statements, as drafts; read for ever."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from stances.codebook import CONDITION_WORDS, today
from stances.desk import checks, workflow
from stances.desk.workflow import Act
from stances.models import Assessment, Citation, Member

from . import asking
from .judging import JudgingPage, save, sent_by, sent_by_address
from .judging_parts import Item
from .publishable import LIFE, PublishableAdmin

FOLDER = "admin/stances/assessment"
ACTS = {Act.SUBMIT, Act.CORRECT, Act.REQUEST_WITHDRAWAL, Act.APPROVE, Act.DELETE}


class JudgingAdmin(PublishableAdmin):
    """Writes and shows one assessment on pages of ours, at the admin's own addresses and under its permissions."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A new one begins with its member, ``?member=LT``. What may not be written is shown."""
        more = extra_context or {}
        if object_id is None:
            return self._begun(request, more)
        row = self._row(object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        if self.has_change_permission(request, row):
            typed = request.POST.copy() if request.method == "POST" else sent_by(row)
            page = JudgingPage(row.member, self._editor(request), today(), typed, row)
            return self._judged(request, page, more)
        if request.method == "POST":
            raise PermissionDenied
        return self._shown(request, row, more)

    def _begun(self, request: HttpRequest, more: dict[str, Any]) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        code = request.GET.get("member") or request.POST.get("member")
        if not code:
            return self._chosen(request, more)
        if asking.NUL in code:
            raise Http404(_("There is no such member."))
        member = get_object_or_404(Member, code=code.upper())
        typed = request.POST.copy() if request.method == "POST" else sent_by_address(request.GET)
        return self._judged(request, JudgingPage(member, self._editor(request), today(), typed), more)

    def _judged(self, request: HttpRequest, page: JudgingPage, more: dict[str, Any]) -> HttpResponse:
        if page.saving and (row := save(page)) is not None:
            submitted = "_submit" in page.typed
            said = _("%(row)s is submitted: a second editor reviews it.") if submitted else _("%(row)s is saved.")
            messages.success(request, said % {"row": row})
            if page.form.dropped:
                messages.warning(request, page.form.dropped_in_words())
            return redirect("admin:stances_assessment_change", row.pk)
        words = {"member": page.member.name, "row": page.row}
        title = _("%(row)s: %(member)s") if page.row else _("New assessment: %(member)s")
        context = {"page": page, "title": title % words, "original": page.row}
        context["can_delete"] = page.row is not None and self.has_delete_permission(request, page.row)
        return self._answered(request, "judging", context | more)

    def _chosen(self, request: HttpRequest, more: dict[str, Any]) -> HttpResponse:
        """Step one: the members, each with its present stance."""
        held: dict[int, Assessment] = {}
        for row in Assessment.objects.published().in_effect_by(today()).order_by("effective"):
            held[row.member_id] = row
        members = [(member, held.get(member.pk)) for member in Member.objects.order_by("name")]
        title = _("New assessment: of which member?")
        return self._answered(request, "choosing", {"members": members, "title": title, "asked": request.GET} | more)

    def _shown(self, request: HttpRequest, row: Assessment, more: dict[str, Any]) -> HttpResponse:
        """All there is to an assessment that cannot be written, or not by whoever asks."""
        evidence = checks.judgement_of(row, today())
        weighed = [*evidence.supports, *evidence.contrary]
        prefetch_related_objects(weighed, Prefetch("citations", Citation.objects.select_related("source__outlet")))
        fields = {field.name: field for field in Assessment._meta.concrete_fields}
        life = [(str(fields[name].verbose_name), getattr(row, name)) for name in LIFE[1:]]
        by = self._editor(request)
        context = {
            "row": row,
            "title": f"{row}: {row.member}",
            "supports": [Item(s, "supports") for s in evidence.supports],
            "contrary": [Item(s, "contrary") for s in evidence.contrary],
            "conditions": [CONDITION_WORDS[code][0] for code in row.conditions],
            "life": [(name, value) for name, value in life if value],
            "reviews": row.reviews.select_related("by"),
            "can": {act.value: workflow.can(row, act, by) for act in ACTS},
        }
        return self._answered(request, "reading", context | {"original": row} | more)

    def _answered(self, request: HttpRequest, name: str, context: dict[str, Any]) -> TemplateResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "add": not context.get("original")}
        return TemplateResponse(request, f"{FOLDER}/{name}.html", frame | context)

    def _row(self, object_id: str) -> Assessment:
        people = ("created_by", "submitted_by", "approved_by", "withdrawal_requested_by", "withdrawn_by")
        rows = Assessment.objects.select_related("member", "corrects", "published_in", "withdrawn_in", *people)
        number = asking.number(object_id)
        row = None if number is None else rows.filter(pk=number).first()
        if row is None:
            raise Http404(_("There is no such assessment. It may have been a draft that was thrown away."))
        return row

    @staticmethod
    def _editor(request: HttpRequest) -> Any:
        return request.user


@admin.register(Assessment)
class AssessmentAdmin(JudgingAdmin):
    list_display = ("key", "version", "member", "effective", "stance", "confidence", "status", "published_in")
    list_filter = ("status", "stance", "confidence", "member")
    list_select_related = ("member", "published_in")
    search_fields = ("key", "rationale", "member__name")
    date_hierarchy = "effective"
