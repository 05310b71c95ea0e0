"""The system's libraries that the program is linked to, kept by hand and held against the frozen program.

A new release of Qt that needs one more is noticed when it is built, not by who installs it.
"""

from __future__ import annotations

from pathlib import Path

from freeze.elf import glibc, is_elf, needed
from freeze.keep import OPTIONAL_PLUGINS, plugin_name
from layerscope.bootstrap import system_libraries

GLIBC = (2, 34)
"""Of Debian 12, Ubuntu 22.04 and Red Hat Enterprise Linux 9; PySide6's wheels ask for it."""

LIBRARIES = {
    **{library.soname: library.debian for library in system_libraries.LIBRARIES},
    "libX11.so.6": "libx11-6",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package of each: of those that a missing window is explained with, and of what these bring."""

BROUGHT = frozenset(
    {
        *("libxcb-cursor.so.0", "libxcb-glx.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0"),
        *("libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render-util.so.0", "libxcb-render.so.0"),
        *("libxcb-shape.so.0", "libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-util.so.1"),
        *("libxcb-xfixes.so.0", "libxcb-xkb.so.1", "libxkbcommon-x11.so.0", "libxkbcommon.so.0"),
    }
)
"""Those that many desktops lack; archives that no package manager installs bring them along."""

_OF_GLIBC = ("libc.so.", "libdl.so.", "libm.so.", "libpthread.so.", "librt.so.", "libutil.so.", "ld-linux-")


class OtherLibrariesError(Exception):
    """The program needs other libraries than are kept here; the text says which."""


def debian_packages() -> list[str]:
    """What Depends names beside libc6."""
    return sorted(set(LIBRARIES.values()))


def linked(tree: Path) -> tuple[set[str], tuple[int, int]]:
    """The system's libraries that a frozen program is linked to, and the glibc it needs."""
    contents = {path.name: path.read_bytes() for path in tree.rglob("*") if is_elf(path)}
    asked = [
        name
        for file, content in contents.items()
        if plugin_name(file) not in OPTIONAL_PLUGINS
        for name in needed(content)
    ]
    outside = {name for name in asked if name not in contents and not name.startswith(_OF_GLIBC)}
    return outside, max(map(glibc, contents.values()), default=(0, 0))


def compare(tree: Path) -> None:
    """Raise OtherLibrariesError where what is linked is not what is kept."""
    outside, newest = linked(tree)
    told = []
    if more := outside - LIBRARIES.keys():
        told.append(f"needs also {', '.join(sorted(more))}")
    if less := LIBRARIES.keys() - outside:
        told.append(f"does not need {', '.join(sorted(less))}")
    if newest > GLIBC:
        told.append(f"needs glibc {newest[0]}.{newest[1]}")
    if told:
        raise OtherLibrariesError(f"the program {', and '.join(told)}: see packaging/pack/libraries.py")
