"""The HTTP API, for programs: the same record, the same parameters, the same answers kept (DESIGN §5)."""

from . import routes
from .described import api

__all__ = ["api", "routes"]
