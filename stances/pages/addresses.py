"""Every public address of an edition, those most read first: what is rendered before anybody asks (DESIGN §7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from django.urls import reverse

from stances.codebook import RECORD_STARTS
from stances.record.record import Record

from . import languages, pairs
from .compare_choices import examples
from .data.columns import IN_THE_ZIP
from .embeds import ALLIANCE
from .milestones import last_day
from .reading import Reading
from .statements import PER_PAGE

MOST = 4_000
"""Addresses rendered ahead, at most: a record of 50,000 statements must not fill the cache with pages nobody asks for.
What lies beyond – old statements, then old editions and days of a member – is rendered at its first reading."""


EVERY = 10_000_000
"""Every address there is, in a number that a database takes for a limit."""

FOR_PROGRAMS = ("/api/", "/embed/", "/feeds/")
"""Where addresses begin that are not read as pages of their own."""

MOST_READ = ("changes", "events", "officials", "methodology", "compare", "statements")
"""What is rendered ahead in every language, besides the alliance and its members. All else is in English alone: who
reads it first in another language waits a moment."""


def of_edition(record: Record, today: dt.date, most: int = MOST) -> tuple[str, ...]:
    """The addresses of the newest edition's pages as a reader finds them today, each once, at most ``most``.

    Left out are the variants of a page that a parameter makes: a theme, an older edition, a member on a day on which
    nothing changed for it; in other languages than English all but what is read most; and the positions by day, of
    which there are other, large files every day.
    """
    return tuple(islice(dict.fromkeys(_in_order(record, Reading(path="", today=today), most)), most))


def days_of_change(record: Record, today: dt.date) -> list[dt.date]:
    """The days up to ``today`` on which the alliance's picture changed, newest first.

    On them an assessment took effect, a stance shifted, a member acceded or a milestone falls.
    """
    days = {assessment.effective for assessment in record.assessments}
    days |= {shift.day for shift in record.shifts()}
    days |= {member.acceded for member in record.members}
    days |= {milestone.date for milestone in record.milestones}
    return sorted((day for day in days if RECORD_STARTS <= day <= today), reverse=True)


def pages(record: Record, today: dt.date) -> Iterator[str]:
    """All of them that are pages for people, in English, however many: no chart files, no answers for programs."""
    for address in of_edition(record, today, most=EVERY):
        path = address.partition("?")[0]
        if path.endswith("/") and not path.startswith(FOR_PROGRAMS) and languages.of_path(path) == languages.codes()[0]:
            yield address


def _in_order(record: Record, reading: Reading, most: int) -> Iterator[str]:
    slugs = [member.slug for member in record.members_on(reading.today)]
    yield from (reading.alliance_today(), reading.members(), reading.changes(), reading.statements())
    yield from (reading.plain(name) for name in ("methodology", "data", "corrections"))
    yield from (reading.plain(name) for name in ("accessibility", "share"))
    yield from map(reading.member, slugs)
    yield from (reading.events(), reading.officials())
    yield from (reading.event_page(milestone.key) for milestone in reversed(record.milestones))
    yield from map(reading.official_page, dict.fromkeys(voice.official.key for voice in record.voices()))
    yield from (reading.alliance(day) for day in dict.fromkeys([reading.today, *days_of_change(record, reading.today)]))
    yield from _in_other_languages(reading, slugs)
    yield from pairs.ahead(record, reading)
    yield from _days_of_events(record, reading)
    yield reading.edition_page(record.edition.number)
    yield reverse("api:positions")
    yield from (reading.file(form, table.name) for table in IN_THE_ZIP for form in ("data-csv", "data-json"))
    yield from (reading.file("data-description"), reverse("data-zip", args=[record.edition.number]))
    yield from map(reading.figure, slugs)
    yield from map(reverse, ("feed-shifts", "feed-statements", "feed-corrections"))
    yield from (reverse("feed-member", args=[slug]) for slug in slugs)
    yield reading.card(record.edition.number)
    yield from (reading.member_card(slug, record.edition.number) for slug in slugs)
    yield from _comparisons(record, reading)
    yield from (reading.changes(year=year) for year in sorted({s.day.year for s in record.shifts()}, reverse=True))
    yield from (reading.map_figure(), reading.tally_figure())
    yield from (reverse(f"embed-{kind}") for kind in ALLIANCE)
    yield reverse("sitemap")
    yield from _statements(record, reading, most)
    yield from (reading.edition_page(number) for number in range(record.edition.number - 1, 0, -1))
    yield from _members_on_their_days(record, reading)


def _in_other_languages(reading: Reading, slugs: list[str]) -> Iterator[str]:
    """What is read most, in every language but that of the plain addresses."""
    most_read = [reading.alliance_today(), reading.members(), *map(reading.member, slugs)]
    most_read += map(reading.plain, MOST_READ)
    for code in languages.codes()[1:]:
        yield from (languages.in_language(address, code) for address in most_read)


def _days_of_events(record: Record, reading: Reading) -> Iterator[str]:
    """Where each event's page leads: the alliance on its last day, and that day beside the one a year before."""
    for milestone in reversed(record.milestones):
        day = min(last_day(milestone), reading.today)
        if RECORD_STARTS <= milestone.date <= reading.today:
            yield reading.alliance(day)
            if pairs.year_before(day) >= RECORD_STARTS:
                yield reading.days(pairs.year_before(day), day)


def _comparisons(record: Record, reading: Reading) -> Iterator[str]:
    """The page to choose members, and the comparisons it begins with."""
    yield reading.compare()
    for example in examples(record, reading):
        yield example.href
        yield reading.comparison_figure(*example.codes)


def _members_on_their_days(record: Record, reading: Reading) -> Iterator[str]:
    """Each member on the days on which it was assessed, where its history and the shifts lead; newest first."""
    for assessment in reversed(record.assessments):
        member = record.member(assessment.member)
        day = max(assessment.effective, member.acceded)
        if day <= reading.today:
            yield reading.member(member.slug, day)


def _statements(record: Record, reading: Reading, most: int) -> Iterator[str]:
    """Each page of the list, followed by the statements on it; last the withdrawn, which the corrections lead to."""
    for place, key in enumerate(record.statement_keys(most)):
        if place % PER_PAGE == 0:
            yield reading.statements(place // PER_PAGE + 1)
        yield reading.statement(key)
    yield from (reading.statement(version.key) for version in record.corrections() if version.kind == "statement")
