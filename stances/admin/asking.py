"""What a request to the review pages asks for: who, which row, which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from stances.desk.refusal import Refused
from stances.models import Assessment, Editor, Role, Row, Statement

KINDS: dict[str, type[Row]] = {"statement": Statement, "assessment": Assessment}


def editor(request: HttpRequest) -> Editor:
    """Who asks. Raises ``PermissionDenied`` for an account without a role at the desk."""
    by = request.user
    if not isinstance(by, Editor) or not by.is_at_least(Role.CONTRIBUTOR):
        raise PermissionDenied
    return by


def row(kind: str, pk: int) -> Row:
    """The row at an address. Raises ``Http404``."""
    model: Any = KINDS.get(kind)
    beside = ["submitted_by", "approved_by", "withdrawal_requested_by", "corrects"]
    beside += ["member"] if kind == "assessment" else []
    found = model and model.objects.select_related(*beside).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def around(title: str) -> dict[str, Any]:
    """What the desk's base template needs; without the list of all tables, which takes queries and is not shown."""
    site = admin.site
    return {
        "title": title,
        "site_title": site.site_title,
        "site_header": site.site_header,
        "site_url": site.site_url,
        "has_permission": True,
        "is_nav_sidebar_enabled": False,
    }


def kind_of(row: Row) -> str:
    """``statement`` or ``assessment``: the row's kind in addresses."""
    return str(row._meta.model_name)


def day(value: str) -> dt.date | None:
    """A day that was typed, null for none. Raises ``Refused`` for what is no day."""
    if not value.strip():
        return None
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise Refused(_("“%(value)s” is no day. Write it like 2024-12-04.") % {"value": value}) from None
