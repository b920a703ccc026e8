"""Which embed shows what a page of the site shows: for oEmbed, and for the pages that name it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from django.urls import reverse

from . import languages
from .charted import USES
from .reading import Reading

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a frame needs: its height is told by a script, and its links open pages."""

VIEWS = {"tiles": "tiles", "strip": "strip"}
"""Views of the home page that have an embed of their own; the others are shown by the map."""

CHOOSING = ("compare", "changes")
"""Kinds whose pages take the same parameters as their embeds; of the other pages, edition and day alone go over."""

LOOKS = ("edition", "lang", "theme", "title")
"""Parameters of every embed."""

EVENT = "event"
"""No embed yet: the map of an event's last day, which the record knows (``oembed.of_event``)."""

PAGES = (
    (re.compile(r"/"), "map"),
    (re.compile(r"/on/(?P<on>[^/]+)/"), "map"),
    (re.compile(r"/on/(?P<day>[^/]+)/vs/(?P<other>[^/]+)/"), "vs"),
    (re.compile(r"/members/(?P<slug>[^/]+)/"), "member"),
    (re.compile(r"/statements/(?P<key>[^/]+)/"), "statement"),
    (re.compile(r"/officials/(?P<key>[^/]+)/"), "official"),
    (re.compile(r"/compare/"), "compare"),
    (re.compile(r"/changes/"), "changes"),
    (re.compile(r"/events/(?P<event>[^/]+)/"), EVENT),
)
"""Pages with a chart or a quote."""

EMBEDS = (
    *((re.compile(f"/embed/{kind}/"), kind) for kind in ("map", "tiles", "strip", "tally", "compare", "changes")),
    (re.compile(r"/embed/members/(?P<slug>[^/]+)/"), "member"),
    (re.compile(r"/embed/officials/(?P<key>[^/]+)/"), "official"),
    (re.compile(r"/embed/vs/(?P<day>[^/]+)/(?P<other>[^/]+)/"), "vs"),
    (re.compile(r"/embed/statements/(?P<key>[^/]+)/"), "statement"),
)


@dataclass(frozen=True, slots=True)
class Embedded:
    """The embed of a page: its ``kind``, the ``parts`` of its address, the parameters, and the page's own address.

    Of kind ``EVENT`` it is not settled yet: it has no ``path``.
    """

    kind: str
    parts: dict[str, str]
    parameters: dict[str, str]
    page: str

    @property
    def path(self) -> str:
        return reverse(f"embed-{self.kind}", kwargs=self.parts)

    @property
    def address(self) -> str:
        return self.path + (f"?{urlencode(self.parameters)}" if self.parameters else "")


def of_page(address: str, site: str) -> Embedded | None:
    """The embed of the page at ``address``, whole or a path; none for any other page, or one of another site.

    An embed's own address is known too, with all that was chosen for it.
    """
    try:
        asked, home = urlsplit(address), urlsplit(site)
    except ValueError:
        return None
    if not asked.path.startswith("/") or asked.netloc not in ("", home.netloc):
        return None
    given = {name: values[0] for name, values in parse_qs(asked.query).items()}
    page = asked.path + (f"?{asked.query}" if asked.query else "")
    if found := _first(EMBEDS, asked.path):
        kind, parts = found
        return Embedded(kind, parts, {name: given[name] for name in (*USES[kind], *LOOKS) if name in given}, page)
    language = languages.of_path(asked.path)
    found = _first(PAGES, languages.in_language(asked.path, languages.codes()[0]))
    if found is None:
        return None
    kind, parts = found
    kind = VIEWS.get(given.get("view", ""), kind) if kind == "map" else kind
    uses = USES.get(kind, ("on",))
    taken = uses if kind in CHOOSING else [name for name in uses if name == "on"]
    parameters = {name: given[name] for name in (*taken, "edition") if name in given}
    if kind in (*VIEWS, "map"):
        parameters = parts | parameters
        parts = {}
    if kind == "compare" and not given.get("members"):
        return None
    if language != languages.codes()[0]:
        parameters["lang"] = language
    return Embedded(kind, parts, parameters, page)


def _first(forms: Iterable[tuple[re.Pattern[str], str]], path: str) -> tuple[str, dict[str, str]] | None:
    """The kind of the first form that the path has, and its parts."""
    return next(((kind, match.groupdict()) for form, kind in forms if (match := form.fullmatch(path))), None)


def own_address(reading: Reading) -> str:
    """The address of the embed that is read so, with its theme where that is not the usual one."""
    plain = dataclasses.replace(reading, theme="auto").here()
    named = f"theme={reading.theme}" if reading.theme != "light" else ""
    return plain + ("&" if "?" in plain else "?") + named if named else plain


def discovery(address: str, site: str) -> str:
    """Where oEmbed's answer for the page at ``address`` (a path) is, without the format; empty for a page without."""
    if not site or of_page(address, site) is None:
        return ""
    return f"{site}{reverse('oembed')}?url={quote(site + address, safe='')}"
