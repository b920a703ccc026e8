"""Our frames in the hands of others – WordPress, pym, AMP, Medium – in articles on another port: they fit, whenever
they come to be seen, and shrink again. What each receiver does is in ``tests/receivers/``."""

import hashlib
import re
import threading
import time
from html import unescape
from pathlib import Path

import pytest

from tests.chromium import arguments, chromium_path
from tests.receivers import articles, receivers, wordpress
from tests.receivers.articles import article
from tests.receivers.receivers import FIRST_HEIGHT, MEDIUM, OURS, WORDPRESS, Chart

pytestmark = pytest.mark.browser

PAGES = {
    "/on/2024-12-04/": "/embed/map/?on=2024-12-04",
    "/members/germany/": "/embed/members/germany/",
    "/fr/statements/de-2008-04-02-merkel/": "/embed/statements/de-2008-04-02-merkel/?lang=fr",
}
"""Pages of ours, and the embed of each."""

MAP = next(iter(PAGES))

THEME = "<style>body { margin: 1rem } iframe { max-width: 100% }</style>"
"""What most sites have."""

OF_FRAME = """() => [
  document.body?.offsetHeight ?? 0, document.documentElement.scrollHeight, document.documentElement.clientHeight,
]"""

PLACED = re.compile(r' height="(\d+)"')
"""The height that a frame is given before it tells its own."""

LISTED = re.compile(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", re.MULTILINE)


def on_page(receiver, site: str, *pages: str, late: bool = False, hidden: bool = False) -> str:
    """The receiver's charts for these pages of ours, the first in an element ``chart-0``; all in one ``tab``."""
    charts = (receiver.place(Chart(site, page, PAGES[page], late), f"chart-{n}") for n, page in enumerate(pages))
    placed = "".join(f'<div id="chart-{n}">{html}</div>' for n, html in enumerate(charts))
    return f'<div id="tab"{" hidden" if hidden else ""}>{placed}</div>'


@pytest.fixture
def shown(opened, site):
    """Opens an article of the receiver with these parts; gives what ``opened`` gives."""
    open_articles = []

    def show(receiver, *parts: str, script: str = "", held=None, wait_until: str = "load"):
        opening = article(*parts, script=THEME + (script or receiver.head(site)), held=held)
        address = opening.__enter__()
        open_articles.append(opening)
        return opened(address, wait_until)

    yield show
    for opening in open_articles:
        opening.__exit__(None, None, None)


def until(page, said, what: str, measured: dict[str, int] | None = None):
    """Waits until ``said`` answers something, and gives it."""
    deadline = time.monotonic() + 10
    while not (answer := said()):
        assert time.monotonic() < deadline, f"It never came that {what} {measured or ''}"
        page.wait_for_timeout(50)
    return answer


def fit(page, receiver, name: str = "chart-0") -> int:
    """The frame's height, as soon as it is the one that its content wants and its receiver allows."""
    page.evaluate("name => document.getElementById(name).scrollIntoView()", name)  # out of sight, nothing is drawn
    seen: dict[str, int] = {}

    def height() -> int:
        found = page.query_selector(f"#{name} iframe")
        within = found and found.content_frame()
        if not within or "/embed/" not in within.url:
            return 0
        wanted, scrolled, shown = within.evaluate(OF_FRAME)
        outer = found.evaluate("one => one.clientHeight")
        seen.update(wanted=wanted, scrolled=scrolled, shown=shown, outer=outer)
        fits = wanted and outer == receiver.allowed(wanted)
        return outer if fits and (scrolled <= shown or outer == receiver.most) else 0

    return until(page, height, f"{name} fits in {receiver}", seen)


def within(page, name: str = "chart-0"):
    return page.frame_locator(f"#{name} iframe")


def of_us(page) -> list:
    return [frame for frame in page.frames if "/embed/" in frame.url]


every = pytest.mark.parametrize("receiver", receivers.ALL, ids=str)


@every
def test_frames_fit_grow_and_shrink_again(shown, site, receiver):
    page, complaints = shown(receiver, "<p style='height: 700px'>Words</p>", on_page(receiver, site, *PAGES))
    heights = [fit(page, receiver, f"chart-{n}") for n in range(len(PAGES))]
    assert len(set(heights)) == len(PAGES)
    within(page).locator("summary").press("Enter")
    until(page, lambda: fit(page, receiver) > heights[0], "the frame grows with its table")
    within(page).locator("summary").press("Enter")
    until(page, lambda: fit(page, receiver) == heights[0], "the frame is as it was before the table opened")
    assert [fit(page, receiver, f"chart-{n}") for n in range(len(PAGES))] == heights
    assert complaints() == []


@every
def test_a_frame_in_a_tab_that_was_hidden_fits_when_the_tab_is_shown(shown, site, receiver):
    part = on_page(receiver, site, MAP, hidden=True)
    page, complaints = shown(receiver, part)
    page.wait_for_timeout(500)
    said = page.evaluate("() => [...document.querySelectorAll('iframe')].map((one) => one.style.height || one.height)")
    assert set(said) <= {"", *PLACED.findall(part)}  # nothing was told yet
    page.evaluate("document.getElementById('tab').hidden = false")
    height = fit(page, receiver)
    assert height > FIRST_HEIGHT
    page.evaluate("document.getElementById('tab').hidden = true")
    page.wait_for_timeout(200)
    page.evaluate("document.getElementById('tab').hidden = false")
    page.wait_for_timeout(200)
    assert fit(page, receiver) == height
    assert complaints() == []


@every
def test_a_frame_that_comes_when_the_reader_is_near_fits(shown, site, receiver):
    far = "<p style='height: 12000px'>Many words</p>"
    page, complaints = shown(receiver, far, on_page(receiver, site, MAP, late=True))
    page.wait_for_timeout(300)
    assert of_us(page) == []
    page.evaluate("document.getElementById('tab').scrollIntoView()")
    assert fit(page, receiver) > FIRST_HEIGHT
    assert complaints() == []


@every
def test_a_frame_fits_again_when_the_window_is_narrower_or_wider(shown, site, receiver):
    page, complaints = shown(receiver, on_page(receiver, site, MAP))
    width = "one => one.clientWidth"
    was, wide = fit(page, receiver), page.locator("iframe").evaluate(width)
    page.set_viewport_size({"width": 360, "height": 900})
    until(page, lambda: page.locator("iframe").evaluate(width) < min(wide, 361), "the frame is narrower")
    until(page, lambda: fit(page, receiver) != was, "the frame fits its new width")
    page.set_viewport_size({"width": 1280, "height": 900})
    until(page, lambda: fit(page, receiver) == was, "the frame is as it was when it was wide")
    assert complaints() == []


@pytest.fixture
def with_bars(chromium):
    """A page of a browser that draws scroll bars beside the content, as most do on Windows and Linux."""
    shows = {"ignore_default_args": ["--hide-scrollbars"], "args": arguments(), "executable_path": chromium_path()}
    browser = chromium.browser_type.launch(**shows)
    yield browser.new_page(viewport={"width": 1280, "height": 2000})
    browser.close()


FITS_WITHOUT_BAR = """() => {
  const { style } = document.documentElement;
  style.overflow = "hidden";
  const height = document.body.offsetHeight;
  style.overflow = "";
  return height > 0 && height <= innerHeight;
}"""


@pytest.mark.parametrize("receiver", [OURS, WORDPRESS, MEDIUM], ids=str)
def test_a_frame_that_fits_needs_no_scroll_bar_which_would_make_its_chart_lower(with_bars, site, receiver):
    wide = "<style>iframe { width: 100%; border: 0 }</style>"
    with article(on_page(receiver, site, MAP), script=THEME + wide + receiver.head(site)) as address:
        with_bars.goto(address)
        for width in (340, 470, 640, 720):
            with_bars.set_viewport_size({"width": width, "height": 2000})
            with_bars.wait_for_timeout(200)
            fit(with_bars, receiver)
            (frame,) = of_us(with_bars)
            until(with_bars, lambda frame=frame: frame.evaluate(FITS_WITHOUT_BAR), f"{width} pixels wide it fits")


@pytest.mark.parametrize("receiver", [OURS, WORDPRESS], ids=str)
def test_a_listener_that_comes_after_the_frame_asks_it(shown, site, receiver):
    """Until then WordPress shows the quote alone."""
    held = threading.Event()
    head = receiver.head(site).replace('src="/', f'src="{articles.LATE}/').replace("async", "defer")
    script = f'<script src="{articles.LATE}/pause.js" defer></script>{head}'
    parts = on_page(receiver, site, MAP)
    page, complaints = shown(receiver, parts, script=script, held=held, wait_until="commit")
    try:
        frame = until(page, lambda: of_us(page), "the frame is there")[0]
        until(page, lambda: frame.evaluate("document.readyState") == "complete", "the frame is loaded")
        height = page.locator("iframe").evaluate("one => one.clientHeight")
        seen = [page.locator(name).is_visible() for name in ("blockquote", "iframe")]
    finally:
        held.set()
    assert [str(height)] == PLACED.findall(parts)
    assert seen == ([True, False] if receiver is WORDPRESS else [False, True])
    assert fit(page, receiver) not in (0, height)
    assert [page.locator(name).is_visible() for name in ("blockquote", "iframe")] == [False, True]
    assert complaints() == []


@pytest.mark.parametrize("sizing", ["content-box", "border-box"])
def test_our_script_counts_the_border_of_a_frame_as_its_site_does(shown, site, sizing):
    look = f"<style>iframe {{ box-sizing: {sizing}; border: 7px solid }}</style>"
    page, _ = shown(OURS, on_page(OURS, site, MAP), script=look + OURS.head(site))
    assert fit(page, OURS) > FIRST_HEIGHT


def test_our_script_listens_to_its_frames_alone(shown, site):
    page, _ = shown(OURS, on_page(OURS, site, MAP), '<iframe id="other" srcdoc="Other"></iframe>')
    height = fit(page, OURS)
    forged = "window => window.parent.postMessage({ type: 'open-door:height', height: 4000 }, '*')"
    other = page.query_selector("#other").content_frame()
    other.evaluate(f"() => ({forged})(window)")
    page.evaluate(f"() => ({forged})(window)")
    page.wait_for_timeout(200)
    assert fit(page, OURS) == height


@pytest.mark.parametrize("address", [*PAGES, "/", "/uk/on/2024-07-09/vs/2025-07-09/", "/?view=tiles", "/?view=strip"])
def test_wordpress_keeps_a_link_and_a_frame_of_our_answer(site, address):
    html = wordpress.embedded(site, address)
    said = re.fullmatch(
        r'<blockquote class="wp-embedded-content" data-secret="(\w{10})"><a href="([^"]+)">([^<]+)</a></blockquote>'
        r"<iframe ([^>]+)></iframe>",
        html,
    )
    assert said
    secret, link, title, more = said.groups()
    frame = dict(re.findall(r'([\w-]+)="([^"]*)"', more))
    assert unescape(link) == site + address
    assert unescape(frame["src"]).startswith(f"{site}/embed/")
    assert unescape(frame["src"]).endswith(f"#?secret={secret}")
    assert (frame["title"], frame["data-secret"], frame["sandbox"]) == (title, secret, "allow-scripts")
    assert int(frame["width"]) <= wordpress.CONTENT_WIDTH
    assert int(frame["height"]) <= 900


def test_wordpress_draws_no_border_around_the_frame(shown, site):
    page, _ = shown(WORDPRESS, on_page(WORDPRESS, site, MAP))
    fit(page, WORDPRESS)
    assert page.locator("iframe").evaluate("one => one.offsetHeight - one.clientHeight") == 0


def test_a_link_of_ours_is_followed_from_within_wordpress_whose_sandbox_opens_no_window(shown, site):
    page, complaints = shown(WORDPRESS, on_page(WORDPRESS, site, MAP))
    fit(page, WORDPRESS)
    within(page).locator("summary").press("Enter")
    within(page).get_by_role("link", name="Hungary").click()
    page.wait_for_url(f"{site}/members/hungary/?on=2024-12-04")
    assert complaints() == []


def test_a_link_elsewhere_is_not_followed_from_within_wordpress(shown, site):
    page, _ = shown(WORDPRESS, on_page(WORDPRESS, site, "/fr/statements/de-2008-04-02-merkel/"))
    fit(page, WORDPRESS)
    address = page.url
    within(page).locator("ul.note a").first.click()
    page.wait_for_timeout(300)
    assert page.url == address


def test_pym_is_as_its_list_says():
    house = Path(articles.HERE)
    listed = dict(LISTED.findall((house / "README.md").read_text()))
    assert set(listed) == {f"pym/{file.name}" for file in (house / "pym").iterdir()}
    for name, sum_ in listed.items():
        assert hashlib.sha256((house / name).read_bytes()).hexdigest() == sum_
