"""The desk's pages of jobs: everybody sees how they stand and what was found, reviewers have one run now."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.celery import app
from stances.jobs import lease
from stances.jobs.lease import Outcome
from stances.models import Finding, Job, JobName, Run
from tests import making

pytestmark = pytest.mark.django_db

RUN = reverse("admin:run_now", args=["check_record"])


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(making.editor(username))
    return client


def job(name: JobName = JobName.CHECK) -> Job:
    lease.make_missing()
    return Job.objects.get(name=name)


def finding(text: str = "The quote is longer than 300 characters.", check: str = "quote-limit", **values) -> Finding:
    now = timezone.now()
    given = {"subject": "statement:lt-1 v1", "rule": "A quote has 300 characters at most.", "last_found": now}
    return Finding.objects.create(check_name=check, text=text, **({"first_found": now} | given | values))


def messages() -> int:
    """Takes every message out of the queue, of which no worker takes any here; how many there were."""
    return app.control.purge()


@pytest.mark.parametrize("username", ["contributor", "reviewer", "manager"])
@pytest.mark.parametrize("page", ["jobs", "findings", "index"])
def test_everybody_at_the_desk_sees_the_jobs_and_the_findings(username, page):
    finding()
    answer = client_of(username).get(reverse(f"admin:{page}"))
    assert answer.status_code == 200
    assert "Has not run yet." in answer.text


@pytest.mark.parametrize("page", ["jobs", "findings"])
def test_nobody_else_does(page):
    address = reverse(f"admin:{page}")
    assert Client().get(address).status_code == 302
    nobody = making.Editor.objects.create_user("nobody", is_staff=True)
    without_role = Client()
    without_role.force_login(nobody)
    assert without_role.get(address).status_code == 403


@pytest.mark.parametrize(("username", "may"), [("contributor", False), ("reviewer", True), ("manager", True)])
def test_run_now_takes_a_reviewer(username, may, django_capture_on_commit_callbacks):
    due = timezone.now() + dt.timedelta(hours=1)
    Job.objects.filter(pk=job().pk).update(due=due)
    client = client_of(username)
    assert (f'action="{RUN}"' in client.get("/admin/jobs/").text) is may
    messages()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(RUN)
    assert answer.status_code == (302 if may else 403)
    assert (job().due < due) is may
    assert messages() == int(may)


def test_run_now_says_that_it_will_who_asked_and_takes_one_back():
    client = client_of("reviewer")
    page = client.post(RUN, follow=True)
    assert page.redirect_chain == [("/admin/jobs/", 302)]
    assert "“Checking the record” runs as soon as a worker looks." in page.text
    assert "now, as Reviewer asked: it waits for a worker" in page.text
    assert client.post(RUN, {"from": "index"})["Location"] == "/admin/"


def test_asking_twice_makes_one_run():
    client = client_of("reviewer")
    for _ in range(2):
        client.post(RUN)
    running = lease.take(JobName.CHECK)
    lease.conclude(running, Outcome("Nothing found."))
    assert lease.take(JobName.CHECK) is None
    assert Run.objects.get().asked_by == making.editor("reviewer")


def test_while_it_runs_it_is_refused_politely_and_offers_no_button():
    client = client_of("reviewer")
    client.post(RUN)
    running = lease.take(JobName.CHECK)
    running.went(120, 120)
    page = client.post(RUN, follow=True)
    assert "“Checking the record” runs already. It will not run twice." in page.text
    assert f'action="{RUN}"' not in page.text
    assert '<progress max="120" value="120"' in page.text
    assert "See how far it is now" in page.text
    lease.conclude(running, Outcome("Nothing found."))
    assert lease.take(JobName.CHECK) is None


@pytest.mark.parametrize("name", ["unknown", "../jobs"])
def test_a_job_that_there_is_not_is_not_found(name):
    assert client_of("reviewer").post(f"/admin/jobs/{name}/run/").status_code == 404


def test_run_now_is_never_a_link():
    assert client_of("reviewer").get(RUN).status_code == 405
    assert job().asked_by is None


def test_a_failure_stands_out_with_its_reason_here_and_on_the_first_page():
    client = client_of("reviewer")
    client.post(RUN)
    lease.fail(lease.take(JobName.CHECK), OSError("no <space> left"))
    for address in ("/admin/", "/admin/jobs/"):
        text = client.get(address).text
        assert "OSError: no &lt;space&gt; left" in text
        assert "to try it again" in text


def test_the_last_runs_stand_in_a_table_with_who_asked():
    client = client_of("reviewer")
    for words in ("Nothing found.", "3 findings."):
        client.post(RUN)
        lease.conclude(lease.take(JobName.CHECK), Outcome(words))
    text = client.get("/admin/jobs/").text
    assert "Its last 2 runs" in text
    assert text.index("3 findings.</td>") < text.index("Nothing found.</td>")
    assert text.count("Reviewer asked for it") == 2


def test_no_worker_is_said_so_on_both_pages():
    for address in ("/admin/", "/admin/jobs/"):
        assert "No worker has been heard yet." in client_of("contributor").get(address).text


def test_findings_stand_on_the_first_page_and_nothing_where_there_are_none():
    client = client_of("contributor")
    assert "The check of the record found" not in client.get("/admin/").text
    row = finding(first_found=timezone.now() - dt.timedelta(days=2))
    finding("Another.")
    assert "The check of the record found 2 things." in client.get("/admin/").text
    Finding.objects.exclude(pk=row.pk).delete()
    assert "The check of the record found 1 thing." in client.get("/admin/").text


def test_a_finding_says_what_is_wrong_which_rule_it_breaks_and_leads_to_its_row():
    row = making.statement()
    address = reverse("admin:stances_statement_change", args=[row.pk])
    finding(about=address)
    finding("An index is <not> valid.", "database-constraint", subject="index:statement_key", rule="")
    text = client_of("contributor").get("/admin/findings/").text
    assert f'<a class="what" href="{address}">statement:lt-1 v1</a>' in text
    assert "The quote is longer than 300 characters." in text
    assert "A quote has 300 characters at most." in text
    assert "An index is &lt;not&gt; valid." in text
    assert text.index("Database constraint</h2>") < text.index("Quote limit</h2>")


def test_no_finding_is_not_said_of_a_record_that_was_never_checked():
    client = client_of("reviewer")
    assert "The record has not been checked yet." in client.get("/admin/findings/").text
    client.post(RUN)
    lease.conclude(lease.take(JobName.CHECK), Outcome("Nothing found."))
    assert "Nothing was found." in client.get("/admin/findings/").text


def test_many_findings_come_in_pages():
    for n in range(60):
        finding(f"Row {n} is wrong.", subject=f"statement:{n:02}")
    client = client_of("reviewer")
    assert "page 1 of 2" in client.get("/admin/findings/").text
    assert client.get("/admin/findings/?p=2").text.count('class="why"') == 10
    assert client.get("/admin/findings/?p=nonsense").status_code == 200


def test_the_pages_take_few_queries(django_assert_max_num_queries):
    client = client_of("reviewer")
    for name in JobName:
        lease.ask_for(name, making.editor("reviewer"))
        lease.conclude(lease.take(name), Outcome("Done."))
        finding(f"{name} is wrong.")
    for address in ("/admin/jobs/", "/admin/findings/"):
        with django_assert_max_num_queries(12):
            client.get(address)
