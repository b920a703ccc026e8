"""The whole record, asked anew every night: each rule, each constraint, what triggers guard, and every row's history.

Whoever may switch triggers off can change anything without a word. So nothing here trusts that a rule was kept because
the database keeps it: every row is looked at. It only reads, as the site's own role may.
"""

from .checking import CHECKS, Checked, check
from .found import Check, Found
from .storing import store

__all__ = ["CHECKS", "Check", "Checked", "Found", "check", "store"]
