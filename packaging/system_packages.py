"""Sees to it that the libraries and programs Layerscope needs from the system are there.

With --run those that running it needs, else also what its tests need. Says exactly what to install; as root
on Debian or Ubuntu it installs it. Needs nothing but Python.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "app"))
from layerscope.bootstrap.system_libraries import LIBRARIES

INSTALL_TIMEOUT_S = 1200


@dataclass(frozen=True)
class Need:
    """Something of the system's: how to see whether it is there, and the package that brings it."""

    what: str  # "lib:SONAME", "program:NAME", "module:NAME" or "file:PATH"
    debian: str
    fedora: str = ""
    optional: bool = False  # without it some tests are skipped, and say so

    def met(self) -> bool:
        """Whether it is there."""
        kind, _, name = self.what.partition(":")
        if kind == "lib":
            return _loads(name)
        if kind == "module":
            return importlib.util.find_spec(name) is not None
        if kind == "file":
            return Path(name).exists()
        return shutil.which(name) is not None


RUNNING = tuple(Need(f"lib:{library.soname}", library.debian, library.fedora) for library in LIBRARIES)
TESTING = (
    Need("module:ensurepip", "python3-venv", "python3"),
    # The tests' private screen, and a font to look at it with.
    Need("program:Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    Need("program:xprop", "x11-utils", "xprop", optional=True),
    Need("program:openbox", "openbox", "openbox"),
    Need("program:dbus-run-session", "dbus", "dbus-daemon"),
    Need("file:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core", optional=True),
    # Real images that nobody here wrote, for tests/e2e.
    Need("program:skopeo", "skopeo", "skopeo", optional=True),
    Need("program:umoci", "umoci", "umoci", optional=True),
    Need("program:mmdebstrap", "mmdebstrap", "mmdebstrap", optional=True),
    # Other readers of archives, for tests of what is inside layers.
    Need("program:bsdtar", "libarchive-tools", "bsdtar", optional=True),
    # Takes exported images as their users' machines do.
    Need("program:podman", "podman", "podman", optional=True),
    # Pushes to the local registry, as podman does.
    Need("program:buildah", "buildah", "buildah", optional=True),
    # The databases of installed packages, as their own programs write and read them.
    Need("program:dpkg-query", "dpkg", "dpkg", optional=True),
    Need("program:rpmbuild", "rpm", "rpm-build", optional=True),
    Need("program:db_load", "db-util", "libdb-utils", optional=True),
    # Other writers of gzip, whose layers are read on from their middle.
    Need("program:pigz", "pigz", "pigz", optional=True),
    Need("program:igzip", "isal", "isa-l", optional=True),
    # A store that is not ours, with certificates, and the clients that downloads are measured against.
    Need("file:/usr/sbin/nginx", "nginx-light", "nginx", optional=True),
    Need("program:openssl", "openssl", "openssl", optional=True),
    Need("program:curl", "curl", "curl", optional=True),
    Need("program:aria2c", "aria2", "aria2", optional=True),
    # What `make dist` takes the symbols out with, and what it packs with.
    Need("program:strip", "binutils", "binutils", optional=True),
    Need("program:mksquashfs", "squashfs-tools", "squashfs-tools", optional=True),
    # The shells whose completion is tried in them.
    Need("program:fish", "fish", "fish", optional=True),
    Need("program:zsh", "zsh", "zsh", optional=True),
    Need("program:shellcheck", "shellcheck", "ShellCheck", optional=True),
    Need("program:desktop-file-validate", "desktop-file-utils", "desktop-file-utils", optional=True),
    # A real Secret Service, for tests/e2e/accounts.
    Need("program:gnome-keyring-daemon", "gnome-keyring", "gnome-keyring", optional=True),
)


def main(arguments: list[str]) -> int:
    """Install or name what is missing; 0 where nothing needed is missing afterwards."""
    if arguments not in ([], ["--run"]):
        print("usage: system_packages.py [--run]", file=sys.stderr)
        return 2
    needs = RUNNING if arguments else (*RUNNING, *TESTING)
    if sys.version_info < (3, 11):  # noqa: UP036  said here, where pip would only print a riddle
        print(f"Layerscope needs Python 3.11 or later; this is {sys.version.split()[0]}.")
        print("Name another one: make setup PYTHON=python3.11")
        return 1
    if sys.platform != "linux":
        return 0  # Qt's wheels bring all they need on macOS and Windows
    return _report(provide(needs))


def provide(needs: tuple[Need, ...]) -> list[Need]:
    """What is missing, also after it was installed where this is Debian or Ubuntu, and root."""
    missing = _missing(needs)
    if missing and _can_install():
        _install(missing)
        missing = _missing(needs)
    return missing


def _missing(needs: tuple[Need, ...]) -> list[Need]:
    return [need for need in needs if not need.met()]


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(missing: list[Need]) -> None:
    """Ask apt for everything; where that fails, for what is not optional."""
    print("Installing system packages:", *_packages(missing, "debian"))
    _apt("update", "--quiet")
    if not _apt("install", "--yes", "--no-install-recommends", *_packages(missing, "debian")):
        needed = [need for need in missing if not need.optional]
        if needed:
            _apt("install", "--yes", "--no-install-recommends", *_packages(needed, "debian"))


def _apt(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", *arguments, "--option", "DPkg::Lock::Timeout=300"]
    done = subprocess.run(
        command,
        env=environment,
        timeout=INSTALL_TIMEOUT_S,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
    return done.returncode == 0


def _report(missing: list[Need]) -> int:
    needed = [need for need in missing if not need.optional]
    for need in missing:
        print(f"{'optional, not there' if need.optional else 'missing'}: {need.what.partition(':')[2]}")
    if missing:
        print("Install with one of")
        print("  sudo apt-get install", *_packages(missing, "debian"))
        print("  sudo dnf install", *_packages(missing, "fedora"))
    return 1 if needed else 0


def _packages(needs: list[Need], system: str) -> list[str]:
    return sorted({getattr(need, system) for need in needs} - {""})


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
