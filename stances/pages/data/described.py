"""``datapackage.json``: the tables described for programs (Frictionless Data Package 1.0).

https://specs.frictionlessdata.io/tabular-data-package/ – its types know no list: such columns are strings there, and
their description says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ..about import LICENCE_URL
from . import going
from .about_files import SUMMARY, TITLE, address_of
from .columns import BY_NAME, SCHEMA
from .going import Going
from .kinds import Column, Table
from .rows import Asked
from .written import made_at

DESCRIPTION = "datapackage.json"
"""The file's name, which the specification fixes."""


def described(asked: Asked, tables: Mapping[str, str], *, on_site: bool = False) -> str:
    """The description of ``tables``, CSV by name, that lie beside it; ``on_site`` at their addresses on this site."""
    edition = asked.record.edition
    package = {
        "profile": "tabular-data-package",
        "name": "open-door",
        "id": address_of(asked),
        "title": TITLE,
        "description": SUMMARY,
        "homepage": asked.site,
        "version": str(edition.number),
        "schema_version": SCHEMA,
        "created": made_at(edition),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": "Open Door", "path": asked.site, "role": "author"}],
        "resources": [_resource(BY_NAME[name], text, asked, on_site=on_site) for name, text in tables.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, text: str, asked: Asked, *, on_site: bool) -> dict[str, Any]:
    body = text.encode()
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": asked.file(table) if on_site else f"{table.name}.csv",
        "description": table.means,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        },
        "schema": _schema(table),
    }
    whole = (one for one in going.of_table(table.name) if one.kind == "table")
    return _announced(resource, next(whole, None))


def _schema(table: Table) -> dict[str, Any]:
    """A Table Schema 1.0: fields in order, the key, and where values stand in other tables."""
    schema: dict[str, Any] = {"fields": [_field(table.name, column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": mine, "reference": {"resource": other, "fields": theirs}} for mine, other, theirs in table.refers
        ]
    return schema


def _announced(described: dict[str, Any], goes: Going | None) -> dict[str, Any]:
    """The same, and where it goes, that it does: in words after its own, and in a property of ours, as the
    specification allows them."""
    if goes is None:
        return described
    return described | {
        "description": f"{described['description'].rstrip('.')}. {going.words(goes)}",
        "deprecated": {
            "since": goes.since.isoformat(),
            "last_day": goes.last.isoformat() if goes.last else None,
            "instead": goes.instead,
        },
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.always else {}
    means = column.means
    if column.kind == "list":
        means += "; several are separated by a space"
        means += f". Words: {', '.join(column.words)}" if column.words else ""
    elif column.words:
        constraints["enum"] = list(column.words)
    kind = "string" if column.kind == "list" else column.kind
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": means}
    field |= {"constraints": constraints} if constraints else {}
    return _announced(field, going.of_column(table, column.name))
