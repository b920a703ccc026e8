"""Whether the process is alive, and whether it can answer."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

UNCACHED = {"Cache-Control": "no-store"}


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers at all."""
    return JsonResponse({"alive": True}, headers=UNCACHED)


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 if the database can be reached and every migration is applied, else 503 with what is missing."""
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"ready": False, "why": "the database cannot be reached"}, status=503, headers=UNCACHED)
    if waiting:
        why = f"{waiting} migrations are not applied: run manage.py migrate"
        return JsonResponse({"ready": False, "why": why}, status=503, headers=UNCACHED)
    return JsonResponse({"ready": True}, headers=UNCACHED)
