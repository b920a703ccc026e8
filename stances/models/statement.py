"""Statements: who said what, when, and where it was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, TruncMonth
from django.utils.translation import gettext_lazy as _

from stances.codebook import (
    MINISTER_OR_ABOVE,
    QUOTE_LIMIT,
    SIGNALS,
    WOULD_BLOCK_WITH,
    Attribution,
    Condition,
    DatePrecision,
    SpeaksFor,
)

from .official import Post
from .publishable import Publishable, PublishableQuerySet, life_constraints, life_indexes
from .words import choices, one_of

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)

TRANSLATION_LIMIT = 400
"""Characters of our translation, at most: a translated quote may grow by a third."""


class StatementQuerySet(PublishableQuerySet):
    def about(self, member_code: str):
        """Statements that bear on a member's position."""
        return self.filter(bears_on__member__code=member_code)

    def about_any(self, member_codes: Iterable[str]):
        """Statements that bear on the position of at least one of the members, each once."""
        borne = StatementMember.objects.filter(member__code__in=list(member_codes))
        return self.filter(pk__in=borne.values("statement"))

    def said_between(self, first: dt.date, last: dt.date):
        """Statements dated from ``first`` to ``last``, both included."""
        return self.filter(date__range=(first, last))

    def by_a_minister_or_above(self):
        """Statements for a member by someone who held one of the codebook's four first ranks that day, or month."""
        posts = Post.objects.filter(
            official__spoken__statement=OuterRef("pk"), rank__in=[str(rank) for rank in MINISTER_OR_ABOVE]
        )
        held = posts.filter(
            Q(since__isnull=True) | Q(since__lte=OuterRef("date")),
            Q(until__isnull=True) | Q(until__gte=OuterRef("date")),
        )
        taken_up = posts.filter(since__gt=OuterRef("date")).alias(month=TruncMonth("since"))
        in_its_month = Q(Exists(taken_up.filter(month=OuterRef("date"))), date_precision=DatePrecision.MONTH)
        return self.filter(Q(Exists(held)) | in_its_month, speaks_for=SpeaksFor.MEMBER)

    def announcing_a_block(self):
        """Statements that say that their member would block an invitation or an accession."""
        return self.filter(would_block=True)

    def newest_first(self):
        return self.order_by("-date", "key")


class Statement(Publishable):
    date = models.DateField(_("date"))
    date_precision = models.CharField(
        _("precision"), max_length=5, choices=choices(DatePrecision), default=DatePrecision.DAY
    )
    speaks_for = models.CharField(_("speaks for"), max_length=8, choices=choices(SpeaksFor), default=SpeaksFor.MEMBER)
    attribution = models.CharField(_("attribution"), max_length=20, choices=choices(Attribution))
    attributed_to = models.CharField(
        _("attributed to"), max_length=200, blank=True, help_text=_("Who said it, where no official is named.")
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    quote = models.TextField(_("quote"), blank=True, help_text=_("Letter for letter as the source prints it."))
    quote_language = models.CharField(_("language of the quote"), max_length=8, blank=True)
    quote_translation = models.TextField(_("our translation"), blank=True)
    summary = models.TextField(_("summary"), help_text=_("In our own words."))
    signal = models.CharField(_("signal"), max_length=16, choices=choices(SIGNALS))
    conditions = ArrayField(
        models.CharField(max_length=20, choices=choices(Condition)),
        default=list,
        blank=True,
        verbose_name=_("conditions"),
    )
    would_block = models.BooleanField(
        _("says that it would block"),
        default=False,
        db_default=False,
        help_text=_("An invitation or an accession: a veto, or that it will not agree or ratify, in so many words."),
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-date", "key"]
        constraints = [
            *life_constraints("statement"),
            one_of("date_precision", DatePrecision, "statement_precision_known"),
            one_of("speaks_for", SpeaksFor, "statement_speaks_for_known"),
            one_of("attribution", Attribution, "statement_attribution_known"),
            one_of("signal", SIGNALS, "statement_signal_known"),
            models.CheckConstraint(
                condition=Q(conditions__contained_by=[c.value for c in Condition]),
                name="statement_conditions_known",
                violation_error_message=_("Each condition must be one of the codebook’s."),
            ),
            models.CheckConstraint(
                condition=Q(would_block=False)
                | Q(speaks_for=SpeaksFor.MEMBER.value, signal__in=sorted(s.value for s in WOULD_BLOCK_WITH)),
                name="statement_would_block_resists",
                violation_error_message=_(
                    "Only words for a member that signal “not now” or “opposes” can say that it would block."
                ),
            ),
            models.CheckConstraint(
                condition=Q(date_precision="day") | Q(date__day=1),
                name="statement_month_is_its_first_day",
                violation_error_message=_("For a whole month, give the first day of the month."),
            ),
            models.CheckConstraint(
                condition=Q(quote__length__lte=QUOTE_LIMIT),
                name="statement_quote_stays_short",
                violation_error_message=_(
                    "A quote has 300 characters at most: the words of sources belong to others. Shorten it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(quote_translation__length__lte=TRANSLATION_LIMIT),
                name="statement_translation_stays_short",
                violation_error_message=_("A translation has 400 characters at most. Shorten it."),
            ),
            models.CheckConstraint(
                condition=Q(quote="", quote_language="", quote_translation="") | (~Q(quote="") & ~Q(quote_language="")),
                name="statement_quote_has_a_language",
                violation_error_message=_(
                    "A quote needs its language; without a quote there is no language and no translation."
                ),
            ),
        ]
        indexes = [
            *life_indexes("statement"),
            # /statements/: all, newest first
            models.Index(fields=["-date", "key"], name="statement_newest_idx"),
            # the consensus block: who has said that it would block, newest first
            models.Index(fields=["-date", "key"], name="statement_blocks_idx", condition=Q(would_block=True)),
        ]


class StatementMember(models.Model):
    """A member on whose position a statement bears."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="bears_on")
    member = models.ForeignKey("Member", models.PROTECT, related_name="+", verbose_name=_("member"))

    class Meta:
        verbose_name = _("member it bears on")
        verbose_name_plural = _("members it bears on")
        ordering = ["statement", "member__code"]
        constraints = [models.UniqueConstraint(fields=["statement", "member"], name="statement_member_once")]

    def __str__(self) -> str:
        return self.member.name


class Speaker(models.Model):
    """An official who made a statement, in the order of the source."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="speakers")
    official = models.ForeignKey("Official", models.PROTECT, related_name="spoken", verbose_name=_("official"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["statement", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["statement", "official"], name="statement_speaker_once")]

    def __str__(self) -> str:
        return self.official.name


class Citation(models.Model):
    """Ties a statement to a page that it rests on. ``relays`` names, in words, whom that page reports from here."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="citations")
    source = models.ForeignKey("Source", models.PROTECT, related_name="cited", verbose_name=_("source"))
    relays = models.CharField(_("reports from"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["statement", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["statement", "source"], name="statement_source_once")]

    def __str__(self) -> str:
        return str(self.source)
