"""What of a page is read or heard, and in which language it says that it is; and which English is left over in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import takewhile
from typing import Any

from tests import messages

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ = (
    *("title", "aria-label", "aria-description", "aria-valuetext", "alt", "placeholder", "label"),
    *("data-done", "data-failed", "data-share"),
)
"""Attributes whose words are read or heard; so are those of ``data-words-…``."""

SPOKEN_META = ("description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description")
UNMARKED = ("title", "desc", "option", "text")
"""Elements that hold text alone, so that no part of it can be in another language."""

COPIED = "data-words"
"""The attribute of an element whose text is copied as it is."""

UNREAD = ("script", "style")

FUNCTION_WORDS = re.compile(
    r"\b(?:the|and|of|with|not|by|for|from|was|were|this|that|these|which|who|whose|has|have|had|been|is|are|its|"
    r"their|there|when|where|what|how|since|until|before|after|under|into|than|then|each|every|all|no|yes|to)\b",
    re.IGNORECASE,
)
"""Words of every English sentence that are no words of French."""

ALLOWED = re.compile(
    r"Open Door|CC BY|Creative Commons|\b[A-Z]{2}\b|"
    r"[a-z]+(?:-[a-z0-9]+)*-\d{4}-[a-z0-9-]+|"
    r"\b[a-z_]+=[\w,.-]+|https?://\S+|\S+@\S+|\b[\w./-]+/[\w./-]*|[\w-]+\.(?:json|csv|svg|png|zip|atom)\b"
)
"""The names of the product and of the licence, members' codes, keys, parameters and addresses: in every language."""

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\\?\{\w*\\?\}")


class Furniture(HTMLParser):
    """``said`` are the page's words that claim to be in its language; ``links`` what it leads to; ``ids`` its places.

    ``heard`` are those that can hold no element, and so cannot mark the record's English within: attributes, options,
    titles, a citation to be copied, and the block of data that the scripts take their words from.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.heard: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self._block = ""
        self._own = ""
        self._open: list[tuple[str, str, str]] = []  # tag, its language, its name
        self.feed(text)
        if self._block:
            self.heard += words_of(json.loads(self._block))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "html":
            self._own = given["lang"]
        language = given.get("lang", self._open[-1][1] if self._open else self._own)
        if tag not in VOID:
            self._open.append((tag, language, COPIED if COPIED in given else given.get("id", "")))
        self.ids.add(given.get("id", ""))
        if tag == "a" and "href" in given and "hreflang" not in given:
            self.links.append(given["href"])
        if language == self._own:
            self.heard += [words for words in read_of(tag, given) if words]

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, text: str) -> None:
        tag, language, key = self._open[-1] if self._open else ("", self._own, "")
        if tag == "textarea" and key == COPIED:
            return  # markup: tests/public/test_share.py reads its words
        if tag in UNREAD:
            self._block += text if key == "days" else ""
        elif language == self._own and text.strip():
            (self.heard if tag in UNMARKED or key == COPIED else self.said).append(" ".join(text.split()))


def read_of(tag: str, given: dict[str, str]) -> Iterator[str]:
    """The words of an element's attributes."""
    if tag == "meta" and (given.get("name") in SPOKEN_META or given.get("property") in SPOKEN_META):
        yield given["content"]
    for name, value in given.items():
        if name in READ or name.startswith("data-words-"):
            yield " ".join(value.split())
    if tag == "input" and given.get("type") in ("submit", "button"):
        yield given.get("value", "")


def words_of(data: Any) -> Iterator[str]:
    """The phrases in a block of data: texts with a space in them."""
    if isinstance(data, str):
        if " " in data:
            yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from words_of(part)


@cache
def english_of(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """What the catalogue translates differently: messages as they are said, and a pattern of the longer ones."""
    whole: set[str] = set()
    longer: set[str] = set()
    for message in messages.catalogue(language):
        forms = (message.id,) if isinstance(message.id, str) else message.id
        translations = {message.string} if isinstance(message.string, str) else set(message.string)
        for form in forms:
            if form and form not in translations:
                text = " ".join(form.split())
                whole.add(text)
                if len(text) > 12 or " " in text:
                    longer.add(text)
    return frozenset(whole), re.compile("|".join(sorted(map(pattern_of, filter(is_telling, longer)), key=len)[::-1]))


def is_telling(text: str) -> bool:
    """Whether two words of it, or a long one, are left without its placeholders."""
    bare = PLACEHOLDER.sub(" ", text)
    words = re.findall(r"[A-Za-z]{2,}", bare)
    return len(words) >= 2 or any(len(word) > 12 for word in words)


def pattern_of(text: str) -> str:
    """The message as a pattern: its placeholders may be anything short."""
    parts = [re.escape(part) for part in PLACEHOLDER.split(text)]
    return rf"(?<!\w){'.{1,80}?'.join(parts)}(?!\w)"


def leftovers(said: Iterable[str], language: str) -> set[str]:
    """Those of the words that are English."""
    return {words for words in said if _is_english(words, language)}


@cache
def _is_english(words: str, language: str) -> bool:
    text = ALLOWED.sub("", words)
    if not re.search("[A-Za-z]{2}", text):
        return False
    whole, longer = english_of(language)
    return words in whole or bool(FUNCTION_WORDS.search(text)) or bool(longer.search(text))


class Record:
    """The words of the record, which is kept in English, to be taken out of what cannot mark them."""

    BEGINS = 20
    """Where a longer text is cut short, so much of it is left at least."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts: dict[str, list[str]] = {}
        for text in sorted({" ".join(text.split()) for text in texts if text.strip()}, key=len, reverse=True):
            self.texts.setdefault(text[: self.BEGINS], []).append(text)

    def taken_out(self, words: str) -> str:
        """The words without those of the record, whole or cut short; the first first, for one may stand in another."""
        left = ""
        while found := [(at, start) for start in self.texts if (at := words.find(start)) >= 0]:
            at, start = min(found, key=lambda place: (place[0], -len(place[1])))
            left += words[:at] + " "
            words = words[at + max(in_common(words[at:], text) for text in self.texts[start]) :]
        return left + words


def in_common(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
