"""Has a file read and shows it: as text or bytes, in the version that is chosen, with what changed."""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from layerscope.contents.errors import ContentsError
from layerscope.contents.model.changes import Change
from layerscope.contents.model.limits import DEFAULT, MIB
from layerscope.contents.model.views import PathVersion
from layerscope.desktop.contents.texts import name_text
from layerscope.desktop.contents.viewer import words
from layerscope.desktop.contents.viewer.models import HexModel, TextModel
from layerscope.desktop.contents.viewer.reading import (
    FilePlaced,
    FileRead,
    cost_of,
    read_file,
    versions_of,
)
from layerscope.desktop.contents.viewer.searching import Matches
from layerscope.desktop.contents.viewer.text_lines import TextLines
from layerscope.desktop.contents.viewer.window import ViewerWindow
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.lines.code_model import CodeModel
from layerscope.desktop.widgets.lines.diff_model import DiffModel
from layerscope.desktop.widgets.lines.differing import MOST_BYTES, DiffLine, differing, lines_of
from layerscope.desktop.widgets.lines.encodings import Encoding, encoding_of
from layerscope.words.outside import line

FIRST_BYTES = MIB
_RESIZING_MS = 150  # until a window that is being resized is taken for as large as it is to be
translate = QCoreApplication.translate
_numbers = itertools.count(1)


class Viewer(QObject):
    """One window. Attributes: `window`; `place`, the file that is shown; `read`, what was read of it.

    Signal: `save_asked(FilePlaced, int)`, with the file's size.
    """

    save_asked = Signal(object, object)

    def __init__(self, shell: Shell, place: FilePlaced) -> None:
        self.window = ViewerWindow(shell.theme, shell.say, shell.window, remedies=shell.places.remedies)
        super().__init__(self.window)
        self._shell, self.place = shell, place
        self._task = f"viewer/{next(_numbers)}/"
        self._versions: tuple[PathVersion, ...] = ()
        self._encoding = Encoding("utf-8", "")
        self._lines: TextLines | None = None
        self.read: FileRead | None = None
        self._resizing = QTimer(self, singleShot=True, interval=_RESIZING_MS)
        self._resizing.timeout.connect(self._on_resizing_timeout)
        self._matches = Matches(shell, self.window, f"{self._task}find", self._rows_of_match)
        self._connect()
        self._name()
        self._start(FIRST_BYTES)
        self.window.show()

    @property
    def is_busy(self) -> bool:
        """Whether something is read, compared or looked for."""
        tasks = self._shell.tasks
        is_running = any(tasks.is_running(f"{self._task}{each}") for each in ("read", "find", "wrap"))
        return is_running or self._resizing.isActive()

    def _connect(self) -> None:
        window = self.window
        window.as_text.toggled.connect(self._show_content)
        window.wraps.toggled.connect(self._show_content)
        window.code.resized.connect(self._resizing.start)
        window.changes.toggled.connect(self._on_changes_toggled)
        window.versions.activated.connect(self._on_versions_activated)
        window.read_all.clicked.connect(lambda: self._start(DEFAULT.most_viewed_bytes))
        window.retry_asked.connect(lambda: self._start(FIRST_BYTES))
        window.accepted.connect(lambda: self._start(FIRST_BYTES, is_accepted=True))
        window.save.clicked.connect(self._on_save_clicked)
        window.closed.connect(lambda: self._shell.tasks.cancel(self._task))

    def _name(self) -> None:
        path = name_text(self.place.path)
        self.window.path.setText(f"/{path}")
        layer = translate("Viewer", "Layer {n}").format(n=self.place.layer)
        self.window.setWindowTitle(line(f"{path.rpartition('/')[2]} · {layer}"))

    # Reading.

    def _start(self, most_bytes: int, *, is_accepted: bool = False) -> None:
        self._shell.tasks.start(f"{self._task}read", lambda: self._read(most_bytes, is_accepted=is_accepted))

    async def _read(self, most_bytes: int, *, is_accepted: bool) -> None:
        window, desk = self.window, self._shell.contents
        self._shell.tasks.cancel(f"{self._task}wrap")
        window.show_text(translate("Viewer", "Reading the file…"))
        try:
            await self._learn_versions()
            cost = await cost_of(desk, self.place)
            most_unasked = self._shell.settings.value.lists_up_to_bytes
            if cost is not None and cost.transferred_bytes > most_unasked and not is_accepted:
                window.show_text(words.cost_text(cost.transferred_bytes), asks=True)
                return
            read = await read_file(desk, self.place, most_bytes)
            prepared = await self._shell.blocking(lambda: _prepared(read))
        except Exception as error:  # noqa: BLE001 - shown in the window, whatever it is
            window.show_failure(error)
            return
        self.read = read
        self._encoding, self._lines = prepared
        self._take(read)

    async def _learn_versions(self) -> None:
        """Find out the file's versions; of one that its layer removes, the last one before is shown."""
        if self._versions:
            return
        with contextlib.suppress(ContentsError):
            self._versions, _ = await versions_of(self._shell.contents, self.place.image, self.place.path)
        removed = any(v.layer == self.place.layer and v.change is Change.REMOVED for v in self._versions)
        if removed and (before := self._before()) is not None:
            self.place = replace(self.place, layer=before.layer)
            self._name()
        self._offer_versions()

    def _take(self, read: FileRead) -> None:
        window = self.window
        window.read_all.setVisible(not read.is_whole and len(read.content) < DEFAULT.most_viewed_bytes)
        (window.as_text if self._encoding.is_text else window.as_hex).setChecked(True)
        if window.changes.isChecked():
            self._on_changes_toggled()
        else:
            self._show_content()

    def _on_save_clicked(self) -> None:
        self.save_asked.emit(self.place, self.read.size_bytes if self.read else 0)

    # What is shown.

    def _show_content(self) -> None:
        read, lines, window = self.read, self._lines, self.window
        if read is None or lines is None:
            return
        is_hex = window.as_hex.isChecked()
        window.wraps.setEnabled(not is_hex)
        window.show_lines()
        if not is_hex and window.wraps.isChecked():
            self._shell.tasks.start(f"{self._task}wrap", lambda: self._wrap(lines))
            return
        self._shell.tasks.cancel(f"{self._task}wrap")
        self._show_rows(HexModel(read.content, window.code) if is_hex else TextModel(lines, window.code))

    def _on_resizing_timeout(self) -> None:
        """Wrap the lines anew where another number of letters has room."""
        code = self.window.code.code
        if isinstance(code, TextModel) and code.wraps_at not in {0, self.window.code.letters_in_sight()}:
            self._show_content()

    async def _wrap(self, lines: TextLines) -> None:
        """Find out the rows, which takes its time for a long text, then show them."""
        code = self.window.code
        wraps_at = code.letters_in_sight()
        rows = await self._shell.blocking(lambda: lines.wrapped(wraps_at))
        self._show_rows(TextModel(lines, code, wraps_at=wraps_at, rows=rows))

    def _show_rows(self, model: CodeModel) -> None:
        read, lines, window = self.read, self._lines, self.window
        if read is None or lines is None:
            return
        is_hex = window.as_hex.isChecked()
        window.code.show_rows(model)
        window.state.setText(words.state_text(read, self._encoding, has_cut=lines.has_cut and not is_hex))
        window.code.setFocus()
        self._matches.search(None if is_hex else lines)

    def _rows_of_match(self, line_number: int, at: int) -> tuple[int, int]:
        code = self.window.code.code
        return (code.row_of(line_number, at), at) if code is not None else (0, 0)

    # Versions.

    def _offer_versions(self) -> None:
        layers = [version.layer for version in self._versions]
        chosen = layers.index(self.place.layer) if self.place.layer in layers else -1
        self.window.show_versions(list(map(words.version_text, self._versions)), chosen)
        self.window.changes.setEnabled(self._before() is not None)

    def _before(self) -> PathVersion | None:
        """The version before the one that is shown, if its content can be had."""
        earlier = [
            version
            for version in self._versions
            if version.layer < self.place.layer and version.change is not Change.REMOVED
        ]
        return earlier[-1] if earlier else None

    def _on_versions_activated(self, at: int) -> None:
        version = self._versions[at]
        if version.change is Change.REMOVED:
            removed = translate("Viewer", "Layer {n} removes the file.").format(n=version.layer)
            self._shell.tasks.cancel(f"{self._task}read")
            self.window.show_text(removed)
            return
        self.place = FilePlaced(self.place.image, version.layer, self.place.path)
        self._name()
        self._offer_versions()
        self._start(FIRST_BYTES)

    def _on_changes_toggled(self) -> None:
        before = self._before()
        if not self.window.changes.isChecked() or before is None or self.read is None:
            self._show_content()
            return
        self._shell.tasks.start(f"{self._task}read", lambda: self._compare(before))

    async def _compare(self, before: PathVersion) -> None:
        window, desk, now = self.window, self._shell.contents, self.place
        self._shell.tasks.cancel(f"{self._task}wrap")
        window.show_text(translate("Viewer", "Comparing…"))
        try:
            old = await read_file(desk, FilePlaced(now.image, before.layer, now.path), MOST_BYTES)
            new = await read_file(desk, now, MOST_BYTES)
            lines = await self._shell.blocking(lambda: _differences(old, new))
        except Exception as error:  # noqa: BLE001 - as above
            window.show_failure(error)
            return
        if old.is_whole and new.is_whole and old.content == new.content:
            window.show_text(words.alike_text(before.layer))
        elif lines is None:
            window.show_text(words.differs_text(before.layer))
        elif not lines:
            window.show_text(words.ends_differ_text(before.layer))
        else:
            window.show_lines()
            window.code.show_rows(DiffModel(lines, window.code))
        window.state.setText(words.compared_text(before.layer, now.layer))


def _prepared(read: FileRead) -> tuple[Encoding, TextLines]:
    """The content as text, which takes its time for many megabytes."""
    encoding = encoding_of(read.content, is_whole=read.is_whole)
    return encoding, TextLines(read.content, encoding)


def _differences(old: FileRead, new: FileRead) -> tuple[DiffLine, ...] | None:
    """The lines; None where one is no text, or not whole."""
    encodings = [encoding_of(read.content) for read in (old, new)]
    if not (old.is_whole and new.is_whole and all(encoding.is_text for encoding in encodings)):
        return None
    before, after = (lines_of(read.content, each) for read, each in zip((old, new), encodings, strict=True))
    return differing(before, after)
