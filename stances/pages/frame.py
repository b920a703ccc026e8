"""What surrounds every page: title, navigation, and which edition it was made from."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.record.record import Record

from . import languages, oembed_addresses
from .about import provenance
from .around import Card, EditionNotice, Frame, NavItem
from .reading import Reading


def frame(
    record: Record,
    reading: Reading,
    newest: int,
    contact: str,
    *,
    title: str,
    description: str = "",
    site: str = "",
    card: Card | None = None,
    linked_data: str = "",
    charted: bool = True,
) -> Frame:
    """The frame of a page of the record. ``title`` is the page's own; ``newest`` the last edition there is.

    Not ``charted`` is a page that has no chart to embed although others of its kind have one.
    """
    return Frame(
        title=_("%(title)s · Open Door") % {"title": title} if title else _("Open Door"),
        heading=title or _("Open Door"),
        description=description,
        language=languages.current(),
        locale=languages.KNOWN[languages.current()].locale,
        alternates=languages.alternates(reading.canonical) if site else (),
        switch=languages.switch(reading.here()) if site else (),
        theme=reading.theme,
        site=site,
        canonical=reading.canonical,
        card=card,
        home_href=reading.alliance(),
        navigation=_navigation(reading),
        footer=_footer(reading),
        edition=_edition_notice(record, reading, newest),
        today=reading.today,
        contact=contact,
        linked_data=linked_data,
        oembed=oembed_addresses.discovery(reading.canonical, site) if charted else "",
    )


def bare_frame(title: str, today: dt.date, contact: str, theme: str = "auto", address: str = "/") -> Frame:
    """The frame of a page without a record: where something went wrong, or nothing was published yet.

    ``address`` is what was asked for: in another language it says the same.
    """
    reading = Reading(path="", today=today, theme=theme)
    return Frame(
        title=_("%(title)s · Open Door") % {"title": title},
        heading=title,
        description="",
        language=languages.current(),
        locale=languages.KNOWN[languages.current()].locale,
        alternates=(),
        switch=languages.switch(address),
        theme=theme,
        site="",
        canonical="",
        card=None,
        home_href=reading.alliance_today(),
        navigation=_navigation(reading),
        footer=_footer(reading),
        edition=None,
        today=today,
        contact=contact,
    )


def _navigation(reading: Reading) -> tuple[NavItem, ...]:
    return _items(
        reading,
        (_("Members"), "members", reading.members()),
        (_("Changes"), "changes", reading.changes()),
        (_("Statements"), "statements", reading.statements()),
        (_("Compare"), "compare", reading.compare()),
        (_("Method"), "methodology", reading.plain("methodology")),
        (_("Data"), "data", reading.plain("data")),
    )


def _footer(reading: Reading) -> tuple[NavItem, ...]:
    return _items(
        reading,
        (_("Officials"), "officials", reading.officials()),
        (_("Events"), "events", reading.events()),
        (_("Corrections"), "corrections", reading.plain("corrections")),
        (_("How positions are judged"), "methodology", reading.plain("methodology")),
        (_("Data and licence"), "data", reading.plain("data")),
        (_("Accessibility"), "accessibility", reading.plain("accessibility")),
    )


def _items(reading: Reading, *entries: tuple[str, str, str]) -> tuple[NavItem, ...]:
    """Entries of (label, URL name, address); the one whose section the page lies in is the current one."""
    return tuple(NavItem(label, href, reading.path.startswith(reverse(name))) for label, name, href in entries)


def _edition_notice(record: Record, reading: Reading, newest: int) -> EditionNotice:
    edition = record.edition
    words = {"number": edition.number, "newest": newest}
    return EditionNotice(
        number=edition.number,
        made_at=edition.made_at,
        complete_to=edition.complete_to,
        href=reading.edition_page(edition.number),
        pinned=reading.edition is not None,
        sentence=_("You are reading edition %(number)d of %(newest)d.") % words if reading.edition is not None else "",
        newest_href=reading.in_newest(),
        imported=provenance(record),
    )
