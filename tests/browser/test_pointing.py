"""Everything that is a link can be pointed at: 24 CSS pixels, at every width, measured in a real browser."""

import pytest

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1024, 1280)

FREE = """(selector) => {
  const points = [];
  for (let dx = -11; dx <= 11; dx += 2) for (let dy = -11; dy <= 11; dy += 2) {
    if (Math.hypot(dx, dy) <= 11.5) points.push([dx, dy]);
  }
  const hit = (link, x, y) => {
    const met = document.elementFromPoint(x, y);
    return met !== null && met.closest("a") === link;
  };
  const centre = (part) => {
    const box = part.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const found = {};
  for (const link of document.querySelectorAll(selector)) {
    if (!link.getClientRects().length) continue;
    link.scrollIntoView({ block: "center", behavior: "instant" });
    const parts = [...link.querySelectorAll("circle, .mark")].filter((part) => part.getClientRects().length);
    found[link.dataset.member || link.dataset.statement] = {
      can: getComputedStyle(link).pointerEvents !== "none",
      free: [link, ...parts].map(centre).some(([x, y]) => points.every(([dx, dy]) => hit(link, x + dx, y + dy))),
    };
  }
  return found;
}"""
"""Of each link that is drawn, by member or statement: whether a pointer can meet it, and whether 24 pixels across,
round one of its parts, are its alone."""


def in_every_width(visit, path: str):
    """The page, opened once and looked at in every width: (width, page)."""
    page = visit(width=WIDTHS[0]).open(path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width, page


@pytest.mark.parametrize("path", ["/on/2024-12-04/", "/"])
def test_every_member_has_24_pixels_on_the_map_or_its_tile_is_named_instead(visit, path):
    for width, page in in_every_width(visit, path):
        on_the_map = page.evaluate(FREE, ".map a[data-member]")
        assert len(on_the_map) == 32
        assert [code for code, member in on_the_map.items() if member["can"] and not member["free"]] == [], width
        instead = {code for code, member in on_the_map.items() if not member["can"]}
        assert page.locator(".map-use").is_visible() == bool(instead), width
        assert bool(instead) == (width == 360)


def test_every_tile_and_every_square_that_is_shown_has_24_pixels_of_its_own(visit):
    for width, page in in_every_width(visit, "/on/2024-12-04/?view=tiles"):
        tiles = page.evaluate(FREE, "svg.grid a[data-member]")
        squares = page.evaluate(FREE, ".tiles a[data-member]")
        assert len(tiles) == 32
        assert len(squares) == (0 if width == 360 else 32)
        assert all(one["can"] and one["free"] for one in [*tiles.values(), *squares.values()]), width


@pytest.mark.parametrize("slug", ["lithuania", "germany", "poland", "united-states"])
def test_every_mark_of_a_timeline_has_24_pixels_of_its_own_and_no_word_is_too_small(visit, slug):
    for width, page in in_every_width(visit, f"/members/{slug}/"):
        assert page.locator("svg.tl:visible").count() == 1
        marks = page.evaluate(FREE, "svg.tl a[data-statement]")
        assert marks
        shown = page.evaluate(TARGETS)
        assert min(shown) >= 23.99, f"at {width}, up to the rounding of a scale"
        assert len(shown) == len(marks)
        assert [key for key, mark in marks.items() if not mark["free"]] == [], width
        assert min(page.evaluate(SIZES)) >= 11.5, width


TARGETS = """() => [...document.querySelectorAll('.tl-target')]
  .map(t => t.getBoundingClientRect().width).filter(width => width)"""
"""How wide what meets a pointer is, of each mark that is drawn."""

SIZES = """() => [...document.querySelectorAll('.tl text')].filter(t => t.getClientRects().length)
  .map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"""
"""How high the words on a timeline are, in pixels of the window."""


LOW = """() => {
  const inSentence = (link) => {
    const block = link.closest("p, li, dd, td, h1, h2, h3, blockquote, summary, figcaption");
    return block !== null && block.textContent.trim().length > link.textContent.trim().length + 3;
  };
  return [...document.querySelectorAll("main a, header a, footer a, main button, summary")]
    .filter((link) => link.getClientRects().length && !link.closest("svg") && !inSentence(link))
    .filter((link) => !link.classList.contains("skip-part") && !link.classList.contains("skip"))
    .filter((link) => { const box = link.getBoundingClientRect(); return Math.min(box.width, box.height) < 23.99; })
    .map((link) => link.outerHTML.slice(0, 100));
}"""


def test_links_that_stand_alone_are_24_pixels_high_on_a_telephone(visit):
    reader = visit(width=360)
    for path in ("/", "/members/", "/members/germany/", "/statements/", "/changes/", "/data/"):
        assert reader.open(path).evaluate(LOW) == [], path
    page = reader.open("/statements/")
    heights = page.evaluate(
        "() => [...document.querySelectorAll('.members-of a')].map(a => a.getBoundingClientRect().height)"
    )
    assert heights, "members of a joint text, told apart by a finger"
    assert min(heights) >= 24
