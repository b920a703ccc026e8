"""``make screenshots``: every kind of page at three widths in both themes, to be looked at, under ``var/screenshots/``;
renews ``docs/home.png`` and the windows on every view in ``docs/screenshots/``.

Not collected with the tests: it is run by its name.
"""

import pytest

from config import places
from tests.browser.at_the_desk import sign_in

PAGES = {
    "home": "/",
    "on-2008-04-03": "/on/2008-04-03/",
    "on-2024-12-04": "/on/2024-12-04/",
    "two-days": "/on/2023-04-04/vs/2024-12-04/",
    "two-days-one-moved": "/on/2024-12-03/vs/2024-12-04/",
    "members": "/members/",
    "germany": "/members/germany/",
    "hungary": "/members/hungary/",
    "finland-before": "/members/finland/?on=2022-12-01",
    "statements": "/statements/",
    "statements-found": "/statements/?q=nato+invitation&year=2024&signal=advocate",
    "statements-none": "/statements/?q=xylophone&member=hu",
    "statement-joint": "/statements/joint-2024-02-28-tirana/",
    "changes": "/changes/",
    "changes-chosen": "/changes/?member=pl&direction=toward",
    "compare": "/compare/",
    "compare-two": "/compare/?members=de,us",
    "compare-six": "/compare/?members=de,us,hu,fi,lt,sk",
    "corrections": "/corrections/",
    "edition": "/editions/1/",
    "methodology": "/methodology/",
    "data": "/data/",
    "accessibility": "/accessibility/",
    "share": "/share/?on=2024-12-04",
    "share-quote": "/share/?chart=statement&statement=de-2008-04-02-merkel",
    "officials": "/officials/",
    "official": "/officials/szijjarto-peter/",
    "official-of-nato": "/officials/rutte-mark/",
    "events": "/events/",
    "event": "/events/vilnius-2023/",
    "report": "/report/statements/joint-2024-02-28-tirana/",
    "report-thanks": "/report/thanks/",
    "impossible": "/on/2024-13-45/",
}
VIEWS = {
    "map": "/on/2024-12-04/",
    "tiles": "/on/2024-12-04/?view=tiles",
    "strip": "/on/2024-12-04/?view=strip",
    "table": "/on/2024-12-04/?view=table",
    "two-days": "/on/2023-04-04/vs/2024-12-04/",
    "member": "/members/germany/",
    "compare": "/compare/?members=de,us,hu",
    "changes": "/changes/",
}
"""What ``docs/screenshots/`` shows: the first window of each, as a reader finds it."""
HEIGHTS = {360: 780, 768: 1024, 1280: 960}
DESK = {
    "desk": "/admin/",
    "desk-cases": "/admin/stances/case/",
    "desk-jobs": "/admin/jobs/",
    "desk-findings": "/admin/findings/",
}
FOLDER = places.BASE_DIR / "var" / "screenshots"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_pictures_are_taken(visit, theme, width):
    FOLDER.mkdir(parents=True, exist_ok=True)
    reader = visit(theme, width)
    for name, path in PAGES.items():
        picture = FOLDER / f"{name}-{width}-{theme}.png"
        reader.open(path).screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 10_000


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_pictures_of_the_desk_are_taken(visit, jobs, theme, width):
    FOLDER.mkdir(parents=True, exist_ok=True)
    walker = visit(theme, width)
    page = sign_in(walker)
    for name, path in DESK.items():
        page.goto(walker.site + path)
        page.evaluate("document.querySelectorAll('.job details').forEach(one => { one.open = true; })")
        picture = FOLDER / f"{name}-{width}-{theme}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 10_000


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", list(HEIGHTS))
def test_the_windows_on_every_view_are_renewed(visit, theme, width):
    folder = places.BASE_DIR / "docs" / "screenshots"
    folder.mkdir(exist_ok=True)
    reader = visit(theme, width, HEIGHTS[width])
    for name, path in VIEWS.items():
        picture = folder / f"{name}-{width}-{theme}.jpg"
        reader.open(path).screenshot(path=picture, type="jpeg", quality=82)
        assert picture.stat().st_size > 10_000


def test_the_picture_of_the_readme_is_renewed(visit):
    picture = places.BASE_DIR / "docs" / "home.png"
    visit(height=1130).open("/on/2024-12-04/").screenshot(path=picture)
    assert picture.stat().st_size > 50_000
