"""What the page of the data shows of its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A table's two files on this site, in the edition read, and lines that read it in exactly this edition.

    ``row`` says in a sentence what a row is.
    """

    name: str
    title: str
    row: str
    csv_href: str
    json_href: str
    curl: str
    pandas: str
    r: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The edition as one zip, ``name``, with lines that fetch it and read a table out of it; and the description of the
    tables for programs."""

    name: str
    href: str
    description_href: str
    curl: str
    pandas: str
    r: str
