"""From the words of a file to the dataset's keys: members, officials, pages and statements that the record knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from stances.desk import addresses
from stances.desk.refusal import Refused
from stances.models import Source

from .columns import FALSE, TRUE
from .known import Fields, Known, outlet_of, page_of
from .problems import WARNING

Say = Callable[..., None]
"""Takes the column, what is wrong and what would be right; and the level, where it is only a warning."""


def statement(found: Fields, known: Known, say: Say) -> Fields:
    """The row as the dataset would write it, with keys for names; what nobody knows is said and left out."""
    row = {name: value for name, value in found.items() if not name.startswith("sources")}
    row["members"] = [code for name in found["members"] if (code := member(name, "members", known, say))]
    row["officials"] = [key for name in found["officials"] if (key := official(name, known, say))]
    row["would_block"] = {TRUE: True, FALSE: False}.get(found["would_block"].lower(), found["would_block"])
    row["sources"] = sources(found, known, say)
    return row


def assessment(found: Fields, known: Known, say: Say) -> Fields:
    """The row as the dataset would write it; evidence that is not public is said."""
    row = dict(found)
    if found["member"]:
        row["member"] = member(found["member"], "member", known, say)
    for column in ("evidence", "contrary"):
        for key in found[column]:
            if key in known.hidden:
                right = _("a public statement: publish that one first")
                say(column, _("“%(key)s” is not public") % {"key": key}, right)
            elif key not in known.statements:
                say(column, _("“%(key)s” is not known") % {"key": key}, _("the key of a public statement"))
    return row


def member(name: str, column: str, known: Known, say: Say) -> str:
    """The member's code, which may be in small letters; empty where there is none."""
    members = known.identities.members
    if name.upper() in members:
        return name.upper()
    named = next((code for code, row in members.items() if row.name.casefold() == name.casefold()), "")
    right = named or _("a member's ISO code, like LT or DE")
    say(column, _("“%(name)s” is no member's code") % {"name": name[:80]}, right)
    return ""


def official(name: str, known: Known, say: Say) -> str:
    """The official's key, by key or by exact name; empty where nobody or more than one has it."""
    if name in known.identities.officials:
        return name
    keys = known.names.get(name.casefold(), [])
    if len(keys) == 1:
        return keys[0]
    words = {"name": name[:120]}
    if keys:
        say("officials", _("“%(name)s” is the name of several") % words, _("a key: %s") % ", ".join(sorted(keys)))
    else:
        right = _("the key or exact name of an official; add a missing one at the desk first")
        say("officials", _("“%(name)s” is not known") % words, right)
    return ""


def sources(found: Fields, known: Known, say: Say) -> list[dict[str, Any]]:
    """The pages of a row, line by line; a known page is taken as it is known."""
    urls = found["sources"]
    for column in ("title", "outlet", "published_on", "language", "relays"):
        given = found[f"sources.{column}"]
        if len(given) > len(urls):
            wrong = _("%(n)d lines for %(m)d addresses") % {"n": len(given), "m": len(urls)}
            say(f"sources.{column}", wrong, _("a line for each address in “sources”, empty where nothing is known"))
    return [_source(number, url, found, known, say) for number, url in enumerate(urls)]


def _source(number: int, url: str, found: Fields, known: Known, say: Say) -> dict[str, Any]:
    def given(column: str) -> str | None:
        values = found[f"sources.{column}"]
        return (values[number] or None) if number < len(values) else None

    asked = {name: given(name) for name in ("title", "outlet", "published_on", "language")}
    source = known.identities.sources.get(url) or known.pages.get(page_of(url))
    if source is not None:
        page = as_known(source)
        if differs := [name for name, value in asked.items() if value and value != page[name]]:
            words = {"url": url, "columns": ", ".join(differs)}
            wrong = _("%(url)s is known with another %(columns)s") % words
            say("sources", wrong, _("it is taken as it is known; correct it at the desk if that is wrong"), WARNING)
        return page | {"relays": given("relays")}
    return _new(url, asked, known, say) | {"relays": given("relays")}


def as_known(source: Source) -> dict[str, Any]:
    """A stored page as the dataset would write it."""
    day = source.published_on.isoformat() if source.published_on else None
    return {
        "url": source.url,
        "title": source.title or None,
        "outlet": source.outlet.key,
        "published_on": day,
        "language": source.language,
    }


def _new(url: str, asked: dict[str, str | None], known: Known, say: Say) -> dict[str, Any]:
    """A page that will be made: its address made canonical, its outlet found by the domain."""
    outlets = known.identities.outlets
    outlet = None
    try:
        page = addresses.canonical(url)
        outlet = outlets.get(asked["outlet"]) if asked["outlet"] else outlet_of(page, known)
    except Refused as refusal:
        say("sources", url[:120], " ".join(refusal.reasons))
        return asked | {"url": url}
    if outlet is None and asked["outlet"]:
        say("sources.outlet", _("“%s” is not known") % asked["outlet"], _("the key of an outlet, or empty"))
    elif outlet is None:
        wrong = _("no outlet has the domain of %(url)s") % {"url": page}
        say("sources", wrong, _("the page of a known outlet; add a missing outlet at the desk first"))
    language = asked["language"] or (outlet.language if outlet else None)
    return asked | {"url": page, "outlet": outlet.key if outlet else None, "language": language}
