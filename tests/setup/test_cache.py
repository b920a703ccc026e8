"""The cache in files: what goes when there is no room, and two processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config.cache import FolderCache
from config.places import BASE_DIR

HOUR = 3600


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "cache"


def opened(folder: Path, most: int = 3) -> FolderCache:
    return FolderCache(str(folder), {"TIMEOUT": 26 * HOUR, "OPTIONS": {"MAX_ENTRIES": most}})


def grow_older(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def written(folder: Path, cache: FolderCache, key: str, hours_ago: float) -> Path:
    """The file of ``key``, as if written that many hours ago."""
    before = set(folder.glob("*"))
    cache.set(key, key)
    (path,) = {path for path in set(folder.glob("*")) - before if path.name != "looked"}
    grow_older(path, hours_ago * HOUR)
    return path


def a_minute_later(folder: Path) -> None:
    grow_older(folder / "looked", 61)


def test_what_was_kept_is_found(folder):
    opened(folder).set("page", (b"body", b"packed"))
    assert opened(folder).get("page") == (b"body", b"packed")


def test_the_oldest_go_when_there_are_too_many(folder):
    cache = opened(folder, most=3)
    for hours in (1, 5, 3, 2, 4):
        written(folder, cache, f"{hours}", hours)
    a_minute_later(folder)
    cache.set("new", "new")
    assert sorted(key for key in "12345" if cache.get(key)) == ["1", "2", "3"]
    assert cache.get("new")


def test_what_is_too_old_goes_though_there_is_room(folder):
    cache = opened(folder, most=100)
    old, young = written(folder, cache, "old", 27), written(folder, cache, "young", 25)
    a_minute_later(folder)
    cache.set("new", "new")
    assert not old.exists()
    assert young.exists()


def test_what_a_killed_writer_left_goes_too(folder):
    cache = opened(folder, most=100)
    cache.set("page", "page")
    unfinished = folder / "tmpabc"
    unfinished.write_bytes(b"half a")
    a_minute_later(folder)
    cache.set("other", "other")
    assert unfinished.exists()
    grow_older(unfinished, 27 * HOUR)
    a_minute_later(folder)
    cache.set("third", "third")
    assert not unfinished.exists()


def test_between_two_looks_the_folder_is_left_alone(folder):
    cache = opened(folder, most=3)
    for number in range(9):
        cache.set(f"{number}", number)
    assert [cache.get(f"{number}") for number in range(9)] == list(range(9))
    assert len([path for path in folder.glob("*") if path.name != "looked"]) == 9


def test_a_folder_that_was_deleted_is_made_again(folder):
    cache = opened(folder)
    cache.set("page", "page")
    cache.clear()
    for path in folder.glob("*"):
        path.unlink()
    folder.rmdir()
    cache.set("page", "again")
    assert cache.get("page") == "again"


WRITER = """
import sys
import config.cache
config.cache.LOOKS_EVERY = 0
cache = config.cache.FolderCache(sys.argv[1], {"TIMEOUT": 3600, "OPTIONS": {"MAX_ENTRIES": 20}})
for turn in range(300):
    key = f"page-{turn % 60}"
    cache.set(key, key * 1000)
    assert cache.get(key) in (None, key * 1000), key
"""


def test_two_processes_write_and_tidy_at_once(folder):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], cwd=BASE_DIR, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for writer in writers:
        _nothing, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said
    left = [path for path in folder.glob("*") if path.name != "looked"]
    assert 10 <= len(left) <= 25  # about MAX_ENTRIES: one may be written again while the other deletes it
    assert {path.suffix for path in left} == {".djcache"}
