"""What the accessibility statement says was tested: zoom, pointing, forced colours, the focus while days go by."""

import itertools

import pytest

from tests import pixels
from tests.browser.soundness import overflow
from tests.browser.test_pointing import LOW
from tests.browser.test_time import wait_for
from tests.browser.test_walk import IMPOSSIBLE, PAGES, focus_shows, tab_to

pytestmark = pytest.mark.browser

DAY = "/on/2024-12-04/"
TWO_DAYS = "/on/2023-04-04/vs/2024-12-04/"
ALL = (*PAGES, TWO_DAYS, "/compare/?members=de,us,hu", *IMPOSSIBLE)
ZOOMED = {"width": 320, "height": 256}
"""A window of 1,280 by 1,024 pixels at 400 % (WCAG 2.2, 1.4.10)."""


def test_every_page_can_be_read_at_400_percent_and_pointed_at_in_any_window(visit):
    reader = visit(**ZOOMED)
    found = {}
    for path in ALL:
        page = reader.open(path)
        found[path, "sideways"] = overflow(page)
        found[path, "narrow"] = page.evaluate(LOW)
        page.set_viewport_size({"width": 1280, "height": 900})
        found[path, "wide"] = page.evaluate(LOW)
        page.set_viewport_size(ZOOMED)
    assert {what: wrong for what, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_forced_colours_the_symbols_and_the_focus_remain_visible(visit, theme):
    page = visit(theme, forced_colors="active", reduced_motion="reduce").open(DAY)
    icons = [pixels.read(icon.screenshot()) for icon in page.locator(".legend .icon").all()]
    assert len(icons) == 6
    assert all(len(icon.colours()) > 1 for icon in icons), "a symbol can be told from its square"
    assert len({tuple(icon.rows) for icon in icons}) == 6, "and from every other"
    for selector in (".tiles a", ".views a", ".legend a", ".map-drawing a", "#time", ".time-more button"):
        page.keyboard.press("Tab")  # what is focused by a key shows it
        page.locator(selector).first.focus()
        assert focus_shows(page), selector
    button = pixels.read(page.locator(".time-more button").screenshot())
    ground = button.pixel(8, button.height // 2)
    words = [c for x, y in itertools.product(range(20, button.width - 20), range(10, button.height - 10))
             if (c := button.pixel(x, y)) != ground]  # fmt: skip
    assert 20 < len(words) < 400, "the words on the button, and no plate behind them that hides them"


def test_the_focus_stays_on_the_member_while_the_day_is_replaced(visit):
    reader = visit()
    page = reader.open(DAY)
    tab_to(page, ".map-drawing [data-member=FI]")
    for earlier in ("2024-12-03", "2024-10-31"):
        page.locator("[data-time-step='-1']").evaluate("step => step.click()")
        wait_for(page, f"/on/{earlier}/")
        assert (
            page.evaluate("document.activeElement.closest('.map-drawing') && document.activeElement.dataset.member")
            == "FI"
        )
    assert focus_shows(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/members/finland/?on=2024-10-31")
    assert reader.complaints == []
