"""What programs ask a site for: the sitemap, robots.txt, the OpenSearch description, the web app manifest."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from stances.pages import discovery
from stances.pages import sitemap as maps
from stances.pages.visit import Visit

from .asked import public

XML = "application/xml; charset=utf-8"

KEPT = "public, max-age=86400"
"""Made of no record: they change with a release, or with the site's own address."""


@public(XML, uses=())
def sitemap(visit: Visit) -> str:
    """Every page of the newest edition, whichever was asked for; the index of its parts where there are too many."""
    return maps.sitemap(visit.record_at(visit.newest), visit.reading.today, settings.SITE_URL)


@public(XML, uses=())
def sitemap_part(visit: Visit, number: int) -> str:
    return maps.part(visit.record_at(visit.newest), visit.reading.today, settings.SITE_URL, number)


def robots(request: HttpRequest) -> HttpResponse:
    return _plain(discovery.robots(settings.SITE_URL), "text/plain; charset=utf-8")


def search_description(request: HttpRequest) -> HttpResponse:
    return _plain(discovery.search_description(settings.SITE_URL), "application/opensearchdescription+xml")


def manifest(request: HttpRequest) -> HttpResponse:
    return _plain(discovery.manifest(), "application/manifest+json")


def _plain(body: str, content_type: str) -> HttpResponse:
    return HttpResponse(body, content_type=content_type, headers={"Cache-Control": KEPT})
