"""From an article to the public page and into the corrections log, in a real browser on a site of its own."""

import time

import psycopg
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from config.launch.roles import APP
from tests import processes
from tests.browser.soundness import violations
from tests.chromium import Visit
from tests.settings import RUN
from tests.site import TEMPLATE, copy_database, database_url, make_template, served

pytestmark = pytest.mark.browser

PASSWORD = "a long enough password"  # noqa: S105
ARTICLE = "https://www.eurointegration.com.ua/eng/interview/2025/09/22/7220738"


@pytest.fixture(scope="module")
def desk(worker_id):
    """A site of this file's own, with a contributor and a reviewer: (address, database)."""
    var, name = processes.own_var("desk"), f"test_open_door_{RUN}_desk_{worker_id}"
    make_template()
    copy_database(name, TEMPLATE)
    for username, group in (("carla", "contributor"), ("rita", "reviewer")):
        add_account(name, username, group)
    with served(var, name) as address:
        yield address, name


def add_account(database: str, username: str, group: str) -> None:
    hashed = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1000)
    with psycopg.connect(database_url(database), autocommit=True) as connection:
        made = connection.execute(
            "INSERT INTO stances_editor (username, password, is_staff, is_active, is_superuser, first_name, last_name,"
            " email, date_joined) VALUES (%s, %s, true, true, false, '', '', '', now()) RETURNING id",
            [username, hashed],
        ).fetchone()
        connection.execute(
            "INSERT INTO stances_editor_groups (editor_id, group_id) SELECT %s, id FROM auth_group WHERE name = %s",
            [made[0], group],
        )


@pytest.fixture
def person(chromium, desk):
    """Makes a visit for somebody: signed in where a name is given."""
    contexts = []

    def make(username: str = "") -> Visit:
        context = chromium.new_context(viewport={"width": 1280, "height": 1000})
        contexts.append(context)
        guest = Visit(context.new_page(), desk[0])
        if username:
            page = guest.open("/admin/login/")
            page.fill("#id_username", username)
            page.fill("#id_password", PASSWORD)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        return guest

    yield make
    for context in contexts:
        context.close()


def press(page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def sound(page) -> None:
    assert violations(page) == []


def stance_of(page, code: str) -> str:
    return page.locator(f".map [data-member={code}]").get_attribute("data-stance")


def seen_within_two_seconds(person, path: str, what) -> None:
    """A new visitor loads ``path`` until ``what(page)`` holds: for at most two seconds."""
    ends = time.monotonic() + 2
    while not what(person().open(path)):
        assert time.monotonic() < ends, f"{path} did not change within two seconds"


def rows(database: str, sql: str, *values) -> list:
    with psycopg.connect(database_url(database, APP), autocommit=True) as connection:
        return connection.execute(sql, values).fetchall()


def test_from_an_article_to_the_public_and_into_the_corrections_log(person, desk):
    site, database = desk
    writer, reviewer = person("carla"), person("rita")
    assert stance_of(person().open("/"), "LT") == "support"

    enter_the_statement(writer.page, site)
    judge_it(writer.page, site, database)
    refuse_own_approval(writer.page, site, database)
    return_once(reviewer.page, site, database)
    answer_the_return(writer.page, site, database)
    approve(reviewer.page, site, database)

    seen_within_two_seconds(person, "/", lambda page: stance_of(page, "LT") == "advocate")
    public = person()
    assert "Edition 2" in public.open("/").locator("footer").inner_text()
    assert "Pushes for an invitation since 15 January 2026" in public.open("/members/lithuania/").inner_text("main")
    assert public.page.locator("a[data-statement^='lt-2026-01-15']").count() > 0
    assert "Lithuania" in public.open("/changes/").locator("main li").first.inner_text()
    assert rows(database, "SELECT max(number) FROM stances_edition") == [(2,)]

    correct_the_statement(reviewer.page, writer, site, database, person)
    log = person().open("/corrections/").inner_text("main")
    assert "The date of the page was misread" in log
    assert "said in Vilnius" in log
    for guest in (writer, reviewer, public):
        asked_for = "409 (Conflict)" if guest is writer else "nothing"
        assert [complaint for complaint in guest.complaints if asked_for not in complaint] == []


def enter_the_statement(page, site) -> None:
    page.goto(site + "/admin/stances/statement/add/")
    page.fill("input[name=source]", ARTICLE + "?utm_source=newsletter#top")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "lt-2025-09-budrys" in page.inner_text("#content"), "what was already taken from this page"
    page.fill("#id_date", "2026-01-15")
    page.fill("#id_who", "Budrys")
    page.wait_for_selector("#matches button")
    page.locator("#matches button").first.click()
    page.wait_for_selector("#chosen li")
    page.fill("#id_quote", "Ukraine should be invited now")
    page.fill("#id_summary", "The foreign minister calls for an invitation now.")
    page.check("input[name=signal][value=advocate]")
    sound(page)
    with page.expect_navigation():
        page.locator("input[name=_submit]").first.click()
    errors = page.locator(".errornote, .errorlist").all_inner_texts()
    assert errors == []
    assert "lt-2026-01-15" in page.inner_text(".messagelist")


def judge_it(page, site, database) -> None:
    [(statement,)] = rows(database, "SELECT id FROM stances_statement WHERE key LIKE 'lt-2026-01-15%%'")
    page.goto(f"{site}/admin/stances/assessment/add/?member=LT&supports={statement}")
    page.fill("#id_effective", "2026-01-15")
    page.check("input[name=stance][value=advocate]")
    page.check("input[name=confidence][value=high]")
    page.fill("#id_rationale", "The foreign minister calls on the record for an invitation now.")
    sound(page)
    with page.expect_navigation():
        page.locator("input[name=_submit]").click()
    assert rows(database, "SELECT status FROM stances_assessment WHERE key = 'lt-2026-01-15'") == [("submitted",)]


def assessment_of(database) -> int:
    return rows(database, "SELECT max(id) FROM stances_assessment WHERE key = 'lt-2026-01-15'")[0][0]


def refuse_own_approval(page, site, database) -> None:
    """Not in the button, not in the function, not in the database."""
    row = assessment_of(database)
    page.goto(f"{site}/admin/review/assessment/{row}/")
    assert page.get_by_role("button", name="Approve and publish").count() == 0
    assert "You cannot approve it." in page.inner_text("main, #content")
    [(digest,)] = rows(database, "SELECT content_hash FROM stances_assessment WHERE id = %s", row)
    status = page.evaluate(
        """async ([address, row]) => {
            const token = document.querySelector('[name=csrfmiddlewaretoken]').value;
            const body = new URLSearchParams({csrfmiddlewaretoken: token, row, note: 'Mine.'});
            return (await fetch(address, {method: 'POST', body})).status;
        }""",
        [f"{site}/admin/review/approve/", f"assessment:{row}:{digest}"],
    )
    assert status in (403, 409)
    with pytest.raises(psycopg.errors.IntegrityError):
        rows(
            database,
            "UPDATE stances_assessment SET status = 'published', approved_by_id = created_by_id, approved_at = now(),"
            " approved_hash = content_hash, published_in_id = 1 WHERE id = %s RETURNING id",
            row,
        )
    assert rows(database, "SELECT status FROM stances_assessment WHERE id = %s", row) == [("submitted",)]


def return_once(page, site, database) -> None:
    page.goto(f"{site}/admin/review/assessment/{assessment_of(database)}/")
    sound(page)
    page.fill("#return-comment", "Say in the rationale where it was said.")
    press(page, "Return it")


def answer_the_return(page, site, database) -> None:
    page.goto(f"{site}/admin/")
    assert "Say in the rationale where it was said." in page.inner_text("#content")
    sound(page)
    page.goto(f"{site}/admin/stances/assessment/{assessment_of(database)}/change/")
    page.fill("#id_rationale", "In an interview the foreign minister calls on the record for an invitation now.")
    with page.expect_navigation():
        page.locator("input[name=_submit]").click()


def approve(page, site, database) -> None:
    page.goto(f"{site}/admin/review/assessment/{assessment_of(database)}/")
    assert "In an interview" in page.inner_text("#content")
    page.fill("#edition-note", "Lithuania asks for an invitation.")
    press(page, "Approve and publish")
    assert rows(database, "SELECT status FROM stances_assessment WHERE key = 'lt-2026-01-15'") == [("published",)]


def correct_the_statement(page, writer, site, database, person) -> None:
    """The reviewer corrects; another reviewer approves."""
    [(statement,)] = rows(database, "SELECT id FROM stances_statement WHERE key LIKE 'lt-2026-01-15%%'")
    page.goto(f"{site}/admin/review/statement/{statement}/")
    with page.expect_navigation():
        page.get_by_role("link", name="Correct", exact=True).click()
    page.locator("textarea[name=reason]").fill("The date of the page was misread; said in Vilnius.")
    with page.expect_navigation():
        page.locator("form button[type=submit]").last.click()
    page.fill("#id_summary", "In Vilnius the foreign minister calls for an invitation now.")
    with page.expect_navigation():
        page.locator("input[name=_submit]").first.click()
    add_account(database, "second", "reviewer")
    second = person("second")
    [(draft,)] = rows(database, "SELECT max(id) FROM stances_statement WHERE key LIKE 'lt-2026-01-15%%'")
    second.page.goto(f"{site}/admin/review/statement/{draft}/")
    second.page.fill("#edition-note", "A correction.")
    press(second.page, "Approve and publish")
    assert rows(database, "SELECT max(number) FROM stances_edition") == [(3,)]
