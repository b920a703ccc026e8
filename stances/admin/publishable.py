"""What statements and assessments share in the admin: drafts can be written, all else is read-only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from stances.desk import workflow
from stances.desk.workflow import Act
from stances.models import Assessment, Review, Statement

from . import asking, several
from .access import is_writable
from .history import WithHistory
from .importing import ImportsDrafts
from .together import Guarded

LIFE = (
    "status", "version", "corrects", "correction_reason", "created_by", "created_at", "submitted_by", "submitted_at",
    "submission_note", "approved_by", "approved_at", "published_in", "withdrawal_requested_by",
    "withdrawal_requested_at", "withdrawal_reason", "withdrawn_by", "withdrawn_at", "withdrawn_in",
)  # fmt: skip


class ReviewInline(admin.TabularInline):
    """What was done with the row, by whom: only ever read."""

    model = Review
    fields = readonly_fields = ("act", "by", "at", "comment", "edition")
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("by", "edition")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return WithoutCalendarWhileSearching

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class WithoutCalendarWhileSearching(ChangeList):
    """The list of rows. A search looks at every row's words; the calendar above the list would make it do so again."""

    def __init__(self, request: HttpRequest, *given: Any) -> None:
        model, list_display, list_display_links, list_filter, date_hierarchy, *rest = given
        calendar = None if request.GET.get("q") else date_hierarchy
        super().__init__(request, model, list_display, list_display_links, list_filter, calendar, *rest)


class PublishableAdmin(Guarded, WithHistory, ImportsDrafts):
    """Drafts can be written; whoever saves one becomes one of its editors. All else is read-only."""

    readonly_fields = LIFE
    ordering = ("-pk",)
    list_per_page = 50

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_writable(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and (not workflow.can(obj, Act.DELETE, request.user) or obj.reviews.exists()):
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """What may be done with many of one's own drafts at once; never approving, nor Django's own deletion."""
        return several.acts()

    def response_action(self, request: HttpRequest, queryset: Any, *more: Any, **named: Any) -> Any:
        if any(asking.number(pk) is None for pk in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("a tick is no row's number")
        return super().response_action(request, queryset, *more, **named)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        corrects = isinstance(obj, Statement | Assessment) and obj.corrects_id
        return (*self.readonly_fields, "key") if corrects else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by, obj.created_at = request.user, timezone.now()
        if request.user.pk not in obj.editors:
            obj.editors = [*obj.editors, request.user.pk]
        super().save_model(request, obj, form, change)
