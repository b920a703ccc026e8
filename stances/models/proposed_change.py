"""Changes that move judgements – an outlet's kind, a post's rank or dates – wait here for a second editor."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .official import Official, Post
from .outlet import Outlet
from .words import choices, pair


class Decision(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"


class ProposedChangeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(decided_by__isnull=True)


class ProposedChange(models.Model):
    """New values for an outlet or a post, or a new post of an official; never decided by who proposed it."""

    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("outlet")
    )
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("post")
    )
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("new post of")
    )
    old_values = models.JSONField(_("now"), encoder=DjangoJSONEncoder, default=dict)
    new_values = models.JSONField(_("proposed"), encoder=DjangoJSONEncoder)
    reason = models.TextField(_("why"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    decision = models.CharField(_("decision"), max_length=8, choices=choices(Decision), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    edition = models.ForeignKey(
        "Edition", models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("edition")
    )

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outlet__isnull=False, post__isnull=True, official__isnull=True)
                | Q(outlet__isnull=True, post__isnull=False, official__isnull=True)
                | Q(outlet__isnull=True, post__isnull=True, official__isnull=False),
                name="proposed_change_of_one_row",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="proposed_change_has_a_reason"),
            pair("decided_by", "decided_at", "proposed_change_decided_pair"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="proposed_change_decided_by_a_second",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by__isnull=True, edition__isnull=True)
                | Q(decision="accepted", decided_by__isnull=False, edition__isnull=False)
                | (Q(decision="refused", decided_by__isnull=False, edition__isnull=True) & ~Q(comment="")),
                name="proposed_change_decision_is_whole",
            ),
            models.UniqueConstraint(
                fields=["outlet"], condition=Q(decided_by__isnull=True), name="proposed_change_one_waiting_per_outlet"
            ),
            models.UniqueConstraint(
                fields=["post"], condition=Q(decided_by__isnull=True), name="proposed_change_one_waiting_per_post"
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    @property
    def subject(self) -> Any:
        """The outlet or post that is to change, or the official who is to get a post."""
        return self.outlet or self.post or self.official

    @property
    def is_waiting(self) -> bool:
        return self.decided_by_id is None
