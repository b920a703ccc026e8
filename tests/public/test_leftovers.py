"""The addresses of the sitemap: no English is left over in Ukrainian and French, and every internal link leads on.

Words of the record, which is kept in English, are marked as English where they stand, and may stay; so may they where
nothing can be marked, as in an attribute.

To ask for every address takes minutes: that does ``make walk``, with the same checks. Here every kind of page is asked
for: all addresses of the few, and of the bulk – statements, officials, members on a day, days – a fixed part, another
one in each language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from django.test import Client

from stances import record as records
from stances.pages import languages, sitemap
from tests.public.furniture import Furniture, leftovers
from tests.public.noting import Walked, some_links, words_of_the_record
from tests.public.reading import kind_of
from tests.public.test_every_page import TODAY

FEW = 8
"""Of a kind of page with more addresses than these, about so many are asked for in each language."""


def sitemap_addresses() -> list[str]:
    return [entry.address for entry in sitemap.entries(records.at(), TODAY)]


def some_of(addresses: Iterable[str]) -> Iterator[str]:
    by_kind = defaultdict(list)
    for address in addresses:
        by_kind[languages.of_path(address), kind_of(address), "?" in address].append(address)
    for (language, _kind, _asked), found in by_kind.items():
        step = -(-len(found) // FEW)
        yield from found[languages.codes().index(language) * step // 3 :: step]


@pytest.fixture(scope="module")
def kept() -> list[Walked]:
    return []


@pytest.fixture
def walked(kept: list[Walked], visitor: Client) -> Walked:
    """Every page is asked for once, for all tests of this file."""
    if not kept:
        found = Walked(words_of_the_record())
        for address in some_of(sitemap_addresses()):
            response = visitor.get(address)
            found.note(address, response.status_code, response.content.decode())
        kept.append(found)
    return kept[0]


def test_every_address_answers(walked):
    assert len(walked.asked) > 200
    assert {address: status for address, status in walked.asked.items() if status != 200} == {}


def test_no_english_is_left_over_in_what_the_site_itself_says(walked):
    assert not walked.english, "\n".join(f"{page}  {words}" for words, page in sorted(walked.english.items()))


def test_every_place_that_a_page_leads_to_on_itself_is_there(walked):
    assert walked.dangling == {}


def test_a_page_leads_to_pages_in_its_own_language(walked):
    assert walked.astray == {}


def test_every_internal_link_leads_somewhere(walked, visitor):
    known = {*walked.asked, *sitemap_addresses()}
    followed = list(some_links(set(walked.links) - known))
    assert len(followed) > 20
    broken = {link: walked.links[link] for link in followed if visitor.get(link).status_code >= 400}
    assert broken == {}


def test_english_that_is_left_over_is_found():
    page = Furniture(
        '<html lang="fr"><body><p>Not assessed</p><p lang="en">Not now</p><a aria-label="Close the window" href="#x">'
        "Fermer</a><p>Évalué le 4 décembre</p></body></html>"
    )
    assert (leftovers(page.said, "fr"), leftovers(page.heard, "fr")) == ({"Not assessed"}, {"Close the window"})
    assert page.links == ["#x"]
