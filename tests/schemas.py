"""What is promised to programs, version by version: the columns of the public data, and what the API answers.

``make schemas`` writes what there is now into ``docs/data-schema.json`` and ``docs/api-schema.json``, under the version
that the code names, and says which line CHANGELOG.md needs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

from config.places import BASE_DIR

Versions = dict[str, Any]
"""What each version promised, the oldest first."""

CHANGES = BASE_DIR / "CHANGELOG.md"


@dataclass(frozen=True, slots=True)
class Promise:
    """``version`` and ``written_down`` are those of now, ``file`` holds every one; ``said_in`` is where the version is
    raised."""

    name: str
    file: Path
    version: str
    written_down: Callable[[], Mapping[str, Any]]
    said_in: str

    def versions(self) -> Versions:
        return json.loads(self.file.read_text("utf-8")) if self.file.exists() else {}

    def line(self, version: str, written: Mapping[str, Any]) -> str:
        """What CHANGELOG.md says of a version."""
        from stances.pages.data.promised import fingerprint

        return f"{self.name} {version} (`{fingerprint(written)}`)"

    def update(self, changes: str) -> str:
        """Writes down what there is now, and gives the line for CHANGELOG.md, which says ``changes`` today.

        Raises ``ValueError`` where that names this version already, and something else was promised by it.
        """
        held, now = self.versions(), self.written_down()
        before = held.get(self.version)
        if before not in (None, now) and self.line(self.version, before) in changes:
            raise ValueError(f"{self.name} {self.version} is in CHANGELOG.md already: raise SCHEMA in {self.said_in}.")
        self.file.write_text(text({**held, self.version: now}), "utf-8")
        return self.line(self.version, now)


def text(versions: Versions) -> str:
    """As JSON with a line for each column, parameter or field."""
    return _text(versions, "\n ") + "\n"


def _text(value: Any, space: str) -> str:
    """A list of plain things on one line, whatever holds others on several, which begin with ``space``."""
    if isinstance(value, dict):
        lines = [f"{json.dumps(name)}: {_text(one, space + ' ')}" for name, one in value.items()]
        return "{" + space + f",{space}".join(lines) + space[:-1] + "}"
    if value and isinstance(value[0], list):
        lines = [json.dumps(one, ensure_ascii=False) for one in value]
        return "[" + space + f",{space}".join(lines) + space[:-1] + "]"
    return json.dumps(value, ensure_ascii=False)


def promises() -> tuple[Promise, Promise]:
    """Those of the data and of the API, as the code says them now."""
    from stances.api import promised as of_api
    from stances.pages.data import columns
    from stances.pages.data import promised as of_data

    docs = BASE_DIR / "docs"
    return (
        Promise("data schema", docs / "data-schema.json", columns.SCHEMA, of_data.written_down,
                "stances/pages/data/columns.py"),
        Promise("API schema", docs / "api-schema.json", of_api.SCHEMA, of_api.written_down,
                "stances/api/promised.py"),
    )  # fmt: skip


def main() -> int:
    django.setup()
    changes, left = CHANGES.read_text("utf-8"), 0
    for promise in promises():
        try:
            line = promise.update(changes)
        except ValueError as refused:
            print(refused)
            left = 1
            continue
        is_said = line in changes
        left = left if is_said else 1
        print(f"{promise.file.relative_to(BASE_DIR)}: {line}{'' if is_said else ', to be named in CHANGELOG.md'}")
    return left


if __name__ == "__main__":
    sys.exit(main())
