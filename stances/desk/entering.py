"""Entering a statement with everything it needs: pages, outlets, officials and posts that were not known before.

All of it is one transaction: either the draft is there with all it names, or nothing is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from stances.models import Editor, Member, Official, Outlet, Post, ProposedChange, Source, Statement

from . import addresses, drafts, finding, names, proposals, stating
from .drafts import StatementContent
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class NewOutlet:
    name: str
    domain: str
    kind: str
    language: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewPage:
    """A source that is not known yet; its address may be as it was pasted."""

    address: str
    outlet: Outlet | NewOutlet
    language: str
    title: str = ""
    published_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NewPost:
    title: str
    rank: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NewOfficial:
    """``affiliation``: a member, or ``NATO`` or ``UA``."""

    name: str
    affiliation: Member | str
    post: NewPost
    other_names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as it was entered. Without a ``key`` one is made; without members, its officials' are meant."""

    values: dict[str, Any]
    citations: Sequence[tuple[Source | NewPage, str]]
    officials: Sequence[Official | NewOfficial] = ()
    members: Sequence[Member] = ()
    posts: Sequence[tuple[Official, NewPost]] = field(default=())
    key: str = ""


def as_content(entry: Entry) -> StatementContent:
    """The content as far as it is stored already: what is new to the record is left out, what follows is filled in."""
    officials = [official for official in entry.officials if isinstance(official, Official)]
    sources = [(source, relays) for source, relays in entry.citations if isinstance(source, Source)]
    whom = entry.values.get("speaks_for") or stating.speaks_for([_affiliation(o) for o in entry.officials])
    return StatementContent(
        values=entry.values | {"speaks_for": str(whom)},
        members=list(entry.members) or (_members_of(entry.officials) if whom == "member" else []),
        officials=officials,
        citations=sources,
    )


def problems(entry: Entry, today: dt.date) -> list[stating.Problem]:
    """What is wrong with a statement as it was entered, counting what is new to the record as there."""
    content = as_content(entry)
    whole = StatementContent(content.values, content.members, entry.officials, entry.citations)  # type: ignore[arg-type]
    return stating.problems(whole, today)


def enter(by: Editor, entry: Entry, row: Statement | None = None) -> Statement:
    """The draft of a new statement, or the draft ``row`` with new content. Raises ``Refused``: nothing is stored."""
    try:
        with transaction.atomic():
            return _enter(by, entry, row)
    except IntegrityError as error:
        raise Refused(
            _("Somebody entered the same page, outlet, official or key a moment ago. Save again: it is found now.")
        ) from error


def _enter(by: Editor, entry: Entry, row: Statement | None) -> Statement:
    outlets: dict[str, Outlet] = {}
    content = as_content(entry)
    citations = [(_source(source, outlets), relays) for source, relays in entry.citations]
    officials = [o if isinstance(o, Official) else add_official(o) for o in entry.officials]
    content = StatementContent(content.values, content.members, officials, citations)
    if row is not None:
        written = drafts.rewrite(row, by, content)
    else:
        written = drafts.write(by, entry.key or stating.key_for(content, citations[0][0].outlet.name), content)
    assert isinstance(written, Statement)  # noqa: S101
    for official, post in entry.posts:
        add_post(official, post, by, _("The post held at the statement %(key)s.") % {"key": written.key})
    return written


def add_outlet(new: NewOutlet) -> Outlet:
    """Raises ``Refused`` where the domain belongs to a known outlet."""
    domain = new.domain.strip().lower().removeprefix("www.")
    if known := Outlet.objects.filter(domain=domain).first():
        raise Refused(_("%(domain)s is %(outlet)s, which is known. Choose it.") % {"domain": domain, "outlet": known})
    key = _free_key(Outlet, slugify(names.folded(new.name)) or slugify(domain.replace(".", "-")))
    return Outlet.objects.create(
        key=key, name=new.name, domain=domain, kind=new.kind, language=new.language, note=new.note
    )


def add_official(new: NewOfficial) -> Official:
    """Raises ``Refused`` where somebody of that name and affiliation is known."""
    affiliation = new.affiliation
    member = affiliation if isinstance(affiliation, Member) else None
    body = "" if member else str(affiliation)
    for known in Official.objects.filter(member=member, body=body):
        if names.folded(new.name) in map(names.folded, (known.name, *known.other_names)):
            raise Refused(_("%(name)s is known already. Find and choose them by name.") % {"name": known.name})
    given, _space, family = names.folded(new.name).partition(" ")
    made = Official.objects.create(
        key=_free_key(Official, slugify(f"{family} {given}") or "official"),
        name=new.name,
        other_names=list(new.other_names),
        member=member,
        body=body,
    )
    _add(made, new.post)
    return made


def add_post(official: Official, new: NewPost, by: Editor, why: str) -> Post | ProposedChange:
    """A post of an official who is known; of one whom the public sees it is proposed, and waits for a second editor."""
    if official.is_public():
        return proposals.propose_post(official, by, asdict(new), why)
    return _add(official, new)


def _add(official: Official, new: NewPost) -> Post:
    return Post.objects.create(
        official=official,
        title=new.title,
        rank=new.rank,
        since=new.since,
        until=new.until,
        position=official.posts.count(),
    )


def _source(page: Source | NewPage, outlets: dict[str, Outlet]) -> Source:
    if isinstance(page, Source):
        return page
    known = finding.known_source(page.address)
    if known is not None:
        return known
    outlet = page.outlet
    if isinstance(outlet, NewOutlet):
        domain = outlet.domain.lower()
        outlets[domain] = outlet = outlets.get(domain) or add_outlet(outlet)
    return Source.objects.create(
        url=addresses.canonical(page.address),
        outlet=outlet,
        language=page.language,
        title=page.title,
        published_on=page.published_on,
    )


def _members_of(officials: Sequence[Official | NewOfficial]) -> list[Member]:
    members = [o.member if isinstance(o, Official) else o.affiliation for o in officials]
    return list({m.pk: m for m in members if isinstance(m, Member)}.values())


def _affiliation(official: Official | NewOfficial) -> str:
    if isinstance(official, Official):
        return official.affiliation
    return official.affiliation.code if isinstance(official.affiliation, Member) else official.affiliation


def _free_key(model: type[Model], wanted: str) -> str:
    wanted = wanted[:76]
    taken = set(model._default_manager.filter(key__startswith=wanted).values_list("key", flat=True))
    return next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)
