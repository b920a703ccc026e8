"""Checking a file as a whole: the form of each row, then the dataset's rules, then what the record holds already.

The forms and the rules are the dataset's own (``desk/dataset/rows.py`` and ``rules.py``); here they are only asked,
and their answers brought to the rows and columns of the file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from stances.desk.dataset import rows
from stances.desk.dataset.dataset import Dataset, Violation
from stances.desk.dataset.reading import of_form
from stances.desk.dataset.rules import broken_rules
from stances.models import Statement

from . import alike, cells, naming
from .columns import ASSESSMENT, Kind
from .files import NUMBER, Sheet
from .known import Known, look_up
from .problems import ERROR, WARNING, Preview, Problem

Step = Callable[[int, int], None]
DraftRow = rows.StatementRow | rows.AssessmentRow
FOLLOWS = {"attributed_to": "officials"}
"""What a rule would miss in one column only because the other names what nobody knows: that was said already."""


class Check:
    """One file being checked. ``preview`` is what came of it; ``known`` what its good rows refer to."""

    def __init__(self, sheet: Sheet, kind: Kind, today: dt.date, step: Step = lambda done, total: None) -> None:
        self.kind, self.today, self.step = kind, today, step
        self.problems: list[Problem] = list(sheet.problems)
        self.said: dict[int, set[str]] = defaultdict(set)
        self.fields = {int(line[NUMBER]): cells.fields(line, kind) for line in sheet.table.dict}
        self.known = look_up(self.fields.values(), kind)
        self.formed = dict(self._formed())
        self._rules()
        self._keys()
        self._days()
        self._twins()
        self.preview = self._preview()

    def _formed(self) -> Iterator[tuple[int, DraftRow]]:
        """The rows that are well formed, by their number in the file."""
        broken = {problem.row for problem in self.problems}
        for done, (number, found) in enumerate(self.fields.items(), 1):
            if done % 100 == 0:
                self.step(done, len(self.fields))
            name = naming.assessment if self.kind is ASSESSMENT else naming.statement
            raw = name(found, self.known, self._saying(number))
            try:
                row = self.kind.row.model_validate(raw)
            except ValidationError as error:
                self.problems += self._of_form(number, error)
            else:
                if number not in broken:
                    yield number, row

    def _saying(self, number: int) -> Callable[..., None]:
        def say(column: str, wrong: str, right: str, level: str = ERROR) -> None:
            self.problems.append(Problem(number, column, wrong, right, level))
            if level == ERROR:
                self.said[number].add(column)

        return say

    def _of_form(self, number: int, error: ValidationError) -> Iterator[Problem]:
        for violation in of_form("", "", error):
            path = violation.field.split(".")
            name = f"{path[0]}.{path[2]}" if len(path) > 2 and path[0] == "sources" else path[0]
            name = "sources" if name == "sources.url" else name
            column = self.kind.column(name)
            about = {name, "sources"} if name.startswith("sources.") else {name}
            if column is None or self.said[number] & about:  # what is unknown was said already, in better words
                continue
            empty = violation.wrong in ("null", '""', "[]")
            right = violation.right if violation.wrong.endswith("long") else column.right()
            yield Problem(number, name, _("empty") if empty else violation.wrong, right)

    def _rules(self) -> None:
        """Ask the dataset's rules, with every row under a key of its own, so that each answer finds its row."""
        self.step(len(self.fields), len(self.fields))
        formed = {f"row-{n}": row.model_copy(update={"key": f"row-{n}"}) for n, row in self.formed.items()}
        for violation in broken_rules(self._as_dataset(list(formed.values())), self.today, whole=True):
            if violation.key in formed and not violation.wrong.endswith("is not known"):  # looked up already
                number = int(violation.key.removeprefix("row-"))
                column = self._column(violation)
                if not self.said[number] & {column, FOLLOWS.get(column)}:
                    self.problems.append(Problem(number, column, violation.wrong, violation.right))

    def _column(self, violation: Violation) -> str:
        """The column that a rule's answer is about: it speaks of evidence where either list is meant."""
        return violation.field if self.kind.column(violation.field) else violation.field.partition(".")[0]

    def _as_dataset(self, formed: list[Any]) -> Dataset:
        """The rows as a dataset, with what the rules ask about the public statements that they name."""
        is_judging = self.kind is ASSESSMENT
        public = [as_row(statement) for statement in self.known.statements.values()]
        return Dataset(
            members=[],
            officials=_speakers(self.known) if is_judging else [],
            outlets=[],
            statements=public if is_judging else formed,
            assessments=formed if is_judging else [],
            events=[],
            about=rows.AboutRow.model_construct(complete_to=self.today, note=""),
        )

    def _keys(self) -> None:
        counted = Counter(found["key"] for found in self.fields.values() if found["key"])
        for number, found in self.fields.items():
            key = found["key"]
            if key in self.known.taken:
                wrong = _("“%(key)s” is in the record") % {"key": key}
                self.problems.append(Problem(number, "key", wrong, _("a new key; or correct that row at the desk")))
            if counted[key] > 1:
                wrong = _("“%(key)s” stands %(n)d times in the file") % {"key": key, "n": counted[key]}
                self.problems.append(Problem(number, "key", wrong, _("each key once")))

    def _days(self) -> None:
        """One assessment per member and day, in the file and against what is public."""
        if self.kind is not ASSESSMENT:
            return
        on_the_day = defaultdict(list)
        for number, row in self.formed.items():
            assert isinstance(row, rows.AssessmentRow)  # noqa: S101 - the kind says so
            on_the_day[row.member, row.effective].append(number)
        for (code, day), numbers in on_the_day.items():
            words = {"member": code, "day": day, "key": self.known.judged.get((code, day)), "n": len(numbers)}
            for number in numbers:
                if words["key"]:
                    wrong = _("%(key)s, which is public, takes effect for %(member)s on %(day)s") % words
                    self.problems.append(Problem(number, "effective", wrong, _("another day; or correct that one")))
                if len(numbers) > 1:
                    wrong = _("%(n)d rows take effect for %(member)s on %(day)s") % words
                    self.problems.append(Problem(number, "effective", wrong, _("one a day")))

    def _twins(self) -> None:
        statements = {n: row for n, row in self.formed.items() if isinstance(row, rows.StatementRow)}
        for number, twin in alike.find(statements):
            wrong = _("it says nearly the same as %(twin)s, within three days") % {"twin": twin}
            self.problems.append(Problem(number, "summary", wrong, _("a statement of its own"), WARNING))

    def _preview(self) -> Preview:
        bad = {problem.row for problem in self.problems if problem.level == ERROR}
        order = {name: position for position, name in enumerate(self.kind.names)}
        return Preview(
            total=len(self.fields),
            good={number: row for number, row in self.formed.items() if number not in bad},
            problems=sorted(set(self.problems), key=lambda p: (p.row, order.get(p.field, -1), p.level, p.wrong)),
        )


def as_row(statement: Statement) -> rows.StatementRow:
    """A public statement as the rules look at it, without its pages: those were judged when it was published."""
    names = (
        "key", "date", "date_precision", "speaks_for", "attribution", "signal", "conditions", "would_block",
        "quote_language",
    )  # fmt: skip
    return rows.StatementRow.model_construct(
        **{name: getattr(statement, name) for name in names},
        members=[link.member.code for link in statement.bears_on.all()],
        officials=[speaker.official.key for speaker in statement.speakers.all()],
        attributed_to=statement.attributed_to,
        quote=statement.quote,
        quote_translation=statement.quote_translation,
        sources=[],
    )


def _speakers(known: Known) -> list[rows.OfficialRow]:
    """The officials heard in the public statements that are named, with the ranks they held."""
    heard = {s.official.key: s.official for row in known.statements.values() for s in row.speakers.all()}
    return [
        rows.OfficialRow.model_construct(
            key=key,
            name=official.name,
            affiliation="NATO",
            posts=[
                rows.PostRow.model_construct(title=p.title, rank=rows.Rank(p.rank), since=None, until=None)
                for p in official.posts.all()
            ],
        )
        for key, official in heard.items()
    ]
