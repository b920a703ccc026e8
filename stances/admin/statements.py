"""Statements: written as drafts, read for ever."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from stances.models import Citation, Review, Speaker, Statement, StatementMember

from . import entering
from .access import WhileDraft
from .publishable import LIFE, PublishableAdmin, ReviewInline

WHOLE = (
    Prefetch("bears_on", StatementMember.objects.select_related("member")),
    Prefetch("speakers", Speaker.objects.select_related("official__member").prefetch_related("official__posts")),
    Prefetch("citations", Citation.objects.select_related("source__outlet")),
    Prefetch("reviews", Review.objects.select_related("by")),
)
"""All that the form shows of a draft."""


FEW = 2000
"""Rows that a search may find for their numbers to be handed back to the database."""


class Part(WhileDraft, admin.TabularInline):
    """What belongs to a statement, with the row that it ``names``."""

    extra = 0
    names = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(self.names)


class MemberInline(Part):
    model, names = StatementMember, "member"


class SpeakerInline(Part):
    model, names = Speaker, "official"


class CitationInline(Part):
    model, names = Citation, "source"


@admin.register(Statement)
class StatementAdmin(PublishableAdmin):
    """A draft is written in a form of our own (``entering``); Django's page shows all other rows, read-only."""

    list_display = ("key", "version", "date", "signal", "attribution", "status", "published_in")
    list_filter = ("status", "signal", "would_block", "attribution", "speaks_for")
    list_select_related = ("published_in",)
    search_fields = ("key", "summary", "quote")
    date_hierarchy = "date"
    inlines = (MemberInline, SpeakerInline, CitationInline, ReviewInline)
    fieldsets = (
        (None, {"fields": ("key", ("date", "date_precision"), "speaks_for", "attribution", "attributed_to", "venue")}),
        (_("Words"), {"fields": ("quote", "quote_language", "quote_translation", "summary")}),
        (_("Judgement"), {"fields": ("signal", "conditions", "would_block")}),
        (_("Life"), {"fields": LIFE}),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Statement], search_term: str
    ) -> tuple[QuerySet[Statement], bool]:
        """As Django searches, but every row's words are looked at once: not to count, and again to list."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, may_repeat
        numbers = list(found.order_by().values_list("pk", flat=True)[: FEW + 1])
        return (found if len(numbers) > FEW else queryset.filter(pk__in=numbers)), may_repeat

    def get_urls(self) -> list[Any]:
        officials = self.admin_site.admin_view(self.officials_view)
        return [path("officials/", officials, name="stances_statement_officials"), *super().get_urls()]

    def officials_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return entering.officials(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is not None and self.has_change_permission(request, row):
            prefetch_related_objects([row], *WHOLE)
            return entering.view(self, request, row, extra_context)
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return entering.view(self, request, None, extra_context)
        return super().changeform_view(request, object_id, form_url, extra_context)
