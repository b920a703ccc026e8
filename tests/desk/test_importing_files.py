"""Importing: what is read from a file, whatever is in it, and what is handed out."""

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest
import tablib

from stances.desk import content, importing
from stances.desk.importing import KINDS, files
from stances.desk.refusal import Refused
from stances.models import Outlet, Statement
from tests import making
from tests.desk.spreadsheets import (
    GOOD,
    preview,
    record,
    table,
    workbook,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return record()


def refusal(file: bytes) -> str:
    with pytest.raises(Refused) as refused:
        importing.read(file, KINDS["statement"])
    return str(refused.value)


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_what_is_exported_can_be_imported_under_new_keys_with_equal_content(desk, extension):
    statement = making.statement(
        key="lt-odd",
        date="2024-04-01",
        conditions=["reforms", "after_the_war"],
        quote='=1+1; "so", said\nshe',
        summary="'- with an apostrophe; and +signs",
        venue="@home",
    )
    making.publish(statement)
    judged = making.assessment(key="lt-odd-judged", supports=[statement], contrary=[desk], conditions=["reforms"])
    ended = making.assessment(key="lt-ended", effective="2024-07-01", stance=None)
    for kind, rows in (("statement", [desk, statement]), ("assessment", [judged, ended])):
        model: Any = type(rows[0])
        listed = model.objects.filter(pk__in=[row.pk for row in rows])
        file = importing.export(KINDS[kind], listed, extension)
        assert write(renamed(file, extension), kind) == 2
        for row in rows:
            again = model.objects.get(key=f"{row.key}-again")
            assert content.of(again) == content.of(row)


def renamed(file: bytes, extension: str) -> bytes:
    if extension == "csv":
        made = tablib.Dataset().load(file.decode("utf-8-sig"), format="csv")
    else:
        made = tablib.Dataset().load(file, format="xlsx")
    again = tablib.Dataset(headers=made.headers)
    for row in made:
        again.append([f"{row[0]}-again", *row[1:]])
    return again.export("csv").encode() if extension == "csv" else again.export("xlsx")


def test_an_export_holds_nothing_that_a_spreadsheet_would_compute(desk):
    row = making.statement(venue="=HYPERLINK(A1)", attributed_to="@SUM(1)", quote="-2+3", summary="+1")
    listed = Statement.objects.filter(pk=row.pk)
    (line,) = tablib.Dataset().load(importing.export(KINDS["statement"], listed, "csv").decode("utf-8-sig"), "csv")
    assert not [cell for cell in line if cell.startswith(("=", "+", "-", "@"))]
    book = openpyxl.load_workbook(io.BytesIO(importing.export(KINDS["statement"], listed, "xlsx")))
    assert not [cell for cells in book.active for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["statement", "assessment"])
def test_a_template_holds_notes_alone_until_a_row_is_written(desk, kind, extension):
    file = importing.template(KINDS[kind], extension)
    with pytest.raises(Refused, match="no row to import"):
        importing.read(file, KINDS[kind])


def test_the_templates_example_is_a_good_row_where_its_names_are_known(desk):
    making.official("landsbergis-gabrielius")
    for name, domain in (("lrt", "lrt.lt"), ("delfi", "delfi.lt")):
        Outlet.objects.create(key=name, name=name, domain=domain, kind="newsroom", language="en")
    example = {column.name: column.example for column in KINDS["statement"].columns}
    assert preview(table(example)).problems == []


def test_the_same_rows_read_alike_from_a_spreadsheet_whatever_its_cells_are(desk):
    names = [*GOOD, "venue"]
    values = [dt.datetime(2024, 5, 1) if name == "date" else GOOD[name] for name in GOOD]  # noqa: DTZ001
    book = workbook(names, [None] * 3, [*values, 2024.0])
    found = preview(book)
    (row,) = found.good.values()
    assert (list(found.good), row.date, row.venue) == ([3], dt.date(2024, 5, 1), "2024")


def test_a_formula_and_a_spreadsheets_error_make_a_row_bad(desk):
    names = [*GOOD, "venue"]
    found = preview(workbook(names, [*GOOD.values(), "=1+1"], [*(GOOD | {"key": "b"}).values(), "#REF!"]))
    told = [(p.row, p.field, p.wrong) for p in found.problems if p.level == "error"]
    assert told == [(2, "venue", "a formula"), (3, "venue", "#REF!")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_as_spreadsheets_save_it(desk, encoding, delimiter):
    made = tablib.Dataset([*(GOOD | {"venue": "Kėdainiai"}).values()], headers=[*GOOD, "venue"])
    file = made.export("csv", delimiter=delimiter).encode(encoding)
    (row,) = preview(file).good.values()
    assert row.venue == "Kėdainiai"


def test_a_row_with_more_cells_than_columns_is_bad(desk):
    found = preview(table(GOOD).rstrip() + b",more\r\n")
    assert [p.field for p in found.problems] == ["–"]
    assert not found.good


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        ("Österreich,ß\n".encode("latin-1"), "UTF-8"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", "UTF-8"),
        (b"\x00" * 50, "no text"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "old Excel"),
        (b"PK\x03\x04 and then nothing", "cannot be read as XLSX"),
        (b"a,b\n1,2\n", "no table of statements"),
        (b"key,key,date\nx,y,z\n", "stands twice"),
        (b"key,dat,members\nx,y,z\n", "Is it “date”?"),
        (b'key,date\n"x,2024-05-01\n', "missing"),
        (b"x" * (files.MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_whatever_is_no_table_is_refused_in_a_sentence(file, says):
    assert says in refusal(file)


def test_an_unclosed_quotation_mark_is_refused():
    assert "not a CSV table" in refusal(table(GOOD) + b'"unclosed')


def test_a_zip_that_is_no_spreadsheet_or_unpacks_too_large_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("notes.txt", "hello")
    assert "cannot be read as XLSX" in refusal(made.getvalue())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", b"0" * (files.MAX_UNPACKED + 1))
    assert len(bomb.getvalue()) < 1_000_000
    assert "unpacks to more than 80 MB" in refusal(bomb.getvalue())


def test_entities_in_a_spreadsheets_xml_are_refused():
    book = workbook(list(GOOD), list(GOOD.values()))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + text.partition(b"?>")[2]
            new.writestr(part, text)
    assert "cannot be read as XLSX" in refusal(made.getvalue())


def test_more_rows_than_the_limit_are_refused():
    line = b"k,2024-05-01,on_record,s,support,u\n"
    file = b"key,date,attribution,summary,signal,sources\n" + line * (files.MAX_ROWS + 1)
    assert "more than 20,000 rows" in refusal(file)
