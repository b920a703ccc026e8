"""How a page is read – on which day, in which edition, in which theme – and the addresses that keep it so."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader asked for, parsed: ``None`` (and theme ``auto``, page 1) where nothing was asked.

    ``path`` is the page's own address without parameters. ``today`` was read from the clock once, at the edge.
    """

    path: str
    today: dt.date
    on: dt.date | None = None
    edition: int | None = None
    theme: str = "auto"
    page: int = 1
    since: dt.date | None = None
    day_in_path: bool = False
    sort: str = "stance"

    @property
    def day(self) -> dt.date:
        """The day whose positions are shown."""
        return self.on or self.today

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def pinned(self) -> bool:
        """Both clocks are stopped: edition and day were named, so the answer's content never changes."""
        return self.on is not None and self.edition is not None

    @property
    def canonical(self) -> str:
        """The page's address with what was asked, in one fixed order, without the theme."""
        return self.path + self._query(**self._asked())

    def using(self, parameters: frozenset[str]) -> Reading:
        """The same, without what the page has no use for: ``on``, ``since``, ``page`` and ``sort``, if not named."""
        unused: dict[str, Any] = {"on": None, "since": None, "page": 1, "sort": "stance"}
        return dataclasses.replace(self, **{name: value for name, value in unused.items() if name not in parameters})

    def read_on(self, day: dt.date) -> Reading:
        """The same page, with the day that its path names."""
        return dataclasses.replace(self, on=day, day_in_path=True)

    def alliance(self, day: dt.date | None = None) -> str:
        """The home page on ``day``, else on the reader's day, else today's."""
        day = day or self.on
        return self.alliance_today() if day is None else reverse("on", args=[day.isoformat()]) + self._kept()

    def alliance_today(self) -> str:
        return reverse("home") + self._kept()

    def member(self, slug: str, day: dt.date | None = None) -> str:
        return self._dated(reverse("member", args=[slug]), day)

    def members(self) -> str:
        return self._dated(reverse("members"))

    def changes(self) -> str:
        return self._dated(reverse("changes"))

    def figure(self, slug: str) -> str:
        return self._dated(reverse("member-figure", args=[slug]))

    def map_figure(self) -> str:
        return self._dated(reverse("map-figure"))

    def tally_figure(self) -> str:
        return self._dated(reverse("tally-figure"))

    def statement(self, key: str) -> str:
        return reverse("statement", args=[key]) + self._kept()

    def statements(self, page: int = 1) -> str:
        return reverse("statements") + self._kept(page=page if page > 1 else None)

    def plain(self, name: str) -> str:
        """A page that no day changes, by its URL name."""
        return reverse(name) + self._kept()

    def edition_page(self, number: int) -> str:
        return reverse("edition", args=[number]) + self._kept()

    def in_newest(self) -> str:
        """This very page in the newest edition."""
        return self.path + dataclasses.replace(self, edition=None)._kept(**self._asked())

    def sorted_by(self, order: str) -> str:
        """This very page with the strip's rows in another order."""
        asked = dataclasses.replace(self, sort=order)
        return asked.path + asked._kept(**asked._asked())

    def in_edition(self, number: int) -> str:
        """The home page, today, in an edition."""
        return dataclasses.replace(self, edition=number).alliance_today()

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What a form has to carry along, as (name, value)."""
        pairs = [("edition", str(self.edition))] if self.edition is not None else []
        return (*pairs, ("theme", self.theme)) if self.theme != "auto" else tuple(pairs)

    def _asked(self) -> dict[str, object]:
        """The parameters that the path does not say already."""
        return {
            "on": None if self.day_in_path else self.on,
            "since": self.since,
            "page": self.page if self.page > 1 else None,
            "sort": self.sort if self.sort != "stance" else None,
        }

    def _dated(self, path: str, day: dt.date | None = None) -> str:
        return path + self._kept(on=day or self.on)

    def _kept(self, **asked: object) -> str:
        return self._query(**asked, theme=None if self.theme == "auto" else self.theme)

    def _query(self, **asked: object) -> str:
        given = {"on": asked.pop("on", None), "edition": self.edition, **asked}
        pairs = {name: str(value) for name, value in given.items() if value is not None}
        return f"?{urlencode(pairs)}" if pairs else ""
