"""Members, officials, outlets, sources and milestones of a dataset: made where they are new, never changed.

The public sees an identity wherever it is named, so a changed one is reported, for an editor to correct at the desk.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.models import Member, Milestone, Official, Outlet, Post, Source

from . import rows
from .dataset import Dataset


@dataclass(slots=True)
class Identities:
    """The rows of the database by their keys, and what differs from the dataset, in words."""

    members: dict[str, Member] = field(default_factory=dict)
    officials: dict[str, Official] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)


def make(dataset: Dataset, empty: bool) -> Identities:
    """Make what is missing. Members and milestones are public at once, so only an ``empty`` record gets them."""
    found = Identities()
    _members(dataset, found, empty)
    _officials(dataset, found)
    _outlets(dataset, found)
    _sources(dataset, found)
    _milestones(dataset, found, empty)
    return found


def _members(dataset: Dataset, found: Identities, empty: bool) -> None:
    found.members = {m.code: m for m in Member.objects.all()}
    wanted = {row.iso2: _member_values(row) for row in dataset.members}
    if empty:
        new = [Member(code=code, **values) for code, values in wanted.items() if code not in found.members]
        found.members |= {m.code: m for m in Member.objects.bulk_create(new)}
    _compare(found, "members.json", wanted, found.members)


def _member_values(row: rows.MemberRow) -> dict[str, object]:
    return {
        "iso3": row.iso3,
        "name": row.name,
        "slug": slugify(row.name),
        "acceded": row.accession,
        "wikidata": row.wikidata,
    }


def _officials(dataset: Dataset, found: Identities) -> None:
    known = {o.key: o for o in Official.objects.select_related("member").prefetch_related("posts")}
    for row in dataset.officials:
        official = known.get(row.key)
        if official is None:
            official = Official.objects.create(
                key=row.key,
                name=row.name,
                other_names=row.other_names,
                member=found.members.get(row.affiliation),
                body="" if row.affiliation in found.members else row.affiliation,
            )
            Post.objects.bulk_create(
                Post(official=official, position=n, **post.model_dump()) for n, post in enumerate(row.posts)
            )
        elif _official_values(row) != _official_as_is(official):
            found.differences.append(
                _("officials.json: %(key)s differs from the record. Correct it at the desk.") % {"key": row.key}
            )
        found.officials[row.key] = official
    _report_unknown_names(found, dataset)
    _report_gone(found, "officials.json", known, {row.key for row in dataset.officials})


def _report_unknown_names(found: Identities, dataset: Dataset) -> None:
    """One line for all: other spellings help to find, and change nothing that is said."""
    lacking = [
        row.name for row in dataset.officials if set(row.other_names) - set(found.officials[row.key].other_names)
    ]
    if lacking:
        words = {"n": len(lacking), "first": lacking[0]}
        found.differences.append(
            ngettext(
                "officials.json: the record lacks other spellings of %(n)d name (%(first)s). Add them at the desk.",
                "officials.json: the record lacks other spellings of %(n)d names (%(first)s …). Add them at the desk.",
                len(lacking),
            )
            % words
        )


def _official_values(row: rows.OfficialRow) -> tuple[object, ...]:
    posts = [(p.title, str(p.rank), p.since, p.until) for p in row.posts]
    return row.name, row.affiliation, posts


def _official_as_is(official: Official) -> tuple[object, ...]:
    posts = [(p.title, p.rank, p.since, p.until) for p in official.posts.all()]
    return official.name, official.affiliation, posts


def _outlets(dataset: Dataset, found: Identities) -> None:
    found.outlets = {o.key: o for o in Outlet.objects.all()}
    wanted = {
        row.key: {**row.model_dump(exclude={"key"}), "kind": str(row.kind), "note": row.note or ""}
        for row in dataset.outlets
    }
    new = [Outlet(key=key, **values) for key, values in wanted.items() if key not in found.outlets]
    found.outlets |= {o.key: o for o in Outlet.objects.bulk_create(new)}
    _compare(found, "outlets.json", wanted, found.outlets)


def _sources(dataset: Dataset, found: Identities) -> None:
    found.sources = {s.url: s for s in Source.objects.select_related("outlet")}
    pages = {source.url: source for row in dataset.statements for source in row.sources}
    wanted = {
        url: {
            "title": page.title or "",
            "outlet": found.outlets[page.outlet],
            "published_on": page.published_on,
            "language": page.language,
        }
        for url, page in pages.items()
    }
    new = [Source(url=url, **values) for url, values in wanted.items() if url not in found.sources]
    found.sources |= {s.url: s for s in Source.objects.bulk_create(new)}
    _compare(found, "statements.json", wanted, found.sources, gone=False)


def _milestones(dataset: Dataset, found: Identities, empty: bool) -> None:
    known = {m.key: m for m in Milestone.objects.all()}
    wanted = {
        row.key: {
            **row.model_dump(exclude={"key"}),
            "kind": str(row.kind),
            "place": row.place or "",
            "url": row.url or "",
        }
        for row in dataset.events
    }
    if empty:
        new = [Milestone(key=key, **values) for key, values in wanted.items() if key not in known]
        known |= {m.key: m for m in Milestone.objects.bulk_create(new)}
    _compare(found, "events.json", wanted, known)


def _compare(found: Identities, file: str, wanted: dict, known: dict, gone: bool = True) -> None:
    """Report what is new but may not be made, what differs, and what disappeared."""
    for key, values in wanted.items():
        row = known.get(key)
        if row is None:
            found.differences.append(
                _("%(file)s: %(key)s is new. It would be public at once, so add it at the desk.")
                % {"file": file, "key": key}
            )
        elif fields := [name for name, value in values.items() if getattr(row, name) != value]:
            found.differences.append(
                _("%(file)s: %(key)s differs from the record in %(fields)s. Correct it at the desk.")
                % {"file": file, "key": key, "fields": ", ".join(fields)}
            )
    if gone:
        _report_gone(found, file, known, set(wanted))


def _report_gone(found: Identities, file: str, known: dict, wanted: set[str]) -> None:
    for key in sorted(set(known) - wanted):
        found.differences.append(
            _("%(file)s: %(key)s is in the record and no longer in the dataset.") % {"file": file, "key": key}
        )
