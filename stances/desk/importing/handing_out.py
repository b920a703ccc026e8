"""Files to hand out: templates to fill in, and exports in the same columns."""

from __future__ import annotations

import io
from typing import Any

import tablib
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .columns import Kind, template_rows
from .files import MAX_ROWS
from .resources import drafts_resource

FORMATS: dict[str, type[base_formats.TablibFormat]] = {"csv": base_formats.CSV, "xlsx": base_formats.XLSX}
BOM = b"\xef\xbb\xbf"
"""By this Excel knows that a CSV is in UTF-8."""


def content_type(extension: str) -> str:
    return (
        f"{FORMATS[extension].CONTENT_TYPE}; charset=utf-8" if extension == "csv" else FORMATS[extension].CONTENT_TYPE
    )


def export(kind: Kind, rows: Any, extension: str) -> bytes:
    """The rows of a queryset as a file; what a spreadsheet would take for a formula is guarded."""
    return _packed(drafts_resource(kind).export(rows), extension)


def template(kind: Kind, extension: str) -> bytes:
    """An empty file of the kind: header, notes that explain, allowed words, and an example."""
    if extension == "xlsx":
        return _workbook(kind)
    return _packed(tablib.Dataset(*template_rows(kind), headers=kind.names), extension)


def _packed(table: tablib.Dataset, extension: str) -> bytes:
    made = FORMATS[extension]().export_data(table)
    return BOM + made.encode() if isinstance(made, str) else made


def _workbook(kind: Kind) -> bytes:
    """The template for a spreadsheet, which offers the allowed words where a cell takes one of them."""
    book = Workbook()
    sheet = book.active
    sheet.title = kind.name
    for line in (kind.names, *template_rows(kind)):
        sheet.append(line)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for cells in sheet.iter_rows(max_row=4):
        for cell in cells:
            cell.alignment, cell.number_format = wrapped, "@"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for cells in sheet.iter_rows(min_row=2, max_row=4):
        for cell in cells:
            cell.font = Font(italic=True, color="00565C69")
    sheet.freeze_panes = "B2"
    for number, column in enumerate(kind.columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = 28
        sheet.column_dimensions[letter].number_format = "@"
        if column.words and not column.several:
            offered = DataValidation("list", formula1=f'"{",".join(column.words)}"', allow_blank=True)
            offered.error = _("One of the words in the list.")
            offered.add(f"{letter}5:{letter}{MAX_ROWS}")
            sheet.add_data_validation(offered)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
