"""The page of all statements: searched by words, narrowed by choices, a page at a time."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.query import MOST_CHARACTERS, MOST_TERMS, Query, TooMuch, understood
from stances.record.record import Record
from stances.record.search import Search

from . import problem_search
from .choosing import Filter, Hidden
from .citing import Citing, this_page_undated
from .marking import marked_view
from .problem import echo
from .reading import Reading
from .search_choices import CHOSEN, chosen, drops, filters_on, groups, signals
from .search_types import OrderLink, StatementsPage
from .statements import PER_PAGE, statement_view
from .types import PageLink
from .words import day_words

USES = ("on", "page", "q", "order", *CHOSEN)
"""The parameters that change what the page shows."""


def statements_page(record: Record, reading: Reading, site: str = "") -> StatementsPage:
    """The statements that fit what was asked. ``site`` is the site's own address for the citation.

    Raises ``Impossible`` for a choice that the record does not hold, too many words, or beyond the last page.
    """
    search, order = found_statements(record, reading)
    query = search.query
    total = search.found.bit_count()
    paginator = Paginator(range(total), PER_PAGE)
    number, last = reading.page, paginator.num_pages
    if number > last:
        raise problem_search.no_such_page(number, last, reading.search(page=last))
    filters = filters_on(record, reading, search)
    rows = record.statements_by_id(search.ids(order, (number - 1) * PER_PAGE, number * PER_PAGE))
    heading = _heading(reading, search)
    return StatementsPage(
        heading=heading,
        title=_title(heading, reading, filters),
        description=_description(_count_words(total, search)),
        typed=reading.q,
        action=reverse("statements"),
        hidden=_hidden(reading),
        total=total,
        count_words=_count_words(total, search),
        range_words=_range_words(number, len(rows), total),
        note=_note(reading.q, query),
        statements=tuple(marked_view(statement_view(row, record, reading), row, query) for row in rows),
        orders=_orders(reading, query, order),
        signals=signals(record, search),
        groups=groups(record, search),
        filters=filters,
        all_href=reading.statements(),
        drops=() if total else drops(reading, search, filters),
        number=number,
        pages=tuple(
            PageLink(n, reading.search(page=n) if isinstance(n, int) and n != number else None)
            for n in paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
        ),
        newer_href=reading.search(page=number - 1) if number > 1 else None,
        older_href=reading.search(page=number + 1) if number < last else None,
        newer_words=_("Newer") if order == "newest" else _("Previous"),
        older_words=_("Older") if order == "newest" else _("Next"),
        citing=_citing(record, reading, filters, site),
    )


def found_statements(record: Record, reading: Reading) -> tuple[Search, str]:
    """What was asked of the statements, with the order that is meant. Raises ``Impossible``."""
    query = _query(reading.q)
    return record.search(query, chosen(record, reading), reading.on), reading.order or _usual_order(query)


def _query(typed: str) -> Query:
    try:
        return understood(typed)
    except TooMuch:
        raise problem_search.too_much(MOST_CHARACTERS, MOST_TERMS) from None


def _usual_order(query: Query) -> str:
    """The best first where words were asked for, else the newest."""
    return "best" if query.terms else "newest"


def _heading(reading: Reading, search: Search) -> str:
    if reading.on and not search.query and not search.chosen:
        return _("All statements up to %(day)s") % {"day": day_words(reading.on)}
    return _("Statements") if search.query or search.chosen else _("All statements")


def _title(heading: str, reading: Reading, filters: tuple[Filter, ...]) -> str:
    """What is shown: the words that were typed, and the choices."""
    asked = _asked(echo(reading.q) if reading.q else "", filters)
    if not asked or heading != _("Statements"):
        return heading
    return _("%(heading)s: %(choices)s") % {"heading": heading, "choices": asked}


def _asked(typed: str, filters: tuple[Filter, ...]) -> str:
    """The words that were typed, and the choices; empty where all statements are meant."""
    return ", ".join([*([typed] if typed else []), *(one.label for one in filters)])


def _citing(record: Record, reading: Reading, filters: tuple[Filter, ...], site: str) -> Citing:
    """The search, cited with what was asked; the day is part of its address only where one was asked for."""
    what, asked = _("Statements on Ukraine’s accession"), _asked(reading.q, filters)
    named = _("%(heading)s: %(choices)s") % {"heading": what, "choices": asked} if asked else what
    return this_page_undated(record, reading, named, site)


def _description(count_words: str) -> str:
    words = _("%(count)s. Who said what about Ukraine’s accession, when and where, with the pages it was published on.")
    return words % {"count": count_words}


def _count_words(found: int, search: Search) -> str:
    everything = len(search.places.ids)
    words = {"n": number_format(found, force_grouping=True), "total": number_format(everything, force_grouping=True)}
    if not everything:
        return _("No statements yet")
    if not search.fitting:
        return ngettext("%(n)s statement", "%(n)s statements", found) % words
    if not found:
        return _("None of %(total)s statements fits") % words
    return ngettext("%(n)s of %(total)s statements fits", "%(n)s of %(total)s statements fit", found) % words


def _range_words(number: int, shown: int, total: int) -> str:
    first = (number - 1) * PER_PAGE + 1
    words = {"first": first, "last": first + shown - 1, "total": total}
    return _("Statements %(first)d to %(last)d of %(total)d") % words if shown else _("No statements yet")


def _note(typed: str, query: Query) -> str:
    if typed and not query:
        return _("There is no word to look for in %(typed)s, so nothing is left out for it.") % {"typed": echo(typed)}
    return ""


def _orders(reading: Reading, query: Query, order: str) -> tuple[OrderLink, ...]:
    labels = {"best": _("Best first"), "newest": _("Newest first"), "oldest": _("Oldest first")}
    if not query.terms:
        labels.pop("best")
    usual = _usual_order(query)
    current = order if order in labels else usual
    return tuple(
        OrderLink(label, reading.search(order=None if name == usual else name), name == current)
        for name, label in labels.items()
    )


def _hidden(reading: Reading) -> Hidden:
    kept = (("on", reading.on.isoformat() if reading.on else None), ("order", reading.order))
    return (*((name, value) for name, value in kept if value), *reading.hidden)
