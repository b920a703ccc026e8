"""The HTTP API, for programs: the same record, the same parameters, the same answers kept (DESIGN §5)."""

from .routes import api

__all__ = ["api"]
