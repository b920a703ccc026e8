from django.db import models
from django.utils.translation import gettext_lazy as _


class Member(models.Model):
    """A state that has acceded to NATO. ``acceded`` is the first day on which it is in the alliance."""

    code = models.CharField(_("ISO alpha-2 code"), max_length=2, unique=True)
    iso3 = models.CharField(_("ISO alpha-3 code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    acceded = models.DateField(_("date of accession"))
    wikidata = models.CharField(_("Wikidata item"), max_length=20, unique=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex="^[A-Z]{2}$"),
                name="member_code_is_iso2",
                violation_error_message=_("Two capital letters, as in ISO 3166-1 alpha-2."),
            ),
            models.CheckConstraint(
                condition=models.Q(iso3__regex="^[A-Z]{3}$"),
                name="member_iso3_is_iso3",
                violation_error_message=_("Three capital letters, as in ISO 3166-1 alpha-3."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
