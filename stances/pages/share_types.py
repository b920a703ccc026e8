"""What the builder of embeds says: ``share.html``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .choosing import Choice, Hidden


@dataclass(frozen=True, slots=True)
class Keep:
    """Whether the embed follows the record or keeps to a day or an edition: ``hint`` says what that means."""

    value: str
    label: str
    hint: str
    selected: bool


@dataclass(frozen=True, slots=True)
class ShareForm:
    """What can be chosen. ``members`` are those to mark in the strip, ``one_of`` those of whom there is a timeline:
    both empty where the chart has no such choice. ``statement`` is the key of the quote. ``day`` is null where the
    chart has no day; ``since`` is shown where ``asks_since``, ``since_label`` over it."""

    action: str
    hidden: Hidden
    charts: tuple[Choice, ...]
    one_of: tuple[Choice, ...]
    members: tuple[Choice, ...]
    statement: str
    keeps: tuple[Keep, ...]
    day: dt.date | None
    day_label: str
    since: dt.date | None
    since_label: str
    first: dt.date
    last: dt.date
    languages: tuple[Choice, ...]
    colours: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    titled: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The embed in a frame of ``width`` pixels; ``label`` says where such a frame is met."""

    width: int
    height: int
    label: str
    open: bool


@dataclass(frozen=True, slots=True)
class Code:
    """A text to copy: ``key`` is its id on the page."""

    key: str
    label: str
    text: str
    hint: str = ""

    @property
    def rows(self) -> int:
        """Lines that show it whole, about."""
        return sum(1 + len(line) // 60 for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class File:
    """A picture to load."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to put the embed into a page."""

    key: str
    label: str
    codes: tuple[Code, ...]
    open: bool = False
    hint: str = ""
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class SharePage:
    """``missing`` says what has to be chosen first; else ``address`` is the embed's own, ``name`` its frame's title in
    ``language``. ``says`` tells what was put together, for those who hear the page. ``href`` is the page of the site
    that shows it. ``indexed``: nothing was chosen yet, so that search engines may keep it.
    """

    heading: str
    form: ShareForm
    sandbox: str
    missing: str = ""
    missing_href: str = ""
    says: str = ""
    address: str = ""
    name: str = ""
    language: str = ""
    href: str = ""
    previews: tuple[Preview, ...] = ()
    tabs: tuple[Tab, ...] = ()
    indexed: bool = False
