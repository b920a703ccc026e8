"""``manage.py check_record``: asks the whole record anew and puts what it finds on the desk."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, OperationalError
from django.utils import timezone

from stances.desk.whole_record import CHECKS, Check, Checked, check, store
from stances.jobs import lease
from stances.jobs.lease import Outcome
from stances.models import JobName


class Command(BaseCommand):
    help = (
        "Ask every rule of the codebook, every constraint and every row's history of the whole record. What is found"
        " stands on the desk until it is mended. Exits with 1 where anything is found."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what is found; leave the desk as it is")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        try:
            checked = check(told=self._tell) if dry_run else self._as_a_run()
        except OperationalError as error:
            reason = next(iter(str(error).splitlines()), "")
            raise CommandError(
                f"The database cannot be asked: {reason}\nNothing was stored. See that it runs, and check again."
            ) from error
        self._say(checked)
        if checked.found:
            raise SystemExit(1)

    def _as_a_run(self) -> Checked:
        """The check as a run of the job, which the desk shows; never beside another one."""
        running = lease.take(JobName.CHECK, anyway=True)
        if running is None:
            raise CommandError(
                "The worker is checking the record right now. Wait for what it finds, or look without touching the"
                " desk: check_record --dry-run"
            )
        try:
            checked = check(running.went, told=self._tell)
            lease.conclude(running, Outcome(checked.words, lambda: store(checked.found, timezone.now())))
        except BaseException as ending:
            with suppress(lease.LeaseLost, DatabaseError):
                lease.fail(running, ending)
            raise
        return checked

    def _tell(self, one: Check, found: int, seconds: float) -> None:
        said = "nothing" if not found else str(found)
        self.stdout.write(f"{one.title}: {said} found ({seconds:.1f} s)")
        self.stdout.flush()

    def _say(self, checked: Checked) -> None:
        titles = {one.slug: one.title for one in CHECKS}
        for slug, findings in groupby(checked.found, key=lambda finding: finding.check):
            self.stdout.write(f"\n{titles[slug]} ({slug})")
            for finding in findings:
                rule = f" [{finding.rule}]" if finding.rule else ""
                self.stdout.write(self.style.ERROR(f"  {finding.subject}: {finding.text}{rule}"))
        style = self.style.WARNING if checked.found else self.style.SUCCESS
        self.stdout.write(style(f"\n{checked.words}"))
