"""What stands around a page's content: title, navigation, edition, and the form that leads to another day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .languages import Alternate, LanguageLink


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the main navigation. ``current`` marks the section the page is in (``aria-current``)."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class EditionNotice:
    """The edition a page was made from. ``pinned``: the reader asked for it; then ``sentence`` says which of how many,
    and ``newest_href`` leads to the same page in the newest one. ``imported`` is the public note about the starter
    dataset, empty once the edition holds nothing of it."""

    number: int
    made_at: dt.datetime
    complete_to: dt.date
    href: str
    pinned: bool
    sentence: str
    newest_href: str
    imported: str


@dataclass(frozen=True, slots=True)
class Card:
    """The picture for a link preview: its address (a path; its day and edition are named), size in pixels, and words.

    ``alt`` says what it shows.
    """

    href: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page.

    ``theme`` is ``light``, ``dark`` or ``auto``: ``<html class="theme-{{ frame.theme }}" lang="{{ frame.language }}"``.
    ``title`` is the document's whole title, ``heading`` the same without the site's name; ``description`` may be empty.
    ``linked_data`` is what the page is about in schema.org's words, ready for its block; empty for none.
    ``oembed`` is where other sites learn how to embed the page, without the format; empty for a page without an embed.
    ``site`` is the site's public origin and ``canonical`` the address without theme (a path): the template joins them.
    ``alternates`` are its versions for search engines, ``switch`` the ways to it in each language. ``card`` is the
    picture for link previews, ``locale`` their language. ``home_href`` keeps the reader's edition and theme.
    ``edition`` and ``card`` are None where there is no record; a draft's preview has no ``site`` and no ``switch``.
    """

    title: str
    heading: str
    description: str
    language: str
    locale: str
    alternates: tuple[Alternate, ...]
    switch: tuple[LanguageLink, ...]
    theme: str
    site: str
    canonical: str
    card: Card | None
    home_href: str
    navigation: tuple[NavItem, ...]
    footer: tuple[NavItem, ...]
    edition: EditionNotice | None
    today: dt.date
    contact: str
    linked_data: str = ""
    oembed: str = ""


@dataclass(frozen=True, slots=True)
class DateForm:
    """The form that leads to another day: ``<form method="get" action>`` with ``<input type="date" name="on">``.

    ``hidden`` are the (name, value) pairs to keep as hidden inputs: the reader's edition and theme.
    """

    action: str
    value: dt.date
    first: dt.date
    last: dt.date
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """What went wrong, why, and what to do next. ``ways_on`` are links that work; ``status`` is the HTTP status.

    ``heading`` "There is no such day"; ``what`` says what was wrong and where; ``advice`` what would work.
    """

    status: int
    heading: str
    what: str
    advice: str
    ways_on: tuple[NavItem, ...]
