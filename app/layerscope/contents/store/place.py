"""Where listings are kept."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def default_path() -> Path:
    """Where this system keeps what a program can do without: `…/layerscope/contents.sqlite3`."""
    return platformdirs.user_cache_path("layerscope", appauthor=False) / "contents.sqlite3"
