"""Every page of the desk in a real browser: nothing for axe to find, nothing wider than a tablet, nothing of others."""

import pytest

from tests.browser.at_the_desk import PASSWORD, sign_in
from tests.browser.soundness import COLOURS, overflow, violations

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")

FIXED = (
    "/admin/",
    "/admin/jobs/",
    "/admin/findings/",
    "/admin/review/",
    "/admin/review/withdrawals/",
    "/admin/stances/",
    "/admin/password_change/",
    "/admin/stances/statement/add/?source=https://www.example.org/a-page",
    "/admin/stances/assessment/add/?member=LT",
)
"""Pages that no list leads to."""

OF_EACH_KIND = ("/admin/stances/statement/", "/admin/stances/outlet/", "/admin/stances/edition/")
"""Lists, forms, histories and a row to read alone, all in the templates that the others have too: what is dark in
these is dark there."""


def every_page(page, site: str) -> list[str]:
    """The first page, every list it links to, each list's form for a new row, and its first row with its history."""
    found = list(FIXED)
    for path in page.evaluate("[...document.querySelectorAll('.app-list a')].map(a => a.getAttribute('href'))"):
        found.append(path)
        if path.endswith("/add/"):
            continue
        page.goto(site + path)
        row = page.locator("#result_list tbody th a").first
        if row.count():
            change = row.get_attribute("href").partition("?")[0]
            found += [change, change.replace("/change/", "/history/")]
    return list(dict.fromkeys(found))


def test_every_page_of_the_desk_is_sound(visit, jobs):
    walker = visit(width=768)
    page = sign_in(walker)
    paths = every_page(page, walker.site)
    assert len(paths) > 25
    found = {}
    for path in paths:
        page.goto(walker.site + path)
        problems = violations(page)
        if path in FIXED or path.startswith(OF_EACH_KIND):
            page.emulate_media(color_scheme="dark")
            problems += violations(page, **COLOURS)
            page.emulate_media(color_scheme="light")
        if overflow(page) > 0:
            problems.append(f"{overflow(page)} pixels too wide")
        if problems:
            found[path] = problems
    assert found == {}
    assert walker.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_jobs_are_sound_on_a_telephone_and_with_everything_unfolded(visit, jobs, width):
    walker = visit(width=width)
    page = sign_in(walker)
    for path in ("/admin/", "/admin/jobs/", "/admin/findings/"):
        page.goto(walker.site + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == []
        assert overflow(page) <= 0


def test_a_job_is_run_now_with_the_keyboard_alone_and_without_javascript(visit, jobs, site):
    page = sign_in(visit(java_script_enabled=False))
    page.goto(site + "/admin/jobs/")
    button = page.locator("[data-job=look_again]").get_by_role("button", name="Run now")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("“Look again” runs as soon as a worker looks.").wait_for()
    assert page.url == site + "/admin/jobs/"


@pytest.mark.parametrize("theme", THEMES)
def test_the_login_and_its_errors_are_sound(visit, editors, theme):
    stranger = visit(theme, 768)
    page = stranger.open("/admin/")
    assert violations(page) == []
    page.get_by_label("Username").fill("walker")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    page.locator(".errornote").wait_for()
    assert violations(page) == []


def test_a_form_with_errors_says_so_beside_its_fields_and_is_sound(visit, editors):
    walker = visit(width=768)
    page = sign_in(walker)
    page.goto(walker.site + "/admin/stances/outlet/add/")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".errornote").wait_for()
    assert page.locator(".form-row .errorlist").count() >= 4
    assert violations(page) == []


def test_many_rows_are_ticked_and_what_came_of_each_is_a_sound_page(visit, editors):
    walker = visit(width=768)
    page = sign_in(walker)
    page.goto(walker.site + "/admin/stances/statement/")
    page.get_by_label("Select all objects on this page for an action").check()
    page.get_by_label("Action:").select_option("Throw away")
    page.get_by_role("button", name="Go").click()
    page.get_by_role("heading", name="Throw these away?").wait_for()
    assert (violations(page), overflow(page)) == ([], 0)
    page.get_by_role("button", name="Throw them away").click()
    page.get_by_text("50 were refused").wait_for()
    assert (violations(page), overflow(page)) == ([], 0)
    assert walker.complaints == []


def test_what_was_sent_is_not_checked_any_more(visit, editors):
    walker = visit()
    page = sign_in(walker)
    page.goto(walker.site + "/admin/stances/assessment/add/?member=LT")
    checks, sent = [], []

    def hold(route):
        if "_check" not in (route.request.post_data or ""):
            return sent.append(route) if route.request.method == "POST" else route.continue_()
        checks.append(route.request.url)
        return route.continue_()

    page.route("**/assessment/add/**", hold)
    page.fill("#id_rationale", "A draft.")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.press("#id_rationale", "Tab")
    assert len(checks) == 1
    page.fill("#id_rationale", "Another draft.")
    page.locator("input[name=_save]").click(no_wait_after=True)
    page.wait_for_timeout(900)
    assert (len(checks), len(sent)) == (1, 1)
    sent[0].abort()


def test_the_desk_can_be_walked_with_the_keyboard(visit, editors):
    page = sign_in(visit())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content-start"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "New statement"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_session_that_ends_while_writing_loses_nothing_even_without_javascript(visit, editors, site):
    walker = visit(java_script_enabled=False)
    page = sign_in(walker)
    page.goto(site + "/admin/stances/outlet/add/")
    for name, value in {"key": "kept", "name": "Kept Gazette", "domain": "kept.example"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=kind]").select_option("newsroom")
    page.locator("[name=language]").select_option("en")
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=_continue]").click()

    page.get_by_text("What you wrote is kept on this page").wait_for()
    assert is_plainly_sound(page)
    page.get_by_label("Username").fill("walker")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/outlet/*/change/")
    assert page.locator("[name=name]").input_value() == "Kept Gazette"


def is_plainly_sound(page) -> bool:
    """What can be seen where no script may look: one heading of the first level, a label for each field."""
    labelled = page.locator("form input:not([type=hidden]):not([type=submit])")
    names = [labelled.nth(n).get_attribute("id") for n in range(labelled.count())]
    return page.locator("h1").count() == 1 and all(page.locator(f"label[for={name}]").count() == 1 for name in names)
