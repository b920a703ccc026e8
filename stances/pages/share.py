"""The builder: from a chart and a few choices to what is copied into an article, with the embed itself beside it."""

from __future__ import annotations

import dataclasses

from django.utils.translation import gettext as _
from django.utils.translation import override

from stances.record.record import Record

from . import languages, share_charts
from .embed_heights import WIDTH, WIDTHS, height_of
from .oembed_addresses import SANDBOX
from .parts import StatementView
from .reading import Reading
from .share_choices import form, kept
from .share_tabs import tabs
from .share_types import Preview, SharePage
from .words import day_words
from .years import year_before


def share_page(record: Record, newest: Record, reading: Reading, site: str) -> SharePage:
    """What the reader's choices make. ``record`` is that of the edition asked for, ``site`` the site's own address.

    Raises ``Impossible`` for choices that no embed shows.
    """
    keep, day, indexed = kept(reading), reading.day, reading.canonical == reading.path
    reading = _settled(reading, keep)
    shown = record if keep == "pinned" else newest
    page = SharePage(
        heading=_("A chart for your article"), form=form(shown, reading, keep, day), sandbox=SANDBOX, indexed=indexed
    )
    if reading.chart == "member" and not reading.of_member:
        return dataclasses.replace(page, missing=_("Choose the member whose timeline it shall be."))
    if reading.chart == "statement" and not reading.of_statement:
        words = _("Every statement’s own page leads here with its words: choose one among the statements.")
        return dataclasses.replace(page, missing=words, missing_href=reading.statements())
    language = reading.lang or languages.current()
    with override(language):
        made = share_charts.made(shown.in_language(language), reading, keep, language, site)
    width = reading.width or WIDTH
    return dataclasses.replace(
        page,
        says=_("%(name)s. %(width)d pixels wide.") % {"name": made.name, "width": width},
        address=made.address,
        name=made.name,
        language=language,
        href=made.page,
        previews=_previews(reading, width, share_charts.rows(shown, reading), made.said),
        tabs=tabs(made, day_words(reading.day), shown.edition.number),
    )


def _settled(reading: Reading, keep: str) -> Reading:
    """The reading with the days that it has: none where it is live; a year before where two are asked for."""
    if reading.chart == "vs":
        return dataclasses.replace(reading, on=reading.day, since=reading.since or year_before(reading.day))
    undated = keep == "live" or reading.chart == "statement"
    return dataclasses.replace(reading, on=None if undated else reading.day)


def _previews(reading: Reading, chosen: int, rows: float, said: StatementView | None) -> tuple[Preview, ...]:
    labels = {320: _("On a telephone"), 640: _("In a column of text"), 960: _("Across a wide page")}
    return tuple(
        Preview(
            width, height_of(reading.chart, width, rows, said), labels.get(width, _("As you asked")), width == chosen
        )
        for width in sorted({*WIDTHS, chosen})
    )
