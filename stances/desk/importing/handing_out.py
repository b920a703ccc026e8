"""Files to hand out: templates to fill in, and exports in the same columns."""

from __future__ import annotations

from typing import Any

import tablib

from .columns import Kind, template_rows
from .resources import drafts_resource

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""By extension, how a browser is told what it gets."""

BOM = b"\xef\xbb\xbf"
"""By this Excel knows that a CSV is in UTF-8."""


def content_type(extension: str) -> str:
    return FORMATS[extension]


def export(kind: Kind, rows: Any, extension: str) -> bytes:
    """The rows of a queryset as a file; what a spreadsheet would take for a formula is guarded."""
    return _packed(drafts_resource(kind).export(rows), extension)


def template(kind: Kind, extension: str) -> bytes:
    """An empty file of the kind: header, notes that explain, allowed words, and an example."""
    if extension == "xlsx":
        from .workbook import template as workbook  # here: every process of the site would load what it needs

        return workbook(kind)
    return _packed(tablib.Dataset(*template_rows(kind), headers=kind.names), extension)


def _packed(table: tablib.Dataset, extension: str) -> bytes:
    from import_export.formats import base_formats  # here: like .workbook

    formats: dict[str, type[base_formats.TablibFormat]] = {"csv": base_formats.CSV, "xlsx": base_formats.XLSX}
    made = formats[extension]().export_data(table)
    return BOM + made.encode() if isinstance(made, str) else made
