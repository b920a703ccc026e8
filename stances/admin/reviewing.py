"""Reviewing: the queue, one row with all a reviewer needs, and the acts submit, approve and return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stances import codebook
from stances.desk import reviewing, workflow
from stances.desk.publishing import Approval
from stances.desk.refusal import Refused
from stances.models import Row, Status

from . import asking, previewing, review_page

frames_the_preview: Any = csp_update({"frame-src": [SELF]})


def urls() -> list[URLPattern]:
    """What ``DeskSite`` serves below ``/admin/review/``."""
    from . import correcting

    def at(address: str, view: Callable[..., Any], name: str) -> URLPattern:
        return path(f"review/{address}", admin.site.admin_view(view), name=name)

    return [
        at("", queue, "reviews"),
        at("approve/", approve, "approve"),
        at("withdrawals/", correcting.withdrawals, "withdrawals"),
        at("complete-to/", correcting.complete_to, "complete_to"),
        at("<str:kind>/<int:pk>/", review, "review"),
        at("<str:kind>/<int:pk>/preview/<str:what>/", previewing.preview, "preview"),
        at("<str:kind>/<int:pk>/submit/", submit, "submit"),
        at("<str:kind>/<int:pk>/return/", give_back, "return"),
        at("<str:kind>/<int:pk>/correct/", correcting.correct, "correct"),
        at("<str:kind>/<int:pk>/withdraw/", correcting.withdraw, "withdraw"),
        at("<str:kind>/<int:pk>/withdrawal/", correcting.decide, "decide"),
    ]


def queue(request: HttpRequest) -> HttpResponse:
    """What waits for review: not one's own first, each with a tickbox, to be approved together as one edition."""
    asking.editor(request)
    return _queue(request)


@frames_the_preview
def review(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One row: what changes, sources, preview, findings, history, and what may be done with it."""
    return _review(request, asking.row(kind, pk))


@require_POST
def submit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    row, by = asking.row(kind, pk), asking.editor(request)
    try:
        ticked = {int(pk) for pk in request.POST.getlist("twins") if asking.number(pk) is not None}
        workflow.submit(row, by, asking.typed(request, "note"), ticked)
    except Refused as refused:
        return _review(request, row, refused.reasons)
    messages.success(request, _("%(row)s was submitted. Another editor reviews it.") % {"row": row})
    return redirect("admin:index")


@require_POST
def give_back(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Return a submitted row to its author, with a comment."""
    row, by = asking.row(kind, pk), asking.editor(request)
    try:
        workflow.return_to_author(row, by, asking.typed(request, "comment"))
    except Refused as refused:
        return _review(request, row, refused.reasons)
    messages.success(request, _("%(row)s was returned to its author with your comment.") % {"row": row})
    return redirect("admin:reviews")


@require_POST
def approve(request: HttpRequest) -> HttpResponse:
    """Publish the ticked rows as one edition. Each ``row`` is the mark of what was shown (``review_page.mark``)."""
    by = asking.editor(request)
    approvals: list[Approval] = []
    try:
        approvals = [_approval(value) for value in request.POST.getlist("row")]
        day = asking.day(request.POST.get("complete_to", ""))
        edition = reviewing.approve(approvals, by, asking.typed(request, "note"), codebook.today(), day)
    except Refused as refused:
        return _after_refusal(request, [approval.row for approval in approvals], refused.reasons)
    number = edition.number
    messages.success(request, _("Edition %(number)d is public, with what you approved.") % {"number": number})
    return redirect("admin:reviews")


def _approval(value: str) -> Approval:
    kind, _colon, rest = value.partition(":")
    pk, _colon, hashes = rest.partition(":")
    previewed, _colon, around = hashes.partition(":")
    number = asking.number(pk)
    if number is None:
        raise Http404
    return Approval(asking.row(kind, number), previewed, around)


def _after_refusal(request: HttpRequest, rows: Sequence[Row], reasons: Sequence[str]) -> HttpResponse:
    """The page the approval came from, with what was typed; a row that another approved meanwhile says so."""
    rows = [asking.row(asking.kind_of(row), row.pk) for row in rows]  # as they are now: somebody was faster
    gone = [row for row in rows if row.is_published()]
    reasons = [*map(_by_another, gone), *(reasons if len(gone) < len(rows) or not rows else ())]
    back = request.POST.get("from", "")
    shown = next((row for row in rows if f"{asking.kind_of(row)}:{row.pk}" == back), None)
    return _review(request, shown, reasons) if shown else _queue(request, reasons)


def _by_another(row: Row) -> str:
    who = row.approved_by.shown_name() if row.approved_by else ""
    words = {"row": row, "who": who, "edition": row.published_in_id}
    return _("%(who)s has already approved %(row)s: it is public since edition %(edition)s.") % words


def _queue(request: HttpRequest, reasons: Sequence[str] = ()) -> HttpResponse:
    by = asking.editor(request)
    context = asking.around(_("Waiting for review")) | review_page.queue(by, request.POST) | {"refused": reasons}
    return render(request, "admin/review/queue.html", context, status=_status(reasons))


def _review(request: HttpRequest, row: Row, reasons: Sequence[str] = ()) -> HttpResponse:
    title = _("Review %(row)s") % {"row": row} if row.status == Status.SUBMITTED else str(row)
    content = review_page.content(row, asking.editor(request), codebook.today(), request.POST)
    context = asking.around(title) | content | {"refused": reasons}
    return render(request, "admin/review/review.html", context, status=_status(reasons))


def _status(reasons: Sequence[str]) -> int:
    """A refusal is a conflict with how things are: 409, with everything that was typed."""
    return 409 if reasons else 200
