"""Whether every public statement is found by its own words: those kept for the search are what would be made now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _

from stances.desk import searchable

from .asking import named
from .found import Found, Part

SLUG = "search-words"
AT_A_TIME = 250


def parts() -> Iterator[Part]:
    ids = searchable.public_ids()
    for start in range(0, len(ids), AT_A_TIME):
        yield partial(_different, ids[start : start + AT_A_TIME])


def mend(found: Iterable[Found]) -> None:
    """Make the words anew where any were found wrong. What is wrong is told all the same: somebody touched them."""
    if any(one.check == SLUG for one in found):
        ids = searchable.public_ids()
        for start in range(0, len(ids), AT_A_TIME):
            searchable.write(searchable.different(ids[start : start + AT_A_TIME]))


def _different(ids: Sequence[int]) -> Iterator[Found]:
    text = _("The words that it is found by are not its own. They were made anew after this check.")
    for name in named("stances_statement", searchable.different(ids)).values():
        yield Found(SLUG, *name, text, _("A search answers from what was published."))
