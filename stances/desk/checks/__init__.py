"""The codebook's rules on assessments, checked while one is written, when it is submitted, and for the reviewer.

Each rule is a function that cites its sentence of the codebook (``stances/data/dataset/README.md``). An error bars the
way; a warning is shown to author and reviewer alike.
"""

from .barring import BARRING, errors
from .cautioning import WARNINGS, warnings
from .judgement import ERROR, WARNING, Finding, Judgement, judgement_of

__all__ = [
    "BARRING",
    "ERROR",
    "WARNING",
    "WARNINGS",
    "Finding",
    "Judgement",
    "errors",
    "findings",
    "judgement_of",
    "warnings",
]


def findings(judgement: Judgement) -> list[Finding]:
    """Everything the rules find, errors first. A handful of queries, however many statements there are."""
    return [*errors(judgement), *warnings(judgement)]
