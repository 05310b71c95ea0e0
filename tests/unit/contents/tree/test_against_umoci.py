"""What umoci unpacks is what the tree shows: path by path, with kind, mode, size and link."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.listing import ListingBuilder, ListingFacts
from layerscope.contents.model.rows import FileRow
from layerscope.contents.model.views import View
from layerscope.contents.tar.walker import Walker
from layerscope.contents.tree.following import follow
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.viewing import folder_rows
from layerscope.contents.tree.walking import seen
from support.samples.oci_layout import archive, write_layout
from support.samples.stacked_layers import chance_layer

pytestmark = [
    pytest.mark.realworld,
    pytest.mark.skipif(shutil.which("umoci") is None, reason="umoci is not installed"),
]
IMAGE = View("", Scope.IMAGE, 0)
CASES = max(20, int(os.environ.get("LAYERSCOPE_FUZZ", "0")) // 50)
Found = dict[bytes, tuple[object, ...]]


def file(path: str, size_bytes: int = 1, mode: int = 0o644) -> Entry:
    """A file of dots."""
    return Entry(path.encode(), Kind.FILE, mode, size_bytes=size_bytes)


def folder(path: str, mode: int = 0o755) -> Entry:
    """A folder."""
    return Entry(path.encode(), Kind.FOLDER, mode)


def symlink(path: str, target: str) -> Entry:
    """A symlink."""
    return Entry(path.encode(), Kind.SYMLINK, 0o777, link=target.encode())


def hard_link(path: str, target: str) -> Entry:
    """Another name of a file."""
    return Entry(path.encode(), Kind.HARD_LINK, link=target.encode())


def gone(path: str) -> Entry:
    """A whiteout."""
    above, _, name = path.rpartition("/")
    return file(f"{above}/.wh.{name}" if above else f".wh.{name}", 0)


def opaque(path: str) -> Entry:
    """Nothing of lower layers is seen in the folder."""
    return file(f"{path}/.wh..wh..opq", 0)


DEBIAN = [
    [
        *map(folder, ("usr", "usr/bin", "usr/lib", "etc", "var", "var/cache", "var/cache/apt", "tmp")),
        *(symlink(name, f"usr/{name}") for name in ("bin", "lib")),
        file("usr/bin/perl", 400, 0o755),
        hard_link("usr/bin/perl5.36.0", "usr/bin/perl"),
        file("usr/bin/su", 70, 0o4755),
        file("etc/passwd", 900),
        file("etc/alternatives", 5),
        file("var/cache/apt/pkgcache.bin", 5000),
        folder("var/lib/apt/lists/partial", 0o700),
        file("var/lib/apt/lists/debian_InRelease", 300),
        folder("usr/share/doc/a"),
        file("usr/share/doc/a/copyright", 10),
    ],
    [
        file("etc/passwd", 950),
        folder("etc/alternatives"),  # a folder over a file
        symlink("etc/alternatives/awk", "/usr/bin/mawk"),
        gone("var/cache/apt/pkgcache.bin"),
        folder("var/lib/apt/lists"),
        opaque("var/lib/apt/lists"),
        file("var/lib/apt/lists/lock", 0),
        symlink("usr/share/doc/a", "b"),  # a symlink over a folder
        file("usr/bin/su", 71, 0o755),
        folder("tmp", 0o1777),
    ],
    [gone("usr/bin/perl"), gone("var/cache"), gone("usr/nothing"), file("var/cache/new/x", 1)],
]
ALPINE = [
    [
        file("bin/busybox", 800, 0o755),
        *(symlink(f"bin/{name}", "/bin/busybox") for name in ("ls", "sh", "vi")),
        file("lib/apk/db/installed", 90),
        folder("home"),
        folder("srv/data"),
        file("srv/data/one", 3),
        folder("opt/keep"),
        file("opt/keep/file", 2),
    ],
    [
        file("lib/apk/db/installed", 120),
        gone("bin/vi"),
        file("bin/vi", 30, 0o755),  # removed and come anew in one layer
        file("srv/data/two", 4),
        gone("srv/data"),  # the whiteout stands behind what is new
        file("srv/data/three", 5),
        opaque("opt/keep"),
        gone("opt/keep/file"),
        file("opt/keep/file", 9),
    ],
]
FEDORA = [
    [
        folder("usr/lib/sysimage/rpm"),
        file("usr/lib/sysimage/rpm/rpmdb.sqlite", 4096),
        folder("usr/lib64"),
        symlink("lib64", "usr/lib64"),
        file("usr/lib64/libc.so.6", 600, 0o755),
        symlink("usr/lib64/libc.so", "libc.so.6"),
        folder("var/cache/dnf/fedora"),
        file("var/cache/dnf/fedora/primary.xml", 700),
        folder("etc/pki", 0o750),
    ],
    [
        symlink("opt/current", "v2"),
        file("opt/v2/bin/tool", 8, 0o755),
        file("opt/current/README", 6),  # behind a symlink of its own layer
        file("usr/lib/sysimage/rpm/rpmdb.sqlite", 8192),
        gone("var/cache/dnf"),
        folder("usr/lib64/gconv"),
        file("usr/lib64/gconv/x.so", 3),
    ],
    [
        file("usr/lib64/gconv", 2),  # a file over a folder
        hard_link("usr/lib64/again", "usr/lib64/libc.so.6"),  # of a lower layer
        folder("etc/pki", 0o700),
    ],
]


@pytest.fixture
def unpacked(tmp_path: Path) -> Callable[[list[list[Entry]]], tuple[Tree, Path]]:
    """Layers as the tree has them from their archives, and as umoci unpacks them."""
    count = 0

    def unpack(layers: list[list[Entry]]) -> tuple[Tree, Path]:
        nonlocal count
        count += 1
        layout, bundle = tmp_path / f"layout{count}", tmp_path / f"bundle{count}"
        archives = [archive(entries) for entries in layers]
        write_layout(layout, archives)
        command = ["umoci", "unpack", "--rootless", "--image", f"{layout}:image", str(bundle)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        tree = Tree(len(archives))
        for layer, content in enumerate(archives, start=1):
            builder = ListingBuilder(ListingFacts(""))
            walker = Walker(builder.add)
            walker.feed(content)
            walker.close()
            tree.add(layer, builder.closed(is_complete=True))
        return tree, bundle / "rootfs"

    return unpack


def _shown(tree: Tree) -> dict[bytes, FileRow]:
    found = {}
    todo = [b""]
    while todo:
        at = todo.pop()
        for row in folder_rows(tree, IMAGE, at):
            if row.change is not Change.REMOVED:
                path = at + b"/" + row.name if at else row.name
                found[path] = row
                if row.kind is Kind.FOLDER:
                    todo.append(path)
    return found


def _on_disk(root: Path) -> Found:
    return {os.fsencode(path.relative_to(root)): _facts(path) for path in root.rglob("*")}


def _facts(path: Path) -> tuple[object, ...]:
    status = path.lstat()
    if stat.S_ISDIR(status.st_mode):
        return Kind.FOLDER, stat.S_IMODE(status.st_mode)
    if stat.S_ISLNK(status.st_mode):
        return Kind.SYMLINK, os.fsencode(path.readlink())
    return Kind.FILE, stat.S_IMODE(status.st_mode), status.st_size


def _compare(tree: Tree, root: Path, case: object = None) -> None:
    shown, on_disk = _shown(tree), _on_disk(root)
    assert shown.keys() == on_disk.keys(), case
    assert {each.path for each in seen(tree, tree.layer_count)} == on_disk.keys(), case
    for path, row in shown.items():
        facts = on_disk[path]
        if row.kind is Kind.FOLDER:
            assert facts[0] is Kind.FOLDER, (path, case)
            assert row.layer == 0 or facts[1] == row.mode, (path, case)
        elif row.kind is Kind.SYMLINK:
            assert facts == (Kind.SYMLINK, row.link), (path, case)
        elif row.kind is Kind.HARD_LINK:
            assert (facts[0], facts[2]) == (Kind.FILE, row.size_bytes), (path, case)
        else:
            assert facts == (Kind.FILE, row.mode, row.size_bytes), (path, case)


@pytest.mark.parametrize("layers", [DEBIAN, ALPINE, FEDORA], ids=["debian", "alpine", "fedora"])
def test_images_as_distributions_make_them(
    unpacked: Callable[[list[list[Entry]]], tuple[Tree, Path]], layers: list[list[Entry]]
) -> None:
    """Replaced folders, whiteouts, opaque folders, hard links, symlinks in paths."""
    tree, root = unpacked(layers)
    _compare(tree, root)


def test_links_lead_where_the_kernel_leads(
    unpacked: Callable[[list[list[Entry]]], tuple[Tree, Path]],
) -> None:
    """Relative links of the unpacked image."""
    tree, root = unpacked(FEDORA)
    for path in ("lib64/libc.so", "opt/current/README", "opt/current/../v2/bin/tool", "lib64"):
        real = (root / path).resolve(strict=True)
        found = follow(tree, IMAGE, path.encode())
        assert root / found.path.decode() == real
        assert found.is_seen


def test_layers_by_chance(unpacked: Callable[[list[list[Entry]]], tuple[Tree, Path]]) -> None:
    """Folders, files and whiteouts: links lead umoci into lower layers, where docker does not go."""
    for seed in range(CASES):
        chance = Random(seed)
        layers = [_without_links(chance_layer(chance)) for _ in range(chance.randint(2, 4))]
        tree, root = unpacked(layers)
        _compare(tree, root, f"seed {seed}: {layers}")


def _without_links(entries: list[Entry]) -> list[Entry]:
    """With an entry for each folder, before what is in it: umoci makes none over a lower layer's file."""
    plain = {e.path: e for e in entries if e.kind in (Kind.FILE, Kind.FOLDER) and not e.extra.xattrs}
    above = {path[:at] for path in plain for at in range(len(path)) if path[at : at + 1] == b"/"}
    folders = [Entry(path, Kind.FOLDER, 0o755) for path in sorted(above)]
    return folders + [entry for path, entry in plain.items() if path not in above]
