"""Reading an uploaded file into rows of text: CSV in UTF-8 (or Excel's UTF-16), or XLSX.

Whatever is uploaded, what comes back is a table, or ``Refused`` with a sentence that says what to do.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tablib
from django.utils.translation import gettext as _

from stances.desk.refusal import Refused

from .columns import NOTE, Kind
from .problems import Problem

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_UNPACKED = 80 * 1024 * 1024
"""Bytes that an XLSX may hold when it is unpacked: far more than 20,000 rows take, far less than would hurt."""
MAX_COLUMNS = 60
NUMBER = "row in the file"
"""The table's first column: the number of the row in the file, as a spreadsheet counts them; the header is row 1."""

ERROR_CODES = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
"""What a spreadsheet shows where a formula failed."""

Say = Callable[[int], None]
Line = tuple[int, list[Any]]


@dataclass(slots=True)
class Sheet:
    """``table`` has the column ``NUMBER`` and then the file's, every cell text. ``problems``: cells that are none."""

    table: tablib.Dataset
    problems: list[Problem] = field(default_factory=list)


def read(content: bytes, kind: Kind, say: Say = lambda n: None) -> Sheet:
    """The rows of a file, without notes and empty rows. Raises ``Refused`` where it is no table of ``kind``."""
    if not content.strip():
        raise Refused(_("The file is empty."))
    if len(content) > MAX_BYTES:
        raise Refused(_("The file is larger than 10 MB. Divide it into several."))
    lines = _xlsx_lines(content) if content.startswith(b"PK") else _csv_lines(content)
    try:
        return _table(lines, kind, say)
    except csv.Error as error:
        raise Refused(_("The file is not a CSV table (%(why)s).") % {"why": error}) from error


def _table(lines: Iterator[Line], kind: Kind, say: Say) -> Sheet:
    _number, header = next(lines, (1, []))
    names = _header([_plain(cell) for cell in header], kind)
    sheet = Sheet(tablib.Dataset(headers=[NUMBER, *names]))
    for number, cells in lines:
        texts = [_plain(cell) for cell in cells]
        if not any(texts) or texts[0].startswith(NOTE):
            continue
        if len(sheet.table) == MAX_ROWS:
            raise Refused(_("There are more than 20,000 rows. Divide them into several files."))
        _judge(sheet, number, names, cells, texts)
        sheet.table.append([str(number), *(texts + [""] * len(names))[: len(names)]])
        say(len(sheet.table))
    if not len(sheet.table):
        raise Refused(_("There is no row to import: only a header, notes (rows that begin with #) or empty rows."))
    return sheet


def _header(names: list[str], kind: Kind) -> list[str]:
    """The names of the columns, in the file's order. Raises ``Refused`` for each that is unknown, twice, or missing."""
    while names and not names[-1].strip():
        names.pop()
    names = [name.strip().lower() for name in names]
    wrong = [_unknown(name, kind) for name in names if name not in kind.names]
    wrong += [_("The column “%(name)s” stands twice.") % {"name": n} for n in kind.names if names.count(n) > 1]
    missing = [column.name for column in kind.columns if column.required and column.name not in names]
    if missing and len(missing) == sum(column.required for column in kind.columns):
        raise Refused(
            _("This is no table of %(kind)ss: its first row must hold the names of the columns. Start from a template.")
            % {"kind": kind.name}
        )
    wrong += [_("The column “%(name)s” is missing.") % {"name": name} for name in missing]
    if wrong:
        raise Refused(*wrong)
    return names


def _unknown(name: str, kind: Kind) -> str:
    close = difflib.get_close_matches(name, kind.names, 1)
    if close:
        return _("There is no column “%(name)s”. Is it “%(close)s”?") % {"name": name[:60], "close": close[0]}
    return _("There is no column “%(name)s”. Leave it out.") % {"name": name[:60]}


def _judge(sheet: Sheet, number: int, names: list[str], cells: list[Any], texts: list[str]) -> None:
    """Note what in a row is no text: formulas, a spreadsheet's errors, cells beyond the header."""
    for name, cell, text in zip(names, cells, texts, strict=False):
        if isinstance(cell, _Formula):
            sheet.problems.append(Problem(number, name, _("a formula"), _("its value: copy, and paste as values")))
        elif text in ERROR_CODES:
            sheet.problems.append(Problem(number, name, text, _("a value: the spreadsheet could not compute it")))
    if any(texts[len(names) :]):
        wrong = _("%(n)d cells, where the header has %(m)d") % {"n": len(texts), "m": len(names)}
        sheet.problems.append(
            Problem(number, "–", wrong, _("as many cells as columns: is a text with commas in quotation marks?"))
        )


class _Formula(str):
    """What a cell holds that a spreadsheet would compute."""

    __slots__ = ()


def _plain(cell: Any) -> str:
    """A cell as text, as it would be written in a CSV."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\xa0")
    return unguarded(text.replace("\x00", "�").encode("utf-8", "replace").decode())


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula. See ``unguarded``."""
    return f"'{text}" if re.match(r"'*[=+\-@\t\r]", text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def _csv_lines(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    started = False
    for number, cells in enumerate(rows, 1):
        started = started or any(cell.strip() for cell in cells)
        if started:
            yield number, cells


def _decoded(content: bytes) -> str:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(_("This is an old Excel file, or one with a password. Save it as XLSX without one, or as CSV."))
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            _("The file is neither XLSX nor CSV in UTF-8. In Excel, choose “CSV UTF-8” when you save it.")
        ) from error
    if "\x00" in text:
        raise Refused(_("The file is neither XLSX nor CSV in UTF-8: it holds characters that no text has."))
    return text


def _xlsx_lines(content: bytes) -> Iterator[Line]:
    import openpyxl  # here: it brings numpy, which every process of the site would load and none but this needs

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise Refused(_("The file unpacks to more than 80 MB. Divide it, or save the rows alone as CSV."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size need not be true
        started = False
        for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
            started = started or any(cell.value is not None for cell in cells)
            if started:
                yield number, [_Formula("=") if cell.data_type == "f" else cell.value for cell in cells]
    except Refused:
        raise
    except Exception as error:  # whatever a broken or hostile file makes the parsers say
        raise Refused(_("The file cannot be read as XLSX. Save it again, or save it as CSV in UTF-8.")) from error
