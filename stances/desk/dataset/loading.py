"""Loading a dataset: one edition into an empty record, drafts into one that is in use, nothing the second time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.translation import gettext as _

from stances.desk import content, drafts, people, publishing, workflow
from stances.desk.drafts import AssessmentContent, Content, StatementContent
from stances.desk.editions import PUBLISHING_LOCK
from stances.models import Assessment, Edition, Editor, Role, Row, Statement, Status

from . import identities, rows
from .dataset import Dataset
from .identities import Identities

IMPORTER = "starter-dataset-import"
REVIEWER = "starter-dataset-review"
EDITION_NOTE = "Imported, starter dataset."
CORRECTION_REASON = "The starter dataset changed."

Say = Callable[[str], None]
DatasetRow = rows.StatementRow | rows.AssessmentRow


@dataclass(slots=True)
class Report:
    """What a load did. ``left_alone`` and ``differences`` are sentences for an editor."""

    edition: Edition | None = None
    new: list[str] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    unchanged: int = 0
    left_alone: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


@transaction.atomic
def load(dataset: Dataset, say: Say = lambda line: None) -> Report:
    """Load ``dataset``, all of it or nothing; ``say`` is told how far it is.

    Into an empty record it publishes one edition, by two system accounts, through the workflow. Into a record in use it
    makes drafts only, and leaves alone what editors changed since.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
    empty = not (Edition.objects.exists() or Statement.objects.exists() or Assessment.objects.exists())
    importer = _account(IMPORTER, "import", Role.REVIEWER)
    say(_("Members, officials, outlets, sources, milestones …"))
    known = identities.make(dataset, empty)
    report = Report(differences=known.differences)
    written = _Writing(importer, known, report, say).write(dataset)
    if empty:
        report.edition = _publish(written, importer, dataset, say)
    return report


def _account(username: str, role: str, group: Role) -> Editor:
    """A named system account: nobody can log in with it."""
    editor, made = Editor.objects.get_or_create(
        username=username, defaults={"first_name": "Starter dataset", "last_name": f"({role})", "is_active": False}
    )
    if made:
        editor.set_unusable_password()
        editor.save()
        editor.groups.add(people.group(group))
    return editor


def _publish(written: list[Row], importer: Editor, dataset: Dataset, say: Say) -> Edition:
    approvals = []
    for n, row in enumerate(written, 1):
        submitted = workflow.submit(row, importer, ticked=None)
        approvals.append(publishing.Approval(submitted, submitted.content_hash))
        if n % 100 == 0 or n == len(written):
            say(_("Submitted %(n)s of %(all)s …") % {"n": n, "all": len(written)})
    say(_("Publishing the first edition …"))
    reviewer = _account(REVIEWER, "review", Role.REVIEWER)
    return publishing.approve(approvals, reviewer, EDITION_NOTE, complete_to=dataset.about.complete_to)


class _Writing:
    """Writes the drafts of one load: statements first, so that assessments can rest on them."""

    def __init__(self, importer: Editor, known: Identities, report: Report, say: Say) -> None:
        self.importer, self.known, self.report, self.say = importer, known, report, say
        self.newest: dict[tuple[str, str], Row] = {}
        self.last_imported: dict[tuple[str, str], str] = {}
        self.written: list[Row] = []
        stored: list[Row] = [*Statement.objects.order_by("version"), *Assessment.objects.order_by("version")]
        for row in stored:
            self.newest[type(row).__name__, row.key] = row
            if row.imported_hash:
                self.last_imported[type(row).__name__, row.key] = row.imported_hash

    def write(self, dataset: Dataset) -> list[Row]:
        plan: list[DatasetRow] = [*dataset.statements, *dataset.assessments]
        for n, row in enumerate(plan, 1):
            self._one(row)
            if n % 100 == 0 or n == len(plan):
                self.say(_("Read %(n)s of %(all)s statements and assessments …") % {"n": n, "all": len(plan)})
        wanted = {(_kind(row), row.key) for row in plan}
        for kind, key in sorted(set(self.last_imported) - wanted):
            self.report.differences.append(
                _(
                    "%(kind)s %(key)s is in the record and no longer in the dataset."
                    " Withdraw it at the desk if it is wrong."
                )
                % {"kind": kind, "key": key}
            )
        return self.written

    def _one(self, row: DatasetRow) -> None:
        kind = _kind(row)
        digest = _digest(row)
        newest = self.newest.get((kind, row.key))
        if self.last_imported.get((kind, row.key)) == digest:
            self.report.unchanged += 1
            return
        unknown = self._unknown(row)
        if unknown:
            self._leave(kind, row.key, _("it names %(what)s, which is not in the record yet") % {"what": unknown})
        elif newest is None:
            self._keep(kind, drafts.write(self.importer, row.key, self._content(row), digest), self.report.new)
        elif not newest.imported_hash:
            self._leave(kind, row.key, _("editors changed it since"))
        elif newest.status == Status.PUBLISHED:
            draft = drafts.correct(newest, self.importer, CORRECTION_REASON, self._content(row), digest)
            self._keep(kind, draft, self.report.corrections)
        elif newest.status == Status.DRAFT and newest.editors == [self.importer.pk] and not newest.reviews.exists():
            draft = drafts.rewrite(newest, self.importer, self._content(row), digest)
            self._keep(kind, draft, self.report.corrections if draft.corrects_id else self.report.new)
        else:
            self._leave(kind, row.key, _("editors are at work on it: it is %(status)s") % {"status": newest.status})

    def _keep(self, kind: str, draft: Row, listed: list[str]) -> None:
        self.newest[kind, draft.key] = draft
        self.written.append(draft)
        listed.append(f"{kind} {draft.key}")

    def _leave(self, kind: str, key: str, why: str) -> None:
        self.report.left_alone.append(
            _("%(kind)s %(key)s differs from the dataset and was left alone: %(why)s.")
            % {"kind": kind, "key": key, "why": why}
        )

    def _unknown(self, row: DatasetRow) -> str:
        codes = row.members if isinstance(row, rows.StatementRow) else [row.member]
        return ", ".join(code for code in codes if code not in self.known.members)

    def _content(self, row: DatasetRow) -> Content:
        if isinstance(row, rows.StatementRow):
            return statement_content(row, self.known)
        return assessment_content(row, self.known, self._version)

    def _version(self, key: str) -> Statement:
        """The version of a statement to rest on: the one this load wrote, else the public one, else the newest."""
        newest = self.newest["Statement", key]
        if newest not in self.written:
            newest = Statement.objects.published().filter(key=key).first() or newest
        assert isinstance(newest, Statement)  # noqa: S101 - the key says so
        return newest


def _digest(row: DatasetRow) -> str:
    """The hash of a dataset's row. ``would_block`` counts where it is true: rows imported before it are unchanged."""
    values = row.model_dump(mode="json")
    return content.hash_values({name: v for name, v in values.items() if name != "would_block" or v})


def _kind(row: DatasetRow) -> str:
    return "Statement" if isinstance(row, rows.StatementRow) else "Assessment"


def statement_content(row: rows.StatementRow, known: Identities) -> StatementContent:
    """A well-formed row as a draft takes it; everybody and every page that it names is ``known``."""
    names = ("attributed_to", "venue", "quote", "quote_language", "quote_translation")
    return StatementContent(
        values={name: getattr(row, name) or "" for name in names}
        | {
            "date": row.date,
            "date_precision": str(row.date_precision),
            "speaks_for": str(row.speaks_for),
            "attribution": str(row.attribution),
            "summary": row.summary,
            "signal": row.signal,
            "conditions": [str(c) for c in row.conditions],
            "would_block": row.would_block,
        },
        members=[known.members[code] for code in row.members],
        officials=[known.officials[key] for key in row.officials],
        citations=[(known.sources[source.url], source.relays or "") for source in row.sources],
    )


def assessment_content(
    row: rows.AssessmentRow, known: Identities, version_of: Callable[[str], Statement]
) -> AssessmentContent:
    """A well-formed row as a draft takes it, resting on the version that ``version_of`` names for each key."""
    weighed = [(key, "supports") for key in row.evidence] + [(key, "contrary") for key in row.contrary]
    return AssessmentContent(
        values={
            "member": known.members[row.member],
            "effective": row.effective,
            "stance": str(row.stance) if row.stance else None,
            "confidence": str(row.confidence) if row.confidence else None,
            "conditions": [str(c) for c in row.conditions],
            "rationale": row.rationale,
        },
        evidence=[(version_of(key), kind) for key, kind in weighed],
    )
