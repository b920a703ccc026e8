"""Who may change what in the admin, beyond Django's own permissions: what is public or past is read-only."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from stances.desk import workflow
from stances.desk.workflow import Act
from stances.models import Assessment, Statement

from .history import WithHistory


class ReadOnly(WithHistory):
    """Shown, never changed here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def is_writable(request: HttpRequest, row: Model | None) -> bool:
    """Whether this editor may write in the row: a new one, or a draft that the workflow lets them write."""
    return row is None or (isinstance(row, Statement | Assessment) and workflow.can(row, Act.WRITE, request.user))


class WhileDraft:
    """For the inlines of a publishable row: they change only while it is a draft."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and is_writable(request, obj)  # type: ignore[misc]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_writable(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and is_writable(request, obj)  # type: ignore[misc]
