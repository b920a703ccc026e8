"""From a page's content to its HTML, without a request."""

from __future__ import annotations

from django.template.loader import render_to_string

from .around import Frame


def render(template_name: str, page: object, frame: Frame) -> str:
    """The whole document. The template sees ``page`` and ``frame`` and nothing else."""
    return render_to_string(template_name, {"page": page, "frame": frame})


def render_alone(template_name: str, page: object) -> str:
    """A document without the site's frame, like an embed. Lines that hold nothing are left out."""
    made = render_to_string(template_name, {"page": page})
    return "\n".join(line.strip() for line in made.splitlines() if line.strip())
