"""A path's history, where links lead, and all that is seen."""

from __future__ import annotations

import os
from random import Random

import pytest

from layerscope.contents.errors import NoSuchFileError, ReadingStoppedError
from layerscope.contents.model.changes import Change, HiddenBy, Scope
from layerscope.contents.model.entries import Entry, Extra, Kind
from layerscope.contents.model.notes import NoteKind
from layerscope.contents.model.views import Order, PathVersion, View
from layerscope.contents.tree.following import follow, place_to_read
from layerscope.contents.tree.history import history
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.viewing import folder_rows, totals
from layerscope.contents.tree.walking import seen
from support.samples.stacked_layers import Item, chance_layer, listed, paths, stacked, unpacked

CASES = int(os.environ.get("LAYERSCOPE_FUZZ", "1500")) // 4
IMAGE = View("", Scope.IMAGE, 0)


def _tree(*layers: list[Entry], os: str = "") -> Tree:
    tree = Tree(len(layers), os)
    for layer, entries in enumerate(layers, start=1):
        tree.add(layer, listed(entries))
    return tree


def file(path: str, size_bytes: int = 1, **more: object) -> Entry:
    """A small file."""
    return Entry(path.encode(), Kind.FILE, size_bytes=size_bytes, **more)  # type: ignore[arg-type]


def folder(path: str, mode: int = 0o755) -> Entry:
    """A folder."""
    return Entry(path.encode(), Kind.FOLDER, mode)


def link(path: str, target: str) -> Entry:
    """A symlink."""
    return Entry(path.encode(), Kind.SYMLINK, 0o777, link=target.encode())


def test_histories_by_chance() -> None:
    """What was there before and after each layer, of every path."""
    for seed in range(CASES):
        chance = Random(seed)
        layers = [chance_layer(chance) for _ in range(chance.randint(1, 4))]
        tree = _tree(*layers)
        states: list[dict[bytes, tuple[int, Entry | None]]] = [{}]
        root: Item | None = None
        for layer, entries in enumerate(layers, start=1):
            root = stacked(root, unpacked(layer, entries))
            states.append(paths(root))
        for path in set().union(*states):
            told = {version.layer: version for version in history(tree, path)}
            for layer in range(1, len(layers) + 1):
                was, now = path in states[layer - 1], path in states[layer]
                case = f"seed {seed}, {path!r} in {layer}: {layers}"
                _check_step(told.get(layer), was, now, states[layer].get(path, (0, None))[0] == layer, case)


def _check_step(step: PathVersion | None, was: bool, now: bool, is_own: bool, case: str) -> None:
    change = step.change if step else None
    if was and not now:
        assert change is Change.REMOVED, case
    elif now and not was:
        assert change is Change.ADDED, case
    elif is_own:
        assert change in (Change.CHANGED, Change.UNCHANGED), case
    elif not now:
        assert step is None, case
    assert step is None or (step.hidden_by is not None) == (change is Change.REMOVED), case


def test_all_that_is_seen_by_chance() -> None:
    """Each path once, behind its folder."""
    for seed in range(CASES):
        chance = Random(seed)
        layers = [chance_layer(chance) for _ in range(chance.randint(1, 4))]
        tree = _tree(*layers)
        root: Item | None = None
        for layer, entries in enumerate(layers, start=1):
            root = stacked(root, unpacked(layer, entries))
            found = list(seen(tree, layer))
            assert {each.path: each.layer for each in found} == {p: of for p, (of, _) in paths(root).items()}
            known = {b""}
            for each in found:
                assert each.path.rpartition(b"/")[0] in known, f"seed {seed}"
                assert each.path not in known, f"seed {seed}"
                known.add(each.path)


def test_what_a_tree_says_without_some_layers_by_chance() -> None:
    """Whatever it is sure of is so with all of them."""
    sure = 0
    for seed in range(CASES):
        chance = Random(seed)
        layers = [chance_layer(chance) for _ in range(3)]
        whole, partial = _tree(*layers), Tree(3)
        missing = chance.choice((1, 2))
        for layer in {1, 2, 3} - {missing}:
            partial.add(layer, listed(layers[layer - 1]))
        for path, row in _own_rows(partial, 3).items():
            wanted = _own_rows(whole, 3)
            if row.change is not Change.UNKNOWN and row.kind is not Kind.FOLDER:
                sure += 1
                is_nothing = row.change is Change.REMOVED and path not in wanted
                assert is_nothing or wanted[path].change is row.change, f"seed {seed}, {path!r}: {layers}"
    assert sure


def _own_rows(tree: Tree, layer: int, at: bytes = b"") -> dict[bytes, object]:
    found = {}
    for row in folder_rows(tree, View("", Scope.LAYER, layer), at):
        path = at + b"/" + row.name if at else row.name
        found[path] = row
        if row.kind is Kind.FOLDER:
            found |= _own_rows(tree, layer, path)
    return found


def test_history() -> None:
    """With how it was hidden, in which respects it changed, and a hard link's size."""
    tree = _tree(
        [folder("d"), file("d/f", 3), file("other", 5)],
        [Entry(b"d/f", Kind.FILE, 0o755, size_bytes=3)],
        [Entry(b"d/.wh.f", Kind.FILE)],
        [Entry(b"d/f", Kind.HARD_LINK, link=b"other")],
        [folder("d"), Entry(b"d/.wh..wh..opq", Kind.FILE)],
        [file("d/f")],
        [file("d")],
    )
    told = [(step.layer, step.change, step.hidden_by, step.size_bytes) for step in history(tree, b"d/f")]
    assert told == [
        (1, Change.ADDED, None, 3),
        (2, Change.CHANGED, None, 3),
        (3, Change.REMOVED, HiddenBy.WHITEOUT, 0),
        (4, Change.ADDED, None, 5),
        (5, Change.REMOVED, HiddenBy.OPAQUE, 0),
        (6, Change.ADDED, None, 1),
        (7, Change.REMOVED, HiddenBy.REPLACED, 0),
    ]
    assert history(tree, b"nothing/there") == ()


def test_links_are_followed() -> None:
    """Relative, absolute, over folders, up to a layer; loops end."""
    tree = _tree(
        [link("bin", "usr/bin"), link("usr/bin/sh", "/usr/../usr/bin/bash"), file("usr/bin/bash", 9)],
        [link("loop", "pool"), link("pool", "loop"), link("out", "../../usr"), link("lost", "no/where")],
        [Entry(b"usr/bin/.wh.bash", Kind.FILE)],
    )
    found = follow(tree, View("", Scope.UP_TO, 1), b"bin/sh")
    assert found == (b"usr/bin/bash", 1, Kind.FILE, 9, 0o644, (b"bin", b"usr/bin/sh"), True)
    found = follow(tree, IMAGE, b"bin/sh")
    assert (found.path, found.layer, found.is_seen) == (b"usr/bin/bash", 0, False)
    assert not follow(tree, IMAGE, b"loop/x").is_seen
    assert len(follow(tree, IMAGE, b"loop").through) == 40
    assert follow(tree, IMAGE, b"out/bin").path == b"usr/bin"
    assert follow(tree, IMAGE, b"out/bin").kind is Kind.FOLDER
    assert follow(tree, IMAGE, b"lost").path == b"no/where"
    assert follow(tree, IMAGE, b"").is_seen


def test_hard_links() -> None:
    """Have their target's size, which adds nothing; one that leads nowhere says so."""
    tree = _tree(
        [file("a", 7), Entry(b"b", Kind.HARD_LINK, link=b"a"), Entry(b"c", Kind.HARD_LINK, link=b"b")],
        [Entry(b"x", Kind.HARD_LINK, link=b"x"), Entry(b"y", Kind.HARD_LINK, link=b"none")],
        [Entry(b".wh.a", Kind.FILE)],
    )
    assert {row.name: row.size_bytes for row in folder_rows(tree, IMAGE, b"")} == {
        b"a": 7,
        b"b": 7,
        b"c": 7,
        b"x": -1,
        b"y": -1,
    }
    assert totals(tree, View("", Scope.UP_TO, 2)) == (5, 0, 7)
    place = place_to_read(tree, 1, b"c")
    assert place is not None
    assert place.entry.path == b"a"
    assert place_to_read(tree, 2, b"y") is None
    assert place_to_read(tree, 1, b"y") is None


def test_aufs_files_are_targets_only() -> None:
    """What AUFS kept beside the files: none of the image's, but hard links lead there."""
    tree = _tree(
        [
            folder(".wh..wh.plnk"),
            file(".wh..wh.plnk/12.34", 8),
            file(".wh..wh.aufs"),
            Entry(b"f", Kind.HARD_LINK, link=b".wh..wh.plnk/12.34"),
        ]
    )
    assert [(row.name, row.size_bytes) for row in folder_rows(tree, IMAGE, b"")] == [(b"f", 8)]


def test_odd_entries_are_noted() -> None:
    """A whiteout without a name, AUFS's files, overlay's own marks, a path that is there again."""
    opaque = Extra(xattrs=(("trusted.overlay.opaque", b"y"),))
    tree = _tree(
        [file("d/f"), file("g")],
        [
            Entry(b".wh.", Kind.FILE),
            Entry(b".wh...", Kind.FILE),
            Entry(b".wh..wh.aufs", Kind.FILE),
            Entry(b"d", Kind.FOLDER, extra=opaque),
            Entry(b"g", Kind.CHAR, extra=Extra(device=(0, 0))),
            file("twice"),
            file("twice"),
            folder("d"),
        ],
    )
    assert [note.kind for note in tree.notes] == [
        NoteKind.WHITEOUT_OF_NOTHING,
        NoteKind.WHITEOUT_OF_NOTHING,
        NoteKind.AUFS,
        NoteKind.OVERLAY_OPAQUE,
        NoteKind.OVERLAY_WHITEOUT,
        NoteKind.AGAIN,
    ]
    assert tree.notes_of(2) == (list(tree.notes), 6)
    rows = {row.name: row.change for row in folder_rows(tree, IMAGE, b"")}
    assert rows == {b"d": Change.CHANGED, b"g": Change.REMOVED, b"twice": Change.ADDED}
    assert [(row.name, row.change) for row in folder_rows(tree, IMAGE, b"d")] == [(b"f", Change.REMOVED)]


def test_windows() -> None:
    """`Files` is the root, names are found whatever their case, what is beside it is no file of the image."""
    tree = _tree(
        [
            folder("Files"),
            folder("Files/Windows"),
            file("Files/Windows/notepad.exe", 4),
            file("Files/ProgramData/x.txt"),
            folder("Hives"),
            file("Hives/Software_Base"),
            file("UtilityVM/Files/Windows/kernel"),
            link("Files/docs", "C:\\\\ProgramData"),
            Entry(b"Files/n.exe", Kind.HARD_LINK, link=b"Files/Windows/notepad.exe"),
        ],
        [file("Files/windows/NOTEPAD.EXE", 6), Entry(b"Files/programdata/.wh.X.txt", Kind.FILE)],
        os="windows",
    )
    assert [row.name for row in folder_rows(tree, IMAGE, b"")] == [
        b"ProgramData",
        b"Windows",
        b"docs",
        b"n.exe",
    ]
    rows = list(folder_rows(tree, IMAGE, b"WINDOWS"))
    assert [(row.name, row.size_bytes, row.layer) for row in rows] == [(b"notepad.exe", 6, 2)]
    assert follow(tree, View("", Scope.UP_TO, 1), b"docs/X.TXT").is_seen
    assert not follow(tree, IMAGE, b"docs/x.txt").is_seen
    assert tree.aside(1, b"Hives/Software_Base") is not None
    assert [row.size_bytes for row in folder_rows(tree, IMAGE, b"") if row.name == b"n.exe"] == [4]


def test_orders() -> None:
    """Folders first; by what was asked, then by name."""
    tree = _tree([file("b", 3), file("a", 3), file("c", 9), file("d/x", 1), file("e/x", 5)])
    by = {
        (Order.NAME, False): b"deabc",
        (Order.NAME, True): b"edcba",
        (Order.SIZE, False): b"deabc",
        (Order.SIZE, True): b"edcab",
        (Order.LAYER, False): b"deabc",
        (Order.FILES, True): b"deabc",
    }
    for (order, is_descending), wanted in by.items():
        view = View("", Scope.IMAGE, 0, (), order, is_descending)
        assert b"".join(row.name for row in folder_rows(tree, view, b"")) == wanted, order
    for order in Order:
        assert len(folder_rows(tree, View("", Scope.IMAGE, 0, (), order), b"")) == 5


def test_many_layers() -> None:
    """More than fit a byte."""
    tree = _tree(*([file(f"f{layer}"), file("all", layer)] for layer in range(300)))
    row = next(row for row in folder_rows(tree, IMAGE, b"") if row.name == b"all")
    assert (row.layer, row.size_bytes) == (300, 299)
    assert len(history(tree, b"all")) == 300


def test_changes_are_filtered() -> None:
    """Folders are shown where something below them is."""
    tree = _tree(
        [file("keep/a"), file("both/a"), file("both/b", 2), file("gone/c", 4)],
        [file("both/b", 5), file("both/new", 7), Entry(b".wh.gone", Kind.FILE)],
    )

    def shown(*changes: Change, at: bytes = b"") -> dict[bytes, int]:
        rows = folder_rows(tree, View("", Scope.IMAGE, 0, changes), at)
        return {row.name: row.size_bytes for row in rows}

    assert shown() == {b"both": 13, b"gone": 4, b"keep": 1}
    assert shown(Change.ADDED) == {b"both": 7}
    assert shown(Change.REMOVED) == {b"gone": 4}
    assert shown(Change.ADDED, Change.CHANGED) == {b"both": 12}
    assert shown(Change.CHANGED, at=b"both") == {b"b": 5}
    assert shown(Change.UNCHANGED) == {b"both": 1, b"keep": 1}
    assert totals(tree, View("", Scope.IMAGE, 0, (Change.REMOVED,))) == (1, 1, 4)
    assert totals(tree, View("", Scope.IMAGE, 0, (Change.UNCHANGED,))).size_bytes == 2


def test_folders_that_are_none() -> None:
    """A file, and nothing, have no rows."""
    tree = _tree([file("d/f")])
    for path in (b"d/f", b"x", b"d/f/g"):
        with pytest.raises(NoSuchFileError):
            folder_rows(tree, IMAGE, path)


def test_work_can_be_stopped() -> None:
    """What was taken before stays."""
    tree = Tree(1)
    listing = listed([file(f"f{number}") for number in range(10_000)])
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise ReadingStoppedError

    with pytest.raises(ReadingStoppedError):
        tree.add(1, listing, check=check)
    assert 0 < len(folder_rows(tree, IMAGE, b"")) < 10_000
    assert tree.listed == ()
    tree.add(1, listing)
    assert len(folder_rows(tree, IMAGE, b"")) == 10_000
    tree.free()
    assert len(folder_rows(tree, IMAGE, b"")) == 0
