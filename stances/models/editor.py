from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """The groups of the desk, each with all that the one before it may do."""

    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    MANAGER = "manager"


class Editor(AbstractUser):
    """An account at the desk: a person, or one of the two system accounts that import the starter dataset."""

    class Meta:
        verbose_name = _("editor")
        verbose_name_plural = _("editors")

    @cached_property
    def role(self) -> Role | None:
        """The highest role of its groups; null for an account without one. A superuser is a manager."""
        if self.is_superuser:
            return Role.MANAGER
        names = set(self.groups.values_list("name", flat=True))
        return next((role for role in reversed(Role) if role in names), None)

    def is_at_least(self, role: Role) -> bool:
        """Whether it may do what ``role`` may."""
        order = list(Role)
        return self.role is not None and order.index(self.role) >= order.index(role)

    def shown_name(self) -> str:
        return self.get_full_name() or self.get_username()
