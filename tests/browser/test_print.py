"""Printed, a day and a member are a handout of one page."""

import re

import pytest

pytestmark = pytest.mark.browser

HANDOUTS = (
    "/on/2024-12-04/",
    "/on/2024-12-04/?view=tiles",
    "/members/united-states/",
    "/members/hungary/?on=2024-12-04",
)


def test_a_day_and_a_member_are_printed_on_one_page_with_the_address_of_the_rest(visit):
    reader = visit()
    for path in HANDOUTS:
        page = reader.open(path)
        page.emulate_media(media="print")
        sheet = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1, path
        assert page.locator(".cite [data-address]").is_visible()
        assert page.locator(".time-bar, .views, nav, button").filter(visible=True).count() == 0, path
    assert reader.complaints == []
