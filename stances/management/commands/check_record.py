"""``manage.py check_record``: asks the whole record anew and puts what it finds on the desk."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, transaction
from django.utils import timezone

from stances.desk.whole_record import CHECKS, Check, Checked, check, store


class Command(BaseCommand):
    help = (
        "Ask every rule of the codebook, every constraint and every row's history of the whole record. What is found"
        " stands on the desk until it is mended. Exits with 1 where anything is found."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what is found; leave the desk as it is")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        try:
            checked = check(told=self._tell)
            if not dry_run:
                with transaction.atomic():
                    store(checked.found, timezone.now())
        except OperationalError as error:
            reason = next(iter(str(error).splitlines()), "")
            raise CommandError(
                f"The database cannot be asked: {reason}\nNothing was stored. See that it runs, and check again."
            ) from error
        self._say(checked)
        if checked.found:
            raise SystemExit(1)

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
