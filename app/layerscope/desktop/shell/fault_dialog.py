"""The one report of unexpected errors: what they were, ready to be copied."""

from __future__ import annotations

import platform
from collections import Counter
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QCloseEvent, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope import __version__
from layerscope.desktop.runtime.faults import Fault, Faults
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.plain_label import PlainField, PlainLabel
from layerscope.files.distributions import version_of

# Whoever reads a report starts with the first error; more of them only bury it.
_MOST_IN_FULL = 10
_DISTRIBUTIONS = ("PySide6-Essentials", "qasync", "boto3", "botocore", "urllib3", "keyring")


def versions() -> str:
    """The program's version and those of all it stands on, a line each."""
    lines = [
        f"layerscope {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
    ]
    lines += [f"{name} {version_of(name)}" for name in _DISTRIBUTIONS]
    return "\n".join([*lines, platform.platform()])


@guarded
class FaultDialog(QDialog):
    """Shows faults as they come, one window for all of them; it never blocks the rest.

    Once closed it opens again for an error that it has not shown yet, and only counts one that it has.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faultDialog")
        self.setWindowTitle(self.tr("Unexpected error"))
        self.setModal(False)
        self._counts: Counter[str] = Counter()
        self._first: list[Fault] = []
        self._summary = PlainLabel(wordWrap=True)
        self._summary.setObjectName("faultSummary")
        self._text = _report_field(self.tr("Error report"))
        self._copy = QPushButton(self.tr("Copy report"))
        self._copy.setObjectName("copyFaultReport")
        self._copy.clicked.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._summary)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a traceback, whatever the font."""
        metrics = self._text.fontMetrics()
        return QSize(metrics.averageCharWidth() * 92, metrics.height() * 24)

    def add(self, fault: Fault) -> None:
        """Take a fault into the report, and show it unless the same error was shown before."""
        self._counts[fault.text] += 1
        is_new = self._counts[fault.text] == 1
        if is_new and len(self._first) < _MOST_IN_FULL:
            self._first.append(fault)
        self._summary.setText(self._sentence())
        if is_new:
            self._text.setPlainText(self.report())
            self._copy.setText(self.tr("Copy report"))
            self.show()

    def report(self) -> str:
        """The text, without secrets: each error with when, where and how often; then the versions."""
        parts = []
        for fault in self._first:
            at = datetime.fromtimestamp(fault.at_s, UTC).isoformat(timespec="seconds")
            times = self._counts[fault.text]
            parts.append(
                f"{at} in {fault.where}, {times} times\n{fault.text}"
                if times > 1
                else f"{at} in {fault.where}\n{fault.text}"
            )
        left_out = len(self._counts) - len(self._first)
        if left_out:
            parts.append(f"and {left_out} different errors more, which are in the log")
        return "\n\n".join([*parts, versions()])

    def copy(self) -> None:
        """Put the report, as it now is, on the clipboard."""
        self._text.setPlainText(self.report())
        QGuiApplication.clipboard().setText(self.report())
        self._copy.setText(self.tr("Report copied"))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Forget the texts that were read; their counts stay, so that they do not come back."""
        self._first.clear()
        super().closeEvent(event)

    def _sentence(self) -> str:
        sentence = self.tr(
            "Layerscope hit an unexpected error and keeps running. What you were doing may be incomplete. "
            "The report below contains no secrets: please copy it into an issue."
        )
        further = self._counts.total() - 1
        if further:
            sentence += " " + self.tr("%n more error(s) since then.", "", further)
        return sentence


def _report_field(name: str) -> QPlainTextEdit:
    field = PlainField(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap, tabChangesFocus=True)
    field.setObjectName("faultReport")
    field.setAccessibleName(name)
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return field


def show_faults(faults: Faults) -> FaultDialog:
    """The dialog that shows these faults; the caller holds it.

    Queued even within one thread: a window must not open inside the paint event or the slot that failed.
    """
    dialog = FaultDialog()
    faults.found.connect(dialog.add, Qt.ConnectionType.QueuedConnection)
    return dialog
