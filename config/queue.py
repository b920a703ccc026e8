"""The queue of the embedded default: kombu's filesystem transport, with messages that appear and go in one step.

kombu's own writes a message under its final name, so that a reader may find half of it, or, after a ``kill -9``, none;
either ends the worker. It also takes messages by way of the machine's folder for temporary files.
"""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """A message is a file whose name holds its time and its queue; a name that starts with a dot is nobody's yet."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        folder, name = Path(self.data_folder_out), f"{time.time_ns()}_{uuid.uuid4()}.{queue}.msg"
        draft = folder / f".{name}"
        draft.write_text(dumps(payload))
        draft.rename(folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        folder = Path(self.data_folder_in)
        for path in sorted(folder.glob(f"[!.]*.{queue}.msg")):
            taken = path.with_name(f".taken.{path.name}")
            try:
                path.rename(taken)
            except FileNotFoundError:
                continue  # another worker was quicker
            text = taken.read_text()
            taken.unlink()
            return loads(text)
        raise Empty


class Transport(filesystem.Transport):
    Channel = Channel
