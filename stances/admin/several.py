"""Handing in or throwing away many of one's own drafts at once, as after an import: each by the workflow's own rules.

Every row is an act of its own: what is refused is named with its reason, and the others are done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stances.desk import drafts, workflow
from stances.desk.refusal import Refused
from stances.models import Editor, Row, Status

from . import asking

AT_ONCE = 500
"""Rows that one request handles: what it takes stays well below what a server waits for."""

Act = Callable[[Row, Editor], object]


@dataclass(slots=True)
class Outcome:
    """``done``: rows, as they are called. ``refused``: why not, in sentences. ``left``: how many were not come to."""

    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: int = 0


def acts() -> dict[str, Any]:
    """The two acts as Django's admin lists them: by name, with what does it and its words."""
    return {
        "hand_in": (hand_in, "hand_in", gettext_lazy("Hand in for review")),
        "throw_away": (throw_away, "throw_away", gettext_lazy("Throw away")),
    }


def hand_in(admin: Any, request: HttpRequest, rows: QuerySet[Any]) -> TemplateResponse:
    """Submit the ticked drafts, oldest first, and tell what came of each."""
    outcome = _each(rows, asking.editor(request), workflow.submit)
    return _told(admin, request, _("Handed in: %(n)d") % {"n": len(outcome.done)}, outcome)


def throw_away(admin: Any, request: HttpRequest, rows: QuerySet[Any]) -> TemplateResponse:
    """Ask whether it is meant; then delete the ticked drafts and tell what came of each."""
    by = asking.editor(request)
    if "sure" not in request.POST:
        asked = list(_first(rows, by))
        context = {"asked": asked, "tick": ACTION_CHECKBOX_NAME, "left": max(0, rows.count() - len(asked))}
        return _page(admin, request, _("Throw these away?"), context)
    outcome = _each(rows, by, drafts.delete)
    return _told(admin, request, _("Thrown away: %(n)d") % {"n": len(outcome.done)}, outcome)


def _first(rows: QuerySet[Any], by: Editor) -> QuerySet[Any]:
    """As many rows as are handled at once: drafts that ``by`` wrote in before all others, then by age."""
    own = ExpressionWrapper(Q(status=Status.DRAFT, editors__contains=[by.pk]), BooleanField())
    return rows.order_by(own.desc(), "pk")[:AT_ONCE]


def _each(rows: QuerySet[Any], by: Editor, act: Act) -> Outcome:
    """Do ``act`` with each row that ``by`` wrote in, one by one; a refusal of one keeps none of the others back."""
    outcome = Outcome(left=max(0, rows.count() - AT_ONCE))
    for row in _first(rows, by):
        name = str(row)
        try:
            if by.pk not in row.editors:
                raise Refused(_("%(row)s is not yours: its author decides about it.") % {"row": name})
            act(row, by)
        except Refused as refused:
            outcome.refused.append(" ".join(refused.reasons))
        else:
            outcome.done.append(name)
    return outcome


def _told(admin: Any, request: HttpRequest, title: str, outcome: Outcome) -> TemplateResponse:
    return _page(admin, request, title, {"outcome": outcome})


def _page(admin: Any, request: HttpRequest, title: str, context: dict[str, Any]) -> TemplateResponse:
    frame = admin.admin_site.each_context(request) | {"opts": admin.opts, "title": title, "at_once": AT_ONCE}
    return TemplateResponse(request, "admin/several.html", frame | context)
