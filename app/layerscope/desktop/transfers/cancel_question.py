"""The question before much that has arrived is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.words import formats
from layerscope.words.plurals import Plural

ASKED_FROM_BYTES = 1_000_000_000  # less is there again before the question is answered

translate = QCoreApplication.translate


def is_much(rows: Sequence[TransferRow]) -> bool:
    """Whether cancelling these by mistake would lose much."""
    return sum(row.received_bytes for row in rows) >= ASKED_FROM_BYTES


def ask_cancel(parent: QWidget | None, rows: Sequence[TransferRow], go_on: Callable[[], object]) -> None:
    """Ask whether to cancel these; `go_on` is called for a yes."""
    arrived = formats.size(sum(row.received_bytes for row in rows))
    box = MessageBox(parent)
    box.setObjectName("cancelQuestion")
    box.setWindowTitle(translate("CancelQuestion", "Cancel"))
    box.setText(Plural.tr("Cancel %Ln transfers?", "", len(rows)))
    text = translate("CancelQuestion", "{amount} already downloaded will be deleted. Pause to keep them.")
    box.setInformativeText(text.format(amount=arrived))
    yes = box.addButton(translate("CancelQuestion", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    yes.setObjectName("throwAway")
    box.setDefaultButton(
        box.addButton(translate("CancelQuestion", "Keep"), QMessageBox.ButtonRole.RejectRole)
    )

    def finished() -> None:
        if box.clickedButton() is yes:
            go_on()
        box.deleteLater()

    box.finished.connect(finished)
    box.open()
