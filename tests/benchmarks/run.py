"""Runs the benchmarks and prints their tables: `run.py` all of them, `run.py NAME…` those.

A benchmark is a module `bench_NAME.py` beside this one with a `TITLE`, `COLUMNS`, and a function `rows()`
that yields one tuple of texts for each line of the table. Benchmarks are no tests: they compare, in one run
on one machine, and show what was to be reached; nothing fails.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # what benchmarks and tests share
PREFIX = "bench_"
FIRST_WIDTH = 52


def main() -> int:
    names = sorted(path.stem.removeprefix(PREFIX) for path in HERE.glob(f"{PREFIX}*.py"))
    parser = argparse.ArgumentParser(description="Run benchmarks and print their tables.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of: " + ", ".join(names))
    wanted = parser.parse_args().names or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    print(f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="layerscope-home-", ignore_cleanup_errors=True) as home:
        for kind in (
            "CONFIG",
            "DATA",
            "STATE",
            "CACHE",
        ):  # what a developer's own program keeps stays as it is
            os.environ[f"XDG_{kind}_HOME"] = str(Path(home, kind.lower()))
        for name in wanted:
            module = importlib.import_module(PREFIX + name)
            print(f"\n{module.TITLE}", flush=True)
            print_table(module.COLUMNS, module.rows())
    return 0


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Each row as it comes: the first column to the left, the others, being numbers, to the right.

    What takes minutes shows what is known so far; a column grows once something wider comes.
    """
    widths = [len(column) for column in columns]
    widths[0] = FIRST_WIDTH
    for number, row in enumerate(rows):
        if any(row[1:]):  # else it is a heading
            widths = [max(width, len(cell)) for width, cell in zip(widths, row, strict=True)]
        if number == 0:
            _print_line(columns, widths)
            _print_line(["-" * width for width in widths], widths)
        _print_line(row, widths)


def _print_line(cells: Sequence[str], widths: Sequence[int]) -> None:
    first, *others = zip(cells, widths, strict=True)
    numbers = (cell.rjust(width) for cell, width in others)
    print("  " + "  ".join((first[0].ljust(first[1]), *numbers)).rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
