"""What commands import, and when: in an interpreter of its own, since imports stay."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, sys
from layerscope.commands.catalogue import COMMANDS
from layerscope.__main__ import main

def imported(*names):
    return sorted(set(names) & set(sys.modules))

for name in COMMANDS:
    try:
        main([name, "--help"])
    except SystemExit as end:
        assert end.code == 0, name
    heavy = imported("boto3", "botocore", "asyncio", "keyring", "urllib3", "ssl", "sqlite3", "PySide6")
    assert not heavy, (name, heavy)

import layerscope.commands
for module in pkgutil.walk_packages(layerscope.commands.__path__, "layerscope.commands."):
    importlib.import_module(module.name)
assert len(imported("asyncio", "layerscope.access.registries")) == 2, "not all was imported"
assert not imported("PySide6", "shiboken6", "qasync"), imported("PySide6", "shiboken6", "qasync")
"""


def test_help_imports_little_and_no_command_imports_qt() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert "usage: layerscope where-used" in ended.stdout


WITHOUT = """
import importlib, sys
sys.modules["sqlite3"] = None
from layerscope.commands.asking import Asking
for name in "repositories images image url download export diagnose check where_used".split():
    importlib.import_module(f"layerscope.commands.runs.{name}")
import layerscope.__main__
print(layerscope.__main__.main(["files", "team/app:1"]))
"""


def test_a_python_without_sqlite_has_all_but_files() -> None:
    """As one has that was built where its headers were not."""
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (0, "1\n"), ended.stderr
    assert f"The Python in {sys.base_prefix} lacks sqlite3, a part of its library" in ended.stderr
