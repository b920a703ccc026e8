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
class ChoiceList:
    """A list to choose one from: ``name`` is the parameter's."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ShareForm:
    """What can be chosen. ``lists`` are of what this chart shows one of; ``members`` to be ticked, ``members_label``
    over them, unfolded where ``members_open``: all empty where the chart has no such choice. ``day`` is null where the
    chart has no day, or is live; ``since`` is shown where it has a label, ``since_label``."""

    action: str
    hidden: Hidden
    charts: tuple[Choice, ...]
    lists: tuple[ChoiceList, ...]
    members: tuple[Choice, ...]
    members_label: str
    members_open: bool
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
    """``missing`` says what has to be chosen first, ``missing_leads`` and ``missing_href`` name the page for that; else
    ``address`` is the embed's own, ``name`` its frame's title in ``language``. ``says`` tells what was put together,
    for those who hear the page. ``href`` is the page of the site that shows it. ``indexed``: nothing was chosen yet, so
    that search engines may keep it.
    """

    heading: str
    form: ShareForm
    sandbox: str
    missing: str = ""
    missing_leads: str = ""
    missing_href: str = ""
    says: str = ""
    address: str = ""
    name: str = ""
    language: str = ""
    href: str = ""
    previews: tuple[Preview, ...] = ()
    tabs: tuple[Tab, ...] = ()
    indexed: bool = False
