"""Kept answers: made once, asked for by tag."""

from __future__ import annotations

import gzip

import pytest
from django.core.cache import cache

from stances.pages.keeping import FOREVER, Reader, Wanted, answer

WANTED = Wanted(release="r", edition="1-a of 1", today="2026-11-21", address="/", theme="auto")


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


def test_it_goes_out_compressed_only_to_who_reads_that():
    packed = answer(WANTED, Reader(accepts="br, gzip"), lambda: "page", "text/html")
    assert gzip.decompress(packed.body) == b"page"
    assert "Content-Encoding" not in answer(WANTED, Reader(accepts="br"), never, "text/html").headers


def test_what_could_not_be_made_is_not_kept():
    with pytest.raises(AssertionError):
        answer(WANTED, Reader(), never, "text/html")
    assert answer(WANTED, Reader(), lambda: "page", "text/html").body == b"page"


def test_the_policy_is_the_callers():
    assert answer(WANTED, Reader(), lambda: "{}", "application/json", FOREVER).headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize("part", ["release", "edition", "today", "address", "theme"])
def test_everything_an_answer_depends_on_is_in_its_tag(part):
    other = Wanted(**{name: "other" if name == part else getattr(WANTED, name) for name in Wanted.__slots__})
    assert other.tag != WANTED.tag
