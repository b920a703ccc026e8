"""The fixtures that other tests build on show the real site."""

import pytest

from tests import processes


@pytest.mark.browser
def test_the_served_site_opens_in_a_browser_without_a_complaint(browser_page):
    page = browser_page.open("/")
    assert page.locator("h1").count() == 1
    assert browser_page.complaints == []


@pytest.mark.browser
def test_a_request_to_another_host_is_noticed(browser_page):
    page = browser_page.open("/")
    page.evaluate("fetch('http://other.invalid/').catch(() => null)")
    assert any("other.invalid" in complaint for complaint in browser_page.complaints)


def test_a_very_long_address_is_answered_by_the_site_itself(site):
    port = int(site.rpartition(":")[2])
    for query in ("q=" + "a" * 10_000, "&".join(f"a{n}=1" for n in range(1500))):
        status, body = processes.get(port, f"/?{query}")
        assert status in (200, 400)
        assert "Open Door" in body
