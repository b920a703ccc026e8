"""Explore in a real Chromium, under the site's own policy: nothing it does may raise an error or ask anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from stances.charts.geometry import geometry
from tests.browser import explore_site
from tests.browser.soundness import violations
from tests.charts import from_dataset

pytestmark = pytest.mark.browser
DRAWN = ".js-plotly-plot .modebar-btn"


@dataclass
class Visit:
    """A page on the small site, and what the browser complained of or asked elsewhere."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def open(self, code: str) -> None:
        self.page.goto(f"{self.site}/members/{code}/")

    def explore(self, code: str) -> None:
        self.open(code)
        self.page.get_by_role("button", name="Explore", exact=True).click()
        self.page.wait_for_selector(DRAWN, state="attached")
        self.page.wait_for_selector('.explore:not([aria-busy="true"])')

    def statement_points(self) -> list[tuple[float, float, str]]:
        """The statements' marks as Plotly drew them: x and y in the window, and the key."""
        self.page.locator(".explore-plot").scroll_into_view_if_needed()
        return self.page.evaluate(
            """() => {
              const plot = document.querySelector(".js-plotly-plot");
              const found = [];
              plot.querySelectorAll(".scatterlayer .trace").forEach((trace) => {
                trace.querySelectorAll("path.point").forEach((point) => {
                  const datum = point.__data__;
                  if (!datum.data) return;
                  const box = point.getBoundingClientRect();
                  found.push([box.x + box.width / 2, box.y + box.height / 2, datum.data[1]]);
                });
              });
              return found;
            }"""
        )

    def listen(self) -> None:
        """Notes from now on what the browser complains of and asks elsewhere."""
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "request", lambda asked: None if is_ours(asked.url, self.site) else self.elsewhere.append(asked.url)
        )

    def middle(self) -> tuple[float, float]:
        """The middle of the plot, in the window."""
        self.page.locator(".explore-plot").scroll_into_view_if_needed()
        box = self.page.locator(".explore-plot .nsewdrag").bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def middle_of(self, code: str) -> tuple[float, float]:
        """Where a member's symbol stands on the map, in the window."""
        self.middle()
        x, y = self.page.evaluate(
            """([x, y]) => {
              const plot = document.querySelector(".js-plotly-plot");
              const { xaxis, yaxis } = plot._fullLayout;
              const box = plot.querySelector(".nsewdrag").getBoundingClientRect();
              return [box.x + xaxis.d2p(x), box.y + yaxis.d2p(y)];
            }""",
            geometry().members[code].room.at,
        )
        return x, y

    def assert_silent(self) -> None:
        assert self.complaints == []
        assert self.elsewhere == []


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with explore_site.served() as address:
        yield address


@pytest.fixture(params=[("light", 1280), ("dark", 1280), ("light", 360)], ids=["light", "dark", "narrow"])
def visit(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Visit]:
    theme, width = request.param
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce")
    made = Visit(page, site)
    made.listen()
    yield made
    page.close()


def is_ours(url: str, site: str) -> bool:
    return url.startswith((site, f"blob:{site}", "data:"))


TARGETS = {"target-size": {"enabled": True}}


def test_before_it_is_asked_for_one_timeline_is_shown_and_nothing_of_plotly_is_loaded(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open("DE")
    visit.page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "plotly" in url or url.endswith(".json")]
    assert violations(visit.page, rules=TARGETS) == []
    shown = visit.page.locator("svg.tl:visible")
    assert shown.count() == 1
    shown.locator("a").first.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/statements/*/")
    visit.assert_silent()


def test_hover_shows_the_words_and_a_click_opens_the_statement(visit: Visit) -> None:
    visit.explore("LT")
    points = visit.statement_points()
    assert len(points) == len(from_dataset.about("LT"))
    x, y, key = points[0]
    visit.page.mouse.move(x, y)
    visit.page.wait_for_selector(".hoverlayer .hovertext", state="attached")
    said = next(s for s in from_dataset.statements() if s.key == key)
    assert said.speakers[0].official.name.split()[0] in visit.page.locator(".hoverlayer").text_content()
    visit.page.mouse.down()
    visit.page.mouse.up()
    visit.page.wait_for_url(f"**/statements/{key}/")
    visit.assert_silent()


def test_what_is_open_can_be_ranged_downloaded_dressed_anew_and_closed(visit: Visit, tmp_path: Path) -> None:
    visit.explore("DE")
    assert visit.page.evaluate("document.activeElement.id") == "explore-1"
    assert violations(visit.page, rules=TARGETS) == []
    show_each_range(visit.page)
    download(visit.page, tmp_path / "chart.png")
    change_the_theme(visit.page)
    close(visit.page)
    visit.assert_silent()


def first_day(page: Page) -> str:
    return page.evaluate("document.querySelector('.js-plotly-plot').layout.xaxis.range[0]")


def show_each_range(page: Page) -> None:
    """The range buttons show their span, and which of them is chosen."""
    for name, first in (
        ("1 year", "2025-11-21"),
        ("Since the application", "2022-09-23"),
        ("Everything", "2008-01-01"),
    ):
        page.get_by_role("button", name=name).click()
        page.wait_for_selector(f'.explore-range[aria-pressed="true"]:text-is("{name}")')
        assert first_day(page).startswith(first)
        assert page.locator('.explore-range[aria-pressed="true"]').count() == 1


def download(page: Page, to: Path) -> None:
    """The image can be downloaded, under a name that says what it is."""
    with page.expect_download() as started:
        page.locator('.modebar-btn[data-title*="ownload"]').click()
    started.value.save_as(to)
    assert started.value.suggested_filename == "open-door-germany-2026-11-21.png"
    assert to.read_bytes().startswith(b"\x89PNG")


def change_the_theme(page: Page) -> None:
    """It follows, and keeps the span."""
    page.get_by_role("button", name="2 years").click()
    ground = "document.querySelector('.js-plotly-plot').layout.paper_bgcolor"
    for theme, colour in (("dark", "#11141B"), ("light", "#FCFBF8")):
        page.evaluate(f"document.documentElement.className = 'theme-{theme}'")
        page.wait_for_function(f"() => {ground} === '{colour}'")
    assert first_day(page).startswith("2024-11-21")


def close(page: Page) -> None:
    """Nothing of it is left, and the focus is back where it was opened."""
    page.get_by_role("button", name="Close explore").click()
    assert page.locator("#explore-1").is_hidden()
    assert page.locator("#explore-1 *").count() == 0
    assert page.evaluate("document.activeElement.hasAttribute('data-explore')")
    assert page.locator("[data-explore]").get_attribute("aria-expanded") == "false"


def test_when_it_cannot_be_loaded_it_says_so_and_can_be_tried_again(visit: Visit) -> None:
    visit.page.route("**/plotly-basic.min.js", lambda route: route.abort())
    visit.open("LT")
    visit.page.get_by_role("button", name="Explore", exact=True).click()
    visit.page.get_by_text("could not be loaded").wait_for()
    visit.page.unroute("**/plotly-basic.min.js")
    visit.page.get_by_role("button", name="Try again").click()
    visit.page.wait_for_selector(DRAWN, state="attached")
    assert visit.page.get_by_text("could not be loaded").count() == 0


def test_the_alliances_map_and_tally_open_say_what_is_pointed_at_and_lead_to_members(
    chromium: Browser, site: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    visit = Visit(page, site)
    visit.listen()
    visit.explore("tally")
    x, y = visit.middle()
    page.mouse.move(x, y)
    page.wait_for_selector(".hoverlayer .legend", state="attached")
    assert "Keeps to the alliance line" in page.locator(".hoverlayer").text_content()
    page.get_by_role("button", name="2 years").click()
    page.wait_for_selector('.explore-range[aria-pressed="true"]:text-is("2 years")')
    assert violations(page, rules={"target-size": {"enabled": True}}) == []

    visit.explore("map")
    zoomed = "document.querySelector('.js-plotly-plot').layout.xaxis.range[0] > 0"
    page.locator('.modebar-btn[data-title="Zoom in"]').click()
    assert page.evaluate(zoomed)
    page.evaluate("document.documentElement.className = 'theme-dark'")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_have_css("background-color", "rgb(17, 20, 27)")
    assert page.evaluate(zoomed)
    assert violations(page, rules={"target-size": {"enabled": True}}) == []
    x, y = visit.middle_of("LU")
    page.mouse.move(x, y)
    page.wait_for_selector(".hoverlayer .hovertext", state="attached")
    assert "Luxembourg" in page.locator(".hoverlayer").text_content()
    x, y = visit.middle_of("DE")
    page.mouse.move(x, y)
    page.locator(".hoverlayer", has_text="Germany").wait_for(state="attached")
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/members/germany/")
    visit.assert_silent()
    page.close()


def test_without_scripts_there_is_no_button(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/members/LT/")
    assert page.locator("[data-explore]").is_hidden()
    assert page.locator("svg.tl:visible a").count() == len(from_dataset.about("LT"))
    context.close()


def test_the_stylesheet_holds_what_the_bundle_would_write_inline(chromium: Browser) -> None:
    plotly = explore_site.STATIC / "vendor" / "plotly"
    page = chromium.new_page()
    page.add_script_tag(content=(plotly / "plotly-basic.min.js").read_text("utf-8"))
    page.add_style_tag(content=(plotly / "plotly.css").read_text("utf-8"))
    rules = "[...{}.sheet.cssRules].map((rule) => rule.cssText)"
    written = page.evaluate(rules.format("document.getElementById('plotly.js-style-global')"))
    ours = page.evaluate(rules.format("document.head.querySelector('style:not([id])')"))
    assert len(ours) > 50
    assert sorted(written) == sorted(ours)
    page.close()
