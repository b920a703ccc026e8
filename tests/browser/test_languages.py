"""The reader's own language: offered in a line, never forced; the switch follows what the page shows."""

import pytest

from tests.browser.soundness import overflow, violations
from tests.browser.test_time import wait_for

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 780}

PAGES = (
    "/on/2024-12-04/?view=strip", "/on/2024-12-04/?view=table&sort=since", "/on/2023-04-04/vs/2024-12-04/",
    "/members/", "/members/germany/", "/statements/?q=war", "/statements/joint-2024-02-28-tirana/", "/changes/",
    "/compare/?members=de,us,hu", "/methodology/", "/data/", "/officials/", "/events/vilnius-2023/",
    "/report/statements/joint-2024-02-28-tirana/", "/nowhere/",
)  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "page_in", "words", "leads"),
    [
        ("uk-UA", "", "Ця сторінка є українською", "/uk/members/?on=2024-12-04"),
        ("fr-CA", "/uk", "Cette page existe en français", "/fr/members/?on=2024-12-04"),
        ("en-GB", "/fr", "This page is available in English", "/members/?on=2024-12-04"),
    ],
)
def test_a_reader_of_another_language_is_offered_the_page_in_it(visit, locale, page_in, words, leads):
    reader = visit(locale=locale)
    page = reader.open(f"{page_in}/members/?on=2024-12-04")
    offer = page.locator(".offer")
    assert offer.get_attribute("lang") == locale[:2]
    assert violations(page) == []
    offer.get_by_role("link", name=words).click()
    page.wait_for_url(f"{reader.site}{leads}")
    assert page.locator(".offer").count() == 0
    assert reader.complaints == []


@pytest.mark.parametrize(("locale", "address"), [("uk-UA", "/uk/"), ("en-US", "/"), ("de-DE", "/"), ("fr-FR", "/fr/")])
def test_nobody_else_is_offered_anything(visit, locale, address):
    page = visit(locale=locale).open(address)
    assert page.locator(".languages a").count() == 3
    assert page.locator(".offer").count() == 0


def test_an_offer_that_was_closed_does_not_come_again(visit):
    page = visit(locale="uk-UA").open("/")
    page.locator(".offer").get_by_role("button", name="Закрити").click()
    assert page.locator(".offer").count() == 0
    page.reload()
    page.locator(".languages a").first.wait_for()
    assert page.locator(".offer").count() == 0


def test_the_offer_moves_nothing_and_leaves_the_time_control_free(visit):
    page = visit(locale="uk-UA", **PHONE).open("/")
    page.wait_for_timeout(400)
    assert page.evaluate(SHIFTED) < 0.01
    page.locator(".counted").scroll_into_view_if_needed()
    offer, bar = (page.locator(one).bounding_box() for one in (".offer", ".time-bar"))
    assert bar["y"] < PHONE["height"], "the control is in the window"
    assert offer["y"] + offer["height"] <= bar["y"] + 1


SHIFTED = """() => new Promise(resolve => new PerformanceObserver(list => resolve(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: "layout-shift", buffered: true}) || setTimeout(() => resolve(0), 300))"""


def test_the_switch_leads_to_the_day_that_time_was_moved_to(visit):
    page = visit(locale="uk-UA").open("/uk/on/2024-12-04/?view=table")
    english = page.locator(".languages a[hreflang=en]")
    page.locator("#on").fill("2023-04-04")
    wait_for(page, "/uk/on/2023-04-04/?view=table")
    assert english.get_attribute("href") == "/on/2023-04-04/?view=table"
    page.locator("[data-view-link=tiles]").click()
    english.click()
    page.wait_for_url("**/on/2023-04-04/?view=tiles")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_switch_leads_to_what_was_searched(visit):
    page = visit(locale="fr-FR").open("/fr/statements/")
    page.locator("#q").fill("Tirana")
    page.wait_for_url("**/fr/statements/?q=Tirana")
    page.locator(".languages a[hreflang=uk]").click()
    page.wait_for_url("**/uk/statements/?q=Tirana")


@pytest.mark.parametrize("language", ["uk", "fr"])
def test_nothing_goes_sideways_on_a_telephone_in_any_language(visit, language):
    reader = visit(locale=language, **PHONE)
    found = {path: overflow(reader.open(f"/{language}{path}")) for path in PAGES}
    assert {path: wide for path, wide in found.items() if wide > 0} == {}
