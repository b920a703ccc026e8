"""The statements are searched on their page as one types; back leads back; without JavaScript the form does so."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.soundness import overflow, violations

pytestmark = pytest.mark.browser


def test_typing_finds_within_the_page_and_back_leads_back(visit):
    reader = visit()
    page = reader.open("/statements/?theme=dark")
    page.evaluate("window.sameDocument = true")
    assert page.locator("#found-title").inner_text() == "236 statements"
    assert page.locator("#signal-all").is_visible(), "the lists are open where there is room"

    page.locator("#q").press_sequentially("Сіярто", delay=20)
    expect(page).to_have_url(re.compile(rf"q={quote('Сіярто')}(&|$)"))
    expect(page).to_have_title("Statements: “Сіярто” · Open Door")
    assert page.locator("#found mark", has_text="Szijjártó").count() > 0
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.locator("#search [role=status]").inner_text() == page.locator("#found-title").inner_text()
    expect(page.locator("[data-address]")).to_have_text(re.compile(rf"/statements/\?edition=1&q={quote('Сіярто')}$"))

    page.locator("#kind").focus()
    page.locator("#kind").select_option("newsroom")
    page.get_by_role("link", name="Remove Newsroom").wait_for()
    assert "theme=dark" in page.url
    expect(page.locator("#kind")).to_be_focused()
    assert violations(page) == []

    page.get_by_role("link", name="Remove Newsroom").click()
    expect(page.locator(".filters-on")).to_have_count(0)
    expect(page.locator("#found-title")).to_be_focused()
    page.go_back()
    page.get_by_role("link", name="Remove Newsroom").wait_for()
    page.go_back()
    expect(page.locator(".filters-on")).to_have_count(0)
    page.go_back()
    expect(page.locator("#found-title")).to_have_text("236 statements")
    assert page.locator("#q").input_value() == ""

    page.locator("#q").fill("xylophone fico")
    page.get_by_role("link", name="Without “xylophone”").click()
    page.locator("#found mark", has_text="Fico").first.wait_for()
    assert page.locator("#q").input_value() == "fico"
    assert page.evaluate("window.sameDocument"), "the document was never left"
    assert reader.complaints == []


def test_without_javascript_the_form_searches_and_chooses_on_a_phone(visit):
    reader = visit(width=360, java_script_enabled=False)
    page = reader.open("/statements/?on=2024-12-31&theme=dark")
    page.locator("#q").fill("фіцо")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/?on=2024-12-31&q=*&theme=dark")
    assert page.locator("#found mark", has_text="Fico").count() > 0
    assert not page.locator("#signal-oppose").is_visible()
    page.locator("#lists > summary").click()
    page.locator("#signal-oppose").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/statements/?on=2024-12-31&q=*&signal=oppose&theme=dark")
    assert page.locator(".filters-on li").count() == 3
    assert overflow(page) <= 0
    page.get_by_role("link", name="Remove Opposes membership").click()
    page.wait_for_url("**/statements/?on=2024-12-31&q=*&theme=dark")
    assert reader.complaints == []


def test_what_was_searched_is_cited_and_copied(visit):
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/statements/")
    page.locator("#q").fill("fico")
    page.locator("#found mark", has_text="Fico").first.wait_for()
    page.locator(".cite").scroll_into_view_if_needed()
    page.get_by_role("button", name="Copy the citation").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Open Door, “Statements on Ukraine’s accession: fico”. Edition 1 of ")
    assert copied.endswith(f"{reader.site}/statements/?edition=1&q=fico")
    assert not reader.complaints
