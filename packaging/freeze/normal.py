"""The same bytes from the same sources, and none that tell of the machine that built them."""

from __future__ import annotations

import marshal
import os
import zipfile
from pathlib import Path
from types import CodeType

from freeze import zips

_HEADER_BYTES = 16  # of a .pyc: magic, flags, and time and size of its source
_STAMPED = "BUILD_CONSTANTS"
_OF_INSTALLERS = ("/INSTALLER", "/RECORD", "/REQUESTED", "/direct_url.json")


class CertificatesError(Exception):
    """The certificates of the machine that builds would go along, and be trusted in place of the user's."""


class TraceOfBuildError(Exception):
    """Files have the build's folder in them; they are named."""


def normalise(tree: Path, stamp_s: int, build: Path) -> None:
    """Rewrite what has the time or the place of the build in it.

    Raises TraceOfBuildError, and CertificatesError.
    """
    if brought := [path for path in tree.rglob("cert*.pem") if path.is_file()]:
        raise CertificatesError(
            f"{', '.join(map(str, brought))}: see packaging/freeze/cx.py on SSL_CERT_FILE"
        )
    _rewrite_archive(tree / "lib" / "library.zip", stamp_s)
    needle = os.fsencode(build)
    for path in sorted(tree.rglob("*.pyc")):
        path.write_bytes(_rewritten(path.read_bytes(), path.stem, needle))
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path, tree) else 0o644)
        os.utime(path, (stamp_s, stamp_s), follow_symlinks=False)
    if found := [str(path.relative_to(tree)) for path in _files(tree) if needle in path.read_bytes()]:
        raise TraceOfBuildError(f"{build} is named in {', '.join(found[:20])}")


def _files(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def _is_program(path: Path, tree: Path) -> bool:
    return path.parent == tree and os.access(path, os.X_OK)


def _is_left_out(name: str) -> bool:
    return name.startswith(_STAMPED) or name.endswith(_OF_INSTALLERS)


def _rewrite_archive(path: Path, stamp_s: int) -> None:
    """cx_Freeze stamps its entries with the time, and packs a module with the time and the place.

    What pip noted of the installation goes too.
    """
    if not path.is_file():
        return
    with zipfile.ZipFile(path) as old:
        names = sorted(name for name in old.namelist() if not _is_left_out(name))
        files = {name: _timeless(name, old.read(name)) for name in names}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name, content in files.items():
            zips.add(new, name, content, stamp_s)


def _timeless(name: str, content: bytes) -> bytes:
    """Byte code without the time of its source, which is when that was installed.

    Where there is no source, nothing is compared with it: https://peps.python.org/pep-0552/.
    """
    if not name.endswith(".pyc") or int.from_bytes(content[4:8], "little"):  # or it has a hash
        return content
    return content[:8] + bytes(4) + content[12:]


def _rewritten(content: bytes, name: str, needle: bytes) -> bytes:
    """The module, its source named by its place in the program; some of cx_Freeze's hooks forget to."""
    if needle in content:
        code = _renamed(marshal.loads(content[_HEADER_BYTES:]), f"{name}.py")  # by this same Python
        content = content[:_HEADER_BYTES] + marshal.dumps(code)
    return _timeless(".pyc", content)


def _renamed(code: CodeType, name: str) -> CodeType:
    constants = tuple(_renamed(each, name) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=name, co_consts=constants)
