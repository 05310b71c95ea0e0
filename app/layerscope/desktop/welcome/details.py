"""An error's details, folded until they are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.desktop.widgets.fields import button, text_field
from layerscope.words.messages import words

_LINES, _LENGTH = 8, 10_000


class FoldedDetails(QWidget):
    """A button that unfolds them, and one that copies them with the words. Attribute: `toggle`."""

    def __init__(self, error: Exception, say: Say, caller_arn: str = "") -> None:
        super().__init__()
        self.toggle = QPushButton()
        self.toggle.setObjectName("showDetails")
        self.toggle.setProperty("kind", "fold")
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleName(self.tr("Details"))
        self._behind = QWidget()
        message = words(error, caller_arn=caller_arn)
        copy = button("copyError", self.tr("Copy details"))

        def copy_report() -> None:
            QGuiApplication.clipboard().setText(report_of(message, details_of(error)))
            say(self.tr("Error details copied."))

        copy.clicked.connect(lambda _checked=False: copy_report())
        behind = QVBoxLayout(self._behind)
        behind.setContentsMargins(0, 0, 0, 0)
        if message.statement:
            behind.addWidget(text_field("errorStatement", self.tr("Policy statement"), message.statement, 12))
        details = details_of(error, most=_LENGTH)
        behind.addWidget(text_field("errorDetails", self.tr("Error details"), details, _LINES))
        behind.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._behind)
        self.toggle.toggled.connect(lambda is_open: self._unfold(is_open=is_open))
        self._unfold(is_open=False)

    def _unfold(self, *, is_open: bool) -> None:
        self.toggle.setText(f"{self.tr('Details')} {'▾' if is_open else '▸'}")
        self._behind.setVisible(is_open)
