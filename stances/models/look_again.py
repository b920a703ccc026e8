from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .assessment import Assessment


class LookAgain(models.Model):
    """That there is a reason to look at an assessment again, and since when it stands on the desk.

    ``statements`` are the ids of those that the reason speaks of, newest first.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="look_again", verbose_name=_("assessment"))
    why = models.CharField(_("reason"), max_length=12)
    text = models.TextField(_("in words"))
    statements = ArrayField(models.BigIntegerField(), default=list)
    since = models.DateTimeField(_("on the desk since"))

    class Meta:
        verbose_name = _("reason to look again")
        verbose_name_plural = _("reasons to look again")
        default_permissions = ()
        ordering = ["assessment", "id"]
        constraints = [models.UniqueConstraint(fields=["assessment", "why"], name="look_again_once_per_reason")]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.why}"
