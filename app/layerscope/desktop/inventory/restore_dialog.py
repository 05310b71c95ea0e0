"""The question before an image is restored, which changes the registry and costs money."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from layerscope.desktop.inventory.restoring import Restored
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.registry.ecr.storage_class import RESTORE_ACTION

translate = QCoreApplication.translate


def ask_restore(parent: QWidget, wanted: Restored, restore: Callable[[], object]) -> QMessageBox:
    """The open question; `restore` is called when it is answered by Restore, and else nothing happens."""
    box = MessageBox(parent)
    box.setObjectName("restoreDialog")
    box.setWindowTitle(translate("Restore", "Restore from the archive"))
    box.setText(translate("Restore", "Restore {image} from the archive?").format(image=wanted.title))
    box.setInformativeText(_explanation(wanted))
    button = box.addButton(translate("Restore", "Restore"), QMessageBox.ButtonRole.AcceptRole)
    button.setObjectName("confirmRestore")
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(cancel)
    button.clicked.connect(lambda _checked=False: restore())
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def _explanation(wanted: Restored) -> str:
    lines = (
        translate("Restore", "Repository: {repository}").format(repository=wanted.repository),
        translate("Restore", "Digest: {digest}").format(digest=wanted.digest),
        "",
        translate(
            "Restore",
            "This changes the registry: the image moves from the archive to standard storage. AWS charges "
            "for it, and it takes up to 20 minutes.",
        ),
        translate("Restore", "It needs the IAM action {action}.").format(action=RESTORE_ACTION),
    )
    return "\n".join(lines)
