"""A journalist builds each kind of embed and puts it into an article; two editions later it says what changed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from playwright.sync_api import expect

from config.launch.roles import APP
from stances.pages.embed_heights import MEASURED
from tests import processes
from tests.browser.soundness import overflow, violations
from tests.chromium import Visit
from tests.receivers.articles import article
from tests.settings import RUN
from tests.site import TEMPLATE, copy_database, environment, make_template, served

pytestmark = pytest.mark.browser

DAY = "2024-12-04"

KINDS = {
    "Map": "/embed/map/", "Tiles": "/embed/tiles/", "Strip": "/embed/strip/", "Tally through time": "/embed/tally/",
    "Timeline of a member": "/embed/members/hungary/", "Members side by side": "/embed/compare/",
    "Shifts": "/embed/changes/", "Two days": f"/embed/vs/2023-12-04/{DAY}/",
}  # fmt: skip
"""What the builder calls each kind that has a day, and the embed that comes of it."""

QUOTE = "de-2008-04-02-merkel"

LINKED = {"Words of an official": "officials/szijjarto-peter", "Quote": f"statements/{QUOTE}"}
"""Kinds that are reached from the page of what they show."""

FIRST = """
from stances.models import Assessment, Statement
from tests import making
held = Assessment.objects.filter(member__code="HU", stance="oppose", withdrawn_in=None).order_by("effective").first()
said = Statement.objects.get(key="de-2008-04-02-merkel")
making.publish(making.correct(held, stance="not_now"), making.correct(said, summary="Another summary."))
"""
SECOND = """
from tests import making
said = making.statement("PT", "2025-11-03", key="pt-said")
making.publish(said, making.assessment("PT", "2025-11-03", stance="not_now", supports=[said], key="pt-judged"))
"""
"""Two editions: one corrects a position of that day and a quote, one adds a position that moves."""


@pytest.fixture(scope="module")
def newsroom(worker_id: str) -> Iterator[tuple[str, Callable[[str], object]]]:
    """A site of this file's own, and what publishes on it."""
    var, name = processes.own_var("share"), f"test_open_door_{RUN}_share_{worker_id}"
    make_template()
    copy_database(name, TEMPLATE)
    env = environment(var, name, APP)
    with served(var, name) as address:
        yield address, lambda code: processes.manage("shell", "-c", code, env=env)


def settled(page) -> None:
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


def choose(page, label: str) -> None:
    """Ticks a choice of the form and waits for the page that it makes."""
    choice = page.get_by_role("radio", name=re.compile(f"^{label}"))
    if choice.is_checked():
        return
    with page.expect_response(lambda response: "/share/" in response.url and response.status == 200):
        choice.check()
    settled(page)


def fill(page, name: str, value: str) -> None:
    with page.expect_response(lambda response: "/share/" in response.url and response.status == 200):
        field = page.locator(f"#{name}")
        field.fill(value) if name in ("since", "on") else field.select_option(value)
    settled(page)


def tick(page, *members: str) -> None:
    for name in members:
        with page.expect_response(lambda response: "/share/" in response.url and response.status == 200):
            page.get_by_role("checkbox", name=name, exact=True).check()
        settled(page)


def built(page, site: str, keep: str, kinds: Iterable[str] = (*KINDS, *LINKED)) -> dict[str, str]:
    """The code of the kinds, from the builder."""
    found = {}
    page.goto(site + f"/share/?on={DAY}")
    for label in [kind for kind in KINDS if kind in kinds]:
        choose(page, label)
        if label == "Timeline of a member":
            fill(page, "member", "hu")
        if label == "Members side by side":
            tick(page, "Germany", "Hungary")
        if label == "Two days":
            fill(page, "since", "2023-12-04")
        choose(page, keep)
        code = page.locator("#code-script").input_value()
        assert f'src="{site}{KINDS[label]}' in code
        found[label] = code
    for label in [kind for kind in LINKED if kind in kinds]:
        page.goto(f"{site}/{LINKED[label]}/?on={DAY}")
        page.get_by_role("link", name="Embed or download").click()
        choose(page, keep)
        found[label] = page.locator("#code-script").input_value()
    return found


LOOKS = """() => [...document.querySelectorAll("main > figure svg, blockquote, .quote")].map((one) => one.outerHTML)"""


def read(visitor: Visit, frames: dict[str, str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """What each frame says in all, and what it shows, from an article of another site."""
    with article(*frames.values()) as address:
        page = visitor.page
        took: dict[str, int] = {}

        def weigh(request) -> None:
            took[request.url] = request.sizes()["responseBodySize"]

        page.on("requestfinished", weigh)
        page.goto(address)
        for place in range(len(frames)):
            page.locator("iframe").nth(place).scroll_into_view_if_needed()
            page.wait_for_function(
                "place => document.querySelectorAll('iframe')[place].style.height.endsWith('px')", arg=place
            )
        page.wait_for_load_state("networkidle")
        said, shown = {}, {}
        inside = {frame.url: frame for frame in page.frames}
        shared = {url: size for url, size in took.items() if "/static/" in url or url.endswith("/embed.js")}
        for place, label in enumerate(frames):
            source = page.locator("iframe").nth(place).get_attribute("src")
            frame = inside[source]
            said[label], shown[label] = frame.inner_text("body"), frame.evaluate(LOOKS)
            through_time = label not in ("Map", "Tiles", "Two days", "Quote")
            loaded = sum(size for url, size in shared.items() if through_time or "embed-time" not in url)
            assert took[source] + loaded <= (12_288 if label == "Map" else 15_360), label
            needed = frame.evaluate("document.body.offsetHeight")
            assert page.locator("iframe").nth(place).evaluate("one => one.clientHeight") == needed, label
        home = visitor.site.removeprefix("http://")
        asked_for = [c for c in visitor.complaints if f"host: {home} " not in c and f"host: {address[7:-1]} " not in c]
        assert asked_for == []
        return said, shown


def test_each_kind_is_built_and_put_into_an_article_and_says_two_editions_later_what_changed(chromium, newsroom):
    site, publish = newsroom
    contexts = [chromium.new_context(viewport={"width": 1000, "height": 900}) for _ in range(3)]
    builder = Visit(contexts[0].new_page(), site)
    pinned, live = built(builder.page, site, "Pinned"), built(builder.page, site, "Live", ["Map"])
    assert [c for c in builder.complaints if "host" in c or "error" in c] == []

    said, shown = read(Visit(contexts[1].new_page(), site), pinned)
    assert all("was corrected" not in words for words in said.values())
    assert "16 positions have moved since" in said["Map"]
    live_said, live_shown = read(Visit(contexts[1].new_page(), site), live)

    publish(FIRST)
    publish(SECOND)
    later, same = read(Visit(contexts[2].new_page(), site), pinned)
    assert same == shown
    assert "17 positions have moved since" in later["Map"]
    for label in (*KINDS, "Words of an official"):
        assert "1 was corrected" in later[label], label
        assert "Edition 1" in later[label]
    assert "It was corrected since" in later["Quote"]
    later, now = read(Visit(contexts[2].new_page(), site), live)
    assert now["Map"] != live_shown["Map"]
    assert "Edition 3" in later["Map"]
    assert "Edition 1" in live_said["Map"]
    assert "moved since" not in later["Map"]
    for context in contexts:
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_builder_is_sound_in_every_width_and_theme(visit, theme, width):
    reader = visit(theme=theme, width=width)
    for query in ("", f"?chart=strip&members=de,hu&on={DAY}", f"?chart=statement&statement={QUOTE}", "?chart=member"):
        page = reader.open(f"/share/{query}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.removeAttribute('name'))")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.wait_for_load_state("networkidle")
        assert reader.complaints == []
        assert (violations(page), overflow(page)) == ([], 0)
        reader.complaints.clear()  # axe speaks to the frames, which are nobody's


def test_the_keyboard_alone_builds_and_copies(visit, site):
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/share/")
    page.focus("#chart-map")
    with page.expect_response("**/share/?chart=tiles**"):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#chart-tiles")).to_be_focused()
    expect(page.locator("#code-frame")).to_have_value(re.compile(r"/embed/tiles/"))
    assert "NATO’s members on Ukraine’s accession" in page.inner_text("#says")
    page.focus("#tab-link > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#code-address")).to_be_visible()
    expect(page.locator("#code-frame")).to_be_hidden()
    page.focus("[data-copy-of=code-address]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#code-address").input_value()
    page.focus("#chart-tiles")
    with page.expect_response("**/share/?chart=strip**"):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#code-address")).to_be_visible()  # what was unfolded stays so
    assert reader.complaints == []


def test_without_javascript_it_is_a_form(visit):
    reader = visit(java_script_enabled=False)
    page = reader.open("/share/")
    page.locator("#chart-tally").check()
    page.locator("#width").select_option("320")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/share/?*chart=tally*")
    assert "/embed/tally/" in page.locator("#code-frame").input_value()
    assert page.locator("#code-frame").input_value().count('width="320"') == 1


def test_choices_that_do_not_go_together_are_told_in_place_and_go_on_from_there(visit):
    reader = visit()
    page = reader.open(f"/share/?keep=dated&on={DAY}")
    fill(page, "since", "2025-01-01")
    assert "1 January 2025 is later than 4 December 2024" in page.inner_text(".built")
    fill(page, "since", "2024-01-01")
    assert "since=2024-01-01" in page.locator("#code-frame").input_value()
    assert reader.complaints == []


def test_what_there_is_not_is_told_by_the_servers_own_page(visit):
    page = visit().open(f"/share/?keep=dated&on={DAY}")
    page.evaluate("() => { document.querySelector('#lang option').value = 'xx'; }")
    page.evaluate("() => document.getElementById('lang').dispatchEvent(new Event('change', { bubbles: true }))")
    page.wait_for_function("() => !document.getElementById('builder')")
    assert "“xx”" in page.inner_text("main")


def unfolded(page) -> list[str]:
    return page.evaluate("() => [...document.querySelectorAll('.built details[open]')].map((one) => one.id)")


def test_what_is_unfolded_stays_so_while_choices_change(visit):
    reader = visit()
    page = reader.open("/share/")
    assert unfolded(page) == ["preview-640", "tab-interactive"]
    page.locator("#preview-320 > summary").click()
    page.locator("#tab-image > summary").click()
    for name, value in (("colours", "dark"), ("lang", "uk"), ("colours", "auto")):
        fill(page, name, value)
        assert unfolded(page) == ["preview-320", "tab-image"]
        page.frame_locator("#preview-320 iframe").locator("svg").first.wait_for()
    choose(page, "Tiles")
    assert unfolded(page) == ["preview-320", "tab-image"]
    fill(page, "width", "960")
    assert unfolded(page) == ["preview-960", "tab-image"]  # who chooses a width looks at it
    assert unfolded(visit(width=360).open("/share/")) == ["preview-320", "tab-interactive"]


FRAMES = {
    "map": ["/share/"], "tiles": ["/share/?chart=tiles"],
    "strip": ["/share/?chart=strip", "/share/?chart=strip&members=de,hu,lt"],
    "tally": ["/share/?chart=tally"], "member": ["/share/?chart=member&member=us", "/share/?chart=member&member=hu"],
    "compare": [f"/share/?chart=compare&members={members}" for members in ("de,hu", "de,fi,us", "ee,lv,lt,pl,us,tr")],
    "changes": ["/share/?chart=changes", "/share/?chart=changes&member=pl"],
    "official": [f"/share/?chart=official&official={key}" for key in ("frederiksen-mette", "merkel-angela")],
    "vs": ["/share/?chart=vs&since=2024-07-09&on=2025-07-09"],
    "statement": [f"/share/?chart=statement&statement={key}" for key in (QUOTE, "joint-2024-02-28-tirana")],
}  # fmt: skip


@pytest.mark.parametrize("kind", FRAMES)
def test_a_frame_of_fixed_height_shows_all_and_wastes_little(visit, site, kind):
    page = visit().page
    for address in FRAMES[kind]:
        for width in MEASURED:
            page.set_viewport_size({"width": width, "height": 300})
            for language in ("en", "uk"):
                query = f"{'&' if '?' in address else '?'}width={width}&lang={language}"
                builder = page.context.request.get(site + address + query).text()
                code = html.unescape(re.search(r'<textarea id="code-frame"[^>]*>(.*?)</textarea>', builder)[1])
                given = re.search(r'src="([^"]+)".* height="(\d+)"', code)
                page.goto(html.unescape(given[1]))
                needed = page.evaluate("document.body.offsetHeight")
                assert needed <= int(given[2]) <= 1.5 * needed + 60, (address, width, language)
