"""A dataset as a whole, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from . import rows


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: in which file, at which key and field, what is wrong, and what would be right."""

    file: str
    key: str
    field: str
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.field}: {self.wrong} – {self.right}"


class Invalid(Exception):
    """The dataset breaks rules. ``violations`` lists every one."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__(f"{len(violations)} violations")
        self.violations = violations


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset whose every row is well formed."""

    members: list[rows.MemberRow]
    officials: list[rows.OfficialRow]
    outlets: list[rows.OutletRow]
    statements: list[rows.StatementRow]
    assessments: list[rows.AssessmentRow]
    events: list[rows.EventRow]
    about: rows.AboutRow
