"""The form in which a reader reports a mistake, gives a source or contests a judgement; and what follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.record.record import Record
from stances.record.types import Assessment, Statement

from . import problem
from .around import NavItem
from .judgements import judged as judged_view
from .parts import AssessmentView, MemberLink, StatementView
from .positions import member_link
from .problem import Impossible
from .reading import Reading
from .statements import statement_view

SHORTEST, LONGEST = 10, 2000
"""Characters of a report, as ``desk.reports`` takes them; a test compares the two."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a reader has typed already: all of it is shown again."""

    kind: str = "mistake"
    words: str = ""
    source: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class KindChoice:
    code: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with the field ``name``, in a sentence."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The form. It is about ``statement``, or about ``judged`` of ``member``; ``version`` is the one that is shown.

    ``refused`` says in a sentence why nothing was sent; ``errors`` what is wrong with which field. ``action`` is the
    form's own address, ``back_href`` leads to what it is about.
    """

    heading: str
    statement: StatementView | None
    judged: AssessmentView | None
    member: MemberLink | None
    version: int
    action: str
    back_href: str
    kinds: tuple[KindChoice, ...]
    typed: Typed
    refused: str
    errors: tuple[FieldError, ...]
    shortest: int
    longest: int

    def error(self, name: str) -> str:
        return next((error.text for error in self.errors if error.name == name), "")

    @property
    def words_error(self) -> str:
        return self.error("words")

    @property
    def kind_error(self) -> str:
        return self.error("kind")

    @property
    def source_error(self) -> str:
        return self.error("source")

    @property
    def email_error(self) -> str:
        return self.error("email")


@dataclass(frozen=True, slots=True)
class ThanksPage:
    """What happens next. ``ways_on`` are links that work."""

    heading: str
    steps: tuple[str, ...]
    ways_on: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a report that was not taken: ``refused`` for the whole, ``reasons`` by field."""

    refused: str = ""
    reasons: Mapping[str, str] | None = None


def report_page(
    record: Record, reading: Reading, kind: str, key: str, typed: Typed | None = None, answer: Answer | None = None
) -> ReportPage:
    """The form about the ``kind`` (``statement`` or ``assessment``) with that key, as the reader's edition shows it.

    Raises ``Impossible`` where the edition shows none.
    """
    typed, answer = typed or Typed(), answer or Answer()
    errors = tuple(FieldError(name, text) for name, text in (answer.reasons or {}).items())
    statement, judged, member, version, back = _about(record, reading, kind, key)
    return ReportPage(
        heading=_("Report a mistake or give a source"),
        statement=statement,
        judged=judged,
        member=member,
        version=version,
        action=reading.here(),
        back_href=back,
        kinds=_kinds(typed.kind),
        typed=typed,
        refused=answer.refused or _refused(errors),
        errors=errors,
        shortest=SHORTEST,
        longest=LONGEST,
    )


About = tuple[StatementView | None, AssessmentView | None, MemberLink | None, int, str]


def _about(record: Record, reading: Reading, kind: str, key: str) -> About:
    if kind == "statement":
        statement = existing_statement(record, key)
        if statement.fate != "current":
            raise _no_longer(reading.statement(key))
        return statement_view(statement, record, reading), None, None, statement.version, reading.statement(key)
    assessment = existing_assessment(record, key)
    member = record.member(assessment.member)
    view = judged_view(record, reading, assessment)
    return None, view, member_link(member, reading), assessment.version, f"{view.href}#{key}"


def existing_statement(record: Record, key: str) -> Statement:
    """The statement with that key that the edition knows, also a withdrawn one. Raises ``Impossible``."""
    found = None if "\x00" in key else record.statement(key)
    if found is None:
        raise problem.unknown_statement(key, sorted({e.statement for a in record.assessments for e in a.evidence}))
    return found


def existing_assessment(record: Record, key: str) -> Assessment:
    """The assessment with that key in the record's edition. Raises ``Impossible``."""
    found = next((a for a in record.assessments if a.key == key), None)
    if found is None:
        raise Impossible(
            404,
            _("There is no such assessment"),
            _("The record holds no assessment with the key %(key)s in this edition.") % {"key": problem.echo(key)},
            _("Every assessment stands on the page of its member."),
            [(_("All members"), reverse("members"))],
        )
    return found


def _no_longer(href: str) -> Impossible:
    return Impossible(
        404,
        _("This statement is no longer part of the record"),
        _("It was withdrawn, so nothing rests on it any more."),
        _("Its page says in which edition, and the corrections why."),
        [(_("The statement’s page"), href), (_("Corrections"), reverse("corrections"))],
    )


def _kinds(chosen: str) -> tuple[KindChoice, ...]:
    labels = {
        "mistake": _("There is a mistake in it"),
        "source": _("I know a source for it, or a better one"),
        "judgement": _("I contest the judgement"),
    }
    return tuple(KindChoice(code, label, code == chosen) for code, label in labels.items())


def _refused(errors: Sequence[FieldError]) -> str:
    if not errors:
        return ""
    words = ngettext(
        "Nothing was sent yet: one thing needs your attention.",
        "Nothing was sent yet: %(n)d things need your attention.",
        len(errors),
    )
    return words % {"n": len(errors)}


def thanks_page(reading: Reading) -> ThanksPage:
    """What a reader sees who has sent a report."""
    return ThanksPage(
        heading=_("Thank you: your report is on the editors’ desk"),
        steps=(
            _("An editor reads it, beside what it is about."),
            _(
                "The answer is one of three: corrected, in an edition that it names; kept, and why; or not about this."
                " It stands on the page that you reported, without your words and without your name."
            ),
            _("If you left an e-mail address, an editor may write to you. It is deleted when the case is closed."),
        ),
        ways_on=(
            NavItem(_("Corrections"), reading.plain("corrections"), current=False),
            NavItem(_("How positions are judged"), reading.plain("methodology"), current=False),
            NavItem(_("The alliance today"), reading.alliance_today(), current=False),
        ),
    )
