"""A page of each kind in Ukrainian and French, in a real browser.

``make walk`` walks every address of the sitemap.
"""

from __future__ import annotations

import pytest

from stances.pages import languages
from tests.browser.walk_all import Walker, every_address
from tests.public.reading import kind_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def addresses(starter) -> list[str]:
    return every_address()


def one_of_each(addresses: list[str], language: str) -> list[str]:
    """The first address of each kind of page in a language."""
    found: dict[str, str] = {}
    for address in addresses:
        if languages.of_path(address) == language:
            found.setdefault(kind_of(address), address)
    return list(found.values())


@pytest.mark.parametrize("language", ["uk", "fr"])
def test_a_page_of_each_kind_is_sound(addresses, chromium, site, language):
    walker = Walker(chromium, site)
    walked = one_of_each(addresses, language)
    assert len(walked) > 12
    walker.walk(walked)
    walker.context.close()
    assert walker.wrong == {}


def test_what_is_wrong_with_a_page_is_noted(chromium, site):
    walker = Walker(chromium, site)
    walker.walk(["/uk/nowhere/"])
    walker.context.close()
    assert any("404" in complaint for complaint in walker.wrong["/uk/nowhere/"])
