"""The history page of every row: from the database's own record of changes, not from Django's log of forms."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from stances.desk import history

PER_PAGE = 50


class WithHistory(admin.ModelAdmin):
    """Its rows' history pages, also of rows that are gone. Django's own log is not kept beside it."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        number = row.pk if row is not None else self._number_of_one_gone(object_id)
        changes = history.changes_of(self.model, number)
        if row is None and not changes:
            raise Http404(_("There is no such row, and there was none."))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(row)s") % {"row": row or f"{self.opts.verbose_name} {number}"},
            "changes": Paginator(changes, PER_PAGE).get_page(request.GET.get("p")),
            "object": row,
            "opts": self.opts,
        }
        request.current_app = self.admin_site.name
        template = self.object_history_template or "admin/object_history.html"
        return TemplateResponse(request, template, context | (extra_context or {}))

    def _number_of_one_gone(self, object_id: str) -> Any:
        """The key of a row that was deleted. Raises ``Http404`` for no key, and for a row that others may not see."""
        try:
            number = self.opts.pk.to_python(object_id)
        except (ValueError, TypeError) as wrong:
            raise Http404(str(wrong)) from wrong
        except Exception as wrong:
            raise Http404(_("There is no such row.")) from wrong
        if self.model._base_manager.filter(pk=number).exists():
            raise Http404(_("There is no such row."))
        return number

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: the database has written it down."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: the database has written it down."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing: the database has written it down."""
