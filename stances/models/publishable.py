"""The life that statements and assessments share: draft → submitted → published → withdrawing → withdrawn.

What must never break is said twice: here as constraints, and as plain SQL triggers in the migration
``0002_guards``, which refuse the same to anyone who goes around Django.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .words import choices, one_of, pair


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


PUBLIC = (Status.PUBLISHED, Status.WITHDRAWING)
"""A withdrawing row is still public: the request may be refused."""


def visible_in(edition: int) -> Q:
    """The rule of DESIGN §1, ready to be combined with others."""
    return Q(published_in__lte=edition) & (Q(withdrawn_in__isnull=True) | Q(withdrawn_in__gt=edition))


class PublishableQuerySet(models.QuerySet):
    """Questions about rows that can be published, in the record's own words."""

    def published(self, edition: int | None = None):
        """Rows visible in ``edition``, or public now: DESIGN §1. ``Publishable.is_published`` says it of one row."""
        if edition is None:
            return self.filter(status__in=PUBLIC)
        return self.filter(visible_in(edition))

    def awaiting_review(self):
        return self.filter(status=Status.SUBMITTED)

    def drafts(self):
        return self.filter(status=Status.DRAFT)


def _editor(name: Any, blank: bool = True) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=blank,
        blank=blank,
        related_name="+",
        verbose_name=name,
    )


class Publishable(models.Model):
    """A version of a key. ``version`` counts from 1; a correction is a new version that ``corrects`` the old one."""

    key = models.SlugField(_("key"), max_length=80, db_index=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )
    correction_reason = models.TextField(_("why it is corrected"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=choices(Status), default=Status.DRAFT, editable=False)
    imported_hash = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Hash of the dataset's row that this version was imported from."),
    )

    created_by = _editor(_("created by"), blank=False)
    created_at = models.DateTimeField(_("created at"))
    editors = ArrayField(models.BigIntegerField(), default=list, editable=False)
    submitted_by = _editor(_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submission_note = models.TextField(_("note to the reviewer"), blank=True)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    approved_by = _editor(_("approved by"))
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_hash = models.CharField(max_length=64, blank=True, editable=False)
    published_in = models.ForeignKey(
        "stances.Edition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss_published",
        verbose_name=_("published in"),
    )
    withdrawal_requested_by = _editor(_("withdrawal requested by"))
    withdrawal_requested_at = models.DateTimeField(_("withdrawal requested at"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("why it is withdrawn"), blank=True)
    withdrawn_by = _editor(_("withdrawn by"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_in = models.ForeignKey(
        "stances.Edition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss_withdrawn",
        verbose_name=_("withdrawn in"),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key if self.version == 1 else f"{self.key} (version {self.version})"

    def is_published(self, edition: int | None = None) -> bool:
        """Whether this row is visible in ``edition``, or public now; the same rule as ``published()``."""
        if edition is None:
            return self.status in PUBLIC
        return (
            self.published_in_id is not None
            and self.published_in_id <= edition
            and (self.withdrawn_in_id is None or self.withdrawn_in_id > edition)
        )


def life_constraints(name: str) -> list[models.BaseConstraint]:
    """What must hold for every row of the publishable table ``name``, whoever writes it."""
    public = Q(status__in=[s.value for s in PUBLIC])
    before = Q(status__in=[Status.DRAFT.value, Status.SUBMITTED.value])
    return [
        one_of("status", Status, f"{name}_status_known"),
        models.UniqueConstraint(fields=["key", "version"], name=f"{name}_one_row_per_version"),
        models.UniqueConstraint(fields=["key"], condition=public, name=f"{name}_one_published_version"),
        models.UniqueConstraint(
            fields=["corrects"],
            condition=Q(corrects__isnull=False) & (public | before),
            name=f"{name}_one_correction_at_a_time",
        ),
        models.CheckConstraint(
            condition=Q(version=1, corrects__isnull=True) | Q(version__gt=1),
            name=f"{name}_first_version_corrects_none",
        ),
        models.CheckConstraint(
            condition=Q(corrects__isnull=True) | ~Q(correction_reason=""),
            name=f"{name}_correction_has_a_reason",
        ),
        pair("submitted_by", "submitted_at", f"{name}_submitted_pair"),
        pair("approved_by", "approved_at", f"{name}_approved_pair"),
        pair("withdrawal_requested_by", "withdrawal_requested_at", f"{name}_requested_pair"),
        pair("withdrawn_by", "withdrawn_at", f"{name}_withdrawn_pair"),
        models.CheckConstraint(
            condition=Q(status=Status.DRAFT.value, submitted_by__isnull=True, content_hash="")
            | (~Q(status=Status.DRAFT.value) & Q(submitted_by__isnull=False) & ~Q(content_hash="")),
            name=f"{name}_submitted_has_submitter",
        ),
        models.CheckConstraint(
            condition=(before & Q(published_in__isnull=True, approved_by__isnull=True, approved_hash=""))
            | (~before & Q(published_in__isnull=False, approved_by__isnull=False)),
            name=f"{name}_published_has_approver",
        ),
        models.CheckConstraint(
            condition=Q(approved_hash="") | Q(approved_hash=F("content_hash")),
            name=f"{name}_approved_is_what_was_submitted",
        ),
        models.CheckConstraint(
            condition=Q(approved_by__isnull=True) | ~Q(approved_hash=""),
            name=f"{name}_approval_carries_the_hash",
        ),
        models.CheckConstraint(
            condition=(
                Q(status=Status.WITHDRAWN.value, withdrawn_by__isnull=False, withdrawn_in__isnull=False)
                & Q(withdrawal_requested_by__isnull=False)
                & ~Q(withdrawal_reason="")
            )
            | (~Q(status=Status.WITHDRAWN.value) & Q(withdrawn_by__isnull=True, withdrawn_in__isnull=True)),
            name=f"{name}_withdrawn_has_withdrawer",
        ),
        models.CheckConstraint(
            condition=Q(
                status__in=[Status.WITHDRAWING.value, Status.WITHDRAWN.value],
                withdrawal_requested_by__isnull=False,
            )
            | (
                ~Q(status__in=[Status.WITHDRAWING.value, Status.WITHDRAWN.value])
                & Q(withdrawal_requested_by__isnull=True, withdrawal_reason="")
            ),
            name=f"{name}_withdrawing_has_a_request",
        ),
        models.CheckConstraint(
            condition=Q(withdrawn_in__isnull=True) | Q(withdrawn_in__gt=F("published_in")),
            name=f"{name}_withdrawn_after_published",
        ),
        models.CheckConstraint(
            condition=Q(withdrawn_by__isnull=True) | ~Q(withdrawn_by=F("withdrawal_requested_by")),
            name=f"{name}_withdrawn_by_a_second",
        ),
    ]


def life_indexes(name: str) -> list[models.Index]:
    """Indexes every publishable table needs, each with the query it serves."""
    return [
        # record.at(): the rows of an edition
        models.Index(fields=["published_in", "withdrawn_in"], name=f"{name}_edition_idx"),
        # the desk: what waits, what is being drafted
        models.Index(fields=["status"], name=f"{name}_status_idx"),
    ]
