"""Where listings are kept."""

from __future__ import annotations

from pathlib import Path

from layerscope.files.user_folders import cache_folder


def default_path() -> Path:
    """Where this system keeps what a program can do without: `…/layerscope/contents.sqlite3`."""
    return cache_folder() / "contents.sqlite3"
