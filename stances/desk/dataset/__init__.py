"""The starter dataset: read, checked as a whole, and loaded through the desk's own workflow."""

from .dataset import Dataset, Invalid, Violation
from .loading import Report, load
from .reading import read

__all__ = ["Dataset", "Invalid", "Report", "Violation", "load", "read"]
