"""The API's promise to programs, as it is written down: addresses, parameters, what is answered; no prose.

In ``docs/api-schema.json`` is what every version promised; a test compares it, and looks for the version in
CHANGELOG.md. Within ``/api/v1/`` the version's first number stays 1: whatever is added, announced (``going.py``) or,
once it was announced, goes makes the next one (1.1). Nothing else changes there.
"""

from __future__ import annotations

from typing import Any

from stances.pages.data import going
from stances.pages.data.going import Going

from .described import address_of, api

SCHEMA = "1.1"
"""The version of all that is promised."""

Described = dict[str, Any]
"""A part of openapi.json."""

NO_LIMITS = {"type", "format", "enum", "anyOf", "examples"}
"""Of a parameter's schema: what is told of it otherwise, or promises nothing."""


def written_down() -> dict[str, Any]:
    """What is promised now, as it stands in ``docs/api-schema.json``.

    ``addresses`` by address: its ``parameters`` (name, place, type, whether it must be given, its limits), its
    ``answers`` (status, type) and, where it is announced as going, that. ``shapes`` by name: fields (name, type,
    whether it is always there). A parameter or field that is announced has the announcement for its last entry.
    """
    described = api.get_openapi_schema()
    shapes = described["components"]["schemas"]
    return {
        "addresses": {
            address_of(path): _address(address_of(path), operations["get"], shapes)
            for path, operations in sorted(described["paths"].items())
        },
        "shapes": {
            name: [_field(name, field, shape, shapes) for field in shape["properties"]]
            for name, shape in sorted(shapes.items())
            if "properties" in shape
        },
    }


def _address(address: str, operation: Described, shapes: Described) -> dict[str, Any]:
    goes = going.of_path(address)
    return {
        "parameters": [_parameter(address, one, shapes) for one in operation["parameters"]],
        "answers": [
            [str(status), *(type_in_words(content["schema"], shapes) for content in response["content"].values())]
            for status, response in operation["responses"].items()
        ],
        **({"going": going.words(goes)} if goes else {}),
    }


def _parameter(address: str, one: Described, shapes: Described) -> list[Any]:
    parts = (one["schema"], *one["schema"].get("anyOf", []))
    limits = {name: part[name] for part in parts for name in sorted(part) if name not in NO_LIMITS}
    must = "required" if one["required"] else "optional"
    goes = going.of_parameter(address, one["name"])
    return [one["name"], one["in"], type_in_words(one["schema"], shapes), must, limits, *_announced(goes)]


def _field(name: str, field: str, shape: Described, shapes: Described) -> list[str]:
    must = "required" if field in shape.get("required", []) else "optional"
    return [field, type_in_words(shape["properties"][field], shapes), must, *_announced(going.of_field(name, field))]


def _announced(goes: Going | None) -> list[str]:
    return [going.words(goes)] if goes else []


def type_in_words(schema: Described, shapes: Described) -> str:
    """ "date", "string or null", "one of (high, medium, low)", "list of PositionOut", "map to integer"."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return name if "properties" in shapes[name] else type_in_words(shapes[name], shapes)
    if "anyOf" in schema:
        return " or ".join(type_in_words(one, shapes) for one in schema["anyOf"])
    if "enum" in schema:
        return f"one of ({', '.join(word or 'nothing' for word in schema['enum'])})"
    if schema["type"] == "array":
        return f"list of {type_in_words(schema['items'], shapes)}"
    if schema["type"] == "object":
        return f"map to {type_in_words(schema['additionalProperties'], shapes)}"
    return str(schema.get("format", schema["type"]))
