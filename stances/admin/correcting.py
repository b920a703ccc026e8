"""What is public and wrong: asking for a correction or withdrawal, deciding on withdrawals, and ``complete_to``."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stances import codebook
from stances.desk import drafts, publishing, reviewing, workflow
from stances.desk.refusal import Refused
from stances.desk.workflow import Act
from stances.models import Edition, Row

from . import asking, review_page


def correct(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for the reason, then open the draft that corrects the row and go to its form."""
    row, by = asking.row(kind, pk), asking.editor(request)
    if request.method == "POST":
        try:
            draft = drafts.correct(row, by, asking.typed(request, "reason"))
        except Refused as refused:
            return _ask(request, row, Act.CORRECT, refused.reasons)
        messages.success(
            request, _("This draft corrects %(row)s, which stays public until it is approved.") % {"row": row}
        )
        return redirect(f"admin:stances_{kind}_change", draft.pk)
    return _ask(request, row, Act.CORRECT)


def withdraw(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for the reason, then ask for the withdrawal; a second editor decides."""
    row, by = asking.row(kind, pk), asking.editor(request)
    if request.method == "POST":
        try:
            workflow.request_withdrawal(row, by, asking.typed(request, "reason"))
        except Refused as refused:
            return _ask(request, row, Act.REQUEST_WITHDRAWAL, refused.reasons)
        messages.success(request, _("%(row)s stays public until another editor agrees to withdraw it.") % {"row": row})
        return redirect("admin:review", kind, pk)
    return _ask(request, row, Act.REQUEST_WITHDRAWAL)


def withdrawals(request: HttpRequest) -> HttpResponse:
    """The requests to withdraw, to agree to or to refuse."""
    return _withdrawals(request)


@require_POST
def decide(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Agree to a withdrawal, with the edition's note, or refuse it, with a comment; ``decision`` says which."""
    row, by = asking.row(kind, pk), asking.editor(request)
    try:
        note = asking.typed(request, "note")
        if request.POST.get("decision") == "agree":
            edition = publishing.withdraw([row], by, note)
            done = _("%(row)s was withdrawn in edition %(number)d.") % {"row": row, "number": edition.number}
        else:
            workflow.refuse_withdrawal(row, by, note)
            done = _("%(row)s stays public.") % {"row": row}
    except Refused as refused:
        return _withdrawals(request, refused.reasons, row)
    messages.success(request, done)
    return redirect("admin:withdrawals")


def complete_to(request: HttpRequest) -> HttpResponse:
    """Say up to which day the record was searched: an edition of its own, by a reviewer."""
    by, reasons = asking.editor(request), []
    if request.method == "POST":
        try:
            day = asking.day(request.POST.get("complete_to", ""))
            if day is None:
                raise Refused(_("Give the day up to which the record was searched."))
            edition = reviewing.say_complete_to(by, day, asking.typed(request, "note"), "back" in request.POST)
        except Refused as refused:
            reasons = list(refused.reasons)
        else:
            messages.success(request, _("Edition %(number)d is public.") % {"number": edition.number})
            return redirect("admin:reviews")
    context = {
        **asking.around(_("Up to which day the record is complete")),
        "newest": Edition.objects.order_by("-number").first(),
        "today": codebook.today(),
        "may": review_page.is_reviewer(by),
        "typed": request.POST,
        "refused": reasons,
    }
    return render(request, "admin/review/complete_to.html", context, status=409 if reasons else 200)


def _ask(request: HttpRequest, row: Row, act: Act, reasons: Sequence[str] = ()) -> HttpResponse:
    by = asking.editor(request)
    title = _("Correct %(row)s") if act == Act.CORRECT else _("Withdraw %(row)s")
    context = {
        **asking.around(title % {"row": row}),
        "row": row,
        "kind": asking.kind_of(row),
        "correcting": act == Act.CORRECT,
        "why_not": reviewing.why_not(row, act, by),
        "under_way": workflow.correction_of(row),
        "typed": request.POST,
        "refused": reasons,
    }
    return render(request, "admin/review/reason.html", context, status=409 if reasons else 200)


def _withdrawals(request: HttpRequest, reasons: Sequence[str] = (), refused: Row | None = None) -> HttpResponse:
    by = asking.editor(request)
    context = {
        **asking.around(_("Asked to be withdrawn")),
        "items": [
            {
                "row": row,
                "words": review_page.words_of(row),
                "kind": asking.kind_of(row),
                "why_not": reviewing.why_not(row, Act.WITHDRAW, by),
            }
            for row in reviewing.withdrawals()
        ],
        "typed": request.POST,
        "typed_for": refused,
        "refused": reasons,
    }
    return render(request, "admin/review/withdrawals.html", context, status=409 if reasons else 200)
