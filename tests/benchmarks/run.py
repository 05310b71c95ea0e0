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
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
PREFIX = "bench_"


def main() -> int:
    names = sorted(path.stem.removeprefix(PREFIX) for path in HERE.glob(f"{PREFIX}*.py"))
    parser = argparse.ArgumentParser(description="Run benchmarks and print their tables.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of: " + ", ".join(names))
    wanted = parser.parse_args().names or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    print(f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for name in wanted:
        module = importlib.import_module(PREFIX + name)
        print(f"\n{module.TITLE}", flush=True)
        print_table(module.COLUMNS, list(module.rows()))
    return 0


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The rows under their columns: the first column to the left, the others, being numbers, to the right."""
    lines = [tuple(columns), *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for number, line in enumerate(lines):
        cells = [
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  " + "  ".join(cells).rstrip(), flush=True)
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))


if __name__ == "__main__":
    sys.exit(main())
