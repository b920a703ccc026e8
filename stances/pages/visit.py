"""A visit: what was asked, in which edition it is answered, and how the answer is put together."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from stances import record as records
from stances.record import Edition, Record

from . import asking, languages, linked_data, problem
from .around import Card
from .cards import alliance_card
from .frame import frame
from .keeping import Wanted
from .reading import Reading
from .rendering import render


@dataclass(frozen=True)
class Visit:
    """``edition`` is the one to answer from: the one asked for, else the newest. The record is loaded when needed."""

    reading: Reading
    edition: Edition
    newest: int

    @cached_property
    def record(self) -> Record:
        """The record at exactly this visit's edition, whatever is published meanwhile, in the page's language."""
        return records.at(self.edition.number).in_language(languages.current())

    def record_at(self, number: int) -> Record:
        """The record at another edition, which the address names. Raises ``Impossible``."""
        if number == self.edition.number:
            return self.record
        return records.at(existing(number, self.newest)).in_language(languages.current())

    def read_on(self, day: str) -> Visit:
        """The same visit with the day of its address. Raises ``Impossible``."""
        found = asking.day_of_address(day, self.reading.today)
        if self.reading.on not in (None, found):
            raise problem.two_days(found, self.reading.on)
        return dataclasses.replace(self, reading=self.reading.read_on(found))

    def wanted(self, besides: str = "") -> Wanted:
        """The key of the answer: everything it depends on; ``besides`` what is of no edition."""
        return Wanted(
            release=settings.RELEASE,
            site=settings.SITE_URL,
            edition=f"{self.edition.tag} of {self.newest}",
            today=self.reading.today.isoformat(),
            address=self.reading.canonical,
            theme=self.reading.theme,
            besides=besides,
            kept=not self.reading.q,
        )

    def html(
        self,
        template: str,
        page: object,
        *,
        title: str,
        description: str = "",
        card: Card | None = None,
        linked: linked_data.Linked | None = None,
        charted: bool = True,
    ) -> str:
        """A page of the record as a whole document. ``card`` is its link preview's picture; the alliance's if none.

        ``linked`` is what the page is about in schema.org's words. Not ``charted``: it has no chart to embed, although
        others of its kind have one.
        """
        around = frame(
            self.record,
            self.reading,
            self.newest,
            settings.CONTACT_EMAIL,
            title=title,
            description=description,
            site=settings.SITE_URL,
            card=card or alliance_card(self.record, self.reading),
            linked_data=linked_data.written(linked),
            charted=charted,
        )
        return render(template, page, around)


def arrive(
    path: str, parameters: Mapping[str, Sequence[str]], today: dt.date, uses: frozenset[str] = frozenset({"on"})
) -> Visit:
    """What an address asks for. One query, two for a named edition. Raises ``Impossible`` or ``NoRecord``.

    ``uses`` names the parameters, besides ``edition`` and ``theme``, that change what the page shows; the others are
    read for mistakes and then forgotten, so that they make no new answer.
    """
    reading = asking.parse(path, parameters, today).using(uses)
    newest = records.edition_at()
    asked = newest.number if reading.edition is None else existing(reading.edition, newest.number)
    return Visit(reading, newest if asked == newest.number else records.edition_at(asked), newest.number)


def existing(number: int, newest: int) -> int:
    """``number``, if it is an edition's. Raises ``Impossible``: editions run without gaps from 1 to the newest."""
    if not 1 <= number <= newest:
        raise problem.no_such_edition(number, newest)
    return number
