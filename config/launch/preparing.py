"""What must be ready before the first page: tables, a record, static files, catalogues. What is done is skipped."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.launch.trouble import Trouble
from config.places import BASE_DIR

Say = Callable[[str], None]


@contextmanager
def step(say: Say, what: str) -> Iterator[None]:
    """Says what is being done, and how long it took."""
    began = time.monotonic()
    say(f"{what} …")
    yield
    say(f"  done in {time.monotonic() - began:.1f} s")


def tables(say: Say) -> None:
    """Brings the tables up to date, as the role that owns them. Raises ``Trouble`` if a migration fails."""
    missing = _missing()
    connection.close()
    if not missing:
        return
    with step(say, f"Making the tables ({missing})"):
        done = subprocess.run(
            [sys.executable, str(BASE_DIR / "manage.py"), "migrate", "--skip-checks"],
            cwd=BASE_DIR,
            env=os.environ | {"OPEN_DOOR_AS_OWNER": "1"},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
    if done.returncode != 0:
        raise Trouble(
            "A migration failed; its reason is above. The tables are as the migrations before it left them.",
            "No data was lost. Mend the migration, then start again.",
        )


NOT_OURS = """
    SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace(current_schema())
    AND NOT has_table_privilege(oid, 'SELECT')
"""


def _missing() -> str:
    """What migrations are to make, in words; empty where nothing is missing.

    A run that was cut off may have made tables that the site's role was not let in to yet: migrating grants that.
    """
    with connection.cursor() as cursor:
        cursor.execute(NOT_OURS)
        if cursor.fetchone()[0]:
            return "an earlier start was cut off"
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} migrations" if plan else ""


def record(say: Say) -> bool:
    """Loads the starter dataset, if nothing has been published yet; whether it did. ``Trouble`` if it does not hold."""
    from stances.models import Edition

    if Edition.objects.exists():
        return False
    with step(say, "The record is empty: loading the starter dataset"):
        try:
            call_command("load_dataset")
        except SystemExit as refused:
            raise Trouble(
                "The starter dataset was not loaded: what is wrong with it is above.",
                "Mend the files in stances/data/dataset, then start again.",
            ) from refused
    return True


def jobs() -> None:
    """Lets a new worker begin at once with what was being done when everything ended: nobody is at it any more."""
    from stances.jobs import lease

    lease.give_up_left_open()


def demonstration() -> list[str]:
    """Makes the accounts to try the desk with, where nobody has one; lines with their passwords, to be told once."""
    from stances.desk import people

    made = people.make_demonstration()
    width = max((len(access.account.username) for access in made), default=0)
    lines = [f"  {access.account.username:{width}}  {access.password}" for access in made]
    return ["To try the desk, two accounts with passwords that are shown only this once:", *lines] if made else []


def _static_sources() -> str:
    """A digest over the names, sizes and times of all static files, and over what they are made with."""
    lines = [settings.STORAGES["staticfiles"]["BACKEND"], settings.STATIC_URL]
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = os.stat(storage.path(name))
            lines.append(f"{storage.path(name)} {file.st_size} {file.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class _Counted(io.TextIOBase):
    """Takes what collectstatic says of each file, and tells of every hundredth."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.files = 0

    def write(self, text: str) -> int:
        self.files += text.startswith("Post-processed")
        if text.startswith("Post-processed") and self.files % 100 == 0:
            self.say(f"  {self.files} files")
        return len(text)


def static_files(say: Say) -> None:
    """Copies the static files to STATIC_ROOT, named by their content and compressed; at once if none has changed."""
    root = Path(settings.STATIC_ROOT)
    stamp, sources = root.parent / "run" / "static-sources", _static_sources()
    if stamp.exists() and stamp.read_text() == sources and (root / "staticfiles.json").exists():
        return
    if not stamp.exists():  # never finished, or cut off: nothing in it can be relied on
        shutil.rmtree(root, ignore_errors=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    with step(say, "Collecting and compressing the static files (some ten seconds, once)"):
        call_command("collectstatic", interactive=False, verbosity=2, stdout=_Counted(say))
    stamp.write_text(sources)


def catalogues(say: Say) -> None:
    """Compiles every message catalogue under LOCALE_PATHS that is newer than what was compiled from it."""
    sources = [path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po")]
    for source in sources:
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        with step(say, f"Compiling the words of {source.relative_to(source.parents[2])}"):
            with source.open("rb") as file:
                catalogue = read_po(file, locale=source.parents[1].name)
            draft = compiled.with_suffix(f".{os.getpid()}")
            with draft.open("wb") as file:
                write_mo(file, catalogue)
            draft.replace(compiled)
