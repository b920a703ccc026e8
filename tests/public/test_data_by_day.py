"""The positions day by day: what the home page says of every day, from one day to another, in files that can be put one
below the other."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import tracemalloc

import brotli
import pytest
from django.core.cache import cache

from stances import record as records
from stances.codebook import NOT_ASSESSED
from stances.pages import addresses, keeping
from stances.pages.data import written
from stances.pages.data.rows import Asked
from tests.public.files import as_json, table

NAME = "positions_by_day"
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture
def empty_cache() -> None:
    cache.clear()


def test_it_goes_from_the_records_first_day_to_today_and_of_a_member_from_its_accession(visitor):
    rows = table(visitor, NAME)
    assert (rows[0]["day"], rows[-1]["day"]) == ("2008-01-01", "2026-11-21")
    first = {row["member"]: row["day"] for row in reversed(rows)}
    for member in records.at().members:
        assert first[member.code] == max("2008-01-01", member.acceded.isoformat()), member.name
    days = {row["day"] for row in rows}
    assert len(days) == (dt.date(2026, 11, 21) - dt.date(2008, 1, 1)).days + 1
    assert len(rows) == sum((dt.date(2026, 11, 21) - dt.date.fromisoformat(day)).days + 1 for day in first.values())


def test_it_is_in_order_of_day_and_then_as_the_table_of_the_members(visitor):
    place = {row["code"]: number for number, row in enumerate(table(visitor, "members"))}
    found = [(row["day"], place[row["member"]]) for row in table(visitor, NAME, "?since=2020-03-01&on=2024-03-31")]
    assert found == sorted(found)


def test_every_row_is_what_the_record_says_of_that_member_on_that_day(visitor):
    record = records.at()
    for row in table(visitor, NAME)[::97]:
        position = record.position(row["member"], dt.date.fromisoformat(row["day"]))
        held = position.assessment
        said = (position.stance, position.since, position.confidence, held and held.key)
        assert tuple(str(one or "") for one in said) == (
            row["stance"], row["since"], row["confidence"], row["assessment"],
        )  # fmt: skip


@pytest.mark.parametrize("day", ["2008-01-01", "2017-06-05", "2023-04-04", "2024-03-07", "2026-11-21"])
def test_a_days_rows_alone_give_the_tally_of_that_day(visitor, day):
    rows = table(visitor, NAME, f"?since={day}&on={day}")
    assert {row["day"] for row in rows} == {day}
    counted = records.at().tally(dt.date.fromisoformat(day))
    assert {code: sum((row["stance"] or NOT_ASSESSED) == code for row in rows) for code in counted} == counted


def test_two_files_of_days_that_follow_each_other_are_together_the_file_of_both(visitor):
    one, other = "?since=2022-02-24&on=2023-12-31", "?since=2024-01-01&on=2025-06-30"
    assert table(visitor, NAME, one) + table(visitor, NAME, other) == table(
        visitor, NAME, "?since=2022-02-24&on=2025-06-30"
    )


def test_its_json_holds_the_same_and_says_from_which_day_to_which(visitor):
    found = as_json(visitor, NAME, "?since=2024-12-01&on=2024-12-31")
    assert (found["since"], found["on"]) == ("2024-12-01", "2024-12-31")
    rows = table(visitor, NAME, "?since=2024-12-01&on=2024-12-31")
    assert [{name: value or "" for name, value in row.items()} for row in found["rows"]] == rows
    today = as_json(visitor, NAME)
    assert (today["on"], "since" in today) == ("2026-11-21", False)


def test_it_is_kept_and_lasts_where_edition_and_last_day_are_both_named(visitor, tomorrow):
    pinned = visitor.get(f"/data/{NAME}.csv?edition=1&on=2026-11-21")
    assert pinned.headers["Cache-Control"] == FOREVER
    assert visitor.get(f"/data/{NAME}.csv?on=2026-11-21&edition=1").headers["Open-Door-Cache"] == "hit"
    growing = visitor.get(f"/data/{NAME}.csv?edition=1")
    assert growing.headers["Cache-Control"].startswith("public, max-age=30")
    assert growing.content == pinned.content
    known = {"If-None-Match": growing.headers["ETag"]}
    assert visitor.get(f"/data/{NAME}.csv?edition=1", headers=known).status_code == 304
    with tomorrow:
        later = visitor.get(f"/data/{NAME}.csv?edition=1", headers=known)
        assert later.content.startswith(pinned.content)
        assert later.content.removeprefix(pinned.content).startswith(b"2026-11-22,")


def test_a_large_file_is_kept_compressed_alone_and_goes_out_as_every_reader_takes_it(visitor, empty_cache):
    address = f"/data/{NAME}.csv"
    plain, again = visitor.get(address), visitor.get(address)
    assert len(plain.content) > keeping.LARGE
    assert (again.headers["Open-Door-Cache"], again.content) == ("hit", plain.content)
    assert int(again.headers["Content-Length"]) == len(plain.content)
    for coding, read in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        packed = visitor.get(address, headers={"Accept-Encoding": coding})
        assert (packed.headers["Content-Encoding"], packed.headers["Open-Door-Cache"]) == (coding, "hit")
        assert len(packed.content) < len(plain.content) / 8
        assert read(packed.content) == plain.content


def test_making_it_takes_little_more_memory_than_the_file_itself(visitor):
    asked = Asked(records.at(), "https://open-door.example", dt.date(2012, 12, 31))
    for write in (written.as_csv, written.as_json):
        write(NAME, dataclasses.replace(asked, since=asked.on))  # what is kept for the next time is not counted
        tracemalloc.start()
        try:
            text = write(NAME, asked)
            assert tracemalloc.get_traced_memory()[1] < 4 * len(text)
        finally:
            tracemalloc.stop()


def test_it_is_not_rendered_ahead(visitor):
    ahead = addresses.of_edition(records.at(), dt.date(2026, 11, 21), most=addresses.EVERY)
    assert "/data/positions.csv" in ahead
    assert not [address for address in ahead if NAME in address]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_days_the_wrong_way_round_are_refused_in_words(visitor, form):
    response = visitor.get(f"/data/{NAME}.{form}?since=2024-12-05&on=2024-12-04")
    assert response.status_code == 400
    assert "since=2024-12-04&amp;on=2024-12-05" in response.content.decode().replace("&on", "&amp;on")
    assert visitor.get(f"/data/{NAME}.{form}?since=2007-12-31").status_code == 400
    assert visitor.get(f"/data/{NAME}.{form}?on=2031-01-01").status_code == 400
