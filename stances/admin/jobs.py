"""The desk's pages of jobs: how each stands, its last runs, *run now*; and what the check of the record found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stances import nudging
from stances.jobs import lease
from stances.jobs.alive import silence
from stances.jobs.asking import may_ask
from stances.jobs.moments import moment
from stances.jobs.schedule import STANDING
from stances.jobs.state import State, states
from stances.models import Edition, Editor, Finding, JobName

from . import asking

A_PAGE = 50
"""Findings on a page."""


def urls() -> list[URLPattern]:
    """What ``DeskSite`` serves below ``/admin/jobs/`` and ``/admin/findings/``."""

    def at(address: str, view: Callable[..., Any], name: str) -> URLPattern:
        return path(address, admin.site.admin_view(view), name=name)

    return [
        at("jobs/", jobs, "jobs"),
        at("jobs/<slug:name>/run/", run_now, "run_now"),
        at("findings/", findings, "findings"),
    ]


def jobs(request: HttpRequest) -> HttpResponse:
    """How every job stands, and its last runs."""
    by, now = asking.editor(request), timezone.now()
    standing = states(now, lease.KEPT_RUNS)
    context = {
        "jobs": standing,
        "silence": silence(now),
        "may_run": may_ask(by),
        "some_run": any(job.is_running for job in standing),
        "findings": counted(now),
        "now": moment(now, now),
    }
    return render(request, "admin/jobs.html", asking.around(_("Jobs")) | context)


@require_POST
def run_now(request: HttpRequest, name: str) -> HttpResponse:
    """Have a job run at once, by a reviewer or above; then back to where it was asked. One that runs is left alone."""
    by = asking.editor(request)
    if not may_ask(by):
        raise PermissionDenied
    try:
        job = STANDING[JobName(name)]
    except ValueError:
        raise Http404 from None
    if lease.ask_for(job.name, by):
        nudging.nudge()
        messages.success(request, _("“%(job)s” runs as soon as a worker looks.") % {"job": job.title})
    else:
        messages.info(request, _("“%(job)s” runs already. It will not run twice.") % {"job": job.title})
    return redirect("admin:index" if request.POST.get("from") == "index" else "admin:jobs")


def findings(request: HttpRequest) -> HttpResponse:
    """What the last check of the record found, by check: text, rule, and the row it is about."""
    asking.editor(request)
    now = timezone.now()
    page = Paginator(Finding.objects.all(), A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "groups": _by_check(page, now),
        "check": next(job for job in states(now) if job.job.name == JobName.CHECK),
    }
    return render(request, "admin/findings.html", asking.around(_("What the check of the record found")) | context)


def _by_check(findings: Iterable[Finding], now: dt.datetime) -> list[dict[str, Any]]:
    """The findings, which come ordered by check, in groups: each with the check's slug, its words and its findings."""
    return [
        {
            "check": check,
            "title": capfirst(check.replace("_", " ").replace("-", " ")),
            "lines": [{"finding": one, "since": moment(one.first_found, now)} for one in its],
        }
        for check, its in groupby(findings, key=attrgetter("check_name"))
    ]


def counted(now: dt.datetime) -> dict[str, Any]:
    """How many findings stand, and when the newest was first found. One query."""
    found = Finding.objects.aggregate(number=Count("pk"), newest=Max("first_found"))
    return {"number": found["number"], "newest": moment(found["newest"], now) if found["newest"] else None}


def on_first_page(editor: Editor, now: dt.datetime) -> dict[str, Any]:
    """The jobs' part of the first page's context. Six queries."""
    standing = states(now)
    return {
        "jobs": standing,
        "silence": silence(now),
        "findings": counted(now),
        "may_run": may_ask(editor),
        "renewal": _renewal(next(job for job in standing if job.job.name == JobName.LOOK_AGAIN), now),
    }


def _renewal(job: State, now: dt.datetime) -> dict[str, Any]:
    """When the *look again* list was brought up to date, and what has come since: an old list is not shown as new."""
    newest = Edition.objects.order_by("-number").values_list("number", flat=True).first()
    return {
        "job": job,
        "at": moment(job.done_at, now) if job.done_at else None,
        "edition": newest if str(newest or "") != job.done_for else None,
        "missed": bool(job.done_at and (due := job.job.next_after(job.done_at)) and due < now),
    }
