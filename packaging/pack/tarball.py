"""The program for any Linux, without a package manager: an archive to unpack, with a script that installs."""

from __future__ import annotations

import platform
import shutil
import tempfile
from pathlib import Path

from freeze.elf import glibc
from freeze.running import run
from pack.archive import write_tar_xz
from pack.layout import Parts, lay_out_share
from pack.libraries import BROUGHT, GLIBC, LIBRARIES

_FOLDERS = ("lib64", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "lib")
_COPYRIGHTS = Path("/usr/share/doc")


class LibraryError(Exception):
    """A library that is to be brought along is not on this machine, or is too new."""


def archive_name(version: str) -> str:
    """What the archive unpacks to."""
    return f"layerscope-{version}-linux-{platform.machine()}"


def write_tarball(parts: Parts, patchelf: Path, folder: Path) -> Path:
    """The archive, in `folder`: the program with X's libraries, what desktops read, both scripts."""
    name = archive_name(parts.version)
    target = folder / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory(prefix="layerscope-tar-") as made:
        root = Path(made, name)
        shutil.copytree(parts.tree, root / "layerscope", symlinks=True)
        lay_out_share(parts, root / "share")
        bring_libraries(root / "layerscope", root / "share/doc/layerscope/licenses", patchelf)
        for script in ("install.sh", "uninstall.sh"):
            path = root / script
            shutil.copyfile(parts.source / "packaging" / "linux" / script, path)
            path.chmod(0o755)
        write_tar_xz(target, root, name, parts.stamp_s)
    return target


def bring_libraries(program: Path, licenses: Path, patchelf: Path) -> None:
    """Put BROUGHT beside Qt's libraries, where they are found first. Raises LibraryError."""
    folder = program / "lib" / "PySide6" / "Qt" / "lib"
    for name in sorted(BROUGHT):
        content = _find(name).read_bytes()
        if (needs := glibc(content)) > GLIBC:
            raise LibraryError(
                f"this machine's {name} needs glibc {needs[0]}.{needs[1]}: build on an older one"
            )
        path = folder / name
        path.write_bytes(content)
        path.chmod(0o644)
        run(str(patchelf), "--set-rpath", "$ORIGIN", str(path))
        copyright_of = _COPYRIGHTS / LIBRARIES[name] / "copyright"
        if copyright_of.is_file():
            own = licenses / LIBRARIES[name]
            own.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copyright_of, own / "copyright")


def _find(name: str) -> Path:
    for folder in _FOLDERS:
        if (path := Path("/usr", folder, name)).is_file():
            return path.resolve()
    raise LibraryError(f"{name} is not on this machine; packaging/system_packages.py names its package")
