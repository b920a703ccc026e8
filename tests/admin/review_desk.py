"""A browser at the review pages, and what it sends."""

from django.test import Client
from django.urls import reverse

from stances.desk import surroundings, workflow
from tests import making


def as_(who) -> Client:
    """A browser signed in as one of the cast."""
    client = Client()
    client.force_login(making.editor(who) if isinstance(who, str) else who)
    return client


def at(name: str, row, *more) -> str:
    return reverse(f"admin:{name}", args=[row._meta.model_name, row.pk, *more])


def tick(row) -> str:
    """What the pages send back of a row that they show: its kind, id, content and what it names."""
    return f"{row._meta.model_name}:{row.pk}:{row.content_hash}:{surroundings.digest(row)}"


def submitted(row):
    return workflow.submit(row, row.created_by, ticked=None)


def status_of(row) -> str:
    row.refresh_from_db()
    return row.status
