"""What a walk over pages finds: English that is left over, and links that lead nowhere or into another language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from stances import models
from stances.pages import languages
from tests.public.furniture import Furniture, Record, leftovers
from tests.public.reading import kind_of

ONE_FOR_ALL = ("/static/", "/admin/", "/api/", "/feeds/", "/charts/", "/embed/", "/oembed", "/sitemap", "/robots.txt")
"""What a page in any language may lead to: files, programs and the desk, which have one address."""

FILES = (".csv", ".json", ".zip")
"""How files end that have one address for all languages."""

ASKED = 2
"""Links that differ in the values of their parameters alone: so many of each kind are followed."""

RECORD = (
    (models.Statement, ("summary", "quote", "quote_translation", "venue", "attributed_to")),
    (models.Statement, ("citations__relays", "citations__source__title")),
    (models.Outlet, ("name", "note")),
    (models.Official, ("name",)),
    (models.Post, ("title",)),
    (models.Milestone, ("name", "place", "summary")),
    (models.Assessment, ("rationale",)),
    (models.Edition, ("note",)),
)
"""The fields that are kept in English, or in the original's language, on every page."""


def words_of_the_record() -> Record:
    rows = (model.objects.values_list(*fields) for model, fields in RECORD)
    return Record(str(text) for row in chain.from_iterable(rows) for text in row if text)


@dataclass
class Walked:
    """What was found, each with the first page that has it; ``asked`` are the pages and how they answered."""

    record: Record
    asked: dict[str, int] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    astray: dict[str, str] = field(default_factory=dict)
    dangling: dict[str, str] = field(default_factory=dict)
    _clean: set[str] = field(default_factory=set)

    def note(self, address: str, status: int, text: str) -> None:
        """Keeps what is of interest about a page, which is at that address of the site."""
        self.asked[address] = status
        page, language = Furniture(text), languages.of_path(address)
        if language != "en":
            for words in self._english(page, language):
                self.english.setdefault(f"{language}: {words}", address)
        for link in page.links:
            self._note_link(address, link, page.ids, language)

    def _english(self, page: Furniture, language: str) -> Iterator[str]:
        yield from leftovers(page.said, language)
        for words in leftovers(page.heard, language):
            key = f"{language}: {words}"
            if key not in self._clean and leftovers([self.record.taken_out(words)], language):
                yield words
            self._clean.add(key)

    def _note_link(self, address: str, link: str, ids: set[str], language: str) -> None:
        whole, fragment = urldefrag(link)
        if urlsplit(link).scheme or urlsplit(link).netloc:
            return
        target = urljoin(address, whole) if whole else address
        if fragment and target == address and fragment not in ids:
            self.dangling.setdefault(f"{address}#{fragment}", address)
        self.links.setdefault(target, address)
        one_for_all = target.startswith(ONE_FOR_ALL) or target.partition("?")[0].endswith(FILES)
        if languages.of_path(target) != language and not one_for_all:
            self.astray.setdefault(target, address)


def some_links(links: Iterable[str]) -> Iterator[str]:
    """Links that no sitemap names: a few of each kind of page and set of parameters, in any language."""
    by_kind = defaultdict(list)
    for link in sorted(links):
        by_kind[kind_of(link), *sorted(parse_qs(urlsplit(link).query))].append(link)
    for found in by_kind.values():
        yield from found[:: -(-len(found) // ASKED)]
