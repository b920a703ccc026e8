"""docker-compose.yml as Docker reads it, without Docker: strict YAML, with ``${X:-default}`` filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from config.places import BASE_DIR

FILE = BASE_DIR / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")


class Strict(yaml.SafeLoader):
    """PyYAML's safe reader, which also refuses a key that stands twice: Docker would."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        names = [key.value for key, _ in node.value]
        assert len(names) == len(set(names)), f"a key stands twice in {names}, {node.start_mark}"
        super().flatten_mapping(node)


def read(given: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The whole file, with the variables of ``given`` in their places and the defaults in all others."""
    loaded: dict[str, Any] = yaml.load(FILE.read_text(), Loader=Strict)  # noqa: S506 (a safe loader)
    return _filled(loaded, given or {})


def _filled(part: Any, given: Mapping[str, str]) -> Any:
    if isinstance(part, dict):
        return {key: _filled(value, given) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, given) for value in part]
    if isinstance(part, str):
        return VARIABLE.sub(lambda found: given.get(found[1]) or found[2] or "", part).replace("$$", "$")
    return part


def variables() -> set[str]:
    """The variables that the file takes from .env or the environment."""
    return {found[0] for found in VARIABLE.findall(FILE.read_text())}
