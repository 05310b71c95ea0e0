"""Programs that are run while an installer is built, with their last words where one fails."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

TIMEOUT_S = 1800
_LAST_CHARS = 4000


class ProgramError(Exception):
    """A program failed; its words are the error's."""


def run(*command: str, cwd: Path | None = None, more: Mapping[str, str] | None = None) -> str:
    """What it printed; `more` is added to its environment. Raises ProgramError."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **(more or {})},
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProgramError(f"{command[0]}: {error}") from error
    if done.returncode:
        told = (done.stdout + done.stderr)[-_LAST_CHARS:]
        raise ProgramError(f"{' '.join(command[:4])} … ended with {done.returncode}:\n{told}")
    return done.stdout
