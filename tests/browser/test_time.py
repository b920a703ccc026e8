"""A reader drags through time: by mouse, by finger, by keyboard, with back and forward, and without a script."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DAY = "/on/2024-12-04/"
CONFIRMED = "() => window.OpenDoor.isConfirmed() && !document.querySelector('.htmx-request')"


def wait_for(page, address: str) -> None:
    """Until the address is that and the server's page has taken over."""
    page.wait_for_url(f"**{address}")
    page.wait_for_function(CONFIRMED)


def shown(page) -> dict[str, str]:
    """The stance of every member on the map."""
    return page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('.map [data-member]')]"
        ".map(a => [a.dataset.member, a.dataset.stance]))"
    )


def day_of(page) -> str:
    return page.locator("#day-title time").get_attribute("datetime")


def at(page, share: float) -> tuple[float, float]:
    """The point of the track at a share of its width."""
    box = page.locator(".time-line").bounding_box()
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def test_dragging_recolours_at_once_and_the_address_follows_at_rest(visit):
    reader = visit()
    page = reader.open(DAY)
    before = shown(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.move(
        *at(page, page.evaluate("document.getElementById('time').value / document.getElementById('time').max"))
    )
    page.mouse.down()
    for share in (0.4, 0.2, 0.05):
        page.mouse.move(*at(page, share), steps=4)
    expect(page.locator("h1")).to_contain_text("30 members")  # the words follow at a pause
    dragged = day_of(page)
    assert dragged < "2023-04-04"
    assert "FI" not in shown(page)
    assert shown(page) != before
    assert not [url for url in asked if "/on/" in url], "nothing is asked while it moves"
    page.mouse.up()
    wait_for(page, f"/on/{dragged}/")
    assert page.locator("#on").input_value() == dragged
    assert page.title().endswith("Open Door")
    assert reader.complaints == []


def test_whoever_stands_on_a_name_in_the_list_keeps_the_place(visit):
    page = visit().open(DAY)
    page.locator(".legend .names a").first.focus()
    stood_on = page.evaluate("document.activeElement.pathname")
    page.evaluate(
        "() => { const slider = document.getElementById('time'); slider.value = Number(slider.value) + 1;"
        " slider.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    wait_for(page, "/on/2024-12-05/")
    assert page.evaluate("document.activeElement.pathname") == stood_on


def test_a_way_to_another_place_on_the_page_asks_for_no_page(visit):
    page = visit().open("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Skip this view").press("Enter")
    page.wait_for_timeout(1000)
    assert [url for url in asked if url.endswith("/")] == []


def test_the_keyboard_moves_by_days_by_shifts_and_to_the_ends(visit):
    reader = visit()
    page = reader.open(DAY)
    slider = page.locator("#time")
    slider.focus()
    for key, day in [
        ("ArrowRight", "2024-12-05"), ("ArrowLeft", "2024-12-04"), ("ArrowDown", "2024-12-03"),
        ("PageUp", "2024-12-04"), ("PageDown", "2024-12-03"), ("Home", "2022-09-30"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        page.wait_for_function("day => document.querySelector('#day-title time').dateTime === day", arg=day)
    wait_for(page, "/on/2022-09-30/")
    assert page.evaluate("document.activeElement.id") == "time", "the focus stays while the page is replaced"
    page.keyboard.press("End")
    wait_for(page, "/")
    assert reader.complaints == []


def test_each_step_is_announced_politely_in_words(visit):
    page = visit().open("/on/2024-12-03/")
    status = page.locator("[data-time-says]")
    assert status.get_attribute("role") == "status"
    page.locator("#time").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('[data-time-says]').textContent !== ''")
    assert status.text_content() == "4 December 2024: 8 of 32 not now or opposed"
    assert page.locator("#time").get_attribute("aria-valuetext") == "4 December 2024"


def test_steps_stops_and_the_date_lead_to_their_days_and_back_and_forward_work(visit):
    reader = visit()
    page = reader.open(DAY)
    page.evaluate("window.still = 'the same document'")
    page.get_by_role("link", name="Previous shift").click()
    wait_for(page, "/on/2024-12-03/")
    page.locator(".stops a", has_text="Vilnius").click()
    wait_for(page, "/on/2023-07-11/")
    assert "Vilnius summit" in page.locator("#below").inner_text()
    assert page.locator(".stops [aria-current]").inner_text() == "Vilnius"
    page.locator("#on").fill("2010-05-01")
    page.locator(".time-more button").click()
    wait_for(page, "/on/2010-05-01/")
    assert "28 members" in page.locator("h1").inner_text()
    page.go_back()
    wait_for(page, "/on/2023-07-11/")
    assert day_of(page) == "2023-07-11"
    page.go_back()
    wait_for(page, "/on/2024-12-03/")
    page.go_forward()
    wait_for(page, "/on/2023-07-11/")
    assert "Vilnius summit" in page.locator("#below").inner_text()
    page.get_by_role("link", name="Today").click()
    wait_for(page, "/")
    assert page.evaluate("window.still") == "the same document"
    assert reader.complaints == []


def test_playing_moves_the_day_until_it_is_touched(visit):
    page = visit(width=360, height=740, has_touch=True).open("/on/2023-06-01/")
    play = page.get_by_role("button", name="Play")
    play.tap()
    page.wait_for_function("() => document.querySelector('#day-title time').dateTime > '2023-06-20'")
    assert page.get_by_role("button", name="Pause").get_attribute("aria-pressed") == "true"
    page.locator("h1").tap()
    assert page.get_by_role("button", name="Play").get_attribute("aria-pressed") == "false"
    day = day_of(page)
    wait_for(page, f"/on/{day}/")


def test_with_reduced_motion_playing_goes_from_shift_to_shift(visit):
    page = visit(reduced_motion="reduce").open("/on/2024-11-30/")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => document.querySelector('#day-title time').dateTime === '2024-12-03'")
    page.wait_for_function("() => document.querySelector('#day-title time').dateTime === '2024-12-04'")
    page.keyboard.press("Escape")
    wait_for(page, "/on/2024-12-04/")


def test_a_finger_drags_the_slider_within_the_thumbs_reach(visit):
    page = visit(width=360, height=740, has_touch=True).open(DAY)
    box = page.locator(".time-line").bounding_box()
    assert box["y"] > 740 * 0.6, "it stands at the foot of the window"
    assert box["y"] + box["height"] < 740
    page.touchscreen.tap(*at(page, 0.1))
    page.wait_for_function("() => document.querySelector('#day-title time').dateTime < '2023-04-04'")
    day = day_of(page)
    wait_for(page, f"/on/{day}/")
    assert page.locator(".map [data-member=FI]").count() == 0


def test_the_views_change_without_losing_the_day(visit):
    reader = visit()
    page = reader.open(DAY)
    for name, part in (("Tiles", "svg.grid"), ("Strip", ".strip"), ("Table", ".alliance-table"), ("Map", ".map")):
        page.get_by_role("navigation", name="Views of this day").get_by_role("link", name=name).click()
        page.locator(f"#seen {part}").wait_for()
        assert page.locator("#seen > :visible").count() == 1
        assert day_of(page) == "2024-12-04"
        assert "/on/2024-12-04/" in page.url
        assert (f"view={name.lower()}" in page.url) == (name != "Map")
        page.locator("#time").focus()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowRight")
    page.goto(reader.site + "/on/2024-12-04/?view=table")
    assert page.locator(".alliance-table").is_visible()
    page.locator("th a", has_text="Since").click()
    page.wait_for_url("**/on/2024-12-04/?view=table&sort=since")
    page.wait_for_function("() => document.querySelector('[data-row]').dataset.row === 'LU'")
    assert page.locator("th[aria-sort]").inner_text().startswith("Since")
    assert reader.complaints == []


def test_a_day_that_cannot_be_fetched_stays_and_says_so(visit):
    page = visit().open(DAY)
    page.route("**/on/2024-12-03/", lambda route: route.abort())
    page.get_by_role("link", name="Previous shift").click()
    page.locator(".time-failed").wait_for()
    assert day_of(page) == "2024-12-03"
    assert "could not be fetched" in page.locator(".time-failed").inner_text()


def test_without_a_script_the_control_is_a_form_with_links(visit):
    page = visit(java_script_enabled=False).open("/?view=table")
    assert page.locator("#time").is_hidden()
    assert page.locator("[data-time-play]").is_hidden()
    page.locator("#on").fill("2024-12-04")
    page.locator(".time-more button").click()
    page.wait_for_url("**/on/2024-12-04/?view=table")
    assert page.locator(".alliance-table").is_visible()
    page.get_by_role("link", name="Previous shift").click()
    page.wait_for_url("**/on/2024-12-03/?view=table")
    page.get_by_role("link", name="Washington", exact=True).click()
    page.wait_for_url(re.compile(r"/on/2024-07-09/\?view=table$"))


CARD = "#card:not([hidden])"


def covers(page, selector: str) -> bool:
    """Whether the card lies over what it explains."""
    return page.evaluate(
        """selector => {
          const [a, b] = ['#card', selector].map(one => document.querySelector(one).getBoundingClientRect());
          return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        }""",
        selector,
    )


def test_pointing_at_a_member_shows_its_card_beside_it(visit):
    reader = visit()
    page = reader.open(DAY)
    page.locator(".tiles [data-member=HU]").hover()
    page.locator(CARD).wait_for()
    said = page.locator(CARD).inner_text()
    for words in ("Hungary", "Opposes membership", "Since", "A year before", "Latest words"):
        assert words in said
    assert not covers(page, ".tiles [data-member=HU]")
    page.mouse.move(
        *page.locator(CARD).evaluate("e => [e.getBoundingClientRect().x + 20, e.getBoundingClientRect().y + 20]")
    )
    page.wait_for_timeout(400)
    assert page.locator(CARD).count() == 1, "it stays while the pointer is on it"
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert reader.complaints == []


def test_the_keyboard_and_a_finger_reach_the_card_and_dismiss_it(visit):
    page = visit().open(DAY)
    page.locator(".skip-part").first.focus()
    page.keyboard.press("Tab")
    page.locator(CARD).wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "card"
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    phone = visit(width=360, height=740, has_touch=True).open("/on/2024-12-04/?view=tiles")
    phone.locator("svg.grid [data-member=DE]").tap()
    phone.locator(CARD).wait_for()
    assert "Germany" in phone.locator(CARD).inner_text()
    assert not covers(phone, "svg.grid [data-member=DE]")
    phone.locator(".card-close").tap()
    assert phone.locator(CARD).count() == 0
    phone.locator("svg.grid [data-member=DE]").tap()
    phone.locator(CARD).wait_for()
    phone.locator("svg.grid [data-member=DE]").tap()
    phone.wait_for_url("**/members/germany/?on=2024-12-04")
