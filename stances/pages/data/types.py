"""What the page of the data shows of its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A table's two files on this site, in the edition read, and lines that read it in exactly this edition."""

    name: str
    title: str
    csv_href: str
    json_href: str
    curl: str
    pandas: str
    r: str
