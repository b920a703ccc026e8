from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .assessment import Assessment
from .statement import Statement


class Reminder(models.Model):
    """That a draft has not been touched for a long time. Its author is told; the draft itself is never deleted."""

    statement = models.OneToOneField(
        Statement, models.CASCADE, null=True, blank=True, related_name="reminder", verbose_name=_("statement")
    )
    assessment = models.OneToOneField(
        Assessment, models.CASCADE, null=True, blank=True, related_name="reminder", verbose_name=_("assessment")
    )
    untouched_since = models.DateTimeField(_("untouched since"))
    listed_at = models.DateTimeField(_("listed at"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        default_permissions = ()
        ordering = ["untouched_since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(statement__isnull=True, assessment__isnull=False)
                | Q(statement__isnull=False, assessment__isnull=True),
                name="reminder_of_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement or self.assessment)
