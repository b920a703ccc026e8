"""What is stored; one file a concept. Models answer questions; ``desk/workflow.py`` makes changes."""

from .assessment import Assessment, Evidence
from .edition import Edition
from .editor import Editor, Role
from .history import EditorGroup
from .member import Member
from .milestone import Milestone
from .official import Official, Post
from .outlet import Outlet, Source
from .proposed_change import Decision, ProposedChange
from .publishable import Publishable, Status
from .review import Review
from .statement import Citation, Speaker, Statement, StatementMember

Row = Statement | Assessment
"""A publishable row: there are two kinds."""

__all__ = [
    "Assessment",
    "Citation",
    "Decision",
    "Edition",
    "Editor",
    "EditorGroup",
    "Evidence",
    "Member",
    "Milestone",
    "Official",
    "Outlet",
    "Post",
    "ProposedChange",
    "Publishable",
    "Review",
    "Role",
    "Row",
    "Source",
    "Speaker",
    "Statement",
    "StatementMember",
    "Status",
]
