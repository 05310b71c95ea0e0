"""What Qt needs of a Linux system, and the packages that bring it. Nothing but Python's own is imported."""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library by its soname, and the package that brings it on Debian and on Fedora."""

    soname: str
    debian: str
    fedora: str

    def loads(self) -> bool:
        """Whether the system has it."""
        try:
            ctypes.CDLL(self.soname)
        except OSError:
            return False
        return True


# What the libraries of PySide6-Essentials and its platform plug-ins for X, Wayland and no screen link to.
LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
)


def missing_libraries() -> list[Library]:
    """Those of LIBRARIES that the system does not have."""
    return [library for library in LIBRARIES if not library.loads()]


def how_to_install(missing: Iterable[Library], which: Callable[[str], str | None] = shutil.which) -> str:
    """The command that brings them; empty on a system whose packages are called otherwise."""
    libraries = list(missing)
    if which("apt-get"):
        return " ".join(["sudo apt-get install", *sorted({library.debian for library in libraries})])
    if which("dnf"):
        return " ".join(["sudo dnf install", *sorted({library.fedora for library in libraries})])
    return ""
