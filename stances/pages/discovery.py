"""What a site says of itself to programs: to crawlers, to browsers that search it, to telephones that install it."""

from __future__ import annotations

import json

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from .languages import current, versions

GROUND = "#FCFBF8"
"""The light theme's ground: what stands behind the site while it opens."""

BLUE = "#0B4A8F"
"""The icon's ground."""

ICONS = (
    ("img/icon-192.png", 192, "any"),
    ("img/icon-512.png", 512, "any"),
    ("img/icon-maskable-512.png", 512, "maskable"),
)
"""File, width and height in pixels, and purpose; static/img/README.md says how they were made."""


def robots(site: str) -> str:
    """``robots.txt`` (RFC 9309): everything but the desk, the forms of readers' reports and a page's other themes."""
    reports = (version.address for version in versions("/report/"))
    closed = ["/admin/", *reports, "/*?theme=", "/*&theme="]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "Allow: /", ""]
    return "\n".join([*lines, f"Sitemap: {site}{reverse('sitemap')}", ""])


def search_description(site: str) -> str:
    """The OpenSearch 1.1 description: how a browser asks this site for statements."""
    address = escape(f"{site}{reverse('statements')}?q=") + "{searchTerms}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Open Door</ShortName>
  <Description>{escape(_("What NATO’s members said on Ukraine’s accession"))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="192" height="192" type="image/png">{escape(site + static("img/icon-192.png"))}</Image>
  <Image width="16" height="16" type="image/svg+xml">{escape(site + static("img/icon.svg"))}</Image>
  <Url type="text/html" template="{address}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{escape(site + reverse("opensearch"))}"/>
</OpenSearchDescription>
"""


def manifest() -> str:
    """The web app manifest (https://www.w3.org/TR/appmanifest/)."""
    words = {
        "name": "Open Door",
        "short_name": "Open Door",
        "description": _("Where every NATO member stands on Ukraine’s accession, and on whose words that rests."),
        "id": "/",
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "minimal-ui",
        "lang": current(),
        "dir": "ltr",
        "categories": ["news", "politics"],
        "theme_color": GROUND,
        "background_color": GROUND,
        "icons": [
            {"src": static(file), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for file, size, purpose in ICONS
        ],
    }
    return json.dumps(words, ensure_ascii=False, indent=2) + "\n"
