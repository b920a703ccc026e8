from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stances.codebook import RECORD_STARTS


class Edition(models.Model):
    """The numbered state of the published record (DESIGN §1).

    Numbers have no gaps: the database hands them out under one lock and refuses any other. An edition is open only
    inside the transaction that makes it; ``transaction_id`` is how the database knows.
    """

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    note = models.TextField(_("note"))
    complete_to = models.DateField(
        _("complete to"), help_text=_("The day up to which the record was searched for statements.")
    )
    transaction_id = models.BigIntegerField(editable=False, default=0)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_number_from_one"),
            models.CheckConstraint(condition=~models.Q(note=""), name="edition_has_a_note"),
            models.CheckConstraint(
                condition=models.Q(complete_to__gte=RECORD_STARTS), name="edition_complete_to_within_the_record"
            ),
        ]

    def __str__(self) -> str:
        return f"edition {self.number}"
