"""Importing: drafts from a spreadsheet of statements or of assessments, and the same columns for what is exported.

A file is read (``files``), checked as a whole against the dataset's own rules (``checking``), and written as drafts of
whoever uploaded it (``resources``), all of it or nothing. What takes longer is done by a thread that says how far it
is (``jobs``). Nothing here publishes, changes or deletes anything.
"""

from .columns import KINDS, Kind
from .files import MAX_BYTES, MAX_ROWS, read
from .handing_out import FORMATS, content_type, export, template
from .jobs import Job, Phase
from .problems import Preview, Problem
from .resources import check, write

__all__ = [
    "FORMATS",
    "KINDS",
    "MAX_BYTES",
    "MAX_ROWS",
    "Job",
    "Kind",
    "Phase",
    "Preview",
    "Problem",
    "check",
    "content_type",
    "export",
    "read",
    "template",
    "write",
]
