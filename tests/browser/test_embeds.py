"""Embeds in an article of another site: sandboxed frames that fit their heights, and ask nobody else for anything."""

import pytest

from tests.receivers.articles import article

pytestmark = pytest.mark.browser

KINDS = (
    "map/?theme=auto", "tiles/?lang=uk", "strip/", "tally/?theme=dark", "members/germany/", "vs/2024-07-09/2025-07-09/",
    "statements/de-2008-04-02-merkel/",
)  # fmt: skip


def frame(site: str, kind: str, more: str = 'sandbox="allow-scripts"') -> str:
    return f'<iframe src="{site}/embed/{kind}" width="600" height="200" title="Chart" {more}></iframe>'


FITS = """(index) => {
  const frame = document.querySelectorAll("iframe")[index];
  return frame.clientHeight > 220 || index === 6;
}"""


def test_sandboxed_frames_fit_their_heights_and_shrink_again(opened, site):
    script = f'<script src="{site}/embed.js" async></script>'
    with article(*(frame(site, kind) for kind in KINDS), script=script) as address:
        page, complaints = opened(address)
        for index in range(len(KINDS)):
            page.wait_for_function(FITS, arg=index)
        heights = page.locator("iframe").evaluate_all("frames => frames.map((one) => one.clientHeight)")
        assert len(set(heights)) > 4
        within = page.frame_locator("iframe").first
        assert within.locator("svg").first.bounding_box()["width"] > 500
        ink = within.locator("h1").evaluate("one => getComputedStyle(one).fontSize")
        assert ink == "20px"  # the stylesheet came through the sandbox
        within.locator("summary").click()
        page.wait_for_function("was => document.querySelector('iframe').clientHeight > was + 300", arg=heights[0])
        within.locator("summary").click()
        page.wait_for_function("was => document.querySelector('iframe').clientHeight === was", arg=heights[0])
        assert complaints() == []


HEARD = "addEventListener('message', ({ data }) => (window.heard ??= []).push(data));"


def test_a_frame_tells_its_height_in_five_dialects(opened, site):
    with article(frame(site, "tiles/?childId=chart-1#?secret=s3cret"), script=f"<script>{HEARD}</script>") as address:
        page, complaints = opened(address)
        page.wait_for_function("() => window.heard?.length >= 5")
        heard = page.evaluate("() => window.heard")
        height = heard[0]["height"]
        assert heard[0] == {"type": "open-door:height", "height": height}
        assert {"sentinel": "amp", "type": "embed-size", "height": height} in heard
        assert {"message": "height", "value": height, "secret": "s3cret"} in heard
        assert f"pymxPYMxchart-1xPYMxheightxPYMx{height}" in heard
        assert any(isinstance(said, str) and '"context":"iframe.resize"' in said for said in heard)
        assert complaints() == []


LINKED = 'sandbox="allow-popups allow-popups-to-escape-sandbox"'


def test_a_frame_works_without_a_script_and_its_links_open_beside_the_article(opened, site):
    with article(frame(site, "map/?on=2024-12-04", LINKED)) as address:
        page, complaints = opened(address, java_script_enabled=False)
        within = page.frame_locator("iframe")
        within.locator("summary").click()
        with page.context.expect_page() as beside:
            within.get_by_role("link", name="Hungary").click()
        beside.value.wait_for_url(f"{site}/members/hungary/?on=2024-12-04")
        assert page.url == address
        assert [c for c in complaints() if "sandbox" not in c] == []


def test_other_pages_refuse_to_be_framed(visit, site):
    with article(f'<iframe src="{site}/"></iframe>') as address:
        reader = visit()
        reader.page.goto(address)
        assert any("frame-ancestors" in said or "X-Frame-Options" in said for said in reader.complaints)
