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
    day = day_words(reading.day)
    words = _("Open Door, “%(what)s”, %(day)s. Edition %(number)d of %(made)s.") % {**_said(record, what), "day": day}
    return _citing(what, words, record.edition, permanent_path, site, named=f"{what}, {day}", dated=True)


def undated(record: Record, what: str, permanent_path: str, site: str = "") -> Citing:
    """What no reader's day changes, cited: "Open Door, “Robert Fico, 6 October 2024”. Edition …"."""
    words = _("Open Door, “%(what)s”. Edition %(number)d of %(made)s.") % _said(record, what)
    return _citing(what, words, record.edition, permanent_path, site, named=what, dated=False)


def whole(record: Record, permanent_path: str, site: str = "") -> Citing:
    """The edition's data as a whole, cited as a dataset, under the title that its files have."""
    what = _("Where NATO’s members stand on Ukraine’s accession")
    words = _("Open Door, “%(what)s” (dataset). Edition %(number)d of %(made)s.") % _said(record, what)
    return _citing(what, words, record.edition, permanent_path, site, named=what, dated=False, kind="dataset")


def this_page(record: Record, reading: Reading, what: str, site: str = "") -> Citing:
    """The page that is read, as it is on the reader's day: at its own address, with day and edition named."""
    return citation(record, reading, what, pinned(record, reading).here(), site)


def this_page_undated(record: Record, reading: Reading, what: str, site: str = "") -> Citing:
    """The page that is read, which no other day changes: at its own address, with the edition named."""
    return undated(record, what, in_its_edition(record, reading).here(), site)


def _said(record: Record, what: str) -> dict[str, object]:
    made = day_words(timezone.localdate(record.edition.made_at))
    return {"what": what, "number": record.edition.number, "made": made}


def _citing(
    what: str, words: str, edition: Edition, path: str, site: str, *, named: str, dated: bool, kind: str = "webpage"
) -> Citing:
    """``named`` is what is cited, with its day where it has one; ``kind`` is CSL's word for it."""
    made, address = timezone.localdate(edition.made_at), site + path
    return Citing(
        title=what,
        words=words,
        href=path,
        address=address,
        dated=dated,
        bibtex=references.bibtex(named, address, path, edition.number, made),
        csl=references.csl(named, address, path, edition.number, made, kind),
    )


def pinned(record: Record, reading: Reading) -> Reading:
    """The reading with both clocks stopped and no theme: its addresses are permanent."""
    return dataclasses.replace(in_its_edition(record, reading), on=reading.day)


def in_its_edition(record: Record, reading: Reading) -> Reading:
    """The reading with the edition named and no theme: permanent where no day but one that was asked for is shown."""
    return dataclasses.replace(reading, edition=record.edition.number, theme="auto")
