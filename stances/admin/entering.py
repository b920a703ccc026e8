"""Entering a statement: it starts from the address of a page, and ends as a draft or in front of a reviewer.

Source: issue 3, "Entering a statement". Every button works without JavaScript: those that save nothing send the form
back as it was typed, with one thing more.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from stances import codebook
from stances.codebook import QUOTE_LIMIT
from stances.desk import addresses, entering, finding, workflow
from stances.desk import twins as twin
from stances.desk.refusal import Refused
from stances.models import Editor, Review, Statement

from .entering_entry import entry_of
from .entering_page import EnteringPage

if TYPE_CHECKING:
    from .statements import StatementAdmin


def view(
    admin: StatementAdmin, request: HttpRequest, row: Statement | None, extra_context: dict[str, Any] | None = None
) -> HttpResponse:
    """The form of a new statement (``?source=`` gives its page, and is asked for first) or of the draft ``row``."""
    today = codebook.today()
    if request.method == "POST":
        page = EnteringPage(today, row, typed=request.POST)
        saved = _save(admin, request, page) if page.judged else None
        return saved or _shown(admin, request, page, extra_context)
    if row is not None:
        return _shown(admin, request, EnteringPage(today, row), extra_context)
    address = request.GET.get("source", "")
    try:
        address = addresses.canonical(address) if address.strip() else ""
    except Refused as refusal:
        return _start(admin, request, address, str(refusal))
    return (
        _shown(admin, request, EnteringPage(today, address=address), extra_context)
        if address
        else _start(admin, request)
    )


def officials(request: HttpRequest) -> HttpResponse:
    """The officials whose name fits ``?who=``, with the post held on ``?date=``: a part of the form."""
    try:
        day = dt.date.fromisoformat(request.GET.get("date", ""))
    except ValueError:
        day = None
    who = request.GET.get("who", "")
    context = {"matches": finding.officials(who, day), "who": who, "day": day}
    return TemplateResponse(request, "admin/stances/statement/matches.html", context)


def _save(admin: StatementAdmin, request: HttpRequest, page: EnteringPage) -> HttpResponse | None:
    """Where to go once it is saved; null where something keeps it from that, which the page then says."""
    entry = entry_of(page)
    if entry is None or _meets_a_twin(page, entry):
        return None
    by = request.user
    if not isinstance(by, Editor):
        raise PermissionDenied
    try:
        with transaction.atomic():
            row = entering.enter(by, entry, page.row)
            if "_submit" in page.typed:
                ticked = set(map(int, page.form.cleaned_data["twins"]))
                row = workflow.submit(row, by, page.form.cleaned_data["note"], ticked)  # type: ignore[assignment]
    except Refused as refusal:
        page.errors = list(refusal.reasons)
        return None
    _log(admin, request, row, is_new=page.row is None)
    if "_submit" in page.typed:
        messages.success(request, _("Submitted: %(row)s. Another editor reviews it.") % {"row": row})
        return HttpResponseRedirect(reverse("admin:index"))
    messages.success(request, _("Saved as a draft: %(row)s.") % {"row": row})
    return HttpResponseRedirect(reverse("admin:stances_statement_change", args=[row.pk]))


def _meets_a_twin(page: EnteringPage, entry: entering.Entry) -> bool:
    """Whether there is a twin that was not ticked; the page then shows it."""
    page.twins = twin.twins(entering.as_content(entry), page.row.key if page.row else "")
    ticked = set(page.form.cleaned_data["twins"])
    return any(str(found.statement.pk) not in ticked for found in page.twins)


def _log(admin: StatementAdmin, request: HttpRequest, row: Statement, is_new: bool) -> None:
    (admin.log_addition if is_new else admin.log_change)(request, row, "")


def _start(admin: StatementAdmin, request: HttpRequest, address: str = "", trouble: str = "") -> HttpResponse:
    context = _context(admin, request) | {
        "title": _("Enter a statement"),
        "address": address,
        "trouble": trouble,
    }
    return TemplateResponse(request, "admin/stances/statement/start.html", context)


def _shown(
    admin: StatementAdmin, request: HttpRequest, page: EnteringPage, extra_context: dict[str, Any] | None
) -> HttpResponse:
    row = page.row
    context = _context(admin, request) | {
        "title": _("Write %(row)s") % {"row": row} if row else _("Enter a statement"),
        "entering": page,
        "form": page.form,
        "original": row,
        "change": row is not None,
        "add": row is None,
        "quote_limit": QUOTE_LIMIT,
        "returned": _returned(row) if row else None,
        "has_delete_permission": row is not None and admin.has_delete_permission(request, row),
    }
    return TemplateResponse(request, "admin/stances/statement/entering.html", context | (extra_context or {}))


def _returned(row: Statement) -> Review | None:
    """The last return of a draft, if it was returned."""
    return next((review for review in reversed(row.reviews.all()) if review.act == workflow.Act.RETURN), None)


def _context(admin: StatementAdmin, request: HttpRequest) -> dict[str, Any]:
    return admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "has_view_permission": admin.has_view_permission(request),
        "preserved_filters": admin.get_preserved_filters(request),
    }
