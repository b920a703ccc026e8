"""Who spoke, and when it mattered: officials and events."""

from __future__ import annotations

from django.conf import settings

from stances.pages import linked_data, titles
from stances.pages.events import event_page, events_page, find_event
from stances.pages.official import official_page
from stances.pages.officials import officials_page
from stances.pages.visit import Visit

from .asked import public


@public()
def officials(visit: Visit) -> str:
    """Everybody who spoke by the reader's day."""
    page = officials_page(visit.record, visit.reading, settings.SITE_URL)
    return visit.html("officials.html", page, title=page.title, description=page.sentence)


@public()
def official(visit: Visit, key: str) -> str:
    """One of them: posts, and every statement."""
    page = official_page(visit.record, visit.reading, key, settings.SITE_URL)
    of = page.member_link.name if page.member_link else linked_data.body(page.official)
    linked = linked_data.person(page.official, of, settings.SITE_URL + visit.reading.path)
    words = titles.of_official(page)
    return visit.html("official.html", page, linked=linked, charted=bool(page.timeline), **words._asdict())


@public()
def events(visit: Visit) -> str:
    """All events up to the reader's day."""
    page = events_page(visit.record, visit.reading, settings.SITE_URL)
    return visit.html("events.html", page, title=page.title, description=page.sentence)


@public()
def event(visit: Visit, key: str) -> str:
    """One of them, on its own days, as far as it goes by the reader's."""
    page = event_page(visit.record, visit.reading, key, settings.SITE_URL)
    linked = linked_data.event(find_event(visit.record, key), settings.SITE_URL + visit.reading.path)
    words = titles.of_event(visit.record, page)
    return visit.html("event.html", page, linked=linked, charted=page.picture is not None, **words._asdict())
