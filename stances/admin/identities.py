"""Who and what the record names. Where the public sees it, the desk's functions make the change, with an edition."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from stances.desk import identities
from stances.models import Edition, Member, Milestone, Official, Outlet, Post, Source

from .identity_forms import OutletForm, SourceForm
from .in_the_open import CorrectedInTheOpen


class PublicAtOnce(CorrectedInTheOpen):
    """Members and milestones: a new one is shown as soon as it is stored, so it comes with an edition as well."""

    def asks_why(self, obj: Any) -> bool:
        return Edition.objects.exists()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and identities.can_add(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            identities.add(obj, request.user, form.cleaned_data.get("why", ""))  # type: ignore[arg-type]


@admin.register(Member)
class MemberAdmin(PublicAtOnce):
    list_display = ("name", "code", "acceded")
    search_fields = ("name", "code")


@admin.register(Milestone)
class MilestoneAdmin(PublicAtOnce):
    list_display = ("name", "date", "end_date", "kind", "place")
    list_filter = ("kind",)
    date_hierarchy = "date"
    search_fields = ("name", "summary")


class PostInline(admin.TabularInline):
    """Of an official who is public: everybody proposes a new post, reviewers correct those that are there."""

    model = Post
    extra = 1
    fields = ("title", "rank", "since", "until", "position")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = obj is None or not obj.is_public() or identities.can_correct(request.user)
        return super().has_change_permission(request, obj) and may

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_public())


@admin.register(Official)
class OfficialAdmin(CorrectedInTheOpen):
    list_display = ("name", "key", "member", "body", "times_heard")
    list_filter = ("member", "body")
    list_select_related = ("member",)
    search_fields = ("name", "key", "other_names")
    inlines = (PostInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Official]:
        return super().get_queryset(request).annotate(heard=Count("spoken"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also for who may only propose a post; the other fields are read-only then."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    @admin.display(description=_("statements"), ordering="heard")
    def times_heard(self, official: Any) -> int:
        return official.heard


@admin.register(Outlet)
class OutletAdmin(CorrectedInTheOpen):
    form = OutletForm
    list_display = ("name", "domain", "kind", "language", "note")
    list_filter = ("kind", "language")
    search_fields = ("name", "domain")


@admin.register(Source)
class SourceAdmin(CorrectedInTheOpen):
    form = SourceForm
    list_display = ("__str__", "outlet", "published_on", "language")
    list_filter = ("language", "outlet__kind")
    list_select_related = ("outlet",)
    search_fields = ("url", "title", "outlet__name")
    autocomplete_fields = ("outlet",)
    date_hierarchy = "published_on"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of a page that is cited in public, with a word on why its address and outlet are not to be changed."""
        told = {"description": identities.of_a_cited_page()} if self.is_public(obj) else {}
        return [(None, {"fields": self.get_fields(request, obj), **told})]
