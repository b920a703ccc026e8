"""The files of the data, as anybody reads them."""

from __future__ import annotations

import csv
import io
import json

from django.test import Client


def table(visitor: Client, name: str, query: str = "") -> list[dict[str, str]]:
    """A table's rows, as anybody reads them."""
    response = visitor.get(f"/data/{name}.csv{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def as_json(visitor: Client, name: str, query: str = "") -> dict:
    return json.loads(visitor.get(f"/data/{name}.json{query}").content)
