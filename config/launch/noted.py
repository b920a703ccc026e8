"""A program that we start in a session of its own, note under ``var/run/``, and end with all that it started."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import Any

import psutil

from config.launch.living import has_ended, lives
from config.places import BASE_DIR


@dataclass(frozen=True, slots=True)
class Program:
    """``name`` is that of its note; ``sign`` a word of its command line by which it is known again."""

    name: str
    sign: str

    def start(self, command: list[str], var: Path, **options: Any) -> subprocess.Popen[bytes]:
        """Starts it, and notes in ``var`` which process it is."""
        process = subprocess.Popen(command, cwd=BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True, **options)
        began = psutil.Process(process.pid).create_time()
        self._note(var).parent.mkdir(parents=True, exist_ok=True)
        self._note(var).write_text(json.dumps({"pid": process.pid, "began": began}))
        return process

    def stop(self, pid: int, var: Path, patience: float = 4) -> None:
        """Ends it: what is under way may finish for ``patience`` seconds, then it and all it started is killed."""
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            process.send_signal(SIGTERM)
            if not has_ended(process, patience):
                os.killpg(pid, SIGKILL)  # it leads its own session
                has_ended(process, 4)
        self._note(var).unlink(missing_ok=True)

    def left_over(self, var: Path) -> psutil.Process | None:
        """The one that a killed dashboard left running, if there is one. Never any other program's process."""
        try:
            note = json.loads(self._note(var).read_text())
            process = psutil.Process(note["pid"])
            is_ours = abs(process.create_time() - note["began"]) < 1 and self.sign in process.cmdline()
        except (OSError, ValueError, KeyError, psutil.Error):
            return None
        return process if is_ours and lives(process) else None

    def _note(self, var: Path) -> Path:
        return var / "run" / f"{self.name}.json"
