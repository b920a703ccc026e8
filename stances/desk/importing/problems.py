"""What the check of a file found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stances.desk.dataset.rows import AssessmentRow, StatementRow

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """In which row of the file (the header is row 1) and column, what is wrong and what would be right.

    A row with an error is bad and cannot be imported; a warning is for the editor to weigh.
    """

    row: int
    field: str
    wrong: str
    right: str
    level: str = ERROR


@dataclass(slots=True)
class Preview:
    """A checked file: its good rows by their number in the file, and every problem in the order of the rows."""

    total: int
    good: dict[int, StatementRow | AssessmentRow] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    @property
    def bad(self) -> int:
        return self.total - len(self.good)

    @property
    def warnings(self) -> int:
        return sum(problem.level == WARNING for problem in self.problems)
