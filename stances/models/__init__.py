"""What is stored; one file a concept. Models answer questions; ``desk/workflow.py`` makes changes."""

from .assessment import Assessment, Evidence
from .case import Case, CaseKind, CaseOutcome, CaseSender, CaseStatus
from .edition import Edition
from .editor import Editor, Role
from .finding import Finding
from .history import EditorGroup
from .job import Job, JobName, Pulse, Run, RunEnd
from .look_again import LookAgain
from .member import Member
from .milestone import Milestone
from .official import Official, Post
from .outlet import Outlet, Source
from .proposed_change import Decision, ProposedChange
from .publishable import Publishable, Status
from .reminder import Reminder
from .review import Review
from .search import StatementSearch
from .statement import Citation, Speaker, Statement, StatementMember

Row = Statement | Assessment
"""A publishable row: there are two kinds."""

__all__ = [
    "Assessment",
    "Case",
    "CaseKind",
    "CaseOutcome",
    "CaseSender",
    "CaseStatus",
    "Citation",
    "Decision",
    "Edition",
    "Editor",
    "EditorGroup",
    "Evidence",
    "Finding",
    "Job",
    "JobName",
    "LookAgain",
    "Member",
    "Milestone",
    "Official",
    "Outlet",
    "Post",
    "ProposedChange",
    "Publishable",
    "Pulse",
    "Reminder",
    "Review",
    "Role",
    "Row",
    "Run",
    "RunEnd",
    "Source",
    "Speaker",
    "Statement",
    "StatementMember",
    "StatementSearch",
    "Status",
]
