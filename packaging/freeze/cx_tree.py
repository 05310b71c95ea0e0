"""The program as a folder of files that need no Python: frozen by cx_Freeze, pruned, stripped, made even."""

from __future__ import annotations

from pathlib import Path

from freeze.compact import close_holes
from freeze.environment import Source
from freeze.normal import normalise
from freeze.prune import prune, strip
from freeze.running import run


def freeze_by_cx(source: Source, python: Path, tree: Path, build: Path) -> int:
    """Make `tree` of what is installed in that Python's environment; its size in bytes.

    `build` is the folder whose name must not be left in any file. Raises ProgramError, TraceOfBuildError,
    CertificatesError.
    """
    empty = build / "freezing"  # with the project's pyproject.toml beside it, setuptools would follow that
    empty.mkdir()
    run(
        *(str(python), str(source.folder / "packaging" / "freeze" / "cx.py")),
        *("build_exe", f"--build-exe={tree}"),
        cwd=empty,
        more=source.reproducible,
    )
    prune(tree)
    strip(tree)
    close_holes(tree)
    normalise(tree, source.stamp_s, build)
    _check_imports(source, python, tree)
    return sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())


def _check_imports(source: Source, python: Path, tree: Path) -> None:
    """By a Python without the environment's packages, so that none of them stands in for what is missing."""
    run(
        *(
            str(python),
            "-I",
            "-S",
            "-B",
            str(source.folder / "packaging" / "freeze" / "imported.py"),
            str(tree),
        ),
        more={"QT_QPA_PLATFORM": "offscreen"},
    )
