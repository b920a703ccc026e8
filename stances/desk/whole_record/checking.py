"""All checks, one after the other, on the record of one moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stances.models import Assessment, Statement

from . import codebook, constraints, guards, histories, published, searches, standing
from .asking import as_it_stands, quoted, rows
from .found import Check, Found

CODEBOOK, DATABASE, DESIGN = "stances/data/dataset/README.md", "pg_catalog", "DESIGN §1, §3"
MIGRATIONS, HISTORY = "stances/migrations", "stances/models/history.py"
SEARCH = "stances/models/search_words.py"

CHECKS = (
    Check(
        codebook.OF_STATEMENTS,
        gettext_lazy("Statements keep to the codebook"),
        CODEBOOK,
        codebook.parts_of_statements,
    ),
    Check(
        codebook.OF_ASSESSMENTS,
        gettext_lazy("Assessments keep to the codebook"),
        CODEBOOK,
        codebook.parts_of_assessments,
    ),
    Check(constraints.SLUG, gettext_lazy("Every row keeps every constraint"), DATABASE, constraints.parts),
    Check(standing.SLUG, gettext_lazy("Every constraint is in force"), DATABASE, standing.parts),
    Check(guards.SLUG, gettext_lazy("Every guard stands"), MIGRATIONS, guards.parts),
    Check(published.EDITIONS, gettext_lazy("Editions follow one another"), DESIGN, published.parts_of_editions),
    Check(published.VERSIONS, gettext_lazy("Corrections replace"), DESIGN, published.parts_of_versions),
    Check(published.EVIDENCE, gettext_lazy("Evidence was public"), DESIGN, published.parts_of_evidence),
    Check(published.ONE_A_DAY, gettext_lazy("One assessment a day"), DESIGN, published.parts_of_days),
    Check(published.APPROVED, gettext_lazy("What stands was approved"), DESIGN, published.parts_of_approved),
    Check(histories.WHOLE, gettext_lazy("Every row has its history"), HISTORY, histories.parts_of_whole),
    Check(histories.AGREES, gettext_lazy("Every row is what its history says"), HISTORY, histories.parts_of_agreement),
    Check(histories.FROZEN, gettext_lazy("What was published did not change"), HISTORY, histories.parts_of_frozen),
    Check(histories.ORDER, gettext_lazy("Every history is in order"), HISTORY, histories.parts_of_order),
    Check(searches.SLUG, gettext_lazy("Statements are found by their own words"), SEARCH, searches.parts),
)

Went = Callable[[int, int], None]
Told = Callable[[Check, int, float], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and how much was asked, in a sentence."""

    found: list[Found]
    words: str


def check(went: Went = lambda done, total: None, told: Told = lambda check, found, seconds: None) -> Checked:
    """Ask everything of the record as it is at this moment. Only reads.

    ``went`` hears how many parts are done, of how many, every few seconds at least; it may write to the database, for
    it is called in a thread, with a connection of its own. What it raises ends the check. ``told`` hears of each check
    how many findings it made and how many seconds it took.
    """
    found: list[Found] = []
    with as_it_stands(), _aside(went) as tell:
        plan = [(one, list(one.parts())) for one in CHECKS]
        done, total = 0, sum(len(parts) for _one, parts in plan)
        for one, parts in plan:
            began, before = time.monotonic(), len(found)
            for part in parts:
                found += part()
                done += 1
                tell(done, total)
            told(one, len(found) - before, time.monotonic() - began)
        return Checked(found, _words(len(found)))


@contextmanager
def _aside(went: Went) -> Iterator[Went]:
    """``went``, to be called in a thread of its own: this one's transaction only reads, and ends when all is read."""
    with ThreadPoolExecutor(1) as thread:
        try:
            yield lambda done, total: thread.submit(went, done, total).result()
        finally:
            thread.submit(connections.close_all).result()


def _words(found: int) -> str:
    many = sum(rows(f"SELECT count(*) FROM {quoted(one.table)}")[0][0] for one in histories.followed())  # noqa: S608
    counted = {
        "statements": Statement.objects.published().count(),
        "assessments": Assessment.objects.published().count(),
        "constraints": sum(one.many for one in constraints.constraints()),
        "rows": many,
    }
    asked = _(
        "Checked %(statements)s statements, %(assessments)s assessments, %(constraints)s constraints and the history of"
        " %(rows)s rows"
    ) % {name: number_format(number, force_grouping=True) for name, number in counted.items()}
    if not found:
        return _("%(asked)s: nothing found.") % {"asked": asked}
    return ngettext("%(asked)s: %(found)s finding.", "%(asked)s: %(found)s findings.", found) % {
        "asked": asked,
        "found": number_format(found, force_grouping=True),
    }
