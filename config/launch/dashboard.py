"""``make run``: everything the dashboard needs, started in order, watched, and ended together."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection

from config import postgres
from config.launch import ownership, preparing, stopping, taken, web, worker
from config.launch.cluster import Cluster
from config.launch.noted import Program
from config.launch.preparing import Say
from config.launch.trouble import Trouble


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds a server that listens on ``host`` and ``port``."""
    name = _reachable(host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def run(host: str, port: int, say: Say) -> None:
    """Runs the dashboard until somebody asks it to stop; then ends all that it started, and returns.

    Raises ``Trouble`` if it cannot start, or if the web server ends by itself; nothing is left running then either.
    """
    began = time.monotonic()
    try:
        with stopping.heard(), ExitStack() as started:
            try:
                _start_and_watch(started, host, port, say, began)
            except BaseException as ending:
                stopping.deaf()
                if isinstance(ending, stopping.StopAsked):
                    say("\nStopping …")
                raise
    except stopping.StopAsked:
        say("Stopped. The data is kept in " + _shown(settings.VAR_DIR) if settings.EMBEDDED else "Stopped.")


def _start_and_watch(started: ExitStack, host: str, port: int, say: Say, began: float) -> None:
    var = settings.VAR_DIR
    _name_the_site(address(host, port))
    if settings.EMBEDDED:
        ownership.check(var)
    started.enter_context(taken.only_one(var, address(host, port)))
    for program, name in ((web.PROGRAM, "web server"), (worker.WORKER, "worker"), (worker.CLOCK, "worker’s clock")):
        if orphan := program.left_over(var):
            say(f"Ending the {name} of a run that was killed (process {orphan.pid}) …")
            program.stop(orphan.pid, var)
    listener = started.enter_context(taken.listener(host, port))
    cluster = _database(started, var, say)
    preparing.tables(say)
    new_accounts = preparing.demonstration() if preparing.record(say) else []
    _give_up_jobs()
    preparing.catalogues(say)
    preparing.static_files(say)
    first_steps = _first_steps(address(host, port))
    connection.close()
    server = web.start(listener, var)
    started.callback(web.PROGRAM.stop, server.pid, var)
    _await_first_page(server, host, port)
    helpers = (
        Kept("worker", worker.WORKER, worker.start, say, _give_up_jobs),
        Kept("worker’s clock", worker.CLOCK, worker.start_clock, say),
    )
    for helper in helpers:
        started.callback(helper.stop)
    say(f"\nOpen Door is at {address(host, port)}  (ready after {time.monotonic() - began:.1f} s)")
    for line in [*first_steps, *new_accounts]:
        say(line)
    say("Ctrl-C stops it.")
    _watch(server, helpers, cluster, say)


def _name_the_site(url: str) -> None:
    """Tells the programs that are started from here under which origin readers find them, unless SITE_URL does."""
    if not (os.environ.get("SITE_URL") or os.environ.get("SITE_URL_FILE")):
        os.environ["SITE_URL"] = url.rstrip("/")


class Kept:
    """A program beside the web server that is started again when it ends: its work goes on from the database."""

    PAUSE = 5.0
    """Seconds between two starts, so that one that cannot start does not keep the machine busy."""

    def __init__(
        self,
        name: str,
        program: Program,
        start: Callable[[Path], subprocess.Popen[bytes]],
        say: Say,
        before_again: Callable[[], None] = lambda: None,
    ) -> None:
        self.name, self.program, self.start, self.say = name, program, start, say
        self.before_again = before_again
        self._start()

    def _start(self) -> None:
        self.process, self.began = self.start(settings.VAR_DIR), time.monotonic()

    def see_to(self) -> None:
        """Starts it again if it has ended."""
        if self.process.poll() is not None and time.monotonic() - self.began > self.PAUSE:
            self.say(f"The {self.name} ended unexpectedly. Starting it again …")
            self.before_again()
            self._start()

    def stop(self) -> None:
        self.program.stop(self.process.pid, settings.VAR_DIR)


def _give_up_jobs() -> None:
    """Our worker is gone: a new one begins at once with what it was at. A database that others use may have theirs."""
    if settings.EMBEDDED:
        with suppress(OperationalError):  # it is away as well: then the lease ends by itself
            preparing.jobs()
        connection.close()


def _database(started: ExitStack, var: Path, say: Say) -> Cluster | None:
    if not settings.EMBEDDED:
        _reach_server(say)
        return None
    fresh = not (var / "postgres").exists()
    with preparing.step(say, f"{'Making' if fresh else 'Starting'} the database in {_shown(var / 'postgres')}"):
        return started.enter_context(postgres.at_hand(var))


def _reach_server(say: Say) -> None:
    say("Using the PostgreSQL server that DATABASE_URL names …")
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise Trouble(f"It cannot be used: {error}", "Check DATABASE_URL and the server, then start again.") from error


def _first_steps(url: str) -> list[str]:
    from stances.desk import people

    if people.managers().exists():
        return [f"The editors' desk is at {url}admin/"]
    return [
        f"To make the first editor account, in another terminal: {_shown(Path(sys.executable))} manage.py"
        " make_manager NAME",
        f"Then sign in at {url}admin/",
    ]


def _await_first_page(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    status = web.first_answer(server, _reachable(host), port)
    if status is None:
        raise Trouble("The web server did not start; its reason is above.", "Mend that, then start again.")
    if status >= 500:
        raise Trouble(f"The home page fails (status {status}); the reason is above.", "Mend that, then start again.")


def _watch(server: subprocess.Popen[bytes], helpers: Sequence[Kept], cluster: Cluster | None, say: Say) -> None:
    """Stays until the web server ends; a worker or a database that was killed is started again."""
    while server.poll() is None:
        for helper in helpers:
            helper.see_to()
        if cluster is not None and not cluster.is_alive():
            say("PostgreSQL ended unexpectedly. Starting it again …")
            postgres.start(cluster)
            say("  it answers again; no data was lost")
        time.sleep(0.5)
    raise Trouble("The web server ended by itself; its reason is above.", "Start again with make run.")


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104


def _shown(path: Path) -> str:
    """``path`` as one would type it in the checkout."""
    inside = os.path.relpath(path, settings.BASE_DIR)
    return str(path) if inside.startswith("..") else inside
