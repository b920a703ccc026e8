"""The desk itself: Django's admin site with our first page. ``stances.admin`` registers with it when it is imported."""

from __future__ import annotations

from functools import update_wrapper
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    """Imports what it shows only when it is asked: ``stances.admin`` needs the site to register with."""

    site_title = _("Open Door desk")
    site_header = _("Open Door")
    index_title = _("The desk")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        from stances.admin import jobs, reviewing

        return [*reviewing.urls(), *jobs.urls(), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The first page: what lies on this editor's desk today."""
        from stances.admin import first_page

        desk = first_page.content(request.user, timezone.now())  # type: ignore[arg-type]
        return super().index(request, desk | (extra_context or {}))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Django's own, but a form that is sent after its session ended is kept while its writer signs in again."""
        from stances.admin import asking, signing_in

        inner = super().admin_view(view, cacheable)

        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            asking.check_address(request)
            if not self.has_permission(request) and signing_in.is_worth_keeping(request):
                return signing_in.login_page(request, signing_in.keep(request), self.each_context(request))
            return inner(request, *args, **kwargs)

        return update_wrapper(asked, inner)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's own; whoever had a form kept sees it afterwards, and sends it where it was going."""
        from stances.admin import signing_in

        kept = signing_in.kept_in(request)
        answer = super().login(request, {"kept": kept} | (extra_context or {}))
        if kept and kept.fields and answer.status_code == 302:
            return signing_in.go_on(request, kept, self.each_context(request))
        return answer
