"""The settings' button that asks for the latest version at once, and what that has come to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.updates.check import UpdateCheck
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note

translate = QCoreApplication.translate


class UpdatesPart(QWidget):
    """Below the page's rows, each time the settings window opens."""

    def __init__(self, check: UpdateCheck) -> None:
        super().__init__()
        self._check = check
        self._button = side_button("checkForUpdatesNow", translate("Updates", "Check for updates now"))
        self._button.clicked.connect(lambda _on=False: check.ask())
        self._told = note("updatesTold")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._told, 1)
        check.told.connect(self._told.setText)
        check.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._button.setEnabled(not self._check.is_asking)
        if self._check.is_asking:
            self._told.setText(translate("Updates", "Checking…"))
