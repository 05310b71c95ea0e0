"""A package for Fedora, Red Hat Enterprise Linux and openSUSE, by rpmbuild."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from pathlib import Path

from freeze.running import run
from pack.layout import Parts, lay_out
from pack.libraries import GLIBC, LIBRARIES


def write_rpm(parts: Parts, folder: Path) -> Path:
    """The package, in `folder`."""
    with tempfile.TemporaryDirectory(prefix="layerscope-rpm-") as made:
        root = Path(made, "root")
        lay_out(parts, root / "usr")
        for path in (root, *root.rglob("*")):
            os.utime(path, (parts.stamp_s, parts.stamp_s), follow_symlinks=False)
        defines = {
            "_topdir": f"{made}/top",
            "of_version": parts.version,
            "of_root": str(root),
            "of_needs": needs_text(),
        }
        run(
            *("rpmbuild", "-bb", "--quiet", "--target", platform.machine()),
            *(word for name, value in defines.items() for word in ("--define", f"{name} {value}")),
            str(parts.source / "packaging" / "linux" / "layerscope.spec"),
            more={"SOURCE_DATE_EPOCH": str(parts.stamp_s), "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        )
        built = next(Path(made, "top", "RPMS").rglob("*.rpm"))
        return Path(shutil.move(built, folder / built.name))


def needs_text() -> str:
    """The Requires of the spec: the libraries by their sonames, and glibc by its version."""
    mark = "()(64bit)"
    needs = [
        f"libc.so.6(GLIBC_{GLIBC[0]}.{GLIBC[1]})(64bit)",
        *(f"{name}{mark}" for name in sorted(LIBRARIES)),
    ]
    return "Requires: " + ", ".join(needs)
