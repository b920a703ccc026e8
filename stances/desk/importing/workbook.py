"""The template for a spreadsheet. It needs all of openpyxl, which brings numpy: imported where it is asked for."""

from __future__ import annotations

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .columns import Kind, template_rows
from .files import MAX_ROWS


def template(kind: Kind) -> bytes:
    """An empty file of the kind, which offers the allowed words where a cell takes one of them."""
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
