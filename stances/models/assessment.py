"""Assessments: what a member's position was judged to be, from which day, on which evidence."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stances.codebook import Condition, Confidence, Stance

from .publishable import PUBLIC, Publishable, PublishableQuerySet, life_constraints, life_indexes
from .words import choices, one_of


class AssessmentQuerySet(PublishableQuerySet):
    def about(self, member_code: str):
        return self.filter(member__code=member_code)

    def in_effect_by(self, day: dt.date):
        return self.filter(effective__lte=day)


class Assessment(Publishable):
    """``stance`` null ends the position before it: no position found (then ``confidence`` is null too)."""

    member = models.ForeignKey("Member", models.PROTECT, related_name="assessments", verbose_name=_("member"))
    effective = models.DateField(_("takes effect on"))
    stance = models.CharField(_("stance"), max_length=16, choices=choices(Stance), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=choices(Confidence), null=True, blank=True)
    conditions = ArrayField(
        models.CharField(max_length=20, choices=choices(Condition)),
        default=list,
        blank=True,
        verbose_name=_("conditions"),
    )
    rationale = models.TextField(_("rationale"), help_text=_("In our own words."))

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-effective", "key"]
        constraints = [
            *life_constraints("assessment"),
            one_of("stance", Stance, "assessment_stance_known"),
            one_of("confidence", Confidence, "assessment_confidence_known"),
            models.CheckConstraint(
                condition=Q(conditions__contained_by=[c.value for c in Condition]),
                name="assessment_conditions_known",
                violation_error_message=_("Each condition must be one of the codebook’s."),
            ),
            models.CheckConstraint(
                condition=Q(stance__isnull=True, confidence__isnull=True)
                | Q(stance__isnull=False, confidence__isnull=False),
                name="assessment_confidence_goes_with_stance",
                violation_error_message=_(
                    "A stance needs a confidence; where no position was found, leave both empty."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(rationale=""),
                name="assessment_has_a_rationale",
                violation_error_message=_("Say in our own words why the position is judged so."),
            ),
            models.UniqueConstraint(
                fields=["member", "effective"],
                condition=Q(status__in=[s.value for s in PUBLIC]),
                name="assessment_one_published_per_day",
            ),
        ]
        indexes = [
            *life_indexes("assessment"),
            # record.at() and the desk: a member's history
            models.Index(fields=["member", "effective"], name="assessment_history_idx"),
        ]


class EvidenceKind(StrEnum):
    SUPPORTS = "supports"
    CONTRARY = "contrary"


class Evidence(models.Model):
    """Ties an assessment to the very version of a statement that was weighed."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="evidence")
    statement = models.ForeignKey("Statement", models.PROTECT, related_name="weighed_in", verbose_name=_("statement"))
    kind = models.CharField(_("kind"), max_length=8, choices=choices(EvidenceKind))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["assessment", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "statement"], name="evidence_weighed_once"),
            one_of("kind", EvidenceKind, "evidence_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.kind}"
