"""Importing and exporting at the desk, through HTTP."""

import datetime as dt
import io
import os
import time
import uuid
import zipfile
from typing import Any

import pytest
import tablib
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stances.desk import history
from stances.desk.importing import KINDS, jobs
from stances.desk.importing.jobs import Job, Lock, Phase
from stances.models import Statement, Status
from tests import making
from tests.desk.spreadsheets import BAD_STATEMENTS, GOOD, JUDGED, many, record, table

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/stances/statement/import/"


@pytest.fixture
def desk():
    return record()


@pytest.fixture
def contributor(client, desk):
    client.force_login(making.editor("contributor"))
    return client


def upload(client, file: bytes, name: str = "rows.csv", kind: str = "statement") -> Any:
    return client.post(f"/admin/stances/{kind}/import/", {"file": SimpleUploadedFile(name, file)}, follow=True)


def job_page(answer) -> str:
    return answer.redirect_chain[-1][0]


def confirm(client, answer, **ticked) -> Any:
    return client.post(f"{job_page(answer)}confirm/", ticked, follow=True)


def test_a_file_is_previewed_and_written_only_when_it_is_confirmed(contributor):
    answer = upload(contributor, table(GOOD))
    assert "1 is good" in answer.text
    assert "Nothing is written yet" in answer.text
    assert not Statement.objects.filter(key="lt-new").exists()
    assert "1 draft was written" in confirm(contributor, answer).text
    row = Statement.objects.get(key="lt-new")
    assert (row.status, row.created_by, row.editors) == (
        Status.DRAFT,
        making.editor("contributor"),
        [making.editor("contributor").pk],
    )


def test_assessments_come_in_the_same_way(contributor):
    answer = upload(contributor, table(JUDGED), kind="assessment")
    assert "1 draft was written" in confirm(contributor, answer).text


def test_the_preview_lists_every_bad_row_with_column_reason_and_remedy(contributor):
    answer = upload(contributor, table(GOOD, GOOD | {"key": "b", "signal": "maybe"}, GOOD | {"key": "c", "date": ""}))
    for words in ("3 rows in the file", "1 is good", "2 are bad", "maybe", "one of: advocate, support", "empty"):
        assert words in answer.text
    assert [(p.row, p.field) for p in answer.context["problems"] if p.level == "error"] == [(3, "signal"), (4, "date")]


def test_bad_rows_hold_all_back_until_it_is_ticked_that_they_are_left_out(contributor):
    answer = upload(contributor, table(GOOD, GOOD | {"key": "bad", "signal": "maybe"}))
    assert "Leave out the bad rows" in answer.text
    assert "Tick that they are left out" in confirm(contributor, answer).text
    assert not Statement.objects.filter(key="lt-new").exists()
    assert "1 draft was written" in confirm(contributor, answer, leave_out_bad="on").text
    assert set(Statement.objects.drafts().values_list("key", flat=True)) == {"lt-draft", "lt-new"}


def test_confirming_twice_writes_once(contributor):
    answer = upload(contributor, table(GOOD))
    confirm(contributor, answer)
    assert "1 draft was written" in confirm(contributor, answer).text
    assert Statement.objects.filter(key="lt-new").count() == 1


def test_a_key_taken_since_the_preview_is_said_and_nothing_is_written(contributor):
    answer = upload(contributor, table(GOOD, GOOD | {"key": "other"}))
    making.statement(key="lt-new")
    assert "1 of 2 rows are bad" in confirm(contributor, answer).text
    assert not Statement.objects.filter(key="other").exists()
    again = contributor.post(f"{job_page(answer)}again/", follow=True)
    assert "is in the record" in again.text


@pytest.mark.parametrize(("name", "value", "_field", "_wrong"), BAD_STATEMENTS)
def test_no_bad_row_breaks_the_page(contributor, name, value, _field, _wrong):
    assert upload(contributor, table(GOOD | {name: value})).status_code == 200


@pytest.mark.parametrize(
    ("file", "name", "says"),
    [
        (b"", "rows.csv", "The submitted file is empty"),
        (b"key", "rows.exe", "no CSV or XLSX"),
        ("Österreich".encode("latin-1"), "rows.csv", "UTF-8"),
        (b"PK\x03\x04 no zip", "rows.xlsx", "cannot be read as XLSX"),
        (b"a,b\n1,2\n", "rows.csv", "Start from a template"),
        (b"\x00\x01\x02", "rows.csv", "no text has"),
        (b"x" * (10 * 1024 * 1024 + 1), "rows.csv", "larger than 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_on_the_page(contributor, file, name, says):
    answer = upload(contributor, file, name)
    assert answer.status_code == 200
    assert says in answer.text


def test_a_zip_bomb_is_refused_on_the_page(contributor):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (81 * 1024 * 1024))
    assert "unpacks to more than 80 MB" in upload(contributor, bomb.getvalue(), "rows.xlsx").text


def test_an_import_is_its_editors_own(contributor, client):
    page = job_page(upload(contributor, table(GOOD)))
    client.force_login(making.editor("reviewer"))
    assert client.get(page).status_code == 404
    assert client.post(f"{page}confirm/").status_code == 404
    assert not Statement.objects.filter(key="lt-new").exists()


def test_an_import_that_is_not_there_any_more_is_a_page_that_says_so(contributor):
    assert contributor.get(f"{UPLOAD}{uuid.uuid4()}/").status_code == 404
    page = job_page(upload(contributor, table(GOOD)))
    assert contributor.get(page.replace("statement", "assessment")).status_code == 404


@pytest.mark.parametrize(
    "address", ["import/", "import/template.csv", "import/template.xlsx", "export.csv", "export.xlsx"]
)
@pytest.mark.parametrize("kind", ["statement", "assessment"])
def test_every_address_is_for_contributors_and_above_alone(client, desk, kind, address):
    page = f"/admin/stances/{kind}/{address}"
    assert client.get(page).status_code == 302
    stranger = making.editor("stranger")
    stranger.groups.clear()
    client.force_login(stranger)
    assert client.get(page).status_code == 403
    for who in ("contributor", "reviewer", "manager"):
        client.force_login(making.editor(who))
        assert client.get(page).status_code == 200


def test_the_lists_offer_import_templates_and_export_of_what_is_listed(contributor):
    for kind in ("statement", "assessment"):
        page = contributor.get(f"/admin/stances/{kind}/", {"q": "lt"})
        for name in ("import", "import_template", "export"):
            args = [] if name == "import" else ["xlsx"]
            assert reverse(f"admin:stances_{kind}_{name}", args=args) in page.text
        assert f"/admin/stances/{kind}/export.csv?q=lt" in page.text


def test_an_export_holds_what_is_listed(contributor):
    making.statement(key="lt-another", date="2020-01-01")
    answer = contributor.get("/admin/stances/statement/export.csv", {"status__exact": "published"})
    made = tablib.Dataset().load(answer.content.decode("utf-8-sig"), format="csv")
    assert made.headers == KINDS["statement"].names
    assert made["key"] == ["lt-said"]
    assert "attachment" in answer.headers["Content-Disposition"]


def test_an_export_with_a_filter_that_makes_no_sense_leads_back_to_the_list(contributor):
    answer = contributor.get("/admin/stances/statement/export.csv", {"date__year": "never"})
    assert answer.status_code == 302
    assert contributor.get("/admin/stances/statement/export.pdf").status_code == 404


def test_a_form_without_a_file_says_so(contributor):
    assert "This field is required" in contributor.post(UPLOAD, {}).text


def test_an_interrupted_import_says_so_and_can_be_begun_again(contributor):
    page = job_page(upload(contributor, table(GOOD)))
    job = find(page)
    job._say(Phase.WRITING, 1, 2)
    job._keep()
    assert "was interrupted" in contributor.get(page).text
    assert "1 is good" in contributor.post(f"{page}again/", follow=True).text


def test_while_it_is_worked_on_the_page_shows_how_far_it_is_and_loads_itself_again(contributor):
    page = job_page(upload(contributor, table(GOOD)))
    job = find(page)
    job._say(Phase.CHECKING, 200, 500)
    lock = Lock(job.folder / "lock")
    assert lock.take()
    try:
        answer = contributor.get(page)
        assert "Checking: 200 of 500 rows" in answer.text
        assert 'value="200" max="500"' in answer.text
        assert answer.headers["Refresh"] == "1"
        contributor.post(f"{page}confirm/")
        assert not Statement.objects.filter(key="lt-new").exists()
    finally:
        lock.free()


def find(page: str) -> Job:
    number = uuid.UUID(page.rstrip("/").rpartition("/")[2])
    job = Job.find(number, KINDS["statement"], making.editor("contributor"))
    assert job is not None
    return job


def test_uploads_are_thrown_away_after_a_day(contributor):
    old = find(job_page(upload(contributor, table(GOOD))))
    yesterday = time.time() - dt.timedelta(hours=25).total_seconds()
    os.utime(old.folder, (yesterday, yesterday))
    new = find(job_page(upload(contributor, table(GOOD))))
    assert not old.folder.exists()
    assert new.folder.exists()


@time_machine.travel("2024-04-30 12:00:00Z", tick=False)
def test_a_day_is_in_the_future_by_the_clock_of_brussels(client):
    making.statement(key="lt-said", date="2024-01-01")
    client.force_login(making.editor("contributor"))
    assert "a day from 2008-01-01 to today, 2024-04-30" in upload(client, table(GOOD)).text


@pytest.mark.django_db(transaction=True)
def test_five_thousand_rows_are_checked_within_twenty_seconds_with_progress(client):
    making.statement(key="lt-said")
    client.force_login(making.editor("contributor"))
    file = many(5000)
    began = time.process_time()  # not the wall's: other work on the machine is none of ours
    answer = upload(client, file)
    seen = answer.text + watch(client, job_page(answer), "5000 are good")
    assert time.process_time() - began < 20
    assert "Under way" in seen


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_written_aside_with_progress_and_in_its_editors_name(client):
    making.statement(key="lt-said")
    client.force_login(making.editor("contributor"))
    file = many(600)
    assert len(file) > jobs.SMALL
    page = job_page(upload(client, file))
    watch(client, page, "600 are good")
    client.post(f"{page}confirm/")
    assert "Writing drafts" in watch(client, page, "600 drafts were written")
    row = Statement.objects.drafts().get(key="lt-599")
    assert {change.who for change in history.changes_of(Statement, row.pk)} == {"Contributor"}


def watch(client, page: str, until: str) -> str:
    """All that the page said until it says ``until``, as a browser that follows its Refresh would see it."""
    seen = ""
    for _ in range(600):
        answer = client.get(page)
        seen += answer.text
        if "Refresh" not in answer.headers:
            assert until in answer.text
            return seen
        time.sleep(0.2)
    raise AssertionError("It never came to an end.")
