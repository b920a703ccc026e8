"""A page as programs read it: headings, landmarks, blocks of data, and what the policy forbids; without a browser."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve
from django.utils.translation import override

from stances.pages import languages

DATA = ("application/json", "application/ld+json")
"""Kinds of block that no browser runs, so that the strict policy lets them stand in a page."""

ATOM = "application/atom+xml"


def kind_of(address: str) -> str:
    """The name of the page at an address in any language."""
    path = urlsplit(address).path
    with override(languages.of_path(path)):
        return resolve(path).view_name


class Parsed(HTMLParser):
    """What a page holds, read tag by tag. ``forbidden`` is what the policy would not let a browser do.

    ``versions`` are the addresses of the page's versions by language, ``switch`` the links to them; ``spoken`` the
    languages of which an element says that its words are in them. ``feeds`` are the addresses of what follows it.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements = 0
        self.forbidden: list[str | None] = []
        self.headings: list[int] = []
        self.landmarks: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.links: dict[str, str] = {}
        self.language = ""
        self.versions: dict[str, str] = {}
        self.feeds: list[str] = []
        self.switch: dict[str, str] = {}
        self.current = ""
        self.spoken: list[str] = []
        self.linked_data: list[dict[str, Any]] = []
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements += 1
        given = {name: value or "" for name, value in attributes}
        is_data = tag == "script" and given.get("type") in DATA
        bad = {name for name in given if name == "style" or name.startswith("on")}
        if bad or tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.forbidden.append(self.get_starttag_text())
        self._in_data = given.get("type") == "application/ld+json"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag in ("main", "nav"):
            self.landmarks.append((tag, given.get("aria-label") or given.get("aria-labelledby", "")))
        if tag == "link" and given["rel"] == "alternate" and given.get("type") == ATOM:
            self.feeds.append(given["href"])
        elif tag == "link" and given["rel"] == "alternate":
            self.versions |= {given["hreflang"]: given["href"]} if "hreflang" in given else {}
        elif tag == "link":
            self.links[given["rel"]] = given["href"]
        self._note_language(tag, given)
        self.ids.add(given.get("id", ""))

    def _note_language(self, tag: str, given: dict[str, str]) -> None:
        if tag == "html":
            self.language = given["lang"]
        elif tag == "a" and "hreflang" in given and given.get("lang") == given["hreflang"]:
            self.switch[given["hreflang"]] = given["href"]
            self.current = given["hreflang"] if "aria-current" in given else self.current
        elif "lang" in given:
            self.spoken.append(given["lang"])

    def handle_data(self, text):
        if self._in_data:
            self.linked_data.append(json.loads(text))
            self._in_data = False

    @property
    def skipped(self) -> list[tuple[int, int]]:
        """Headings more than one level below the one before, the first of them below the page itself."""
        return [(above, below) for above, below in pairwise([0, *self.headings]) if below > above + 1]

    def named(self, landmark: str) -> list[str]:
        """The names of the landmarks of that kind."""
        return [name for kind, name in self.landmarks if kind == landmark]
