"""Where this system keeps a program's own files, for each user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import platformdirs

# A user without a home, as containers have them: nothing is found below it, and nothing can be kept.
NO_HOME = Path("/nonexistent")
_NAME = "layerscope"


def config_folder() -> Path:
    """What a user has chosen: `…/layerscope`."""
    return _folder(platformdirs.user_config_path)


def settings_path() -> Path:
    """What was chosen in the window; some of it holds for commands too: `…/layerscope/settings.json`."""
    return config_folder() / "settings.json"


def cache_folder() -> Path:
    """What a program can do without: `…/layerscope`."""
    return _folder(platformdirs.user_cache_path)


def state_folder() -> Path:
    """What outlives a run, and belongs to this machine: `…/layerscope`."""
    return _folder(platformdirs.user_state_path)


def log_folder() -> Path:
    """Where logs are: `…/layerscope`, or a folder in it."""
    return _folder(platformdirs.user_log_path)


def in_home(path: str) -> Path:
    """The path, of which a `~` at its beginning is the user's home."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return NO_HOME / path.lstrip("~/")


def _folder(of: Callable[..., Path]) -> Path:
    try:
        return of(_NAME, appauthor=False)
    except RuntimeError:
        return NO_HOME / _NAME
