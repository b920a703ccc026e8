"""What a page is about, in the words of schema.org, for search engines and for whoever gathers data (JSON-LD 1.1).

A page carries it as a block of data in its head, which no browser runs. Addresses in it are absolute: ``site`` is the
site's own origin, without a slash at its end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS
from stances.record.record import Record
from stances.record.types import Member, Milestone, Official

from . import languages
from .about import LICENCE_URL
from .parts import SpeakerView, StatementView

Linked = dict[str, Any]
"""A thing of schema.org as JSON-LD has it. What is not known is left out, never empty."""

CONTEXT = "https://schema.org"
WIKIDATA = "https://www.wikidata.org/wiki/"
NATO: Linked = {"@type": "Organization", "name": "NATO", "sameAs": [f"{WIKIDATA}Q7184", "https://www.nato.int/"]}
UKRAINE: Linked = {"@type": "Country", "name": "Ukraine", "identifier": "UA", "sameAs": f"{WIKIDATA}Q212"}

ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""As Django's ``json_script`` writes them, so that no word of the record can end the block it stands in."""


def written(linked: Mapping[str, Any] | None) -> SafeString:
    """The text of the block in the page's head; empty for nothing."""
    if not linked:
        return SafeString("")
    text = json.dumps({"@context": CONTEXT, **linked}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308 - JSON with every sign that HTML knows escaped


def dataset(record: Record, site: str, files: Iterable[tuple[str, str]] = ()) -> Linked:
    """The record at its edition as a ``Dataset``. ``files`` are its downloads: address on this site, media type."""
    edition = record.edition
    page = site + reverse("data")
    distribution = [
        {"@type": "DataDownload", "contentUrl": site + address, "encodingFormat": media} for address, media in files
    ]
    return _known(
        {
            "@type": "Dataset",
            "@id": _identity(page, "dataset"),
            "url": page,
            "name": _("Where NATO’s members stand on Ukraine’s accession"),
            "description": _(
                "Dated assessments of where each NATO member stands on Ukraine’s accession to the alliance, on a scale"
                " of five stances with one criterion each, and the statements of its officials that they rest on, with"
                " their sources."
            ),
            "license": LICENCE_URL,
            "version": str(edition.number),
            "dateModified": timezone.localtime(edition.made_at).isoformat(timespec="seconds"),
            "temporalCoverage": f"{RECORD_STARTS}/{edition.complete_to}",
            "spatialCoverage": {"@type": "Place", "name": _("The members of NATO")},
            "about": [NATO, UKRAINE],
            "creator": {"@type": "Organization", "name": "Open Door", "url": site + reverse("home")},
            "isAccessibleForFree": True,
            "distribution": distribution,
        }
    )


def quotation(statement: StatementView, site: str) -> Linked:
    """A statement as a ``Quotation`` in its own language; where no words are quoted, as a work that is summarised.

    ``dateCreated`` is the day on which it was said, or the month where no day is known (ISO 8601).
    """
    page = site + reverse("statement", args=[statement.key])
    sources = [source.url for source in statement.sources]
    speakers = [_speaker(speaker) for speaker in statement.speakers]
    return _known(
        {
            "@type": "Quotation" if statement.quote else "CreativeWork",
            "@id": _identity(page, "statement"),
            "url": page,
            "abstract": statement.summary,
            "dateCreated": f"{statement.date:%Y-%m}" if statement.precision == "month" else f"{statement.date}",
            "citation": sources,
            "isBasedOn": sources,
            "about": [*(_country(member.name, member.code) for member in statement.members), NATO, UKRAINE],
            **(_words(statement) | {"spokenByCharacter": speakers} if statement.quote else {"author": speakers}),
        }
    )


def _identity(page: str, kind: str) -> str:
    """What a thing is called wherever it is spoken of: the same on its page in every language."""
    address = urlsplit(page)
    plain = languages.in_language(address.path, languages.codes()[0])
    return address._replace(path=plain, fragment=kind).geturl()


def _words(statement: StatementView) -> Linked:
    """What was said, in its language, and our translation where there is one."""
    translation = {"@type": "Quotation", "text": statement.quote_translation, "inLanguage": "en"}
    return {
        "text": statement.quote,
        "inLanguage": statement.quote_language,
        "workTranslation": translation if statement.quote_translation else None,
    }


def _speaker(speaker: SpeakerView) -> Linked:
    return _known({"@type": "Person", "name": speaker.name, "jobTitle": speaker.post})


def _country(name: str, code: str) -> Linked:
    return {"@type": "Country", "name": name, "identifier": code}


def government(member: Member, site: str) -> Linked:
    """A member as a ``GovernmentOrganization``: whose position a page of its own shows, and of which country."""
    page = site + reverse("member", args=[member.slug])
    country = _country(member.name, member.code) | {"sameAs": f"{WIKIDATA}{member.wikidata}" if member.wikidata else ""}
    return {
        "@type": "GovernmentOrganization",
        "@id": _identity(page, "government"),
        "url": page,
        "name": _("%(member)s (government)") % {"member": member.name},
        "areaServed": _known(country),
        "memberOf": NATO,
    }


def person(official: Official, of: str, page: str) -> Linked:
    """An official as a ``Person``, with every post as an occupation with its dates, and the title of the last one.

    ``of`` is the name of the member, of NATO or of Ukraine it speaks for; ``page`` the absolute address of its page.
    """
    posts = sorted(official.posts, key=lambda post: str(post.since or ""))
    held = [
        _known(
            {
                "@type": "EmployeeRole",
                "roleName": post.title,
                "startDate": str(post.since or ""),
                "endDate": str(post.until or ""),
            }
        )
        for post in posts
    ]
    return _known(
        {
            "@type": "Person",
            "@id": _identity(page, "person"),
            "url": page,
            "name": official.name,
            "jobTitle": posts[-1].title if posts else "",
            "affiliation": {"@type": "Organization", "name": of},
            "hasOccupation": held,
        }
    )


def body(official: Official) -> str:
    """Whom an official speaks for that is no member."""
    return _("Ukraine") if official.affiliation == "UA" else _("NATO")


def event(milestone: Milestone, page: str) -> Linked:
    """A milestone as an ``Event``; ``page`` is the absolute address of its page."""
    return _known(
        {
            "@type": "Event",
            "@id": _identity(page, "event"),
            "url": page,
            "name": milestone.name,
            "description": milestone.summary,
            "startDate": str(milestone.date),
            "endDate": str(milestone.end_date or milestone.date),
            "location": {"@type": "Place", "name": milestone.place} if milestone.place else None,
            "sameAs": milestone.url,
            "about": [UKRAINE],
        }
    )


def _known(linked: Linked) -> Linked:
    """Without what is not known: an empty word or list says nothing, and is refused where a value is required."""
    return {name: value for name, value in linked.items() if value not in ("", None, [])}
