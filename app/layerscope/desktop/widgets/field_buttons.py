"""The buttons that Qt puts into a line edit: it gives them no name, which a screen reader would read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

_QTS_NAME = "_q_qlineeditclearaction"  # of QLineEdit's own action, since Qt 5.2


def offer_clearing(field: QLineEdit) -> None:
    """Give the field the button that empties it, named for what it does."""
    field.setClearButtonEnabled(True)
    clear = field.findChild(QAction, _QTS_NAME)
    if clear is not None:
        clear.setText(QCoreApplication.translate("Window", "Clear"))
