"""A reader objects in a real browser: without JavaScript, with the keyboard alone, on a telephone."""

import itertools

import pytest

from tests.browser.soundness import COLOURS, overflow, violations

pytestmark = pytest.mark.browser

STATEMENT = "gr-2023-07-11-mitsotakis"


def test_without_javascript_a_reader_reports_from_the_page_to_the_thanks(visit):
    reader = visit(java_script_enabled=False)
    page = reader.open(f"/statements/{STATEMENT}/")
    page.get_by_role("link", name="Report a mistake or give a source").click()
    page.wait_for_url(f"**/report/statements/{STATEMENT}/")
    page.get_by_label("I know a source for it").check()
    page.get_by_label("In your own words").fill("Short.")
    page.get_by_label("The address of a source").fill("news.example/greece")
    page.get_by_role("button", name="Send the report").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("In your own words").input_value() == "Short."
    assert page.get_by_label("The address of a source").input_value() == "news.example/greece"
    assert page.get_by_label("I know a source for it").is_checked()
    page.get_by_label("In your own words").fill("This newspaper has the whole speech.")
    page.get_by_role("button", name="Send the report").click()
    page.wait_for_url("**/report/thanks/")
    assert "What happens next" in page.locator("main").inner_text()
    assert page.context.cookies() == []


def test_the_form_is_sound_with_and_without_errors_and_the_keyboard_alone_sends_it(visit):
    reader = visit(width=360)
    page = reader.open(f"/report/statements/{STATEMENT}/")
    sound(page)
    page.get_by_label("There is a mistake in it").focus()
    assert not page.locator("#homepage").evaluate("trap => trap.matches(':focus')")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.type"))
    assert reached == ["report-words", "report-source", "report-email", "submit"]
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.evaluate("document.activeElement.id") == "refused"
    sound(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#report-words")
    page.keyboard.type("The date is that of the day before.")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/thanks/")
    sound(page)
    assert all("400 (Bad Request)" in complaint for complaint in reader.complaints)


def sound(page) -> None:
    for width, theme in itertools.product((360, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        assert overflow(page) <= 0, (width, theme)
        assert violations(page, **(COLOURS if theme == "dark" else {})) == [], (width, theme)
