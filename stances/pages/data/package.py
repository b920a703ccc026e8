"""A whole edition as one zip: the tables, what they mean, licence and citation; the same bytes whenever it is made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator

from .about_files import CITATION, LICENCE, README, citation, licence, readme
from .columns import IN_THE_ZIP
from .described import DESCRIPTION, described
from .kinds import Table
from .rows import Asked
from .written import as_csv

LEVEL = 9
"""How hard it is compressed: it is made once, and fetched often."""


def zipped(asked: Asked) -> bytes:
    """The edition of the record as a zip, all in one folder ``open-door-edition-N``.

    Names, order, times (when the edition was made, in UTC) and rights are fixed, and no file names the day on which it
    was made: of one edition, one release makes the same bytes every time.
    """
    folder = folder_of(asked.record.edition.number)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as made:
        for name, text in files(asked):
            made.writestr(_entry(f"{folder}/{name}", asked.record.edition.made_at), text.encode(), compresslevel=LEVEL)
    return written.getvalue()


def folder_of(number: int) -> str:
    """The folder's name, and that of the zip before its ``.zip``."""
    return f"open-door-edition-{number}"


def files(asked: Asked) -> Iterator[tuple[str, str]]:
    """Every file with its text, those first that say what the others are."""
    tables = as_text(IN_THE_ZIP, asked)
    yield README, readme(asked)
    yield LICENCE, licence(asked)
    yield CITATION, citation(asked)
    yield DESCRIPTION, described(asked, tables)
    for name, text in tables.items():
        yield f"{name}.csv", text


def as_text(tables: Iterable[Table], asked: Asked) -> dict[str, str]:
    """Tables as CSV, by name."""
    return {table.name: as_csv(table.name, asked) for table in tables}


def _entry(name: str, made_at: dt.datetime) -> zipfile.ZipInfo:
    """A file's line in the zip, as if it were made on any system; zip knows even seconds alone."""
    entry = zipfile.ZipInfo(name, made_at.astimezone(dt.UTC).timetuple()[:6])
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
