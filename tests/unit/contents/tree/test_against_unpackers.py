"""What umoci and podman unpack is what the tree shows: path by path, with kind, mode, size and link."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

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

pytestmark = pytest.mark.realworld
IMAGE = View("", Scope.IMAGE, 0)
CASES = max(20, int(os.environ.get("LAYERSCOPE_FUZZ", "0")) // 50)
Found = dict[bytes, tuple[object, ...]]
Unpacked = Callable[[list[list[Entry]]], tuple[Tree, Path]]


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
    """Another name of a file, of whose mode both have their own: archivers write the same."""
    return Entry(path.encode(), Kind.HARD_LINK, 0o755, link=target.encode())


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
        folder("opt/v2"),
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


@pytest.fixture(params=["umoci", "podman"])
def unpacked(request: pytest.FixtureRequest, tmp_path: Path) -> Unpacked:
    """Layers as the tree has them from their archives, and as the program unpacks them."""
    program: str = request.param
    if shutil.which(program) is None:
        pytest.skip(f"not installed: {program}")
    if program == "podman" and os.geteuid():
        pytest.skip("podman unpacks into plain folders as root only")
    count = 0

    def unpack(layers: list[list[Entry]]) -> tuple[Tree, Path]:
        nonlocal count
        count += 1
        layout, into = tmp_path / f"layout{count}", tmp_path / f"into{count}"
        archives = [archive(sorted(entries, key=_ORDERS[program])) for entries in layers]
        write_layout(layout, archives)
        tree = Tree(len(archives))
        for layer, content in enumerate(archives, start=1):
            builder = ListingBuilder(ListingFacts(""))
            walker = Walker(builder.add)
            walker.feed(content)
            walker.close()
            tree.add(layer, builder.closed(is_complete=True))
        return tree, _PROGRAMS[program](layout, into)

    return unpack


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
    return done.stdout.strip()


def _by_umoci(layout: Path, into: Path) -> Path:
    _run("umoci", "unpack", "--rootless", "--image", f"{layout}:image", into)
    return into / "rootfs"


def _by_podman(layout: Path, into: Path) -> Path:
    """In its storage of plain folders, one for each layer."""
    with tempfile.TemporaryDirectory() as short:  # podman wants at most 50 letters
        store = ("--root", into, "--runroot", short, "--storage-driver", "vfs")
        image = _run("podman", *store, "pull", "--quiet", f"oci:{layout}:image")
        return Path(_run("podman", *store, "image", "mount", image))


def _whiteouts_first(entry: Entry) -> tuple[int, bool]:
    """In every folder: podman's also remove what stands before them, against the specification."""
    return entry.path.count(b"/"), b".wh." not in entry.path


_ORDERS: dict[str, Callable[[Entry], Any]] = {"umoci": lambda _: 0, "podman": _whiteouts_first}
_PROGRAMS = {"umoci": _by_umoci, "podman": _by_podman}


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
def test_images_as_distributions_make_them(unpacked: Unpacked, layers: list[list[Entry]]) -> None:
    """Replaced folders, whiteouts, opaque folders, hard links, symlinks in paths."""
    tree, root = unpacked(layers)
    _compare(tree, root)


def test_links_lead_where_the_kernel_leads(
    unpacked: Unpacked,
) -> None:
    """Relative links of the unpacked image."""
    tree, root = unpacked(FEDORA)
    for path in ("lib64/libc.so", "opt/current/README", "opt/current/../v2/bin/tool", "lib64"):
        real = (root / path).resolve(strict=True)
        found = follow(tree, IMAGE, path.encode())
        assert root / found.path.decode() == real
        assert found.is_seen


def test_layers_by_chance(unpacked: Unpacked, request: pytest.FixtureRequest) -> None:
    """Folders, files and whiteouts: links lead these into lower layers, where docker does not go."""
    is_slow = "podman" in request.node.name
    for seed in range(CASES // 5 if is_slow else CASES):
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
