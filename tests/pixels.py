"""A PNG as its pixels: enough of a reader for what resvg writes (eight bits, no interlace)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    rows: list[bytes]
    depth: int

    def pixel(self, x: int, y: int) -> str:
        """Its colour, as ``#RRGGBB``."""
        return "#" + self.rows[y][x * self.depth :][:3].hex().upper()

    def colours(self) -> dict[str, int]:
        """How many pixels have each colour."""
        found: dict[str, int] = {}
        for row in self.rows:
            for x in range(self.width):
                colour = row[x * self.depth : x * self.depth + 3].hex().upper()
                found[f"#{colour}"] = found.get(f"#{colour}", 0) + 1
        return found

    def ink_ends(self, ground: str = "#FFFFFF") -> int:
        """The last column that is not all of the ``ground``; -1 where nothing is drawn."""
        plain = bytes.fromhex(ground[1:]) + b"\xff" * (self.depth - 3)
        ends = 0
        for row in self.rows:
            while len(row) > ends and row.endswith(plain):
                row = row[: -self.depth]
            ends = max(ends, len(row))
        return ends // self.depth - 1


def size(png: bytes) -> tuple[int, int]:
    """Width and height. Raises AssertionError for what is no PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def read(png: bytes) -> Picture:
    width, height = size(png)
    bits, kind, _compression, _filter, interlaced = png[24:29]
    assert (bits, interlaced) == (8, 0)
    depth = {2: 3, 6: 4}[kind]
    data = zlib.decompress(b"".join(body for name, body in _chunks(png) if name == b"IDAT"))
    before, rows, step = bytes(width * depth), [], width * depth + 1
    for y in range(height):
        before = _unfiltered(data[y * step], bytearray(data[y * step + 1 : (y + 1) * step]), before, depth)
        rows.append(before)
    return Picture(width, height, rows, depth)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, row: bytearray, above: bytes, depth: int) -> bytes:
    """A row as it was before its filter (PNG, 9.2)."""
    if kind == 0 or (not any(row) and kind == 2):
        return bytes(row) if kind == 0 else above
    if kind == 2:
        return bytes((value + up) & 255 for value, up in zip(row, above, strict=True))
    for i, value in enumerate(row):
        left, corner = (row[i - depth], above[i - depth]) if i >= depth else (0, 0)
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + above[i]) // 2
        else:
            guess = _paeth(left, above[i], corner)
        row[i] = (value + guess) & 255
    return bytes(row)


def _paeth(left: int, above: int, corner: int) -> int:
    a, b, c = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
    return left if a <= b and a <= c else above if b <= c else corner
