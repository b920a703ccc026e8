"""The feeds, for whoever follows the record: Atom 1.0, in the language of their address."""

from __future__ import annotations

from django.conf import settings

from stances.pages import feeds
from stances.pages.member import find_member
from stances.pages.visit import Visit

from .asked import public

ATOM = "application/atom+xml; charset=utf-8"


@public(ATOM, uses=(), only=True)
def shifts(visit: Visit) -> str:
    return feeds.of_shifts(visit.record, visit.reading, settings.SITE_URL)


@public(ATOM, uses=(), only=True)
def member(visit: Visit, slug: str) -> str:
    """A member's shifts alone."""
    return feeds.of_member(visit.record, visit.reading, settings.SITE_URL, find_member(visit.record, slug))


@public(ATOM, uses=(), only=True)
def statements(visit: Visit) -> str:
    return feeds.of_statements(visit.record, visit.reading, settings.SITE_URL)


@public(ATOM, uses=(), only=True)
def corrections(visit: Visit) -> str:
    return feeds.of_corrections(visit.record, visit.reading, settings.SITE_URL)
