"""Static files, named by their content and compressed. What is already there compressed is not compressed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; a file's name holds the hash of its content, so its compressed form never goes stale."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        new = [path for path in paths if not (self.exists(f"{path}.br") or self.exists(f"{path}.gz"))]
        yield from super().compress_files(new)
