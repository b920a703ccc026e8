"""The secret key of the embedded default: made once, kept under ``var/`` for its owner's eyes."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def kept_in(var: Path) -> str:
    """The key in ``var/secret_key``; made first if there is none. Two processes that start together agree on one."""
    path = var / "secret_key"
    var.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = var / f".secret_key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
