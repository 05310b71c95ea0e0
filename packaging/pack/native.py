"""Libraries in the frozen program that no Python package tells of, with the versions found in their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Native:
    """A library; `pattern` finds its version in the name of the file, or in its content."""

    name: str
    license: str
    file: str
    pattern: str
    in_name: bool = True


NATIVE = (
    Native("Python", "PSF-2.0", "layerscope", r"\0(3\.\d+\.\d+)\0", in_name=False),
    Native("Qt", "LGPL-3.0-only", "lib/PySide6/Qt/lib/libQt6Core.so.*", r"Qt (6\.\d+\.\d+) ", in_name=False),
    Native("ICU", "Unicode-DFS-2016", "lib/PySide6/Qt/lib/libicudata.so.*", r"\.so\.(\d+)$"),
    Native("OpenSSL", "Apache-2.0", "lib/libcrypto*", r"OpenSSL (3\.\d+\.\d+) ", in_name=False),
    Native("SQLite", "blessing", "lib/libsqlite3*", r"\.so\.([\d.]+)$"),
    Native("bzip2", "bzip2-1.0.6", "lib/libbz2*", r"\.so\.([\d.]+)$"),
    Native("libffi", "MIT", "lib/libffi*", r"\.so\.([\d.]+)$"),
    Native("xz", "LicenseRef-public-domain", "lib/liblzma*", r"\.so\.([\d.]+)$"),
)
"""Of cx_Freeze's base and of Qt."""

OF_PACKAGES = {"bzip2": "bzip2-libs", "libffi": "libffi", "xz": "xz-libs"}
"""What cx_Freeze's own bill calls them: it knows the versions of the builds they were taken from."""


class UnknownLibraryError(Exception):
    """A library is not where it was, or does not tell its version."""


def versions(tree: Path) -> Iterator[tuple[Native, str]]:
    """Each of NATIVE with its version in this program. Raises UnknownLibraryError."""
    for native in NATIVE:
        found = next(iter(sorted(tree.glob(native.file))), None)
        version = _version(native, found) if found else ""
        if not version:
            raise UnknownLibraryError(f"{native.name} is not in {native.file}, or tells no version")
        yield native, version


def _version(native: Native, path: Path) -> str:
    text = path.name if native.in_name else path.read_bytes().decode("latin-1")
    found = re.search(native.pattern, text)
    return found[1] if found else ""
