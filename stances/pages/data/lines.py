"""The files on the page of the data: where each is, and how a program reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.record.record import Record

from ..reading import Reading
from .columns import TABLES
from .kinds import Table
from .package import folder_of
from .types import Download, Whole

CSV = "text/csv"
JSON = "application/json"
ZIP = "application/zip"

IN_A_ZIP = "positions"
"""The table that the lines read out of the zip, for example."""


def downloads(record: Record, reading: Reading, site: str) -> tuple[Download, ...]:
    """Every table, in the order of the columns' list. ``site`` is the origin of the addresses in the lines."""
    words = _words()
    return tuple(_download(table, *words[table.name], record, reading, site) for table in TABLES)


def whole(record: Record, reading: Reading, site: str) -> Whole:
    """The zip of the edition read, and lines that fetch it and read a table out of it."""
    number = record.edition.number
    folder = folder_of(number)
    name, href, inside = f"{folder}.zip", reverse("data-zip", args=[number]), f"{folder}/{IN_A_ZIP}.csv"
    return Whole(
        name=name,
        href=href,
        description_href=reading.file("data-description"),
        curl=f'curl -O "{site}{href}"',
        pandas=f'{IN_A_ZIP} = pandas.read_csv(zipfile.ZipFile("{name}").open("{inside}"))',
        r=f'{IN_A_ZIP} <- read.csv(unz("{name}", "{inside}"))',
    )


def media(files: Iterable[Download], whole: Whole) -> list[tuple[str, str]]:
    """Each file's address on this site, with its media type."""
    tables = [(href, kind) for one in files for href, kind in ((one.csv_href, CSV), (one.json_href, JSON))]
    return [(whole.href, ZIP), *tables]


def _download(table: Table, title: str, row: str, record: Record, reading: Reading, site: str) -> Download:
    name = table.name
    pinned = f"{site}{reverse('data-csv', args=[name])}?{urlencode(_pinned(table, record))}"
    return Download(
        name=name,
        title=title,
        row=row,
        csv_href=reading.file("data-csv", name),
        json_href=reading.file("data-json", name),
        curl=f'curl -o {name}.csv "{pinned}"',
        pandas=f'{name} = pandas.read_csv("{pinned}")',
        r=f'{name} <- read.csv("{pinned}")',
    )


def _pinned(table: Table, record: Record) -> dict[str, object]:
    """What an address asks that always answers the same; of a table that grows, the last whole year searched."""
    last = record.edition.complete_to
    days = {"since": last - dt.timedelta(days=364), "on": last} if table.grows else {}
    return days | {"edition": record.edition.number}


def _words() -> dict[str, tuple[str, str]]:
    """Each table's title, and what a row of it is."""
    return {
        "statements": (_("Statements"), _("One row a statement: who said what, when and where.")),
        "assessments": (_("Assessments"), _("One row a dated judgement of a member’s stance, with its evidence.")),
        "positions": (
            _("Positions"),
            _("One row a member and stretch of days on which the same assessment holds, with its first and last day."),
        ),
        "positions_by_day": (_("Positions by day"), _("One row a member and day, in order of days.")),
        "shifts": (_("Shifts"), _("One row a change of a member from one stance to another.")),
        "members": (_("Members"), _("One row a member of the alliance.")),
        "officials": (_("Officials"), _("One row a person who is named in a statement.")),
        "posts": (_("Officials’ posts"), _("One row a post that one of these officials held.")),
        "sources": (_("Sources"), _("One row a page that a statement rests on.")),
        "milestones": (_("Events"), _("One row a summit, accession or other event.")),
        "editions": (_("Editions"), _("One row a numbered state of the record.")),
        "corrections": (_("Corrections"), _("One row a statement or assessment that was corrected or withdrawn.")),
    }
