"""The way in and out through django-import-export: a checked file becomes drafts, and rows become a table again.

``Resource`` walks the rows, counts them, and keeps it all or nothing. What a row must be is not said to it: that is
``checking``'s; and a row is written by ``drafts.write``, as every draft is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import tablib
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from import_export import exceptions, resources
from import_export.instance_loaders import BaseInstanceLoader

from stances.desk import drafts
from stances.desk.dataset.loading import assessment_content, statement_content
from stances.desk.dataset.rows import AssessmentRow, StatementRow
from stances.desk.drafts import Content
from stances.desk.refusal import Refused
from stances.models import Editor, Row, Source

from .cells import cells_of
from .checking import Check, Step
from .columns import Kind
from .files import NUMBER, Sheet
from .known import Known
from .problems import Preview


def check(sheet: Sheet, kind: Kind, today: dt.date, step: Step = lambda done, total: None) -> Preview:
    """Every good row of a file and every problem in it. Changes nothing; a fixed number of queries."""
    return Check(sheet, kind, today, step).preview


def write(
    sheet: Sheet,
    kind: Kind,
    by: Editor,
    today: dt.date,
    leave_out_bad: bool = False,
    step: Step = lambda done, total: None,
) -> int:
    """Write the rows of a file as drafts of ``by``, all or nothing, and answer how many.

    The file is checked once more, because the record may have changed since the preview. Raises ``Refused`` where a row
    is bad, unless bad rows are to be left out; and where none is good.
    """
    with transaction.atomic():
        checked = Check(sheet, kind, today)
        preview = checked.preview
        if preview.bad and not leave_out_bad:
            words = {"bad": preview.bad, "total": preview.total}
            raise Refused(_("%(bad)d of %(total)d rows are bad. Mend them, or leave them out.") % words)
        if not preview.good:
            raise Refused(_("No row is good, so there is nothing to write."))
        resource = drafts_resource(kind, checked.known, by, preview, step)
        table = tablib.Dataset(headers=[NUMBER])
        table.extend([[str(number)] for number in preview.good])
        try:
            result = resource.import_data(table, raise_errors=True, use_transactions=True)
        except exceptions.ImportError as failed:
            if isinstance(failed.error, IntegrityError):
                raise Refused(_("Somebody took one of the keys in this moment. Check the file again.")) from failed
            raise failed.error from failed
        return result.totals["new"]


class DraftsResource(resources.Resource):
    """Rows of one kind. It makes drafts and nothing else: it never finds, changes or deletes a row."""

    class Meta:
        use_bulk = True  # no savepoint for each row: all is one transaction
        skip_diff = True
        instance_loader_class = BaseInstanceLoader  # asked for no row
        report_skipped = False
        chunk_size = 1000

    def __init__(self, kind: Kind, known: Known, by: Editor | None, preview: Preview, step: Step) -> None:
        super().__init__()
        self.kind, self.known, self.by, self.preview, self.step = kind, known, by, preview, step

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Make the pages that are new; known ones are used as they are."""
        known = self.known.identities.sources
        good = self.preview.good.values()
        pages = {s.url: s for row in good if isinstance(row, StatementRow) for s in row.sources if s.url not in known}
        outlets = self.known.identities.outlets
        made = Source.objects.bulk_create(
            Source(
                url=url,
                title=page.title or "",
                outlet=outlets[page.outlet],
                published_on=page.published_on,
                language=page.language,
            )
            for url, page in pages.items()
        )
        known.update({source.url: source for source in made})

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[None, bool]:
        return None, True

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Nothing to set: ``save_instance`` writes the whole draft."""

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: Any = True
    ) -> None:
        """Nothing left to ask: the file was checked as a whole."""

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        assert self.by is not None  # noqa: S101 - nobody imports without an editor
        good = self.preview.good[int(row[NUMBER])]
        drafts.write(self.by, good.key, self._content(good))
        self.step(kwargs["row_number"], len(self.preview.good))

    def save_m2m(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Written with the draft."""

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is pending: every draft is written by the desk."""

    def _content(self, row: StatementRow | AssessmentRow) -> Content:
        if isinstance(row, StatementRow):
            return statement_content(row, self.known.identities)
        return assessment_content(row, self.known.identities, self.known.statements.__getitem__)

    def get_export_headers(self, selected_fields: Sequence[str] | None = None) -> list[str]:
        return self.kind.names

    def export_resource(self, instance: Row, selected_fields: Any = None, **kwargs: Any) -> list[str]:
        cells = cells_of(instance)
        return [cells[name] for name in self.kind.names]

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        if self.kind.name == "statement":
            return queryset.prefetch_related("bears_on__member", "speakers__official", "citations__source__outlet")
        return queryset.select_related("member").prefetch_related("evidence__statement")


def drafts_resource(
    kind: Kind,
    known: Known | None = None,
    by: Editor | None = None,
    preview: Preview | None = None,
    step: Step = lambda done, total: None,
) -> DraftsResource:
    """The resource of a kind; without more arguments, to export with."""
    return DraftsResource(kind, known or Known(), by, preview or Preview(0), step)
