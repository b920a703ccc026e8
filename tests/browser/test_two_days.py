"""Two days side by side in a real browser, as somebody without JavaScript uses it on a telephone."""

import pytest

pytestmark = pytest.mark.browser


def test_without_javascript_the_form_leads_to_two_days_and_their_maps_to_the_members(visit):
    reader = visit(width=360, java_script_enabled=False)
    page = reader.open("/on/2024-12-03/vs/2024-12-04/?edition=1")
    page.get_by_label("From").fill("2024-07-09")
    page.get_by_label("to", exact=True).fill("2024-12-04")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/on/2024-07-09/vs/2024-12-04/?edition=1")
    outlined = page.locator("svg a[data-moved]").evaluate_all("links => links.map(link => link.dataset.member)")
    went = page.locator("li[data-moved=toward], li[data-moved=away]")
    assert sorted(outlined) == sorted(went.evaluate_all("items => items.map(item => item.dataset.member)"))
    assert outlined

    fold = page.locator("details.stayed")
    assert not fold.get_by_role("link", name="Germany").is_visible()
    fold.locator("summary").click()
    assert fold.get_by_role("link", name="Germany").is_visible()

    page.locator("svg a[data-member=FR]").first.click()
    page.wait_for_url("**/members/france/?on=2024-07-09&edition=1")
    assert reader.complaints == []
