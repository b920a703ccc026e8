"""How a page is read – on which day, in which edition, in which theme – and the addresses that keep it so."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

CHOSEN: dict[str, tuple[str, Any]] = {
    "on": ("on", None),
    "since": ("since", None),
    "page": ("page", 1),
    "members": ("compared", ()),
    "add": ("adding", ""),
    "member": ("of_member", None),
    "direction": ("direction", None),
    "year": ("year", None),
    "view": ("view", "map"),
    "sort": ("sort", ""),
    "q": ("q", ""),
    "signal": ("signal", None),
    "official": ("official", None),
    "outlet": ("outlet", None),
    "kind": ("kind", None),
    "attribution": ("attribution", None),
    "condition": ("condition", None),
    "language": ("language", None),
    "event": ("event", None),
    "speaks_for": ("speaks_for", None),
    "order": ("order", None),
    "lang": ("lang", ""),
    "title": ("titled", True),
    "width": ("width", None),
    "chart": ("chart", "map"),
    "statement": ("of_statement", None),
    "keep": ("keep", None),
    "colours": ("colours", "light"),
}
"""Parameters that only some pages use: the field of ``Reading`` that each is read into, and its value without it."""


SEARCHED = (
    "signal", "official", "outlet", "kind", "attribution", "condition", "language", "event", "speaks_for", "order",
)  # fmt: skip
"""What statements are searched by, besides ``q``, ``member``, ``year`` and ``on``: parameters and fields alike."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader asked for, parsed: ``None`` (and theme ``auto``, page 1) where nothing was asked.

    ``path`` is the page's own address without parameters. ``today`` was read from the clock once, at the edge.
    ``compared`` are the codes of ``members=``, lower case, as they came: only the page knows which are members;
    ``adding`` is one to put after them. ``of_member`` (a code), ``direction`` and ``year`` choose among the shifts.
    ``lang`` is the language of what is at one address for all, else empty; ``titled`` whether an embed shows its title;
    ``width`` is that of a picture in pixels. ``chart``, ``of_statement`` (a key), ``keep`` and ``colours`` are those of
    the embed that a reader puts together.
    """

    path: str
    today: dt.date
    on: dt.date | None = None
    edition: int | None = None
    theme: str = "auto"
    page: int = 1
    since: dt.date | None = None
    view: str = "map"
    sort: str = ""
    day_in_path: bool = False
    compared: tuple[str, ...] = ()
    adding: str = ""
    of_member: str | None = None
    direction: str | None = None
    year: int | None = None
    q: str = ""
    signal: str | None = None
    official: str | None = None
    outlet: str | None = None
    kind: str | None = None
    attribution: str | None = None
    condition: str | None = None
    language: str | None = None
    event: str | None = None
    speaks_for: str | None = None
    order: str | None = None
    lang: str = ""
    titled: bool = True
    width: int | None = None
    chart: str = "map"
    of_statement: str | None = None
    keep: str | None = None
    colours: str = "light"

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
        """The same, without what the page has no use for: of all but ``edition`` and ``theme``, those not named."""
        unused = {field: nothing for name, (field, nothing) in CHOSEN.items() if name not in parameters}
        return dataclasses.replace(self, **unused)

    def read_on(self, day: dt.date) -> Reading:
        """The same page, with the day that its path names."""
        return dataclasses.replace(self, on=day, day_in_path=True)

    def alliance(self, day: dt.date | None = None) -> str:
        """The home page on ``day``, else on the reader's day, else today's."""
        day = day or self.on
        if day is None:
            return self.alliance_today()
        return reverse("on", args=[day.isoformat()]) + self._kept(**self._seen)

    def alliance_today(self) -> str:
        return reverse("home") + self._kept(**self._seen)

    def seen_as(self, view: str, sort: str = "") -> str:
        """The home page on the reader's day, in another view, or in the same in another order."""
        return dataclasses.replace(self, view=view, sort=sort).alliance()

    @property
    def _seen(self) -> dict[str, str | None]:
        """View and order, where they are not the first ones."""
        return {"view": None if self.view == "map" else self.view, "sort": self.sort or None}

    def days(self, first: dt.date, last: dt.date) -> str:
        """Two days side by side."""
        return reverse("two-days", args=[first.isoformat(), last.isoformat()]) + self._kept()

    def member(self, slug: str, day: dt.date | None = None) -> str:
        return self._dated(reverse("member", args=[slug]), day)

    def members(self) -> str:
        return self._dated(reverse("members"))

    def changes(self, member: str | None = None, direction: str | None = None, year: int | None = None) -> str:
        """The shifts up to the reader's day (from ``since`` on where that was asked), those chosen or all."""
        chosen = {"member": member, "direction": direction, "year": year}
        return reverse("changes") + self._kept(on=self.on, since=self.since, **chosen)

    def compare(self, *codes: str, page: int = 1) -> str:
        """These members beside each other, by ISO alpha-2 code in any case; without any, the page to choose them."""
        members = ",".join(codes).lower() or None
        return reverse("compare") + self._kept(on=self.on, members=members, page=page if page > 1 else None)

    def comparison_figure(self, *codes: str) -> str:
        return reverse("compare-figure") + self._kept(on=self.on, members=",".join(codes).lower())

    def figure(self, slug: str) -> str:
        return self._dated(reverse("member-figure", args=[slug]))

    def card(self, edition: int) -> str:
        """The alliance's picture for a link preview, with its day and edition named: it never changes."""
        return reverse("alliance-card") + self._pinned(edition)

    def member_card(self, slug: str, edition: int) -> str:
        """A member's, the same."""
        return reverse("member-card", args=[slug]) + self._pinned(edition)

    def _pinned(self, edition: int) -> str:
        return "?" + urlencode({"on": self.day.isoformat(), "edition": edition})

    def map_figure(self) -> str:
        return self._dated(reverse("map-figure"))

    def tally_figure(self) -> str:
        return self._dated(reverse("tally-figure"))

    def statement(self, key: str) -> str:
        return reverse("statement", args=[key]) + self._kept()

    def statements(self, page: int = 1) -> str:
        return reverse("statements") + self._kept(page=page if page > 1 else None)

    def officials(self) -> str:
        """Everybody who spoke by the reader's day."""
        return self._dated(reverse("officials"))

    def official_page(self, key: str) -> str:
        return self._dated(reverse("official", args=[key]))

    def events(self) -> str:
        return self._dated(reverse("events"))

    def event_page(self, key: str) -> str:
        """An event, which has its own days."""
        return reverse("event", args=[key]) + self._kept()

    def search(self, **but: Any) -> str:
        """The statements as they are searched on this page, from the first page on, with other values of fields."""
        asked = dataclasses.replace(self, **{"page": 1, **but})
        return reverse("statements") + asked._kept(**asked._asked())

    def plain(self, name: str) -> str:
        """A page that no day changes, by its URL name."""
        return reverse(name) + self._kept()

    def file(self, name: str, *parts: str) -> str:
        """A file that no day and no theme changes, by its URL name."""
        return reverse(name, args=parts) + self._query()

    def edition_page(self, number: int) -> str:
        return reverse("edition", args=[number]) + self._kept()

    def share(self, chart: str, **of: object) -> str:
        """The builder of embeds, with ``chart`` as it is on this page: of a ``member`` (a code), of a ``statement`` (a
        key), ``since`` a day, or ``on`` another."""
        return reverse("share") + self._kept(**{"on": self.on, "chart": None if chart == "map" else chart, **of})

    def report_statement(self, key: str) -> str:
        """The form in which a reader objects to a statement."""
        return reverse("report-statement", args=[key]) + self._kept()

    def report_assessment(self, key: str) -> str:
        return reverse("report-assessment", args=[key]) + self._kept()

    def in_newest(self) -> str:
        """This very page in the newest edition."""
        return self.path + dataclasses.replace(self, edition=None)._kept(**self._asked())

    def here(self) -> str:
        """This very page again, at its clean address."""
        return self.path + self._kept(**self._asked())

    def sorted_by(self, order: str) -> str:
        """The home page on the reader's day as the strip, its rows in that order."""
        return self.seen_as("strip", "" if order == "stance" else order)

    def in_edition(self, number: int) -> str:
        """The home page, today, in an edition."""
        return dataclasses.replace(self, edition=number).alliance_today()

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What a form has to carry along, as (name, value)."""
        asked = {"edition": self.edition, **self._seen, "theme": None if self.theme == "auto" else self.theme}
        return tuple((name, str(value)) for name, value in asked.items() if value is not None)

    def _asked(self) -> dict[str, object]:
        """The parameters that the path does not say already."""
        return {
            "on": None if self.day_in_path else self.on,
            "since": self.since,
            "members": ",".join(self.compared) or None,
            "member": self.of_member,
            "direction": self.direction,
            "year": self.year,
            "page": self.page if self.page > 1 else None,
            **self._seen,
            "q": self.q or None,
            **{name: getattr(self, name) for name in SEARCHED},
            "lang": self.lang or None,
            "title": None if self.titled else 0,
            "width": self.width,
            "chart": None if self.chart == "map" else self.chart,
            "statement": self.of_statement,
            "keep": self.keep,
            "colours": None if self.colours == "light" else self.colours,
        }

    def _dated(self, path: str, day: dt.date | None = None) -> str:
        return path + self._kept(on=day or self.on)

    def _kept(self, **asked: object) -> str:
        return self._query(**asked, theme=None if self.theme == "auto" else self.theme)

    def _query(self, **asked: object) -> str:
        given = {"on": asked.pop("on", None), "edition": self.edition, **asked}
        pairs = {name: str(value) for name, value in given.items() if value is not None}
        return f"?{urlencode(pairs, safe=',')}" if pairs else ""
