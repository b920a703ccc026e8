"""The desk's pages with 50,000 statements: milliseconds on this machine, and queries."""

from __future__ import annotations

import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stances.desk import people, standing_list, workflow
from stances.models import Assessment, Editor, Role, Statement
from tests import making

MOST_MILLISECONDS = 300
MOST_QUERIES = 20
ROUNDS = 7


def pages() -> dict[str, str]:
    """Every kind of page of the desk, with rows that wait for this."""
    statement = making.statement("DE", "2025-06-01")
    assessment = making.assessment("DE", "2025-06-01", supports=list(Statement.objects.published()[:1]))
    waiting = workflow.submit(making.statement("LT", "2025-06-02"), making.editor("contributor"))
    public = Statement.objects.published().earliest("pk"), Assessment.objects.published().earliest("pk")
    return {
        "first page": "/admin/",
        "statements": reverse("admin:stances_statement_changelist"),
        "statements, searched": reverse("admin:stances_statement_changelist") + "?q=berlin",
        "assessments": reverse("admin:stances_assessment_changelist"),
        "officials": reverse("admin:stances_official_changelist"),
        "sources": reverse("admin:stances_source_changelist"),
        "enter a statement": reverse("admin:stances_statement_add") + "?source=https://www.dw.com/en/2025/03/04/x",
        "a draft statement": reverse("admin:stances_statement_change", args=[statement.pk]),
        "a public statement": reverse("admin:stances_statement_change", args=[public[0].pk]),
        "write an assessment": reverse("admin:stances_assessment_add") + "?member=DE",
        "a draft assessment": reverse("admin:stances_assessment_change", args=[assessment.pk]),
        "a public assessment": reverse("admin:stances_assessment_change", args=[public[1].pk]),
        "what waits for review": reverse("admin:reviews"),
        "a review": reverse("admin:review", args=["statement", waiting.pk]),
        "history": reverse("admin:stances_statement_history", args=[public[0].pk]),
    }


def report() -> bool:
    """Prints a line a page; whether all keep to 20 queries and 300 milliseconds (the median of seven rounds)."""
    client, manager = Client(), Editor.objects.create_user("bench-manager", is_staff=True)
    manager.groups.add(people.group(Role.MANAGER))
    client.force_login(manager)
    standing_list.find().store()  # as the job does it every morning
    print(f"\nThe desk, with {Statement.objects.count():,} statements (medians of {ROUNDS} rounds)")
    print(f"{'':28}{'ms':>10}{'queries':>10}")
    kept = True
    for name, address in pages().items():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        queries = len(captured)
        milliseconds = statistics.median(_milliseconds(client, address) for _ in range(ROUNDS))
        within = milliseconds <= MOST_MILLISECONDS and queries <= MOST_QUERIES and answer.status_code == 200
        kept = kept and within
        print(f"{name:28}{milliseconds:10.0f}{queries:10}{'' if within else '  over the budget'}")
    return kept


def _milliseconds(client: Client, address: str) -> float:
    started = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - started) * 1000
