"""Which embed shows what a page of the site shows: for oEmbed, and for the pages that name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from django.urls import reverse

from . import languages

HEIGHTS = {"map": 720, "tiles": 780, "strip": 980, "tally": 540, "member": 640, "vs": 520, "statement": 320}
"""Pixels that each kind takes, about, at ``WIDTH``; a page with ``/embed.js`` fits the frame to it."""

WIDTH = 640

VIEWS = {"tiles": "tiles", "strip": "strip"}
"""Views of the home page that have an embed of their own; the others are shown by the map."""

KEPT = ("on", "edition")
"""Parameters of a page that its embed takes over."""

PAGES = (
    (re.compile(r"/"), "map"),
    (re.compile(r"/on/(?P<on>[^/]+)/"), "map"),
    (re.compile(r"/on/(?P<day>[^/]+)/vs/(?P<other>[^/]+)/"), "vs"),
    (re.compile(r"/members/(?P<slug>[^/]+)/"), "member"),
    (re.compile(r"/statements/(?P<key>[^/]+)/"), "statement"),
)


@dataclass(frozen=True, slots=True)
class Embedded:
    """The embed of a page: its ``kind``, the ``parts`` of its address, the parameters, and the page's own address."""

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
    """The embed of the page at ``address``, whole or a path; none for any other page, or one of another site."""
    try:
        asked, home = urlsplit(address), urlsplit(site)
    except ValueError:
        return None
    if not asked.path.startswith("/") or asked.netloc not in ("", home.netloc):
        return None
    language = languages.of_path(asked.path)
    plain = languages.in_language(asked.path, languages.codes()[0])
    found = next(((match, kind) for form, kind in PAGES if (match := form.fullmatch(plain))), None)
    if found is None:
        return None
    match, kind = found
    given = {name: values[0] for name, values in parse_qs(asked.query).items()}
    kind = VIEWS.get(given.get("view", ""), kind) if kind == "map" else kind
    parts = match.groupdict()
    parameters = {name: given[name] for name in KEPT if name in given}
    if kind in (*VIEWS, "map"):
        parameters = parts | parameters
        parts = {}
    if language != languages.codes()[0]:
        parameters["lang"] = language
    page = asked.path + (f"?{asked.query}" if asked.query else "")
    return Embedded(kind, parts, parameters, page)


def discovery(address: str, site: str) -> str:
    """Where oEmbed's answer for the page at ``address`` (a path) is, without the format; empty for a page without."""
    if not site or of_page(address, site) is None:
        return ""
    return f"{site}{reverse('oembed')}?url={quote(site + address, safe='')}"
