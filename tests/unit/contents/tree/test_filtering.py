"""What is typed, and which paths it finds."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.views import Order, View
from layerscope.contents.tree.filtering import MOST_FOUND, filter_rows
from layerscope.contents.tree.tree import Tree
from support.samples.stacked_layers import listed

IMAGE = View("", Scope.IMAGE, 0)
BELOW = [
    Entry(b"usr", Kind.FOLDER, 0o755),
    Entry(b"usr/lib", Kind.FOLDER, 0o755),
    Entry(b"usr/lib/libssl.so.3", Kind.FILE, size_bytes=700_000),
    Entry(b"usr/lib/java/app.jar", Kind.FILE, size_bytes=12_000_000),
    Entry(b"usr/lib/java/Tools.JAR", Kind.FILE, size_bytes=500),
    Entry(b"usr/bin/sudo", Kind.FILE, mode=0o4755, size_bytes=1_000),
    Entry(b"usr/share/lib/readme", Kind.FILE, size_bytes=10),
    Entry("usr/share/Größe".encode(), Kind.FILE, size_bytes=11),
    Entry(b"opt/mode:none", Kind.FILE, size_bytes=0),
]
ABOVE = [
    Entry(b"usr/bin/sudo", Kind.FILE, mode=0o755, size_bytes=2_000),
    Entry(b"usr/share/.wh.lib", Kind.FILE),
]


def _tree() -> Tree:
    tree = Tree(2)
    tree.add(1, listed(BELOW))
    tree.add(2, listed(ABOVE))
    return tree


def _found(words: str, view: View = IMAGE) -> list[bytes]:
    return [row.name for row in filter_rows(_tree(), view, words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ssl", [b"usr/lib/libssl.so.3"]),
        ("lib", [b"usr/lib", b"usr/share/lib", b"usr/lib/libssl.so.3"]),
        ("LIB SO", [b"usr/lib/libssl.so.3"]),
        ("*.jar", [b"usr/lib/java/Tools.JAR", b"usr/lib/java/app.jar"]),
        ("*.JAR tools", [b"usr/lib/java/Tools.JAR"]),
        ("*e java/", []),
        (
            "*e",
            [b"usr/share", b"opt/mode:none", "usr/share/Größe".encode(), b"usr/share/lib/readme"],
        ),
        ("*jar java/", [b"usr/lib/java/Tools.JAR", b"usr/lib/java/app.jar"]),
        ("* **ssl*", [b"usr/lib/libssl.so.3"]),
        ("lib*.so.?", [b"usr/lib/libssl.so.3"]),
        (">10M", [b"usr/lib/java/app.jar"]),
        ("<1k *.jar", [b"usr/lib/java/Tools.JAR"]),
        (">=12MB", [b"usr/lib/java/app.jar"]),
        (">11Mi", [b"usr/lib/java/app.jar"]),
        ("mode:suid", []),
        ("mode:755 sudo", [b"usr/bin/sudo"]),
        ("layer:2", [b"usr/share/lib", b"usr/bin/sudo", b"usr/share/lib/readme"]),
        ("layer:2 >1k", [b"usr/bin/sudo"]),
        ("mode:none", [b"opt/mode:none"]),
        ("größe", ["usr/share/Größe".encode()]),
        ("/bin", [b"usr/bin", b"usr/bin/sudo"]),
        ("bin/s", [b"usr/bin/sudo"]),
        ("ib/ja", [b"usr/lib/java", b"usr/lib/java/Tools.JAR", b"usr/lib/java/app.jar"]),
        ("java/", [b"usr/lib/java/Tools.JAR", b"usr/lib/java/app.jar"]),
        ("/usr/lib/j .jar", [b"usr/lib/java/Tools.JAR", b"usr/lib/java/app.jar"]),
        ("java/*.jar", [b"usr/lib/java/Tools.JAR", b"usr/lib/java/app.jar"]),
        ("/java/*.jar", []),
        ("nothing", []),
        ("a\0b", [b"usr/bin", b"usr/lib/java/app.jar"][:0]),
    ],
)
def test_words(words: str, found: list[bytes]) -> None:
    """Folders first, by path."""
    assert _found(words) == found


def test_every_word_finds_what_is_in_the_path() -> None:
    """A word with a slash, wherever it is cut out of a path."""
    paths = [row.name for row in filter_rows(_tree(), IMAGE, "")]
    assert len(paths) == 14
    for path in paths:
        text = b"/" + path.lower()
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                word = text[start:end].decode(errors="surrogateescape")
                if b"/" in text[start:end] and not word.isspace():
                    wanted = {p for p in paths if text[start:end] in b"/" + p.lower()}
                    assert set(_found(word)) == wanted, word


def test_a_view_of_what_was_removed() -> None:
    """Words and changes both count, sizes are those of before."""
    rows = filter_rows(_tree(), View("", Scope.UP_TO, 2, (Change.REMOVED,)), "read")
    assert [(row.name, row.size_bytes, row.change, row.layer) for row in rows] == [
        (b"usr/share/lib/readme", 10, Change.REMOVED, 2)
    ]
    assert _found("ssl", View("", Scope.LAYER, 2)) == []


def test_order() -> None:
    """As the view has it; the largest first."""
    found = _found("*.jar", View("", Scope.IMAGE, 0, order=Order.SIZE, is_descending=True))
    assert found == [b"usr/lib/java/app.jar", b"usr/lib/java/Tools.JAR"]


def test_many_are_cut() -> None:
    """The first ten thousand, and that there are more."""
    tree = Tree(1)
    names = [f"f{number}.x{number % 7}" for number in range(MOST_FOUND + 2000)]
    tree.add(1, listed([Entry(name.encode(), Kind.FILE) for name in names]))
    rows = filter_rows(tree, IMAGE, "f")
    assert len(rows) == MOST_FOUND
    assert rows.total_found > MOST_FOUND
    rows = filter_rows(tree, IMAGE, "*.x3")
    assert len(rows) == rows.total_found == sum(fnmatchcase(name, "*.x3") for name in names)


def test_names_that_come_later() -> None:
    """Of a layer that grows."""
    tree = _tree()
    assert not len(filter_rows(tree, IMAGE, "late"))
    tree.add(2, listed([*ABOVE, Entry(b"late/comer", Kind.FILE)]))
    assert [row.name for row in filter_rows(tree, IMAGE, "late")] == [b"late"]
