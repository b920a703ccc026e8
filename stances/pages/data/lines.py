"""The files on the page of the data: where each is, and how a program reads it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.record.record import Record

from ..reading import Reading
from .columns import TABLES
from .package import folder_of
from .types import Download, Whole

CSV = "text/csv"
JSON = "application/json"
ZIP = "application/zip"


def downloads(record: Record, reading: Reading, site: str) -> tuple[Download, ...]:
    """Every table, in the order of the columns' list. ``site`` is the origin of the addresses in the lines."""
    titles = _titles()
    return tuple(_download(table.name, titles[table.name], record, reading, site) for table in TABLES)


def whole(record: Record, reading: Reading) -> Whole:
    """The zip of the edition read."""
    number = record.edition.number
    return Whole(
        name=f"{folder_of(number)}.zip",
        href=reverse("data-zip", args=[number]),
        description_href=reading.file("data-description"),
    )


def media(files: Iterable[Download], whole: Whole) -> list[tuple[str, str]]:
    """Each file's address on this site, with its media type."""
    tables = [(href, kind) for one in files for href, kind in ((one.csv_href, CSV), (one.json_href, JSON))]
    return [(whole.href, ZIP), *tables]


def _download(name: str, title: str, record: Record, reading: Reading, site: str) -> Download:
    pinned = f"{site}{reverse('data-csv', args=[name])}?edition={record.edition.number}"
    return Download(
        name=name,
        title=title,
        csv_href=reading.file("data-csv", name),
        json_href=reading.file("data-json", name),
        curl=f'curl -o {name}.csv "{pinned}"',
        pandas=f'{name} = pandas.read_csv("{pinned}")',
        r=f'{name} <- read.csv("{pinned}")',
    )


def _titles() -> dict[str, str]:
    return {
        "statements": _("Statements"),
        "assessments": _("Assessments"),
        "positions": _("Positions"),
        "shifts": _("Shifts"),
        "members": _("Members"),
        "officials": _("Officials"),
        "posts": _("Officials’ posts"),
        "sources": _("Sources"),
        "milestones": _("Events"),
        "editions": _("Editions"),
        "corrections": _("Corrections"),
    }
