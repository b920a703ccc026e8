"""Kept answers: made once, asked for by tag."""

from __future__ import annotations

import dataclasses
import gzip
import logging
from typing import Any

import brotli
import pytest
import time_machine
from django.core.cache import cache

from stances.pages.keeping import FOREVER, FRESHNESS_HEADER, LARGE, Reader, Wanted, answer
from tests import processes

WANTED = Wanted(
    release="r", site="https://open-door.test", edition="1-a of 1", today="2026-11-21", address="/", theme="auto"
)


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def never() -> str:
    raise AssertionError("nothing should have been made")


def test_an_answer_is_made_once():
    made = answer(WANTED, Reader(), lambda: "Grüße", "text/html")
    assert made.body.decode() == "Grüße"
    assert answer(WANTED, Reader(), never, "text/html").body == made.body


def test_nothing_is_made_for_who_has_it():
    assert answer(WANTED, Reader(has=WANTED.tag), never, "text/html").status == 304


@pytest.mark.parametrize(
    ("accepts", "coding"),
    [
        ("", ""),
        ("br, gzip", "br"),
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("gzip;q=0", ""),
        ("gzip;q=0.0, br", "br"),
        ("br;q=0.000, gzip ; q = 0", ""),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("gzip;q=0.5, identity", ""),
        ("gzip, identity", "gzip"),
        ("*;q=0", ""),
        ("gzip;q=much", "gzip"),
        ("deflate, zstd", ""),
    ],
)
def test_text_goes_out_in_the_coding_that_the_reader_takes_first(accepts, coding):
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    packed = answer(WANTED, Reader(accepts=accepts), lambda: "page" * 9, "text/html")
    assert packed.headers.get("Content-Encoding", "") == coding
    assert unpack[coding](packed.body).decode() == "page" * 9
    assert packed.headers["Content-Length"] == str(len(packed.body))
    assert packed.headers["Vary"] == "Accept-Encoding"


def test_a_large_text_is_kept_compressed_alone_and_unpacked_for_who_takes_no_coding():
    text = "Grüße\n" * LARGE
    answer(WANTED, Reader(), lambda: text, "text/plain")
    assert set(cache.get(f"answer:{WANTED.tag[3:-1]}")) == {"br", "gzip"}
    kept = answer(WANTED, Reader(), never, "text/plain")
    assert kept.body.decode() == text
    assert kept.headers["Content-Length"] == str(len(kept.body))
    assert "Content-Encoding" not in kept.headers


def test_a_picture_goes_out_as_it_is_to_everybody():
    for _ in range(2):
        picture = answer(WANTED, Reader(accepts="br, gzip, *"), lambda: b"\x89PNG", "image/png")
        assert (picture.body, "Content-Encoding" in picture.headers) == (b"\x89PNG", False)
    assert answer(WANTED, Reader(head_only=True), never, "image/png").headers["Content-Length"] == "4"


def test_what_could_not_be_made_is_not_kept():
    with pytest.raises(AssertionError):
        answer(WANTED, Reader(), never, "text/html")
    assert answer(WANTED, Reader(), lambda: "page", "text/html").body == b"page"


def test_the_policy_is_the_callers():
    assert answer(WANTED, Reader(), lambda: "{}", "application/json", FOREVER).headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize("part", ["release", "site", "edition", "today", "address", "theme", "besides"])
def test_everything_an_answer_depends_on_is_in_its_tag(part):
    other: dict[str, Any] = {part: "other"}
    assert dataclasses.replace(WANTED, **other).tag != WANTED.tag


def test_an_answer_that_is_not_to_be_kept_is_made_anew_and_has_the_same_tag():
    made = iter(("one", "two"))
    unkept = dataclasses.replace(WANTED, kept=False)
    answers = [answer(unkept, Reader(), lambda: next(made), "text/html") for _ in range(2)]
    assert [one.body for one in answers] == [b"one", b"two"]
    assert {one.headers[FRESHNESS_HEADER] for one in answers} == {"unkept"}
    assert unkept.tag == WANTED.tag


@pytest.fixture(params=["a Redis where nobody listens", "a folder that cannot be written", "a folder that is none"])
def failing(request, settings, tmp_path) -> None:
    """A cache that fails whenever it is asked."""
    settings.CACHES = {"default": _failing(request.param, tmp_path)}


def _failing(how: str, tmp_path) -> dict[str, object]:
    if "Redis" in how:
        address = f"redis://127.0.0.1:{processes.free_port()}/0"
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}
    place = tmp_path / "cache"
    if "cannot" in how:
        place = place / "below"
    (tmp_path / "cache").write_text("a file where the folder should be")
    return {"BACKEND": "config.cache.FolderCache", "LOCATION": place}


def test_a_cache_that_fails_breaks_no_page(failing):
    for _ in range(2):
        made = answer(WANTED, Reader(), lambda: "page", "text/html")
        assert (made.status, made.body, made.headers["Open-Door-Cache"]) == (200, b"page", "unkept")


def test_a_damaged_page_is_made_again_and_kept(settings, tmp_path):
    settings.CACHES = {"default": {"BACKEND": "config.cache.FolderCache", "LOCATION": tmp_path}}
    answer(WANTED, Reader(), lambda: "page", "text/html")
    (kept,) = tmp_path.glob("*.djcache")
    kept.write_bytes(kept.read_bytes()[:-20])
    assert answer(WANTED, Reader(), lambda: "page", "text/html").headers["Open-Door-Cache"] == "miss"
    assert answer(WANTED, Reader(), never, "text/html").headers["Open-Door-Cache"] == "hit"


def test_a_cache_that_fails_is_told_of_once_a_minute(settings, tmp_path, caplog):
    settings.CACHES = {"default": _failing("a folder that is none", tmp_path)}
    for moment, told in (("12:00:00", 1), ("12:00:59", 1), ("12:01:01", 2)):
        with time_machine.travel(f"2031-01-01T{moment}Z", tick=False), caplog.at_level(logging.WARNING):
            answer(WANTED, Reader(), lambda: "page", "text/html")
        assert len([record for record in caplog.records if "The cache fails" in record.message]) == told
