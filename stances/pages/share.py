"""The builder: from a chart and a few choices to what is copied into an article, with the embed itself beside it."""

from __future__ import annotations

import dataclasses

from django.utils.translation import gettext as _
from django.utils.translation import override

from stances.record.record import Record

from . import languages, share_charts
from .charted import MARKED
from .compare_choices import MOST
from .embed_heights import WIDTH, WIDTHS, height_of
from .oembed_addresses import SANDBOX
from .official import find_official
from .parts import StatementView
from .problem import Impossible, not_yet_a_member
from .reading import Reading
from .share_choices import form, kept
from .share_tabs import tabs
from .share_types import Preview, SharePage
from .words import day_words
from .years import year_before


def share_page(record: Record, newest: Record, reading: Reading, site: str) -> SharePage:
    """What the reader's choices make. ``record`` is that of the edition asked for, ``site`` the site's own address.

    Choices that do not go together are told beside the form. Raises ``Impossible`` for what there is not.
    """
    keep, day, indexed = kept(reading), reading.day, reading.canonical == reading.path
    reading = _settled(reading, keep)
    shown = record if keep == "pinned" else newest
    page = SharePage(
        heading=_("A chart for your article"), form=form(shown, reading, keep, day), sandbox=SANDBOX, indexed=indexed
    )
    if missing := _missing(shown, reading):
        words, leads, href = missing
        return dataclasses.replace(page, missing=words, missing_leads=leads, missing_href=href)
    language = reading.lang or languages.current()
    try:
        with override(language):
            made = share_charts.made(shown.in_language(language), reading, keep, language, site)
    except Impossible as problem:
        if reading.chart == "statement":
            raise
        return dataclasses.replace(page, missing=problem.what)
    width = reading.width or WIDTH
    return dataclasses.replace(
        page,
        says=_("%(name)s. %(width)d pixels wide.") % {"name": made.name, "width": width},
        address=made.address,
        name=made.name,
        language=language,
        href=made.page,
        previews=_previews(reading, width, made.rows, made.said),
        tabs=tabs(made, day_words(reading.day), shown.edition.number),
    )


def _missing(record: Record, reading: Reading) -> tuple[str, str, str] | None:
    """What has to be chosen first, and the page to choose it on: its name and address, empty where the form has it."""
    if reading.chart == "member" and not reading.of_member:
        return _("Choose the member whose timeline it shall be."), "", ""
    if reading.chart == "statement" and not reading.of_statement:
        words = _("Every statement’s own page leads here with its words: choose one among the statements.")
        return words, _("All statements"), reading.statements()
    if reading.chart == "official" and reading.official:
        find_official(record, reading.official)
    elif reading.chart == "official":
        words = _("Every official’s own page leads here with what was said: choose one among the officials.")
        return words, _("All officials"), reading.officials()
    words = _missing_members(record, reading) if reading.chart == "compare" else _missing_days(reading)
    return (words, "", "") if words else None


def _missing_days(reading: Reading) -> str:
    """What is wrong with the days that were chosen; nothing where they go together."""
    marked = reading.chart in MARKED or reading.chart == "changes"
    if not (marked and reading.since and reading.since > reading.day):
        return ""
    words = {"since": day_words(reading.since), "day": day_words(reading.day)}
    return _("%(since)s is later than %(day)s: choose an earlier day, or leave it empty.") % words


def _missing_members(record: Record, reading: Reading) -> str:
    """What keeps those ticked from standing side by side on the day; nothing where they can."""
    ticked = [record.member(code.upper()) for code in reading.compared]
    for member in ticked:
        if member.acceded > reading.day:
            return not_yet_a_member(member.name, reading.day, member.acceded).what
    if len(ticked) > MOST:
        return _("At most %(n)d members fit side by side: %(ticked)d are ticked.") % {"n": MOST, "ticked": len(ticked)}
    return "" if len(ticked) > 1 else _("Tick two to six members.")


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
