"""Members and shifts are chosen with the keyboard alone, and without JavaScript."""

import pytest

from tests.browser.soundness import overflow, violations

pytestmark = pytest.mark.browser


def test_members_are_added_and_left_out_with_the_keyboard_and_without_javascript(visit):
    reader = visit(width=360, java_script_enabled=False)
    page = reader.open("/compare/?on=2024-12-04&theme=dark")
    for name, codes in (("Germany", "de"), ("Hungary", "de,hu"), ("United States", "de,hu,us")):
        page.locator("#add").focus()
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/compare/?on=2024-12-04&members={codes}&theme=dark")
    marks = page.locator("svg a[data-statement]:visible")
    assert page.locator("svg.tl:visible").count() == 1
    for box in (mark.locator("circle").first.bounding_box() for mark in marks.all()):
        assert min(box["width"], box["height"]) >= 23.9
    page.get_by_role("link", name="Leave out Hungary").press("Enter")
    page.wait_for_url("**/compare/?on=2024-12-04&members=de,us&theme=dark")
    assert page.locator("h1").inner_text() == "Germany and United States"
    page.locator("input[type=date]").fill("2023-01-01")
    page.locator(".day-form button").press("Enter")
    page.wait_for_url("**/compare/?on=2023-01-01&members=de,us&theme=dark")
    assert reader.complaints == []


def test_shifts_are_chosen_and_choices_removed_with_the_keyboard_and_without_javascript(visit):
    page = visit(width=360, java_script_enabled=False).open("/changes/?theme=dark")
    page.locator("#member").focus()
    page.keyboard.type("Poland")
    page.keyboard.press("Tab")
    page.keyboard.type("Toward")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/changes/?member=pl&direction=toward&theme=dark")
    assert page.locator("[data-direction]").count() == 3
    assert page.locator("#member").input_value() == "pl"
    page.get_by_role("link", name="Remove Toward an invitation").press("Enter")
    page.wait_for_url("**/changes/?member=pl&theme=dark")
    assert page.locator("[data-direction=away]").count() > 0


def test_a_comparison_is_explored_under_the_sites_policy(visit):
    reader = visit()
    page = reader.open("/compare/?members=de,us,hu,fi,lt,sk")
    page.get_by_role("button", name="Explore this chart").click()
    page.locator(".js-plotly-plot .modebar-btn").first.wait_for(state="attached", timeout=20_000)
    page.wait_for_selector('.explore:not([aria-busy="true"])')
    assert page.locator(".js-plotly-plot .cartesianlayer .subplot").count() == 6
    assert page.locator(".js-plotly-plot .ytitle, .js-plotly-plot .annotation-text").filter(has_text="Finland").count()
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_function("() => document.querySelector('.explore-plot .main-svg').clientWidth <= 360")
    assert overflow(page) <= 0
    assert violations(page) == []
    assert reader.complaints == []
