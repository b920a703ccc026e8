"""The builder of embeds."""

from __future__ import annotations

from csp.decorators import csp_update
from django.conf import settings
from django.utils.translation import gettext as _

from stances.pages.share import share_page
from stances.pages.visit import Visit

from .asked import public


@csp_update({"frame-src": ["'self'"]})
@public(
    uses=(
        "on", "since", "members", "member", "direction", "year", "official", "statement",
        "chart", "keep", "colours", "lang", "title", "width",
    )
)  # fmt: skip
def share(visit: Visit) -> str:
    page = share_page(visit.record, visit.record_at(visit.newest), visit.reading, settings.SITE_URL)
    description = _(
        "Frames, addresses, pictures and Markdown: the charts of Open Door for articles, free under CC BY 4.0."
    )
    return visit.html("share.html", page, title=page.heading, description=description)
