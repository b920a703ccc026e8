"""The editors' desk in the browser: Django's admin.

What is public is read-only here; it changes by correction alone.
"""

from . import assessments, cases, identities, people, proposals, statements, trail

__all__ = ["assessments", "cases", "identities", "people", "proposals", "statements", "trail"]
