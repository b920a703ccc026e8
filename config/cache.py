"""The embedded default's cache: pages in files, which the web and the worker share."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.core.cache.backends.filebased import FileBasedCache

LOOKS_EVERY = 60
"""Seconds between two looks through the folder, whoever takes them."""

MARK = "looked"
"""The file whose time is that of the last look."""


class FolderCache(FileBasedCache):
    """Django's cache in files, for whole editions of pages that several processes write at once.

    Django's own lists the folder at every write and, once it is full, deletes a third of it at random. This one lists
    it once a minute and deletes what is older than ``TIMEOUT``, then the oldest beyond ``MAX_ENTRIES``; between two
    looks there may be more. A file's age is the time since it was written, whatever timeout it was given.
    """

    _dir: str  # Django's, which its stubs leave out

    def _cull(self) -> None:
        if not self._is_time_to_look():
            return
        found = sorted(self._files())
        oldest = float("-inf") if self.default_timeout is None else time.time() - self.default_timeout
        expired = [path for written, path in found if written < oldest]
        pages = [path for _written, path in found if path.endswith(self.cache_suffix)]  # not what is being written
        for path in [*expired, *pages[: max(0, len(pages) - self._max_entries)]]:
            Path(path).unlink(missing_ok=True)  # another process may have been quicker

    def _is_time_to_look(self) -> bool:
        """Whether the last look, of any process, is long enough ago; then this one counts from now on."""
        mark = Path(self._dir, MARK)
        try:
            if abs(time.time() - mark.stat().st_mtime) < LOOKS_EVERY:
                return False
        except FileNotFoundError:
            pass
        mark.touch(mode=0o600)
        return True

    def _files(self) -> list[tuple[float, str]]:
        """When it was written, and where it is, of every page, and of what a killed writer left unfinished."""
        found = []
        with os.scandir(self._dir) as entries:
            for entry in entries:
                try:
                    if entry.name != MARK:
                        found.append((entry.stat().st_mtime, entry.path))
                except FileNotFoundError:  # gone since it was listed
                    continue
        return found
