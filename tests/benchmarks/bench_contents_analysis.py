"""What stands out in an image: packages against their own programs, and analyses of 550,000 entries."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import synthetic_layers

from layerscope.contents.analysis.attribution import InstalledPackage
from layerscope.contents.analysis.largest import largest_files
from layerscope.contents.analysis.left_behind import left_behind_in_files
from layerscope.contents.analysis.package_files import wanted
from layerscope.contents.analysis.permissions import permission_findings
from layerscope.contents.analysis.secret_visitor import SecretVisitor
from layerscope.contents.analysis.wasted import wasted_files
from layerscope.contents.bom import cyclonedx_json, spdx_json
from layerscope.contents.bom.bill import Bill
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.databases import packages_of
from layerscope.contents.tree.tree import Tree
from support.samples import package_databases

TITLE = "Packages, and what stands out (processor time, median of 3 runs)"
COLUMNS = ("what", "ms", "of the program's")
RUNS = 3
STATUS = Path("/var/lib/dpkg/status")
_LIBRARY = Path(os.__file__).parent


def rows() -> Iterator[tuple[str, ...]]:
    """The programs print what is installed; what they take to start is theirs too."""
    yield from _databases()
    yield from _analyses()
    yield from _secrets()
    yield from _bills()


def _databases() -> Iterator[tuple[str, ...]]:
    if STATUS.exists() and shutil.which("dpkg-query"):
        content = STATUS.read_bytes()
        count = len(packages_of(b"var/lib/dpkg/status", content))
        theirs = _child_ms("dpkg-query", "-W")
        ours = _ms(lambda: packages_of(b"var/lib/dpkg/status", content))
        yield from _pair(f"dpkg, {count:,} packages", ours, "dpkg-query -W", theirs)
    headers = package_databases.rpm_headers(150, filling=20_000)
    content = package_databases.bdb(headers, page_bytes=4096)
    ours = _ms(lambda: packages_of(b"var/lib/rpm/Packages", content))
    if shutil.which("rpm"):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "Packages").write_bytes(content)
            theirs = _child_ms("rpm", "--define", "_db_backend bdb_ro", "--dbpath", folder, "-qa")
        yield from _pair("rpm in Berkeley DB, 150 packages", ours, "rpm -qa", theirs)
    content = package_databases.ndb(headers)
    yield (
        "rpm in ndb, 150 packages",
        f"{_ms(lambda: packages_of(b'var/lib/rpm/Packages.db', content)):.1f}",
        "",
    )


def _analyses() -> Iterator[tuple[str, ...]]:
    listings = list(synthetic_layers.layers())
    tree = Tree(len(listings))
    for layer, listing in enumerate(listings, start=1):
        tree.add(layer, listing)
    yield (f"40 layers, {sum(map(len, listings)):,} entries", "", "")
    analyses: dict[str, Callable[[], object]] = {
        "wasted space": lambda: wasted_files(tree),
        "the 1,000 largest files": lambda: largest_files(tree),
        "permissions": lambda: permission_findings(tree),
        "left behind, by name": lambda: left_behind_in_files(tree, {}),
        "which files tell of packages": lambda: [wanted(listing, lambda: None) for listing in listings],
    }
    for what, analysis in analyses.items():
        yield (f"  {what}", f"{_ms(analysis):.0f}", "")


def _secrets() -> Iterator[tuple[str, ...]]:
    files = [path for path in _LIBRARY.glob("*.py") if path.is_file()]
    contents = [(Entry(b"app/" + path.name.encode(), Kind.FILE), path.read_bytes()) for path in files]
    size = sum(len(content) for _, content in contents)

    def look() -> None:
        visitor = SecretVisitor()
        for entry, content in contents:
            visitor.begin(entry)
            visitor.feed(content)
            visitor.end()

    yield (f"secrets in {size / 1e6:.1f} MB of Python", f"{_ms(look):.0f}", "")


def _bills() -> Iterator[tuple[str, ...]]:
    packages = tuple(
        InstalledPackage(Package(Ecosystem.DEB, f"p{n}", f"1.{n}", b"var/lib/dpkg/status", "amd64"), 1)
        for n in range(5000)
    )
    bill = Bill("team/app", "sha256:" + "0" * 64, ("sha256:" + "1" * 64,), packages)
    for name, write in (("CycloneDX", cyclonedx_json.write), ("SPDX", spdx_json.write)):
        yield (f"{name} of 5,000 packages", f"{_ms(lambda: write(bill, lambda: None)):.0f}", "")  # noqa: B023


def _pair(what: str, ours: float, program: str, theirs: float) -> Iterator[tuple[str, ...]]:
    yield (what, "", "")
    yield (f"  {program}", f"{theirs:.1f}", "1.00")
    yield ("  Layerscope", f"{ours:.1f}", f"{ours / theirs:.2f}")


def _ms(work: Callable[[], object]) -> float:
    costs = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        costs.append(time.process_time() - start)
    return 1000 * median(costs)


def _child_ms(*command: str) -> float:
    costs = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * median(costs)
