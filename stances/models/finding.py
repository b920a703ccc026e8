from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.Model):
    """Something in the record that breaks a rule of the codebook, a constraint or its history, until it is mended."""

    check_name = models.SlugField(_("check"), max_length=64, db_index=False)
    subject = models.CharField(_("what it is about"), max_length=200)
    about = models.CharField(_("its address at the desk"), max_length=200, blank=True)
    text = models.TextField(_("what is wrong"))
    rule = models.TextField(_("the rule that it breaks"), blank=True)
    first_found = models.DateTimeField(_("first found"))
    last_found = models.DateTimeField(_("last found"))

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        default_permissions = ()
        ordering = ["check_name", "subject", "id"]
        constraints = [models.UniqueConstraint(fields=["check_name", "subject", "text"], name="finding_stands_once")]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.subject}"
