"""Where this system keeps the program's log."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def log_folder() -> Path:
    """`…/layerscope/log`, or what this system calls it."""
    return platformdirs.user_log_path("layerscope", appauthor=False)
