"""The dialog that asks what of an image to export, in which format and where to, and tells its size."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from layerscope.desktop.export.fields import ExportFields
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.basic import Card, ElidedTitle, MutedLabel, PrimaryButton, TitleLabel
from layerscope.desktop.widgets.boxes import ask_folder
from layerscope.desktop.widgets.dialogs import accept_or_cancel
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import menu_text
from layerscope.transfers.export.errors import NoRoomForExportError, NotLoadableError
from layerscope.transfers.export.exporting import room_bytes
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.rules.parts import ImageBlob, ImageParts, check_loadable, total_bytes
from layerscope.transfers.export.rules.scopes import ExportScope
from layerscope.words import formats
from layerscope.words.messages import words


@guarded
class ExportDialog(QDialog):
    """Asks once; Enter starts, Esc leaves it.

    Signals: `export_asked(ExportChoice)`; `finished`, Qt's own.
    """

    export_asked = Signal(object)

    def __init__(self, target: ExportTarget, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportImage")
        self.setWindowTitle(self.tr("Export image"))
        self._heading = ElidedTitle(target.name)
        self.fields = ExportFields(target, folder)
        self._size = MutedLabel(self.tr("Reading the image…"))
        self._size.setObjectName("exportSize")
        self._size.setWordWrap(True)
        self._card = Card(Tone.WARN)
        self._card.setObjectName("exportCard")
        self._title, self._text = TitleLabel(), PlainLabel()
        self._title.setObjectName("exportErrorTitle")
        self._text.setObjectName("exportErrorText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._start = PrimaryButton(self.tr("Export"))
        self._start.setObjectName("exportStart")
        self._free: tuple[Path, int] | None = None  # how much room there is where
        self._lay_out()
        self._start.setDefault(True)
        self.fields.changed.connect(self._show)
        self.fields.browse_asked.connect(self._browse)
        self._show()

    def show_scopes(self, scopes: tuple[ExportScope, ...]) -> None:
        """Offer the image and its platforms, now that they are read."""
        self.fields.set_scopes(scopes)
        self.fields.form.setFocus()

    def show_free(self, folder: Path, free_bytes: int) -> None:
        """Tell how much room there is in the folder, and whether it is enough."""
        self._free = folder, free_bytes
        self._show()

    def show_error(self, error: Exception) -> None:
        """Say why the image could not be read."""
        self._size.setText("")
        self._tell(error)

    def accept(self) -> None:
        """Hand on the choice, where it can be exported."""
        choice = self.fields.choice()
        if choice is not None and self._start.isEnabled():
            self.export_asked.emit(choice)
            super().accept()

    # What is shown.

    def _show(self) -> None:
        choice = self.fields.choice()
        error = self._error(choice) if choice else None
        self._start.setEnabled(choice is not None and error is None and _is_named(choice))
        self._tell(error or self._shortage(choice))
        if choice is not None:
            parts = choice.parts
            self._size.setText(self._sizes(choice, parts) if parts else "")
            self.fields.foreign.setText(menu_text(self._foreign_text(parts.foreign)) if parts else "")

    def _error(self, choice: ExportChoice) -> Exception | None:
        scope = self.fields.chosen_scope
        if choice.parts is None:
            return scope.error if scope else None
        if choice.form is ExportFormat.DOCKER_ARCHIVE:
            try:
                check_loadable(choice.parts, with_foreign=choice.with_foreign)
            except NotLoadableError as error:
                return error
        return None

    def _shortage(self, choice: ExportChoice | None) -> Exception | None:
        """That there is too little room, as far as is known; what an earlier run left is not counted."""
        if choice is None or choice.parts is None or self._free is None or self._free[0] != choice.folder:
            return None
        missing_bytes = _needed_bytes(choice, choice.parts) - self._free[1]
        return NoRoomForExportError(choice.folder, missing_bytes) if missing_bytes > 0 else None

    def _tell(self, error: Exception | None) -> None:
        self._card.setVisible(error is not None)
        if error is not None:
            told = words(error)
            self._title.setText(told.title)
            self._text.setText(f"{told.text} {told.next_step}")
        self.adjustSize()

    def _sizes(self, choice: ExportChoice, parts: ImageParts) -> str:
        """`14 blobs, 82.1 MB to download.`, and the room that it takes meanwhile."""
        blobs = parts.wanted(with_foreign=choice.with_foreign)
        text = self.tr("{count} blobs, {size} to download; blobs shared by platforms are downloaded once.")
        if len(parts.manifests) == 1:
            text = self.tr("{count} blobs, {size} to download.")
        told = text.format(count=formats.count(len(blobs)), size=formats.size(total_bytes(blobs)))
        if parts.foreign and not choice.with_foreign:
            left_out = self.tr("Foreign layers are skipped; an image layout allows that.")
            told = f"{told} {left_out}"
        if choice.form is not ExportFormat.OCI_FOLDER:
            room = self.tr("Creating the archive needs up to {size} of disk space.")
            told = f"{told} {room.format(size=formats.size(room_bytes(blobs)))}"
        if self._free is not None and self._free[0] == choice.folder:
            free = self.tr("{size} are free there.")
            told = f"{told} {free.format(size=formats.size(self._free[1]))}"
        return told

    def _foreign_text(self, foreign: tuple[ImageBlob, ...]) -> str:
        """What there is to fetch and from where; which of them ECR has is known once they are asked for."""
        hosts = sorted({urlsplit(url).hostname or "" for blob in foreign for url in blob.urls[:1]})
        text = self.tr("Include foreign layers: {size} from ECR or {hosts}")
        return text.format(size=formats.size(total_bytes(foreign)), hosts=", ".join(hosts))

    def _browse(self) -> None:
        ask_folder(self, self.tr("Export into"), self.fields.folder.text(), self.fields.folder.setText)

    def _lay_out(self) -> None:
        self._text.setWordWrap(True)
        self._card.body.addWidget(self._title)
        self._card.body.addWidget(self._text)
        buttons = accept_or_cancel(self, self._start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        for part in (self._heading, self.fields, self._size, self._card, buttons):
            layout.addWidget(part)


def _needed_bytes(choice: ExportChoice, parts: ImageParts) -> int:
    blobs = parts.wanted(with_foreign=choice.with_foreign)
    return total_bytes(blobs) if choice.form is ExportFormat.OCI_FOLDER else room_bytes(blobs)


def _is_named(choice: ExportChoice) -> bool:
    return (
        bool(choice.name)
        and choice.folder.is_absolute()
        and "/" not in choice.name
        and "\\" not in choice.name
    )
