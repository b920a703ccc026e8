"""The read side: the published record at an edition, as plain frozen dataclasses.

``record.at()`` is the door: it answers with a ``Record``, loaded with a fixed handful of queries and kept per process
by edition number. Every question to it takes its day as an argument.
"""

from .loading import NoRecord, NoSuchEdition, at, edition_at, editions, newest_edition
from .record import Record
from .types import (
    Assessment,
    Citation,
    Counts,
    Edition,
    EvidenceItem,
    Government,
    Heard,
    Member,
    Milestone,
    Official,
    Outlet,
    OwnWords,
    Position,
    Post,
    Shift,
    Source,
    Speaker,
    Statement,
    Version,
    Voice,
)

__all__ = [
    "Assessment",
    "Citation",
    "Counts",
    "Edition",
    "EvidenceItem",
    "Government",
    "Heard",
    "Member",
    "Milestone",
    "NoRecord",
    "NoSuchEdition",
    "Official",
    "Outlet",
    "OwnWords",
    "Position",
    "Post",
    "Record",
    "Shift",
    "Source",
    "Speaker",
    "Statement",
    "Version",
    "Voice",
    "at",
    "edition_at",
    "editions",
    "newest_edition",
]
