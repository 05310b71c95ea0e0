"""Runs a module of the tests as a program of its own: `python child.py MODULE [ARGUMENT…]`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from types import ModuleType

WARNINGS = "error,ignore::DeprecationWarning:qasync"  # what PYTHONWARNINGS has for what pyproject.toml says


def command(module: ModuleType, *arguments: str) -> list[str]:
    """What starts the module as a program."""
    return [sys.executable, __file__, module.__name__, *arguments]


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[2])
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
