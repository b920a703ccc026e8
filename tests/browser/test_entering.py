"""A contributor turns an article into a statement, with the keyboard alone; and without JavaScript."""

import psycopg
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from playwright.sync_api import expect

from tests.browser.soundness import violations
from tests.settings import RUN
from tests.site import database_url

pytestmark = pytest.mark.browser

PASSWORD = "a long enough password"  # noqa: S105
ARTICLE = "https://www.dw.com/en/2025/03/04/never-heard-of"


@pytest.fixture(scope="module")
def contributor(site, worker_id):
    """An account on the site that is being served."""
    name = f"test_open_door_{RUN}_site_{worker_id}"
    hashed = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1000)
    with psycopg.connect(database_url(name), autocommit=True) as connection:
        made = connection.execute(
            "INSERT INTO stances_editor (username, password, is_staff, is_active, is_superuser, first_name, last_name,"
            " email, date_joined) VALUES ('typist', %s, true, true, false, '', '', '', now()) RETURNING id",
            [hashed],
        ).fetchone()
        connection.execute(
            "INSERT INTO stances_editor_groups (editor_id, group_id)"
            " SELECT %s, id FROM auth_group WHERE name = 'contributor'",
            made,
        )
    return "typist"


def sign_in(visit, name, **how):
    page = visit.open("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def start(page, site) -> None:
    page.goto(site + "/admin/stances/statement/add/")
    expect(page.locator("input[name=source]")).to_be_focused(timeout=30_000)
    page.keyboard.type(ARTICLE + "?utm_source=feed")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_with_the_keyboard_alone(visit, site, contributor):
    guest = visit(width=768)
    page = sign_in(guest, contributor)
    start(page, site)
    assert page.input_value("#id_page-0-address") == ARTICLE
    page.focus("#id_date")
    page.keyboard.type("03042025")
    page.focus("#id_who")
    page.keyboard.type("сіярто")
    page.wait_for_selector("#matches button")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#chosen li")
    assert "Péter Szijjártó" in page.inner_text("#chosen")
    assert "Minister of Foreign Affairs" in page.inner_text("#chosen")
    assert "Hungary" in page.inner_text("#members summary")
    assert page.get_attribute("#id_key", "placeholder") == "hu-2025-03-04-szijjarto"
    page.focus("#id_quote")
    page.keyboard.type("No member can be taken in like this.")
    assert page.inner_text(".field-quote .counter") == "36 / 300"
    page.focus("#id_summary")
    page.keyboard.type("Says that Hungary would not agree.")
    page.focus("input[name=signal][value=not_now]")
    page.keyboard.press("Space")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 768
    page.focus("input.default[name=_submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "hu-2025-03-04-szijjarto" in page.inner_text(".messagelist")
    assert guest.complaints == []


def test_without_javascript(visit, site, contributor):
    guest = visit(java_script_enabled=False)
    page = sign_in(guest, contributor)
    start(page, site)
    page.fill("#id_date", "2025-03-05")
    page.fill("#id_who", "Fico")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="Robert Fico").click()
    expect(page.locator("#chosen")).to_contain_text("Robert Fico", timeout=30_000)
    page.fill("#id_summary", "Says that Slovakia will not agree.")
    page.check("input[name=signal][value=oppose]")
    page.click(".submit-row input[name=_save]")
    expect(page.locator("h1")).to_contain_text("sk-2025-03-05-fico", timeout=30_000)
