"""A reader walks from the alliance to the words behind a judgement, in a real browser on the real site."""

import itertools
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.soundness import ALL_BUT_COLOURS, COLOURS, overflow, violations

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
PAGES = (
    "/",
    "/on/2008-04-03/",
    "/on/2024-12-04/",
    "/on/2024-12-04/?view=tiles",
    "/on/2024-12-04/?view=strip&sort=support",
    "/on/2024-12-04/?view=table&sort=since",
    "/on/2024-07-09/vs/2024-12-04/",
    "/members/",
    "/members/germany/",
    "/members/finland/?on=2022-12-01",
    "/statements/",
    "/statements/?q=Сіярто&kind=newsroom",
    "/statements/?q=xylophone&member=hu",
    "/statements/joint-2024-02-28-tirana/",
    "/methodology/",
    "/data/",
    "/changes/",
    "/changes/?member=al&year=2024",
    "/compare/",
    "/compare/?members=de,us,hu,fi,lt,sk",
    "/corrections/",
    "/editions/1/",
    "/accessibility/",
    "/share/?chart=strip&members=de,hu",
    "/officials/",
    "/officials/rutte-mark/",
    "/events/",
    "/events/vilnius-2023/",
    "/report/statements/joint-2024-02-28-tirana/",
    "/report/thanks/",
)
IMPOSSIBLE = ("/on/2024-13-45/", "/members/atlantis/", "/nowhere/")


EVERYTHING: dict[str, Any] = {}
ASKED = {("light", 360): ALL_BUT_COLOURS, ("light", 1280): EVERYTHING, ("dark", 360): COLOURS}
"""What axe is asked by theme and width: the theme changes colours alone, and the layout has two forms. So colours,
which take it longest, are looked at once in each theme and once in each form."""


@pytest.mark.parametrize("theme", THEMES)
def test_a_reader_walks_from_the_alliance_to_the_source(visit, theme):
    reader = visit(theme)
    page = reader.open("/on/2024-12-04/")

    page.locator(".map a[data-member=DE]").click()
    page.wait_for_url("**/members/germany/**")

    mark = page.locator("a[data-statement]:visible").first
    key = mark.get_attribute("data-statement")
    mark.click()
    page.wait_for_url(f"**/statements/{key}/**")

    source = page.locator("main a[href^='http']").first
    address = source.get_attribute("href")
    stand_in_for(reader, address)
    source.click()
    page.wait_for_url(address)
    assert reader.complaints == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_walk_with_the_keyboard_alone(visit, theme):
    reader = visit(theme)
    page = reader.open("/on/2024-12-04/")
    tab_to(page, "[data-member=LT]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/members/lithuania/**")
    tab_to(page, "a[data-statement]")
    key = page.evaluate("document.activeElement.dataset.statement")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/statements/{key}/**")
    tab_to(page, "main a[href^='http']")
    address = page.evaluate("document.activeElement.href")
    stand_in_for(reader, address)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert page.locator("body").inner_text() == "The source."
    assert reader.complaints == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_keyboards_place_on_the_map_can_be_seen(visit, theme):
    page = visit(theme).open("/on/2024-12-04/")
    for code in ("FR", "LU"):
        tab_to(page, f".map [data-member={code}]")


def stand_in_for(reader, address: str) -> None:
    """From here on the source's own site is answered by the test: nothing is asked of it."""
    reader.site = "/".join(address.split("/")[:3])
    reader.page.context.route(
        f"{reader.site}/**", lambda route: route.fulfill(content_type="text/html", body="The source.")
    )


def tab_to(page, selector: str) -> None:
    """Press Tab until the focus is on such an element, and check that the focus can be seen where it is."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert focus_shows(page), f"nothing shows that the focus is on {selector}"
            return
    raise AssertionError(f"200 tabs do not reach {selector}")


def focus_shows(page) -> bool:
    """Whether the window looks different with the focus where it is and without it."""

    def seen() -> bytes:
        """The window when it is still: a focus may have to be scrolled to, and a card may open beside it."""
        picture = b""
        for _ in range(20):
            before, picture = picture, page.screenshot(animations="disabled")
            if before == picture:
                return picture
        raise AssertionError("the window is not still")

    focused = seen()
    page.evaluate("window.left = document.activeElement; window.left.blur()")
    without = seen()
    page.evaluate("window.left.focus({preventScroll: true})")
    return focused != without


def test_a_focus_that_is_not_drawn_is_noticed(visit):
    page = visit(bypass_csp=True).open("/on/2024-12-04/")
    page.locator("[data-late]").wait_for(state="detached")
    page.keyboard.press("Tab")
    page.locator(".map [data-member=FR]").focus()
    assert focus_shows(page)
    page.add_style_tag(
        content="*, *:focus-visible { outline: none !important } .member, .member * { opacity: 1 !important;"
        " stroke: none !important }"
    )
    assert not all(focus_shows(page) for _ in range(3)), "on a busy machine one picture may come too early"


@pytest.mark.parametrize(
    ("skip", "target", "next_selector"),
    [("Skip the squares", "views", "[data-view-link=map]"), ("Skip this view", "legend", ".legend a")],
)
def test_the_squares_and_the_map_can_be_skipped(visit, skip, target, next_selector):
    page = visit().open("/")
    link = page.get_by_role("link", name=skip)
    assert link.bounding_box()["width"] <= 1
    link.focus()
    assert link.bounding_box()["width"] > 80
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("selector => document.activeElement.matches(selector)", next_selector)


def test_the_skip_link_leads_to_the_content(visit):
    page = visit().open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_page_is_sound_in_every_width_and_theme(visit):
    reader = visit()
    for path in PAGES:
        page = reader.open(path)
        for width, theme in itertools.product((360, 768, 1280), THEMES):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            assert overflow(page) <= 0, (path, width, theme)
            if (asked := ASKED.get((theme, width))) is not None:
                assert violations(page, **asked) == [], (path, width, theme)
    assert reader.complaints == []


def test_a_page_that_says_no_is_sound_too(visit):
    reader = visit(width=360)
    for path in IMPOSSIBLE:
        page = reader.open(path)
        assert violations(page) == [], path
        assert page.locator("main a").count() > 0, "a way on"
    assert all("Failed to load resource" in complaint for complaint in reader.complaints)


def test_without_javascript_everything_can_be_read_and_the_form_leads_to_its_day(visit):
    reader = visit(java_script_enabled=False)
    page = reader.open("/")
    page.locator("input[type=date]").fill("2024-12-04")
    page.locator(".time-more button").click()
    page.wait_for_url("**/on/2024-12-04/")
    assert "4 December 2024" in page.locator("main").inner_text()
    page.locator("[data-member=HU]").first.click()
    page.wait_for_url("**/members/hungary/**")
    assert page.locator("[data-explore]:visible").count() == 0
    assert page.locator("svg a[data-statement]:visible").count() > 0


def test_explore_opens_the_members_numbers_under_the_sites_policy(visit):
    reader = visit()
    page = reader.open("/members/germany/")
    page.locator("[data-explore]").click()
    page.locator(".js-plotly-plot .scatterlayer").wait_for(timeout=20_000)
    assert page.locator(".js-plotly-plot .scatterlayer .trace").count() > 3
    assert reader.complaints == []


def test_the_theme_button_changes_the_theme_and_the_next_page_keeps_it(visit):
    reader = visit("light")
    page = reader.open("/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(ground)
    assert dark != light
    page = reader.open("/members/")
    assert page.evaluate(ground) == dark


def test_nothing_jumps_while_the_home_page_loads(visit):
    page = visit().open("/")
    page.wait_for_timeout(500)
    shift = page.evaluate(
        """() => new Promise(resolve => new PerformanceObserver(list => resolve(
            list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
        )).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => resolve(0), 300))"""
    )
    assert shift < 0.01
