"""Cases: what readers object to, and what the editors answered.

A closed case is kept as it was answered, and its reader's e-mail address is gone: the database insists on both
(``0010_cases``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from .words import one_of, pair

SHORTEST, LONGEST = 10, 2000
"""Characters of a reader's words, at least and at most; an editor's answer has as many at most."""


class CaseKind(StrEnum):
    MISTAKE = "mistake"
    SOURCE = "source"
    JUDGEMENT = "judgement"


class CaseStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class CaseOutcome(StrEnum):
    CORRECTED = "corrected"
    KEPT = "kept"
    NOT_ABOUT = "not_about"


KIND_WORDS: dict[str, Any] = {
    CaseKind.MISTAKE: _("A mistake"),
    CaseKind.SOURCE: _("A source"),
    CaseKind.JUDGEMENT: _("A judgement that is contested"),
}
STATUS_WORDS: dict[str, Any] = {CaseStatus.OPEN: _("open"), CaseStatus.CLOSED: _("closed")}
OUTCOME_WORDS: dict[str, Any] = {
    CaseOutcome.CORRECTED: _("Corrected"),
    CaseOutcome.KEPT: _("Kept, because…"),
    CaseOutcome.NOT_ABOUT: _("Not about this"),
}


def _choices(words: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(str(code), label) for code, label in words.items()]


class CaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=CaseStatus.OPEN)

    def closed(self):
        return self.filter(status=CaseStatus.CLOSED)

    def with_rows(self):
        """With the row that each is about, and an assessment's member."""
        return self.select_related("statement", "assessment__member")


class Case(models.Model):
    """What a reader reported of a version of a statement or an assessment, and the editors' answer.

    ``email`` is there while the case is open, if at all; ``answer`` and ``edition`` are public with the outcome.
    Three years after it was closed, the reader's own ``words`` and ``source_url`` may be emptied.
    """

    statement = models.ForeignKey(
        "Statement", models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("statement")
    )
    assessment = models.ForeignKey(
        "Assessment", models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("assessment")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=_choices(KIND_WORDS))
    words = models.TextField(_("the reader’s words"), blank=True)
    source_url = models.TextField(_("source"), blank=True)
    email = models.EmailField(_("e-mail"), null=True, blank=True)
    opened_at = models.DateTimeField(_("reported at"))
    status = models.CharField(
        _("status"), max_length=8, choices=_choices(STATUS_WORDS), default=CaseStatus.OPEN, editable=False
    )
    outcome = models.CharField(_("outcome"), max_length=12, choices=_choices(OUTCOME_WORDS), blank=True)
    edition = models.ForeignKey(
        "Edition", models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("corrected in")
    )
    answer = models.TextField(_("answer"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("closed by")
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(statement__isnull=False, assessment__isnull=True)
                | Q(statement__isnull=True, assessment__isnull=False),
                name="case_about_one_row",
            ),
            one_of("kind", CaseKind, "case_kind_known"),
            one_of("status", CaseStatus, "case_status_known"),
            models.CheckConstraint(
                condition=Q(status=CaseStatus.CLOSED.value) | Q(GreaterThanOrEqual(Length("words"), SHORTEST)),
                name="case_open_has_words",
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("words"), LONGEST))
                & Q(LessThanOrEqual(Length("answer"), LONGEST))
                & Q(LessThanOrEqual(Length("source_url"), 1000)),
                name="case_words_within_limits",
            ),
            models.CheckConstraint(
                condition=Q(status=CaseStatus.OPEN.value) | Q(email__isnull=True),
                name="case_closed_has_no_email",
            ),
            models.CheckConstraint(
                condition=Q(status=CaseStatus.OPEN.value, outcome="", answer="")
                & Q(edition__isnull=True, closed_by__isnull=True)
                | Q(status=CaseStatus.CLOSED.value, outcome=CaseOutcome.CORRECTED.value)
                & Q(edition__isnull=False, closed_by__isnull=False)
                | Q(status=CaseStatus.CLOSED.value, outcome=CaseOutcome.KEPT.value)
                & Q(edition__isnull=True, closed_by__isnull=False)
                & ~Q(answer="")
                | Q(status=CaseStatus.CLOSED.value, outcome=CaseOutcome.NOT_ABOUT.value)
                & Q(edition__isnull=True, closed_by__isnull=False),
                name="case_outcome_is_whole",
            ),
            pair("closed_by", "closed_at", "case_closed_pair"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="case_closed_after_it_was_opened",
            ),
        ]
        indexes = [
            # the desk: what is open, the oldest first
            models.Index(fields=["opened_at"], condition=Q(status=CaseStatus.OPEN.value), name="case_open_idx"),
            # ahead.wanted(): how many are closed, and when the last one was
            models.Index(fields=["closed_at"], condition=Q(status=CaseStatus.CLOSED.value), name="case_closed_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.row.key}: {KIND_WORDS[self.kind]}"

    @property
    def row(self) -> Any:
        """The version of the statement or assessment that the reader saw."""
        return self.statement or self.assessment

    @property
    def is_open(self) -> bool:
        return self.status == CaseStatus.OPEN


class CaseSender(models.Model):
    """That somebody sent a report: a keyed hash of the address and the moment, for a day, so that nobody floods the
    desk. It names no case."""

    mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sender")
        verbose_name_plural = _("senders")
        default_permissions = ()
        ordering = ["-at"]
        indexes = [
            # desk.senders: how often one sent
            models.Index(fields=["mark", "at"], name="case_sender_mark_idx"),
            # desk.senders: what is older than a day
            models.Index(fields=["at"], name="case_sender_at_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
