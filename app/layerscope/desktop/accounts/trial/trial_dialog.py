"""The dialog that tries a profile: as whom it asks, where, and which of the program's calls it may make."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.model.profiles import Identity
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import MutedLabel, PillLabel, TitleLabel
from layerscope.desktop.widgets.busy_bar import ProgressBar
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.registry.ecr.permissions import CallPermission, Permission
from layerscope.registry.errors.base import RegistryError
from layerscope.words.messages import words
from layerscope.words.outside import line
from layerscope.words.reasons import translated

_LETTERS = 72  # the dialog's width from the start: an error's text is not squeezed into a column
_FRAME_HEIGHT = 40  # of the title that the system puts above the dialog
_TONES = {Permission.ALLOWED: Tone.GOOD, Permission.DENIED: Tone.BAD, Permission.UNKNOWN: Tone.WARN}


class TrialDialog(QDialog):
    """Three faces: under way, what was found, or why there are no credentials. Closing it ends the trial.

    Signals: `again_asked`; `finished`, Qt's own.
    """

    again_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trialDialog")
        self.setWindowTitle(line(self.tr("Test of {name}").format(name=name)))
        self._title = TitleLabel()
        self._title.setObjectName("trialTitle")
        self._bar = ProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._error = ErrorCard(say=lambda _text: None, is_whole=False)
        self._fields = {
            "trialIdentity": MonoField(self.tr("Identity")),
            "trialAccount": MonoField(self.tr("Account")),
            "trialRegion": MonoField(self.tr("Region")),
        }
        for object_name, field in self._fields.items():
            field.setObjectName(object_name)
        self._identity = QWidget()
        self._calls: QWidget | None = None
        self._close = QPushButton()
        self._close.setObjectName("closeTrial")
        self._again = QPushButton(self.tr("Test again"))
        self._again.setObjectName("testAgain")
        self._again.setAccessibleName(self._again.text())
        self._again.clicked.connect(self.again_asked)
        self._close.clicked.connect(self.reject)
        self._lay_out()
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.show_running()

    def show_running(self) -> None:
        self._title.setText(self.tr("Checking identity and permissions…"))
        self._close.setText(self.tr("Cancel"))
        self._show(self._bar)

    def show_error(self, error: RegistryError) -> None:
        self._title.setText(words(error).title)
        self._error.show_error(error)
        self._close.setText(self.tr("Close"))
        self._show(self._error)

    def show_report(self, identity: Identity, region: str, calls: tuple[CallPermission, ...]) -> None:
        """Show who it is, and the verdict on each call."""
        allowed = sum(call.permission is Permission.ALLOWED for call in calls)
        title = self.tr("{allowed} of {all} required permissions")
        title = title.format(allowed=allowed, all=len(calls))
        self._title.setText(title)
        texts = (identity.arn, identity.account_id, region or self.tr("not set"))
        for field, text in zip(self._fields.values(), texts, strict=True):
            field.setText(text)
        self._replace_calls(calls)
        self._close.setText(self.tr("Close"))
        self._show(self._identity)
        announce(self, f"{identity.arn}. {title}")

    def _show(self, face: QWidget) -> None:
        for each in (self._bar, self._error, self._identity):
            each.setVisible(each is face)
        if self._calls is not None:
            self._calls.setVisible(face is self._identity)
        self._again.setVisible(face is not self._bar)
        self._close.setAccessibleName(self._close.text())
        self._take_room()

    def _take_room(self) -> None:
        """As high as the face wants, and whole on the screen: an error's card is the highest of them."""
        self._layout.activate()
        screen = self.screen().availableGeometry()
        room = screen.size() - QSize(0, _FRAME_HEIGHT)
        self.resize(self.sizeHint().expandedTo(self.size()).boundedTo(room))
        if self.isVisible():
            below = self.frameGeometry().bottom() - screen.bottom()
            self.move(self.x(), max(screen.top(), self.y() - max(0, below)))

    def _replace_calls(self, calls: tuple[CallPermission, ...]) -> None:
        if self._calls is not None:
            self._calls.hide()  # not taken from its parent: the layout may be about to show it
            self._calls.deleteLater()
        self._calls = _grid(calls, (self.tr("allowed"), self.tr("denied"), self.tr("unknown")))
        self._layout.insertWidget(self._layout.count() - 2, self._calls)  # above the stretch

    def _lay_out(self) -> None:
        form = QFormLayout(self._identity)
        form.setContentsMargins(0, 0, 0, 0)
        labels = (self.tr("Identity"), self.tr("Account"), self.tr("Region"))
        for label, field in zip(labels, self._fields.values(), strict=True):
            form.addRow(label, field)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._again)
        row.addWidget(self._close)
        buttons = QWidget()
        buttons.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 14, 16, 12)
        self._layout.setSpacing(10)
        for part in (self._title, self._bar, self._error, self._identity, buttons):
            self._layout.addWidget(part)
        self._layout.insertStretch(self._layout.count() - 1)


def _grid(calls: Iterable[CallPermission], verdict_words: tuple[str, str, str]) -> QWidget:
    """A row for each call: what was asked, the IAM action, the verdict, and why."""
    said = dict(zip((Permission.ALLOWED, Permission.DENIED, Permission.UNKNOWN), verdict_words, strict=True))
    grid_widget = QWidget()
    grid_widget.setObjectName("trialCalls")
    grid = QGridLayout(grid_widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setColumnStretch(3, 1)
    for row, call in enumerate(calls):
        parts = (
            PillLabel(said[call.permission], _TONES[call.permission]),
            PlainLabel(call.operation),
            MutedLabel(call.action),
            MutedLabel(_why(call)),
        )
        parts[3].setWordWrap(True)
        for column, part in enumerate(parts):
            part.setObjectName(f"trial{call.operation}{column}")
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
    return grid_widget


def _why(call: CallPermission) -> str:
    """Why a call is refused or not known, in the words that its error has everywhere."""
    if call.permission is Permission.ALLOWED:
        return ""
    return words(call.error).title if call.error is not None else translated(call.reason)
