"""What a request to the review pages asks for: who, which row, which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
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


NUL = "\x00"
"""The one character that the database cannot store."""
PARTS_OF_A_DAY = ("__year", "__month", "__day")
"""How the calendar above a list ends the names of its parameters."""
LONGEST_NUMBER = 17
"""Digits of a number that fits the database's, at most."""


def typed(request: HttpRequest, name: str) -> str:
    """What was typed into the field ``name``; empty where there is none. Raises ``Refused`` as ``storable`` does."""
    return storable(request.POST.get(name, ""))


def storable(text: str) -> str:
    """``text`` itself. Raises ``Refused`` where it cannot be stored."""
    if NUL in text:
        raise Refused(
            _("Your text holds a character that cannot be stored: NUL, shown as “�”. Delete it, and send it again.")
        )
    return text


def check_address(request: HttpRequest) -> None:
    """Raises ``BadRequest`` where a parameter of the address holds what the database could not even be asked for."""
    for name, values in request.GET.lists():
        if any(NUL in text for text in (name, *values)):
            raise BadRequest("a parameter of the address holds a NUL character")
        if name.endswith(PARTS_OF_A_DAY) and any(text.isdigit() and len(text) > len("9999") for text in values):
            raise BadRequest("a parameter of the address names a day that no calendar has")


def number(text: str) -> int | None:
    """The whole number that ``text`` says in the digits 0 to 9; null where it says none, or one too large for a row."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


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
