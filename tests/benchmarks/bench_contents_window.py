"""Files in the window: a folder of 18,752 files and a text of 20 MB, against what Qt itself has for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from statistics import median

from offscreen import application
from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTreeView, QWidget

from layerscope.contents.model.changes import Aspect, Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import MOST_ROWS, FileRow, PackedRows, pack
from layerscope.desktop.contents.files.columns import file_columns
from layerscope.desktop.contents.files.model import FilesModel
from layerscope.desktop.contents.files.view import FilesView
from layerscope.desktop.contents.viewer.models import TextModel
from layerscope.desktop.contents.viewer.text_lines import TextLines
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.lines.code_view import CodeView
from layerscope.desktop.widgets.lines.encodings import encoding_of

TITLE = "Files in the window: a folder of 18,752 files, a text of 20 MB"
COLUMNS = ("what", "median ms", "worst ms", "processor ms", "to reach")
FILES, TEXT_BYTES, ROUNDS = 18_752, 20_000_000, 7
_FRAME = "16 ms"


def rows() -> Iterator[tuple[str, ...]]:
    """Opening, closing, scrolling and refreshing in a shown window; then the text, against its peers."""
    app = application()
    theme = Theme(app, ThemeChoice.LIGHT)
    yield from _folder(app, theme)
    yield from _text(app, theme)


def _folder(app: QApplication, theme: Theme) -> Iterator[tuple[str, ...]]:
    model = FilesModel(file_columns())
    view = FilesView(model, theme)
    view.resize(900, 600)
    view.show()
    model.append(b"", pack([_row(b"many", Kind.FOLDER), _row(b"other", Kind.FOLDER)]))
    parts = [pack(_files(start)) for start in range(0, FILES, MOST_ROWS)]
    app.processEvents()

    def expand() -> None:
        model.set_open(0, is_open=True)
        for part in parts:
            model.append(b"many", part)

    def collapse() -> None:
        model.set_open(0, is_open=False)

    yield _told("open a folder of 18,752 files, painted", app, expand, "20 ms", before=collapse)
    yield _told("close it, painted", app, collapse, _FRAME, before=lambda: model.is_open(0) or expand())
    expand()
    bar = view.verticalScrollBar()
    places = iter(cycle(range(0, FILES, 977)))
    yield _told(
        "scroll to another place, painted", app, lambda: bar.setValue(next(places)), _FRAME, rounds=40
    )
    other = [_reversed(part) for part in parts]
    turns = iter(cycle((other, parts)))
    yield _told(
        "all rows in another order, painted", app, lambda: model.replace(b"many", next(turns)), "20 ms"
    )
    view.choose("many/file-09999.txt")
    yield _told("the same rows again", app, lambda: model.replace(b"many", list(parts)), _FRAME)
    view.close()
    yield _told("of a peer: QTreeView opens as many items", app, *_tree(app))


def _tree(app: QApplication) -> tuple[Callable[[], object], str]:
    """Its items made before, which is the greater part."""
    model, view = QStandardItemModel(), QTreeView()
    folder = QStandardItem("many")
    folder.appendRows([QStandardItem(f"file-{number:05}.txt") for number in range(FILES)])
    model.appendRow(folder)
    view.setModel(model)
    view.resize(900, 600)
    view.show()
    app.processEvents()

    def turn() -> None:
        view.collapseAll()
        view.expand(model.index(0, 0))

    _keep.append((model, view))
    return turn, ""


def _text(app: QApplication, theme: Theme) -> Iterator[tuple[str, ...]]:
    line = b"2026-11-29T12:00:00Z INFO a line of a log with some words in it, number 12345678\n"
    content = b"".join(islice(cycle([line]), TEXT_BYTES // len(line)))
    view = CodeView(theme, "fileLines", "File")
    view.resize(900, 600)
    view.show()

    def show() -> None:
        view.show_rows(TextModel(TextLines(content, encoding_of(content)), view))

    yield _told("show a text of 20 MB, painted", app, show, "200 ms", rounds=3)
    lines = TextLines(content, encoding_of(content))
    yield _told(
        "wrap it",
        app,
        lambda: view.show_rows(TextModel(lines, view, wraps_at=60, rows=lines.wrapped(60))),
        "",
        rounds=3,
    )
    yield _told("find 10,000 words in it (in a thread)", app, lambda: lines.find("NUMBER"), "", rounds=3)
    view.close()
    edit = QPlainTextEdit()
    edit.resize(900, 600)
    edit.show()
    text = content[: TEXT_BYTES // 10].decode()
    yield _told("of a peer: QPlainTextEdit with a tenth", app, lambda: edit.setPlainText(text), "", rounds=3)
    edit.close()


_keep: list[tuple[object, QWidget]] = []


def _told(
    what: str,
    app: QApplication,
    act: Callable[[], object],
    aim: str,
    *,
    before: Callable[[], object] = lambda: None,
    rounds: int = ROUNDS,
) -> tuple[str, ...]:
    """Each round with everything that is painted for it."""
    walls, cpus = [], []
    for _ in range(rounds):
        before()
        app.processEvents()
        cpu = time.process_time()
        clock = QElapsedTimer()
        clock.start()
        act()
        app.processEvents()
        walls.append(clock.nsecsElapsed() / 1e6)
        cpus.append((time.process_time() - cpu) * 1e3)
    return f"  {what}", f"{median(walls):.1f}", f"{max(walls):.1f}", f"{median(cpus):.1f}", aim


def _files(start: int) -> list[FileRow]:
    return [_row(b"file-%05d.txt" % number) for number in range(start, min(start + MOST_ROWS, FILES))]


def _row(name: bytes, kind: Kind = Kind.FILE) -> FileRow:
    return FileRow(name, kind, 12_345, 0, Change.ADDED, Aspect.NONE, 3, 0o644, 0, 0, 1_700_000_000)


def _reversed(packed: PackedRows) -> PackedRows:
    names = packed.names.split(b"\0")[::-1]
    return PackedRows(packed.count, b"\0".join(names), packed.links, packed.numbers)
