"""The words by which published statements are found, apart from them: what was published is never touched."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .statement import Statement


class StatementSearch(models.Model):
    """The words of one version of a statement, made anew from it whenever it, or whom it names, changes.

    It has no history: it says nothing that the statement does not say. ``rules`` is that of ``folding.RULES`` by which
    it was made.
    """

    statement = models.OneToOneField(
        Statement, models.CASCADE, primary_key=True, related_name="search", verbose_name=_("statement")
    )
    words = SearchVectorField(_("words"))
    rules = models.PositiveSmallIntegerField(_("rules"))

    class Meta:
        verbose_name = _("words to be found by")
        verbose_name_plural = _("words to be found by")
        default_permissions = ()
        indexes = [
            # /statements/?q=: the statements that hold every word and phrase (record/search.py, MATCHING)
            GinIndex(fields=["words"], fastupdate=False, name="statement_words_idx"),
        ]

    def __str__(self) -> str:
        return str(self.statement)
