"""How what a page shows is cited and passed on: in words that name it, and at an address that never changes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from stances.record.record import Record
from stances.record.types import Edition

from . import references
from .reading import Reading
from .words import day_words


@dataclass(frozen=True, slots=True)
class Citing:
    """``words`` are the citation without its address, plain text. ``href`` is the permanent address on this site, a
    path; ``address`` the same with the site's name before it, where that is known. ``title`` says what is shared.
    ``dated``: the address names a day too. ``bibtex`` and ``csl`` are the same for programs that keep references."""

    title: str
    words: str
    href: str
    address: str
    dated: bool
    bibtex: str
    csl: str


def citation(record: Record, reading: Reading, what: str, permanent_path: str, site: str = "") -> Citing:
    """What is shown on the reader's day, cited: "Open Door, “Germany …”, 4 December 2024. Edition …".

    ``what`` names it without the day; ``permanent_path`` is an address that names day and edition, such as ``pinned``
    gives. ``site`` is the site's own address without a slash at its end, empty where it is not known.
    """
    edition = record.edition
    words = _("Open Door, “%(what)s”, %(day)s. Edition %(number)d of %(made)s.") % {
        "what": what,
        "day": day_words(reading.day),
        "number": edition.number,
        "made": day_words(timezone.localdate(edition.made_at)),
    }
    named = f"{what}, {day_words(reading.day)}"
    return _citing(what, words, edition, permanent_path, site, named=named, dated=True)


def undated(record: Record, what: str, permanent_path: str, site: str = "") -> Citing:
    """What no reader's day changes, cited: "Open Door, “Robert Fico, 6 October 2024”. Edition …"."""
    edition = record.edition
    words = _("Open Door, “%(what)s”. Edition %(number)d of %(made)s.") % {
        "what": what,
        "number": edition.number,
        "made": day_words(timezone.localdate(edition.made_at)),
    }
    return _citing(what, words, edition, permanent_path, site, named=what, dated=False)


def _citing(what: str, words: str, edition: Edition, path: str, site: str, *, named: str, dated: bool) -> Citing:
    """``named`` is what is cited, with its day where it has one."""
    made, address = timezone.localdate(edition.made_at), site + path
    return Citing(
        title=what,
        words=words,
        href=path,
        address=address,
        dated=dated,
        bibtex=references.bibtex(named, address, path, edition.number, made),
        csl=references.csl(named, address, path, edition.number, made),
    )


def pinned(record: Record, reading: Reading) -> Reading:
    """The reading with both clocks stopped and no theme: its addresses are permanent."""
    return dataclasses.replace(reading, on=reading.day, edition=record.edition.number, theme="auto")
