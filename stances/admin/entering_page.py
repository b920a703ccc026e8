"""The form of a statement as it stands: what was typed, what is known already, and what can be proposed.

A page of it is made from a row, from an address, or from what the browser sent; nothing that was typed is lost.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from stances.desk import addresses, drafts, finding, stating
from stances.desk.drafts import StatementContent
from stances.desk.finding import Found
from stances.desk.refusal import Refused
from stances.desk.twins import Twin
from stances.models import Member, Official, Source, Statement

from . import asking
from .entering_forms import StatementForm
from .entering_parts import NewOfficialForm, PostForm, SourceForm
from .together import GO_ON

PAGES_AT_MOST = 12


@dataclass
class Page:
    """A page that is cited: its fields, and the record's source where it is known."""

    form: SourceForm
    address: str
    known: Source | None
    number: int
    taken: list[Statement]
    trouble: str = ""

    @property
    def is_outlet_open(self) -> bool:
        """Whether the fields of a new outlet stand open: none is known, or some were filled in."""
        return bool(self.form["outlet_name"].value()) or not self.form["outlet"].value()


@dataclass
class Chosen:
    """A speaker, with the post held on the statement's day, and the fields to add one."""

    found: Found
    post_form: PostForm


class EnteringPage:
    """``typed``: what the browser sent. ``judged``: whether it is to be saved, so that errors stand beside fields."""

    def __init__(
        self, today: dt.date, row: Statement | None = None, address: str = "", typed: QueryDict | None = None
    ) -> None:
        self.today, self.row = today, row
        self.judged = typed is not None and ("_save" in typed or "_submit" in typed) and GO_ON not in typed
        self.typed = typed.copy() if typed is not None else _sent_by(row, address)
        self.members = list(Member.objects.all())
        self.twins: list[Twin] = []
        self.errors: list[str] = []
        self._answer()
        self.known = self._known_sources()
        self.taken = finding.taken_from_each([*self.known.values()], but=row)
        self.pages = [self._page(number) for number in range(self._count)]
        self.form = self._made(StatementForm)
        self.form.fields["members"].choices = [(member.pk, member.name) for member in self.members]
        self.someone = self._made(NewOfficialForm, prefix="someone", members=self.members)
        self.chosen = [
            Chosen(found, self._made(PostForm, prefix=f"post-{found.official.pk}"))
            for found in finding.with_posts(self._officials, self.day)
        ]
        if row is None:
            self.form.fields["key"].widget.attrs["placeholder"] = self.proposed_key

    def _made(self, kind: type[Any], prefix: str | None = None, **more: Any) -> Any:
        """A form with what was typed: judged, with errors, or only shown again."""
        if self.judged:
            return kind(self.typed, prefix=prefix, **more)
        blank = kind(prefix=prefix, **more)
        sent = {name: _read(field, self.typed, blank.add_prefix(name)) for name, field in blank.fields.items()}
        return kind(prefix=prefix, initial={name: value for name, value in sent.items() if value}, **more)

    def _answer(self) -> None:
        """Do what a button asked for that saves nothing: choose an official, add a page."""
        who, typed = self.typed.get("who", ""), self.typed
        picked = typed.get("choose", "")
        if self.judged and who and (one := finding.the_one(who)):
            picked = str(one.pk)
        number, officials = asking.number(picked), Official.objects.select_related("member")
        official = None if number is None else officials.filter(pk=number).first()
        if official is not None:
            typed.setlist("officials", [*dict.fromkeys([*typed.getlist("officials"), str(official.pk)])])
            typed["who"] = ""
            if official.member:
                typed.setlist("members", [*dict.fromkeys([*typed.getlist("members"), str(official.member_id)])])
        if "_page" in typed:
            typed["pages"] = str(self._count + 1)

    @property
    def _count(self) -> int:
        """How many pages the form has fields for: what the browser says, within reason."""
        return min(asking.number(self.typed.get("pages", "")) or 1, PAGES_AT_MOST)

    def _known_sources(self) -> dict[str, Source]:
        """The sources that are known by the very addresses that stand in the form."""
        typed = [self.typed.get(f"page-{number}-address", "").strip() for number in range(self._count)]
        typed = [address for address in typed if asking.NUL not in address]
        if self.row is not None:
            cited = {citation.source.url: citation.source for citation in self.row.citations.all()}
            if all(address in cited for address in typed):
                return cited
        return {source.url: source for source in Source.objects.select_related("outlet").filter(url__in=typed)}

    @cached_property
    def _officials(self) -> list[Official]:
        typed = map(asking.number, self.typed.getlist("officials"))
        ids = [pk for pk in typed if pk is not None]
        if self.row is not None:
            named = {speaker.official_id: speaker.official for speaker in self.row.speakers.all()}
            if all(pk in named for pk in ids):
                return [named[pk] for pk in ids]
        found = Official.objects.select_related("member").prefetch_related("posts").in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]

    @cached_property
    def day(self) -> dt.date | None:
        try:
            return dt.date.fromisoformat(self.typed.get("date", ""))
        except ValueError:
            return None

    @cached_property
    def matches(self) -> list[Found]:
        """Officials whose name fits what is being looked for."""
        return finding.officials(self.typed.get("who", ""), self.day)

    def _page(self, number: int) -> Page:
        prefix = f"page-{number}"
        address = self.typed.get(f"{prefix}-address", "").strip()
        known, trouble = None, ""
        try:
            known = (self.known.get(address) or finding.known_source(address)) if address else None
            if address and not known:
                for name, value in _proposed(address, self.today, self.typed.get(f"{prefix}-outlet_name", "")).items():
                    self.typed[f"{prefix}-{name}"] = self.typed.get(f"{prefix}-{name}") or value
        except Refused as refusal:
            trouble = str(refusal)
        form = self._made(SourceForm, prefix=prefix)
        form.known = known
        if trouble and form.errors is not None and self.judged:
            form.add_error("address", trouble)
        return Page(form, address, known, number, self._taken_from(known), trouble)

    def _taken_from(self, source: Source | None) -> list[Statement]:
        """The other statements from a page; of one whose address was typed in another way they are asked for."""
        if source is None:
            return []
        if source.pk not in self.taken:
            self.taken |= finding.taken_from_each([source], but=self.row)
        return self.taken[source.pk]

    @property
    def proposed_key(self) -> str:
        """The key that saving would make now; empty without a day."""
        if self.day is None:
            return ""
        asked = self.typed.get
        values = {
            "date": self.day,
            "date_precision": asked("date_precision", "day"),
            "attribution": asked("attribution", ""),
            "attributed_to": asked("attributed_to", ""),
            "speaks_for": asked("speaks_for", "") or stating.speaks_for([o.affiliation for o in self._officials]),
        }
        outlet = self.pages[0].known.outlet.name if self.pages and self.pages[0].known else ""
        return stating.key_for(StatementContent(values, self.ticked_members, self._officials), outlet)

    @property
    def ticked_members(self) -> list[Member]:
        ids = set(self.typed.getlist("members"))
        return [member for member in self.members if str(member.pk) in ids]

    def all_forms(self) -> list[forms.Form]:
        posts = [chosen.post_form for chosen in self.chosen]
        return [self.form, *(page.form for page in self.pages), self.someone, *posts]

    @property
    def count(self) -> int:
        """How many things keep it from being saved."""
        return sum(len(form.errors) for form in self.all_forms()) + len(self.errors)


def _proposed(address: str, today: dt.date, new_outlet: str) -> dict[str, str]:
    """What the record and the address itself say of a page that is not known: for fields that are empty."""
    outlet = None if new_outlet else finding.outlet_of(address)
    day = addresses.day_in(address, today)
    known = {"outlet": str(outlet.pk), "language": outlet.language} if outlet else {}
    return {
        "published_on": day.isoformat() if day else "",
        "outlet_domain": "" if outlet else finding.domain_of(address),
        **known,
    }


def _sent_by(row: Statement | None, address: str) -> QueryDict:
    """What a browser would send of ``row``, or of a new statement from ``address``."""
    data = QueryDict(mutable=True)
    if row is None:
        data.update({"page-0-address": address, "date_precision": "day", "attribution": "on_record", "pages": "1"})
        return data
    data.update({name: str(getattr(row, name)) for name in drafts.STATEMENT_VALUES if name != "conditions"})
    data.setlist("conditions", list(row.conditions))
    data.setlist("members", [str(link.member_id) for link in row.bears_on.all()])
    data.setlist("officials", [str(speaker.official_id) for speaker in row.speakers.all()])
    for n, citation in enumerate(row.citations.all()):
        data.update({f"page-{n}-address": citation.source.url, f"page-{n}-relays": citation.relays})
    data["pages"] = str(max(1, len(row.citations.all())))
    return data


def _read(field: forms.Field, data: QueryDict, name: str) -> Any:
    return field.widget.value_from_datadict(data, {}, name)
