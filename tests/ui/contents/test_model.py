"""The model of visible rows, held against a plain tree, and watched by Qt's own tester."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import Qt

from layerscope.contents.model.changes import Aspect, Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import FileRow, pack
from layerscope.desktop.contents.files.columns import file_columns
from layerscope.desktop.contents.files.model import FilesModel, identity_of, path_of
from layerscope.desktop.contents.texts import change_text, is_odd, name_text

from .conftest import a_row

NAMES = [b"a", b"b", b"c", b"d"]


@dataclass
class PlainTree:
    """What is open, and what is in it, as nested dictionaries."""

    rows: dict[bytes, list[FileRow]] = field(default_factory=dict)
    open: set[bytes] = field(default_factory=set)

    def shown(self, folder: bytes = b"", depth: int = 0) -> list[tuple[int, bytes]]:
        found = []
        for row in self.rows.get(folder, []):
            path = folder + b"/" + row.name if folder else row.name
            found.append((depth, path))
            if path in self.open:
                found += self.shown(path, depth + 1)
        return found


def shown(model: FilesModel) -> list[tuple[int, bytes]]:
    rows = map(model.row_at, range(model.rowCount()))
    return [(row.depth, row.path) for row in rows]


FOLDERS = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("toggle"), st.integers(0, 30), FOLDERS),
        st.tuples(st.just("replace"), st.integers(0, 30), FOLDERS),
        st.tuples(st.just("close all"), st.just(0), st.just([])),
    ),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_rows_are_those_of_a_plain_tree(
    watched: Callable[[FilesModel], FilesModel], steps: list[tuple[str, int, list[bytes]]]
) -> None:
    model = watched(FilesModel(file_columns()))
    plain = PlainTree({b"": [a_row(name, Kind.FOLDER) for name in NAMES]})
    model.append(b"", pack(plain.rows[b""]))
    for what, number, names in steps:
        rows = [a_row(name, Kind.FOLDER) for name in names]
        at = number % max(1, model.rowCount())
        if what == "close all":
            model.close_all()
            plain.open.clear()
        elif what == "toggle" and model.rowCount():
            path = model.row_at(at).path
            if path in plain.open:
                model.set_open(at, is_open=False)
                plain.open = {
                    each for each in plain.open if each != path and not each.startswith(path + b"/")
                }
            else:
                plain.open.add(path)
                plain.rows[path] = rows
                model.set_open(at, is_open=True)
                half = len(rows) // 2
                model.append(path, pack(rows[:half]))
                model.append(path, pack(rows[half:]))
        elif what == "replace":
            folders = [b"", *(path for path in plain.open)]
            path = sorted(folders)[number % len(folders)]
            plain.rows[path] = rows
            model.replace(path, [pack(rows)])
            below = {path + b"/" + name if path else name for name in names}
            plain.open = {
                each
                for each in plain.open
                if (path and not each.startswith(path + b"/"))
                or any(each == one or each.startswith(one + b"/") for one in below)
            }
        assert shown(model) == plain.shown()
        for position, (_depth, path) in enumerate(plain.shown()):
            assert model.position_of(identity_of(path)) == position


def test_a_folder_that_is_closed_before_its_rows_come_stays_closed() -> None:
    model = FilesModel(file_columns())
    wanted: list[bytes] = []
    model.folder_wanted.connect(wanted.append)
    model.append(b"", pack([a_row(b"etc", Kind.FOLDER)]))
    model.set_open(0, is_open=True)
    model.set_open(0, is_open=False)
    model.append(b"etc", pack([a_row(b"passwd")]))
    assert wanted == [b"etc"]
    assert model.rowCount() == 1


@pytest.mark.parametrize(
    ("name", "shown_as", "odd"),
    [
        (b"plain", "plain", False),
        ("grün".encode(), "grün", False),
        (b"a\xff", "a\\xff", True),
        (b"x\x1b[31m", "x␛[31m", True),
        ("txt.\u202eexe".encode(), "txt.⟨U+202E⟩exe", True),
        (b"two\nlines", "two⏎lines", True),
        (b"<b>&amp;", "<b>&amp;", False),
    ],
)
def test_hostile_names_are_shown_as_they_are(name: bytes, shown_as: str, odd: bool) -> None:
    model = FilesModel(file_columns())
    model.append(b"", pack([a_row(name)]))
    assert name_text(name) == shown_as
    assert is_odd(name) is odd
    assert model.index(0, 0).data() == shown_as
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert not Qt.mightBeRichText(tip)
    assert path_of(model.identity_at(0)) == name


def test_what_is_changed_is_said_in_words() -> None:
    said = {change: change_text(a_row(b"a", change=change, layer=7)) for change in Change}
    assert said == {
        Change.UNCHANGED: "",
        Change.ADDED: "added",
        Change.CHANGED: "changed",
        Change.REMOVED: "removed by layer 7",
        Change.UNKNOWN: "unknown",
    }


def test_a_folder_is_changed_by_what_is_in_it() -> None:
    changed = Aspect.CONTENT | Aspect.MODE
    folder = a_row(b"usr", Kind.FOLDER, change=Change.CHANGED)._replace(aspects=changed)
    assert change_text(folder) == "changed: files in it, mode"
    assert change_text(folder._replace(kind=Kind.FILE)) == "changed: content, mode"
