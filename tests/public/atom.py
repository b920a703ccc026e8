"""What is wrong with an Atom feed: the rules of RFC 4287, and what the W3C's feed validator says besides.

The sections are those of RFC 4287; the names in quotation marks are those of the validator's messages. It also says
"DuplicateUpdated" where two entries have one time: here all that an edition published has its time, as it should.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

ONCE = ("id", "title", "updated")
OF_FEED = {
    *ONCE,
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "link",
    "logo",
    "rights",
    "subtitle",
    "entry",
}
OF_ENTRY = {*ONCE, "author", "category", "content", "contributor", "link", "published", "rights", "source", "summary"}
SEVERAL = {"author", "category", "contributor", "link", "entry"}

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9._-]+(@[a-z0-9.-]+)?,\d{4}(-\d\d(-\d\d)?)?:[\w;/?:@&=+$.!~*'()%,-]*", re.ASCII)
EARLIEST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MARKUP = re.compile(r"</?[a-z]+[^>]*>|&(#\d+|\w+);")
SAFE = {"p": {"lang"}, "blockquote": {"lang"}, "ul": set[str](), "li": set[str](), "a": {"href"}}


def faults(body: bytes, address: str, now: dt.datetime) -> list[str]:
    """Everything that is wrong with the feed that was found at ``address``; raises ``ParseError`` if it is no XML."""
    feed = Xml.fromstring(body.decode("utf-8"))  # noqa: S314 - our own
    return [*_of_feed(feed, address), *_of_entries(feed), *_of_times(feed, now)]


def _of_feed(feed: Xml.Element, address: str) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield "4.1.1: the document is no atom:feed"
    if not LANGUAGE_TAG.fullmatch(feed.get(LANGUAGE, "")):
        yield "2: xml:lang is no language"
    yield from _parts(feed, OF_FEED)
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        yield "4.1.1: nobody is the author"
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1:
        yield "MissingSelf"
    elif own[0] != address:
        yield f"SelfDoesntMatchLocation: {own[0]}"


def _of_entries(feed: Xml.Element) -> Iterator[str]:
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _parts(entry, OF_ENTRY)
        if entry.find(f"{ATOM}content") is None and not _links(entry, "alternate"):
            yield "4.1.2: an entry has neither content nor an alternate link"
    named = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(named)) < len(named):
        yield "DuplicateEntries"
    if feed.findtext(f"{ATOM}id") in named:
        yield "4.2.6: an entry has the feed's id"


def _of_times(feed: Xml.Element, now: dt.datetime) -> Iterator[str]:
    first, *times = [moment for element in feed.iter(f"{ATOM}updated") if (moment := _moment(element.text))]
    yield from (f"ImplausibleDate: {moment}" for moment in (first, *times) if not EARLIEST < moment <= now)
    if times != sorted(times, reverse=True):
        yield "The entries are not newest first"
    if times and first < max(times):
        yield "4.2.15: the feed is older than an entry"


def _parts(element: Xml.Element, known: set[str]) -> Iterator[str]:
    """What is wrong with the children of a feed or an entry."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"UndefinedElement: {name}" for name in names if name not in known)
    yield from (f"4.1: {name} {names.count(name)} times" for name in ONCE if names.count(name) != 1)
    yield from (f"4.1: more than one {name}" for name in set(names) - SEVERAL if names.count(name) > 1)
    alternates = [(link.get("type"), link.get("hreflang")) for link in _links(element, "alternate")]
    if len(set(alternates)) < len(alternates):
        yield "4.1: two alternate links of one kind"
    for child in element:
        yield from CHECKS.get(child.tag.removeprefix(ATOM), _nothing)(child)


def _links(element: Xml.Element, rel: str) -> list[Xml.Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == rel]


def _nothing(_element: Xml.Element) -> Iterator[str]:
    return iter(())


def _id(element: Xml.Element) -> Iterator[str]:
    name = element.text or ""
    if not urlsplit(name).scheme or name != name.strip():
        yield f"4.2.6: {name!r} is no IRI"
    if name.startswith("tag:") and not TAG.fullmatch(name):
        yield f"InvalidTAG: {name}"


def _date(element: Xml.Element) -> Iterator[str]:
    if _moment(element.text) is None:
        yield f"3.3: {element.text!r} is no moment of RFC 3339"


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if MOMENT.fullmatch(text or "") else None


def _text(element: Xml.Element) -> Iterator[str]:
    kind, words = element.get("type", "text"), element.text or ""
    if kind not in ("text", "html"):
        yield f"3.1.1: {kind} is not what we write"
    if len(element):
        yield f"3.1.1: elements within text of type {kind}"
    if not words.strip():
        yield "NotBlank"
    if kind == "text" and MARKUP.search(words):
        yield f"ContainsHTML: {words}"
    if kind == "html":
        yield from _Body(words).faults


def _link(element: Xml.Element) -> Iterator[str]:
    href = element.get("href", "")
    if urlsplit(href).scheme not in ("http", "https") or not urlsplit(href).netloc or re.search(r"\s", href):
        yield f"4.2.7: {href!r} is no whole address"


def _category(element: Xml.Element) -> Iterator[str]:
    if not element.get("term"):
        yield "4.2.2: a category without a term"


def _person(element: Xml.Element) -> Iterator[str]:
    if not (element.findtext(f"{ATOM}name") or "").strip():
        yield "3.2.1: a person without a name"
    for uri in element.findall(f"{ATOM}uri"):
        if not urlsplit(uri.text or "").netloc:
            yield f"3.2.2: {uri.text!r} is no address"


CHECKS = {
    "id": _id, "updated": _date, "published": _date, "title": _text, "summary": _text, "rights": _text, "link": _link,
    "category": _category, "author": _person,
}  # fmt: skip


class _Body(HTMLParser):
    """What is wrong with a summary's HTML: elements that may not be there, left open, or that lead nowhere."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.faults, self._open = list[str](), list[str]()
        self.feed(words)
        self.close()
        if self._open:
            self.faults.append(f"NotHtml: {self._open} left open")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        for name, value in attrs:
            if name not in SAFE.get(tag, ()):
                self.faults.append(f"SecurityRisk: {name} of {tag}")
            elif name == "href" and urlsplit(value or "").scheme not in ("http", "https"):
                self.faults.append(f"ContainsRelRef: {value}")
            elif name == "lang" and not LANGUAGE_TAG.fullmatch(value or ""):
                self.faults.append(f"BadLanguage: {value}")
        if tag not in SAFE:
            self.faults.append(f"SecurityRisk: {tag}")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"NotHtml: </{tag}> closes nothing")
