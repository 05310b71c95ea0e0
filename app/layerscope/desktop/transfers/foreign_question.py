"""The question before a layer is fetched from another host than ECR's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from layerscope.desktop.widgets.boxes import MessageBox

translate = QCoreApplication.translate


def ask_foreign(parent: QWidget, host: str, go_on: Callable[[], object]) -> None:
    """Ask whether to download from `host`; `go_on` is called for a yes."""
    box = MessageBox(parent)
    box.setObjectName("foreignLayer")
    box.setWindowTitle(translate("ForeignQuestion", "Download a foreign layer"))
    box.setText(translate("ForeignQuestion", "This layer comes from {host}, not from ECR.").format(host=host))
    box.setInformativeText(
        translate(
            "ForeignQuestion",
            "The image contains only its address. It is downloaded from there without your AWS credentials, "
            "and its digest is verified like every other layer's.",
        )
    )
    download = box.addButton(translate("ForeignQuestion", "Download"), QMessageBox.ButtonRole.AcceptRole)
    download.setObjectName("downloadForeign")
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(download)

    def finished() -> None:
        if box.clickedButton() is download:
            go_on()
        box.deleteLater()

    box.finished.connect(finished)
    box.open()
