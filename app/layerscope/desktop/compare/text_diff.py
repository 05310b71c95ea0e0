"""A file of two images, line by line: read on both sides, and told apart off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from layerscope.access.contents_asking import answered
from layerscope.contents.errors import ContentsError
from layerscope.contents.model.entries import Kind
from layerscope.contents.service.replies import Cost, Piece, Reply
from layerscope.contents.service.requests import FileCost, ReadFile
from layerscope.desktop.compare.difference_rows import DifferenceRow
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import ElidedTitle
from layerscope.desktop.widgets.dialogs import resize_within_screen, side_button
from layerscope.desktop.widgets.fields import button, note
from layerscope.desktop.widgets.lines.code_view import CodeView
from layerscope.desktop.widgets.lines.diff_model import DiffModel
from layerscope.desktop.widgets.lines.differing import MOST_BYTES, DiffLine, Sign, differing, lines_of
from layerscope.desktop.widgets.lines.encodings import encoding_of
from layerscope.registry.errors.base import RegistryError
from layerscope.words import formats
from layerscope.words.file_facts import path_text, what_text
from layerscope.words.messages import words
from layerscope.words.outside import line

TASK = "compare/text"
_WIDTH, _HEIGHT = 780, 560
_FILES = {Kind.FILE, Kind.HARD_LINK}


@dataclass(frozen=True, slots=True)
class FilePair:
    """A file as two images have it, by their digests."""

    row: DifferenceRow
    left: str
    right: str


def can_be_read(row: DifferenceRow) -> bool:
    """Whether both sides have a file there."""
    left, right = row.difference.left, row.difference.right
    return left is not None and right is not None and left.kind in _FILES and right.kind in _FILES


class TextDiffDialog(QDialog):
    """What differs in the file; it reads once it is shown, and no more once it is closed."""

    def __init__(self, shell: Shell, pair: FilePair) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._pair = pair
        path = path_text(pair.row.difference.path)
        self.setObjectName("textDiff")
        self.setWindowTitle(line(path))
        self._title = ElidedTitle(path)
        self.note = note("textDiffNote", self.tr("Reading both files…"))
        self.view = CodeView(shell.theme, "diff", self.tr("Differing lines"))
        self.view.hide()
        self.read = button("textDiffRead", self.tr("Read the files"))
        self.read.clicked.connect(self._read_at_any_cost)
        self.read.hide()
        layout = QVBoxLayout(self)
        for part in (self._title, self.note):
            layout.addWidget(part)
        layout.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)
        layout.addWidget(self._new_close(), 0, Qt.AlignmentFlag.AlignTrailing)
        resize_within_screen(self, _WIDTH, _HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(lambda _result: shell.tasks.cancel(TASK))
        shell.session.left.connect(self.close)
        shell.tasks.start(TASK, self._run)

    def _new_close(self) -> QPushButton:
        close = side_button("textDiffClose", self.tr("Close"))
        close.clicked.connect(self.accept)
        return close

    def _read_at_any_cost(self) -> None:
        self.read.hide()
        self.note.setText(self.tr("Reading both files…"))
        self._shell.tasks.start(TASK, lambda: self._run(may_cost=True))

    async def _run(self, *, may_cost: bool = False) -> None:
        difference = self._pair.row.difference
        if difference.left is None or difference.right is None:
            return
        sizes = difference.left.size_bytes, difference.right.size_bytes
        if max(sizes) > MOST_BYTES:
            self._say(self.tr("The files differ. They are too large to be shown line by line."))
            return
        path = difference.path
        try:
            if not may_cost and (cost_bytes := await self._cost()) > self._unasked_bytes:
                text = self.tr("To show both files, {size} are read from ECR.")
                self._say(text.format(size=formats.size(cost_bytes)))
                self.read.show()
                return
            old = await self._read(self._pair.left, difference.left.layer, path)
            new = await self._read(self._pair.right, difference.right.layer, path)
        except (ContentsError, RegistryError) as error:
            said = words(error)
            self._say(f"{said.title}. {said.text}")
            return
        encodings = encoding_of(old), encoding_of(new)
        if not all(each.is_text for each in encodings):
            self._say(self._binary(old, new))
            return
        left, right = encodings
        self._show(await self._shell.blocking(lambda: differing(lines_of(old, left), lines_of(new, right))))

    @property
    def _unasked_bytes(self) -> int:
        return self._shell.settings.value.lists_up_to_bytes

    async def _cost(self) -> int:
        """What reading both files transfers, which may be all of their layers."""
        difference, costs = self._pair.row.difference, [0]

        def hear(reply: Reply) -> None:
            if isinstance(reply, Cost):
                costs.append(reply.transferred_bytes)

        for image, facts in ((self._pair.left, difference.left), (self._pair.right, difference.right)):
            if facts is not None:
                request_of = partial(_cost_request, image, facts.layer, difference.path)
                await answered(self._shell.contents, request_of, hear)
        return sum(costs)

    async def _read(self, image: str, layer: int, path: bytes) -> bytes:
        pieces: list[bytes] = []

        def hear(reply: Reply) -> None:
            if isinstance(reply, Piece):
                pieces.append(reply.content)

        await answered(
            self._shell.contents, lambda number: ReadFile(number, image, layer, path, 0, MOST_BYTES), hear
        )
        return b"".join(pieces)

    def _show(self, lines: tuple[DiffLine, ...] | None) -> None:
        if lines is None:
            self._say(self.tr("The files differ in too many lines to show them."))
            return
        self.view.show_rows(DiffModel(lines, self.view))
        self.view.setVisible(bool(lines))
        self.view.setFocus()
        added = sum(each.sign is Sign.NEW for each in lines)
        removed = sum(each.sign is Sign.OLD for each in lines)
        row = self._pair.row
        text = self.tr("{left} → {right}: lines added: {added}, removed: {removed}.")
        if not added and not removed:
            text = self.tr("Every line is the same; what differs: {what}.")
        self._say(
            text.format(
                left=row.left_name,
                right=row.right_name,
                added=formats.count(added),
                removed=formats.count(removed),
                what=what_text(row.difference),
            )
        )

    def _binary(self, old: bytes, new: bytes) -> str:
        text = self.tr("These are no texts, of {left} and {right}.")
        return text.format(left=formats.exact_size(len(old)), right=formats.exact_size(len(new)))

    def _say(self, text: str) -> None:
        self.note.setText(text)
        announce(self, text)


def _cost_request(image: str, layer: int, path: bytes, number: int) -> FileCost:
    return FileCost(number, image, layer, path)


def show_text_diff(shell: Shell, pair: FilePair) -> QWidget:
    """The dialog, open; it deletes itself when it is closed."""
    dialog = TextDiffDialog(shell, pair)
    dialog.open()
    return dialog
