"""The record as files: which tables there are, what their columns mean, their rows, and how they are written."""
