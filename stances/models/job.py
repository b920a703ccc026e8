"""What happens without an editor: what is due, who is at it until when, how it went.

The truth is in these rows; a message only says "look". So a message that is lost, late or sent twice does no harm, and
a worker that is killed leaves a run whose lease ends.
"""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .words import choices, one_of


class JobName(StrEnum):
    RENDER = "render"
    CHECK = "check_record"
    LOOK_AGAIN = "look_again"
    DRAFTS = "old_drafts"


class RunEnd(StrEnum):
    DONE = "done"
    FAILED = "failed"
    LOST = "lost"
    """The lease ended without a word: its worker was killed, or hung."""
    OVERTAKEN = "overtaken"
    """It stopped by itself, because what it worked for was out of date."""


class Job(models.Model):
    """A standing job. ``due``: when it is to run next by the clock; null where only an event starts it.

    ``done_for`` names what its last whole run stands for (an edition, a day): where that is out of date, the job runs
    without waiting for the clock. ``failures`` counts those in a row, ``failed_for`` is what the last one worked for.
    """

    name = models.CharField(_("job"), max_length=24, choices=choices(JobName), unique=True)
    due = models.DateTimeField(_("due"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    done_for = models.CharField(max_length=200, blank=True)
    failed_for = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ()
        constraints = [one_of("name", JobName, "job_name_known")]

    def __str__(self) -> str:
        return self.name


class Run(models.Model):
    """One run of a job: open until ``ended``, and only as long as its lease is renewed. Of a job, one at a time."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="runs", verbose_name=_("job"))
    target = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    began = models.DateTimeField(_("began"))
    leased_until = models.DateTimeField(_("leased until"))
    ended = models.DateTimeField(_("ended"), null=True, blank=True)
    end = models.CharField(_("how it ended"), max_length=12, choices=choices(RunEnd), blank=True)
    words = models.TextField(_("what came of it"), blank=True)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        default_permissions = ()
        ordering = ["-began", "-id"]
        indexes = [models.Index(fields=["job", "-began"], name="run_of_job_idx")]  # the desk: a job's last runs
        constraints = [
            models.UniqueConstraint(fields=["job"], condition=Q(ended__isnull=True), name="run_one_open_per_job"),
            models.CheckConstraint(
                condition=Q(ended__isnull=True, end="") | Q(ended__isnull=False, end__in=[str(e) for e in RunEnd]),
                name="run_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(ended__gte=F("began")), name="run_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job_id} {self.began:%Y-%m-%d %H:%M}"


class Pulse(models.Model):
    """When a process last gave a sign of life: ``look`` is the worker's, ``beat`` the clock's that wakes it."""

    name = models.CharField(max_length=12, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
