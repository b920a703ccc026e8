"""The embeds: small pages that anybody may frame, in the language that ``lang`` names; light if no theme is named."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, cast

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.gzip import gzip_page

from stances.pages import embeds, languages, through_time
from stances.pages.charted import USES
from stances.pages.embed_types import EmbedPage
from stances.pages.oembed_addresses import discovery, own_address
from stances.pages.rendering import render_alone
from stances.pages.visit import Visit

from .asked import Maker, View, public

FRAMED_ANYWHERE = {"frame-ancestors": ["*"]}

KEPT = "public, max-age=3600"


def embed(kind: str) -> Callable[[Maker], View]:
    """Makes the view of a kind of embed, which other sites may frame."""

    def decorate(make: Maker) -> View:
        answered = public(uses=("lang", "title", *USES[kind]), only=True, assumed={"theme": "light"})(make)
        framed: View = xframe_options_exempt(speaking(answered))
        return cast("View", csp_replace(FRAMED_ANYWHERE)(framed))

    return decorate


def speaking(view: View) -> View:
    """The view in the language that ``lang`` names; in English where it names none of ours, to say so."""

    @wraps(view)
    def in_language(request: HttpRequest, **parts: Any) -> HttpResponse:
        asked = request.GET.get("lang", "")
        language = asked if asked in languages.codes() else settings.LANGUAGE_CODE
        with override(language):
            response = view(request, **parts)
        response.headers["Content-Language"] = language
        return response

    return in_language


def alliance(kind: str) -> View:
    """The view of the alliance as one kind of chart."""

    @embed(kind)
    def view(visit: Visit) -> str:
        newest = visit.record_at(visit.newest)
        return _shown(visit, embeds.alliance_embed(kind, visit.record, newest, visit.reading))

    return view


def through_time_embed(kind: str) -> View:
    """The view of a chart through time, which has the address's parts."""

    @embed(kind)
    def view(visit: Visit, **parts: str) -> str:
        chart = through_time.CHARTS[kind](visit.record, visit.reading, **parts)
        newest = visit.record_at(visit.newest)
        return _shown(visit, embeds.through_time_embed(kind, chart, visit.record, newest, visit.reading))

    return view


@embed("vs")
def two_days(visit: Visit, day: str, other: str) -> str:
    first, last = embeds.days_of(day, other, visit.reading)
    visit = visit.read_on(last.isoformat())
    newest = visit.record_at(visit.newest)
    return _shown(visit, embeds.two_days_embed(visit.record, newest, visit.reading, first))


@embed("statement")
def statement(visit: Visit, key: str) -> str:
    newest = visit.record_at(visit.newest)
    return _shown(visit, embeds.statement_embed(visit.record, newest, visit.reading, key))


def _shown(visit: Visit, page: EmbedPage) -> str:
    """The page, which names its answer by oEmbed: its own address may be given to whoever makes charts of addresses."""
    named = discovery(own_address(visit.reading), settings.SITE_URL)
    return render_alone("embed.html", dataclasses.replace(page, oembed=named))


@gzip_page
def script(request: HttpRequest) -> HttpResponse:
    """The script that fits frames to their heights, at an address for other sites, which never changes."""
    headers = {"Cache-Control": KEPT, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8", headers=headers)


@cache
def _script() -> bytes:
    return bytes((settings.BASE_DIR / "static" / "js" / "embed.js").read_bytes())
