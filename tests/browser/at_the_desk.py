"""The desk in the browser: two accounts, and jobs in every state with what they leave behind."""

PASSWORD = "a long enough password"  # noqa: S105
EDITORS = f"""
from stances.desk import people
from stances.models import Editor, Role
for name, role in (("walker", Role.MANAGER), ("drafter", Role.CONTRIBUTOR)):
    editor = Editor.objects.filter(username=name).first()
    if editor is None:
        editor = Editor.objects.create_user(name, password="{PASSWORD}", first_name=name.title(), is_staff=True)
        editor.groups.add(people.group(role))
"""
JOBS = """
import datetime as dt
from django.db import transaction
from django.utils import timezone
from stances import tasks
from stances.desk import cases, drafts, old_drafts
from stances.desk.reports import Report
from stances.jobs import lease
from stances.jobs.lease import Outcome
from stances.models import Editor, Finding, Job, JobName, Member, Run, Statement
walker, now = Editor.objects.get(username="walker"), timezone.now()
for name in JobName:
    lease.ask_for(name, walker)
tasks.run(Job.objects.get(name=JobName.LOOK_AGAIN).pk)
lease.conclude(lease.take(JobName.CHECK), Outcome("Checked 231 statements and 96 assessments: 2 findings."))
lease.fail(lease.take(JobName.DRAFTS), OSError("could not write to file: no space left on device"))
running = lease.take(JobName.RENDER)
Run.objects.filter(pk=running.run).update(done=120, total=412, leased_until=now + dt.timedelta(days=1))
for check, about in (("quote-limit", "/admin/stances/statement/"), ("database-constraints", "")):
    Finding.objects.get_or_create(
        check_name=check, subject="statement:lt-2024-10-17-landsbergis-at-the-ministerial v1", about=about,
        text="The quote has 312 characters.", rule="A quote has 300 characters at most.",
        defaults={"first_found": now, "last_found": now},
    )
values = {"member": Member.objects.get(code="LT"), "effective": dt.date(2026, 5, 1), "stance": "advocate",
          "confidence": "high", "conditions": [], "rationale": "Left lying for long."}
drafts.write(walker, "left-lying", drafts.AssessmentContent(values))
report = Report("mistake", "It was said a day earlier.", "https://news.example/one", "reader@letters.example")
cases.open_case(Statement.objects.get(key="lt-2024-10-17-kasciunas"), report, "192.0.2.1", now)
with transaction.atomic():
    old_drafts.find(now + dt.timedelta(days=91)).store()
"""


def sign_in(visitor, username: str = "walker"):
    page = visitor.open("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page
