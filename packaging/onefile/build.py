"""Builds the one file that is carried onto a machine: `make zipapp`, dist/layerscope.pyz.

The commands with boto3, in Python alone, for CPython 3.11 and later. What is compiled is left out: zstandard
and zlib-ng (gzip is read by the standard library, zstd not at all), awscrt (`aws login`), the keyring (the
keys of own profiles). The libraries are those of this environment, which the lock has filled. Twice the same
bytes.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from freeze import zips  # noqa: E402 - the folder's own
from freeze.keep import keeps  # noqa: E402

LIBRARIES = (
    *("boto3", "botocore", "s3transfer", "jmespath", "python-dateutil", "six", "urllib3"),
    *("platformdirs", "truststore"),
)
LEFT_OUT = frozenset({"bootstrap", "demo", "desktop", "localregistry"})
"""Rooms that no command needs. Every other goes along, so that a new one is not forgotten."""

MOST_BYTES = 20_000_000
_FIRST = ("__init__", "__main__")
_RESOURCES = ("translations/english_plurals.json",)


def build(target: Path) -> None:
    """Write the file, whole or not at all."""
    files = {place: path.read_bytes() for place, path in sorted((*_libraries(), *_own()))}
    # Where it unpacks itself is named after this.
    contents = hashlib.sha256(b"".join(place.encode() + content for place, content in files.items()))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as grown:
        grown.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(grown, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            _add(archive, "__main__.py", (HERE / "main.py").read_bytes())
            unpacking = (HERE / "unpacking.py").read_text("utf-8")
            _add(archive, "unpacking.py", unpacking.replace("@CONTENTS@", contents.hexdigest()[:16]).encode())
            for place, content in files.items():
                _add(archive, f"site/{place}", content)
    Path(name).chmod(0o755)
    os.replace(name, target)  # noqa: PTH105 - of a name


def _own() -> Iterator[tuple[str, Path]]:
    package = ROOT / "app" / "layerscope"
    for path in package.glob("*/**/*.py"):
        inside = path.relative_to(package)
        if inside.parts[0] not in LEFT_OUT:
            yield f"layerscope/{inside.as_posix()}", path
    for name in _FIRST:
        yield f"layerscope/{name}.py", package / f"{name}.py"
    yield "layerscope/resources/__init__.py", ROOT / "resources" / "__init__.py"
    for name in _RESOURCES:
        yield f"layerscope/resources/{name}", ROOT / "resources" / name


def _libraries() -> Iterator[tuple[str, Path]]:
    for name in LIBRARIES:
        for file in distribution(name).files or ():
            place = PurePosixPath(file)
            if _is_wanted(place):
                yield str(place), Path(str(file.locate()))


def _is_wanted(place: PurePosixPath) -> bool:
    """Code, licenses, certificates, and the models of the services that are asked."""
    if ".." in place.parts or place.suffix == ".pyc":
        return False
    if place.parts[0].endswith(".dist-info"):
        return place.name.upper().startswith(("LICENSE", "LICENCE", "NOTICE", "METADATA"))
    if place.parts[:2] == ("botocore", "data"):
        return keeps(str(place))
    return place.suffix == ".py" or place.name == "cacert.pem"


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    zips.add(archive, name, content, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))


if __name__ == "__main__":
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "layerscope.pyz"
    build(to)
    size = to.stat().st_size
    print(f"{to}: {size / 1e6:.1f} MB")
    sys.exit(0 if size <= MOST_BYTES else f"That is more than {MOST_BYTES / 1e6:.0f} MB.")
