from django.db import models
from django.utils.translation import gettext_lazy as _

from stances.codebook import MilestoneKind

from .words import choices, one_of


class Milestone(models.Model):
    """A dated event of the accession question: a summit, a ministerial, an accession."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    date = models.DateField(_("date"))
    end_date = models.DateField(_("last day"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=choices(MilestoneKind))
    name = models.CharField(_("name"), max_length=160)
    place = models.CharField(_("place"), max_length=120, blank=True)
    summary = models.TextField(_("summary"), help_text=_("In our own words."))
    url = models.URLField(_("address"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["date", "key"]
        constraints = [
            one_of("kind", MilestoneKind, "milestone_kind_known"),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gt=models.F("date")),
                name="milestone_ends_after_it_starts",
                violation_error_message=_("The last day comes after the first; leave it empty for a single day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.date})"
