from django.db import models
from django.utils.translation import gettext_lazy as _

from stances.codebook import OutletKind

from .words import choices, one_of


class Outlet(models.Model):
    """Who published a page. ``kind`` and ``note`` are shown wherever it is cited."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    domain = models.CharField(_("domain"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=choices(OutletKind))
    language = models.CharField(_("language"), max_length=8)
    note = models.TextField(_("note"), blank=True, help_text=_("Why to read it with care."))

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]
        constraints = [one_of("kind", OutletKind, "outlet_kind_known")]

    def __str__(self) -> str:
        return self.name

    def is_public(self) -> bool:
        """Whether a row that is or was published cites it: then it changes only together with an edition."""
        return self.sources.filter(cited__statement__published_in__isnull=False).exists()


class Source(models.Model):
    """A page that was published: its canonical address, title, date and language, null or empty where unknown."""

    url = models.URLField(_("address"), max_length=1000, unique=True)
    title = models.CharField(_("title"), max_length=400, blank=True)
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="sources", verbose_name=_("outlet"))
    published_on = models.DateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=8)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published_on", "url"]

    def __str__(self) -> str:
        return self.title or self.url

    def is_public(self) -> bool:
        """Whether a row that is or was published cites it: then it changes only together with an edition."""
        return self.cited.filter(statement__published_in__isnull=False).exists()
