import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from stances.codebook import Rank

from .words import choices, one_of

BODIES = ("NATO", "UA")


class Official(models.Model):
    """A person who speaks for a member, for NATO or for Ukraine."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    other_names = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        verbose_name=_("other spellings"),
        help_text=_("Other spellings and scripts of the name."),
    )
    member = models.ForeignKey(
        "Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials",
        verbose_name=_("member"),
    )
    body = models.CharField(_("NATO or Ukraine"), max_length=4, choices=choices(BODIES), blank=True)

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=False, body="") | models.Q(member__isnull=True, body__in=BODIES),
                name="official_speaks_for_one",
                violation_error_message=_(
                    "Choose the member the official speaks for, or NATO or Ukraine: one of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def affiliation(self) -> str:
        """A member's ISO alpha-2 code, ``NATO`` or ``UA``."""
        return self.member.code if self.member else self.body

    def is_public(self) -> bool:
        """Whether a row that is or was published names it: then it changes only together with an edition."""
        return self.spoken.filter(statement__published_in__isnull=False).exists()


class Post(models.Model):
    """A post an official held, from ``since`` to ``until`` inclusive; null where no date is known."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="posts", verbose_name=_("official"))
    title = models.CharField(_("title"), max_length=160)
    rank = models.CharField(_("rank"), max_length=20, choices=choices(Rank))
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["official", "position", "id"]
        constraints = [
            one_of("rank", Rank, "post_rank_known"),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="post_ends_after_it_starts",
                violation_error_message=_("A post ends on the day it began, or later."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def held_on(self, day: dt.date) -> bool:
        """Whether it was held on ``day``, as far as its dates are known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
