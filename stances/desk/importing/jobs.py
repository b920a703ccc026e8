"""A file on its way in: kept under ``var/imports/``, checked and written by one thread, which says how far it is.

A job is a folder: the upload, ``state.json`` (small, often written) and ``preview.json`` (once). Whoever works on it
holds its lock, which the kernel frees when the process dies: so a job that says it is at work and is not locked was
interrupted. Drafts are written in one transaction, all or none, so the file can simply be checked again: what was
written after all shows as keys that are taken.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import logging
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _

from stances.desk.refusal import Refused
from stances.models import Editor

from .columns import KINDS, Kind
from .files import read
from .problems import Problem
from .resources import check, write

log = logging.getLogger(__name__)

KEPT = dt.timedelta(days=1)
"""How long an upload stays."""
PAUSE = 0.3
"""Seconds between two words on how far it is."""


class Phase(StrEnum):
    READING = "reading"
    CHECKING = "checking"
    CHECKED = "checked"
    WRITING = "writing"
    WRITTEN = "written"
    REFUSED = "refused"


SMALL = 100_000
"""Bytes of a file that is worked on while the editor waits for the answer: it takes a second or two."""
AT_WORK = {Phase.READING, Phase.CHECKING, Phase.WRITING}


@dataclass(slots=True)
class State:
    """``done`` of ``total`` rows; ``good``, ``bad`` and ``warnings`` once it is checked; ``reasons`` of a refusal."""

    kind: str
    editor: int
    name: str
    phase: Phase = Phase.READING
    done: int = 0
    total: int = 0
    good: int = 0
    bad: int = 0
    warnings: int = 0
    reasons: tuple[str, ...] = ()


class Lock:
    """A lock on a file, free again when the process that holds it ends, in whatever way."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("w")

    def take(self) -> bool:
        """Whether it is ours now."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def free(self) -> None:
        self.file.close()


class Job:
    """One uploaded file. ``state`` is as it was when the job was found; whoever works on it keeps it."""

    def __init__(self, number: uuid.UUID, state: State) -> None:
        self.number, self.state = number, state
        self.folder = folder() / number.hex
        self.said_at = 0.0

    @classmethod
    def begin(cls, content: bytes, name: str, kind: Kind, by: Editor) -> Job:
        """Keep an upload. Uploads of more than a day ago are thrown away."""
        forget()
        job = cls(uuid.uuid4(), State(kind.name, by.pk, Path(name).name[:200]))
        job.folder.mkdir(parents=True)
        (job.folder / "upload").write_bytes(content)
        job._keep()
        return job

    @classmethod
    def find(cls, number: uuid.UUID, kind: Kind, by: Editor) -> Job | None:
        """The editor's own job; null where there is none (any more)."""
        try:
            found = json.loads((folder() / number.hex / "state.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if (found["kind"], found["editor"]) != (kind.name, by.pk):
            return None
        return cls(number, State(**found | {"phase": Phase(found["phase"]), "reasons": tuple(found["reasons"])}))

    @property
    def kind(self) -> Kind:
        return KINDS[self.state.kind]

    def is_interrupted(self) -> bool:
        """Whether it says that it is at work while nobody is."""
        lock = Lock(self.folder / "lock")
        try:
            return lock.take() and self._phase_now() in AT_WORK
        finally:
            lock.free()

    def problems(self) -> list[Problem]:
        """What the check found, in the order of the rows."""
        try:
            return [Problem(**found) for found in json.loads((self.folder / "preview.json").read_text("utf-8"))]
        except (OSError, ValueError):
            return []

    def check(self, today: dt.date) -> None:
        """Have the file read and checked. Nothing where somebody is at work on it, or it was written."""
        self._begin_work(Phase.READING, lambda: self._check(today))

    def write(self, by: Editor, today: dt.date, leave_out_bad: bool) -> None:
        """Have the drafts written, all or nothing. Nothing where somebody is at work on it, or it was written."""
        self._begin_work(Phase.WRITING, lambda: self._write(by, today, leave_out_bad))

    def _check(self, today: dt.date) -> None:
        sheet = read(self._upload(), self.kind, lambda n: self._say(Phase.READING, n, 0))
        found = check(sheet, self.kind, today, lambda done, total: self._say(Phase.CHECKING, done, total))
        self._put("preview.json", [asdict(problem) for problem in found.problems])
        state = self.state
        state.good, state.bad, state.warnings = len(found.good), found.bad, found.warnings
        state.phase, state.done, state.total, state.reasons = Phase.CHECKED, found.total, found.total, ()

    def _write(self, by: Editor, today: dt.date, leave_out_bad: bool) -> None:
        sheet = read(self._upload(), self.kind)

        def step(done: int, total: int) -> None:
            self._say(Phase.WRITING, done, total)

        with pghistory.context(user=by.pk, command=f"import {self.state.name}"):  # a thread has no request to tell it
            written = write(sheet, self.kind, by, today, leave_out_bad, step)
        self.state.phase, self.state.done, self.state.total = Phase.WRITTEN, written, written

    def _begin_work(self, phase: Phase, work: Callable[[], None]) -> None:
        """Do ``work`` under the job's lock: at once where the file is small, else in a thread."""
        lock = Lock(self.folder / "lock")
        if not lock.take() or self._phase_now() == Phase.WRITTEN:
            lock.free()
            return
        self._say(phase, 0, 0)
        if (self.folder / "upload").stat().st_size <= SMALL:
            self._work(work, lock)
        else:
            threading.Thread(target=self._work_aside, args=(work, lock), daemon=True).start()

    def _work_aside(self, work: Callable[[], None], lock: Lock) -> None:
        try:
            self._work(work, lock)
        finally:
            connections.close_all()

    def _work(self, work: Callable[[], None], lock: Lock) -> None:
        """Never raises: a refusal becomes the job's state."""
        try:
            work()
        except Refused as refusal:
            self.state.phase, self.state.reasons = Phase.REFUSED, tuple(refusal.reasons)
        except Exception:
            log.exception("An import failed.")
            sorry = _("Something went wrong here, and nothing was written. The reason is in the server's log.")
            self.state.phase, self.state.reasons = Phase.REFUSED, (sorry,)
        finally:
            self._keep()
            lock.free()

    def _say(self, phase: Phase, done: int, total: int) -> None:
        """How far it is; written down now and then."""
        begins = phase != self.state.phase
        self.state.phase, self.state.done, self.state.total = phase, done, total
        if begins or time.monotonic() - self.said_at > PAUSE:
            self._keep()
            self.said_at = time.monotonic()

    def _phase_now(self) -> Phase:
        return Phase(json.loads((self.folder / "state.json").read_text("utf-8"))["phase"])

    def _upload(self) -> bytes:
        return (self.folder / "upload").read_bytes()

    def _keep(self) -> None:
        self._put("state.json", asdict(self.state))

    def _put(self, name: str, what: Any) -> None:
        """A file that readers see whole: the old one or the new one."""
        draft = self.folder / f"{name}.{threading.get_ident()}"
        draft.write_text(json.dumps(what, ensure_ascii=False, default=str), "utf-8")
        os.replace(draft, self.folder / name)


def folder() -> Path:
    return Path(settings.VAR_DIR) / "imports"


def forget(kept: dt.timedelta = KEPT) -> None:
    """Throw away uploads that are older than ``kept``."""
    for job in folder().glob("*"):
        if job.stat().st_mtime < time.time() - kept.total_seconds():
            shutil.rmtree(job, ignore_errors=True)
