"""Builds in steps that the command line names, for systems whose workflow signs something in between."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from freeze.locked import UnlockedError
from freeze.running import ProgramError


def take_steps(steps: Mapping[str, Callable[[], object]], named: Sequence[str]) -> int:
    """Take those that are named, or all; the exit status, 1 where one fails, and its words are told."""
    if unknown := [name for name in named if name not in steps]:
        print(f"There is no step {unknown[0]!r}; there are {', '.join(steps)}.", file=sys.stderr)
        return 2
    try:
        for name in named or steps:
            steps[name]()
    except (ProgramError, UnlockedError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
