"""The page on which an assessment is written: what was typed, what is known, and what the codebook says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from stances.desk import checks, drafts, weighing, workflow
from stances.desk.drafts import AssessmentContent
from stances.desk.refusal import Refused
from stances.desk.weighing import History, Offered
from stances.models import Assessment, Editor, Member, Statement

from . import asking
from .judging_form import NO_POSITION, Choice, JudgementForm, condition_choices, confidence_choices, stance_choices
from .judging_parts import WEIGH, Group, laid_out

PAGES_AT_MOST = 100
SAVES = ("_save", "_submit")


@dataclass
class JudgingPage:
    """Made from what the browser sent, from a row, or from the address of a new one. Nothing typed is lost.

    ``row`` is null for a new assessment. ``reasons`` are sentences that say why nothing was saved.
    """

    member: Member
    by: Editor
    today: dt.date
    typed: QueryDict
    row: Assessment | None = None
    reasons: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.form = JudgementForm(self.typed)
        self.form.full_clean()

    @property
    def saving(self) -> bool:
        return any(name in self.typed for name in SAVES)

    @cached_property
    def weighed(self) -> dict[int, str]:
        """By the statement's id, whether it is ticked as ``supports`` or ``contrary``; the last tick counts."""
        ticks = ((name.removeprefix(WEIGH), self.typed[name]) for name in self.typed if name.startswith(WEIGH))
        return {
            number: kind
            for pk, kind in ticks
            if (number := asking.number(pk)) is not None and kind in ("supports", "contrary")
        }

    @cached_property
    def history(self) -> History:
        return weighing.history(self.member)

    @property
    def present(self) -> weighing.Judged | None:
        return self.history.present(self.today)

    @property
    def pages(self) -> int:
        """How many pages of statements are laid out; one more where *older* was asked for."""
        count = asking.number(self.typed.get("pages", "1")) or 1
        return max(1, min(count + ("_older" in self.typed), PAGES_AT_MOST))

    @cached_property
    def offered(self) -> Offered:
        after = self.history.last_day(besides=self.row.key if self.row else "")
        return weighing.offered(self.member, self.by, self.weighed, after, self.pages)

    def ticked(self, kind: str) -> list[Statement]:
        return [row for row in self.offered.all if self.weighed.get(row.pk) == kind]

    @cached_property
    def groups(self) -> list[Group]:
        return laid_out(self.offered, self.weighed)

    @cached_property
    def findings(self) -> list[checks.Finding] | None:
        """What the codebook's rules find; null until a day and a stance are chosen."""
        day, stance = self.form.cleaned_data.get("effective"), self.form.cleaned_data.get("stance", "")
        if day is None or stance == "":
            return None
        judgement = checks.Judgement(
            member=self.member,
            effective=day,
            stance=stance,
            confidence=self.form.cleaned_data.get("confidence"),
            supports=self.ticked("supports"),
            contrary=self.ticked("contrary"),
            today=self.today,
            key=self.row.key if self.row else "",
            known={row.pk: row for row in self.offered.all},
        )
        return checks.findings(judgement)

    def _errors_of(self, field: str) -> list[checks.Finding]:
        return [f for f in self.findings or [] if f.level == checks.ERROR and f.field == field]

    @property
    def errors(self) -> dict[str, list[checks.Finding]]:
        """The errors of the codebook's rules, by the field they stand beside."""
        return {field: self._errors_of(field) for field in ("effective", "stance", "confidence", "evidence")}

    @property
    def error_count(self) -> int:
        return sum(map(len, self.errors.values()))

    @property
    def warnings(self) -> list[checks.Finding]:
        found = [finding for finding in self.findings or [] if finding.level == checks.WARNING]
        return [self._dropped(), *found] if self.form.dropped else found

    def _dropped(self) -> checks.Finding:
        rule = _("Confidence is judged for the day on which the assessment takes effect.")
        return checks.Finding(checks.WARNING, "confidence", self.form.dropped_in_words(), rule)

    @property
    def field_errors(self) -> dict[str, list[str]]:
        """What the form itself cannot store, by field: said once saving was asked for."""
        return {name: [str(e) for e in errors] for name, errors in self.form.errors.items()} if self.saving else {}

    @property
    def key_proposed(self) -> str:
        """The key it would get; empty without a day."""
        day = self.form.cleaned_data.get("effective")
        return weighing.proposed_key(self.member, day) if day and self.row is None else ""

    @property
    def stances(self) -> list[Choice]:
        return stance_choices(self.typed.get("stance"))

    @property
    def confidences(self) -> list[Choice]:
        return confidence_choices(self.typed.get("confidence"))

    @property
    def conditions(self) -> list[Choice]:
        return condition_choices(self.typed.getlist("conditions"))

    def content(self) -> AssessmentContent:
        """What was typed, ready to be stored: only where the form is valid."""
        names = ("effective", "stance", "confidence", "conditions", "rationale")
        values = {"member": self.member} | {name: self.form.cleaned_data[name] for name in names}
        evidence = [(row, kind) for kind in ("supports", "contrary") for row in self.ticked(kind)]
        return AssessmentContent(values=values, evidence=evidence)


def save(page: JudgingPage) -> Assessment | None:
    """Store what was typed as a draft and, if that was asked for, submit it: both or neither.

    Null where something stands in the way; then the page says what. A draft may break the codebook's rules.
    """
    if not page.form.is_valid():
        page.reasons = [_("Something below needs your attention.")]
        return None
    if "_submit" in page.typed and page.error_count:
        page.reasons = [_("It breaks the codebook's rules, as is said beside the fields. You may save it as a draft.")]
        return None
    try:
        return _stored(page)
    except Refused as refusal:
        page.reasons = refusal.reasons
        return None


@transaction.atomic
def _stored(page: JudgingPage) -> Assessment:
    content = page.content()
    kept = set(page.row.evidence.values_list("statement_id", flat=True)) if page.row else set()
    weighing.check_evidence((statement for statement, _kind in content.evidence), page.by, kept)
    if page.row is None:
        row = drafts.write(page.by, page.form.cleaned_data["key"] or page.key_proposed, content)
    else:
        row = drafts.rewrite(page.row, page.by, content)
    if "_submit" in page.typed:
        row = workflow.submit(row, page.by, page.form.cleaned_data["note"])
    assert isinstance(row, Assessment)  # noqa: S101 - its content says so
    return row


def sent_by(row: Assessment) -> QueryDict:
    """What a browser would send of a stored assessment."""
    data = QueryDict(mutable=True)
    data.update({"effective": row.effective.isoformat(), "stance": row.stance or NO_POSITION})
    data.update({"confidence": row.confidence or "", "rationale": row.rationale, "key": row.key})
    data.setlist("conditions", list(row.conditions))
    data.update({f"{WEIGH}{item.statement_id}": str(item.kind) for item in row.evidence.all()})
    return data


def sent_by_address(asked: QueryDict) -> QueryDict:
    """What a browser would send of a new assessment: ``supports`` names statements by id, ``effective`` its day."""
    data = QueryDict(mutable=True)
    named = [number for pk in asked.getlist("supports") if (number := asking.number(pk)) is not None]
    found = Statement.objects.filter(pk__in=named)
    days = dict(found.values_list("pk", "date")) if "supports" in asked else {}
    data.update({f"{WEIGH}{pk}": "supports" for pk in days})
    data["effective"] = asked.get("effective") or (max(days.values()).isoformat() if days else "")
    return data
