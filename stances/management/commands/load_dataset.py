from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from stances.codebook import today
from stances.desk.dataset import Invalid, Report, load, read

STARTER = Path(settings.BASE_DIR) / "stances" / "data" / "dataset"


class Command(BaseCommand):
    help = (
        "Load a dataset of statements and assessments (stances/data/dataset/README.md says what its files hold). An"
        " empty record gets it as its first edition; a record in use gets drafts for editors to review."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=STARTER, metavar="DIR")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        self.stdout.write(f"Reading the dataset in {folder.name} …")
        try:
            dataset = read(folder, today())
        except Invalid as invalid:
            for violation in invalid.violations:
                self.stderr.write(str(violation))
            self.stderr.write(
                self.style.ERROR(f"{len(invalid.violations)} violations: nothing was loaded. Mend them and load again.")
            )
            raise SystemExit(1) from invalid
        self._tell(load(dataset, say=self.stdout.write))

    def _tell(self, report: Report) -> None:
        for line in [*report.differences, *report.left_alone]:
            self.stdout.write(self.style.WARNING(line))
        if report.edition:
            self.stdout.write(
                self.style.SUCCESS(f"Published {len(report.new)} rows as edition {report.edition.number}.")
            )
        elif report.new or report.corrections:
            for name in [*report.new, *report.corrections]:
                self.stdout.write(f"Draft: {name}")
            self.stdout.write(
                self.style.SUCCESS(
                    f"{len(report.new)} new drafts and {len(report.corrections)} corrections wait for an editor."
                    " Nothing was published."
                )
            )
        else:
            self.stdout.write(self.style.SUCCESS(f"Nothing to do: {report.unchanged} rows are as they were loaded."))
