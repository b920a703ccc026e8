from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Review(models.Model):
    """What someone did with a row at the desk. Append-only: the database refuses updates and deletions."""

    statement = models.ForeignKey(
        "Statement", models.PROTECT, null=True, related_name="reviews", verbose_name=_("statement")
    )
    assessment = models.ForeignKey(
        "Assessment", models.PROTECT, null=True, related_name="reviews", verbose_name=_("assessment")
    )
    act = models.CharField(_("act"), max_length=24)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    comment = models.TextField(_("comment"), blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    edition = models.ForeignKey("Edition", models.PROTECT, null=True, related_name="reviews", verbose_name=_("edition"))

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(statement__isnull=True, assessment__isnull=False)
                | Q(statement__isnull=False, assessment__isnull=True),
                name="review_of_one_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%Y-%m-%d}"
