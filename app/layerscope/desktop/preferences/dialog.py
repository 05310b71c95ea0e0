"""The settings window: its pages at the left, the chosen one beside them; every change counts at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.widgets.basic import Line, Section
from layerscope.words.outside import line

_FIRST_LETTERS, _FIRST_LINES = 118, 32


def page_names() -> dict[SettingsPage, str]:
    """The pages' names, in their order."""
    translate = QCoreApplication.translate
    return {
        SettingsPage.GENERAL: translate("SettingsDialog", "General"),
        SettingsPage.ACCOUNTS: translate("SettingsDialog", "Accounts"),
        SettingsPage.NETWORK: translate("SettingsDialog", "Network"),
        SettingsPage.TRANSFERS: translate("SettingsDialog", "Transfers"),
        SettingsPage.PRIVACY: translate("SettingsDialog", "Privacy"),
    }


@guarded
class SettingsDialog(QDialog):
    """The pages with what is to be on them; Esc closes, and what was being typed counts then too."""

    def __init__(self, parts: Mapping[SettingsPage, Iterable[QWidget]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        names = page_names()
        self._pages = [page for page in names if page in parts]
        self._list = self._new_list([names[page] for page in self._pages])
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(_scrolled(_new_page(names[page], parts[page])))
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self._lay_out()
        letter = self.fontMetrics()
        room = self.screen().availableSize() - QSize(40, 80)
        first = QSize(letter.averageCharWidth() * _FIRST_LETTERS, letter.lineSpacing() * _FIRST_LINES)
        self.resize(first.expandedTo(self.minimumSizeHint()).boundedTo(room))

    @property
    def page(self) -> SettingsPage:
        """The page in sight."""
        return self._pages[self._list.currentRow()]

    def show_page(self, page: SettingsPage) -> None:
        """Bring the page into sight, and the window to the front."""
        self._list.setCurrentRow(self._pages.index(page))
        self._list.setFocus()
        self.show()
        self.raise_()
        self.activateWindow()

    def take_up(self, frame: QRect, field: str) -> None:
        """Be where the window before was, with the focus in the field of this objectName."""
        self.setGeometry(QRect(frame.topLeft(), frame.size().expandedTo(self.minimumSizeHint())))
        if (widget := self.findChild(QWidget, field)) is not None:
            widget.setFocus()

    def done(self, result: int) -> None:
        """Let a field that is being typed into take its text, and close."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        super().done(result)

    def _new_list(self, names: list[str]) -> QListWidget:
        pages = QListWidget()
        pages.setObjectName("settingsPages")
        pages.setAccessibleName(self.tr("Pages of the settings"))
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pages.addItems([line(name) for name in names])
        pages.ensurePolished()
        pages.setFixedWidth(pages.sizeHintForColumn(0) + 2 * pages.fontMetrics().averageCharWidth())
        return pages

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter ends a field
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._list)
        across.addWidget(_upright_line())
        across.addWidget(self._stack, 1)
        end = QVBoxLayout()
        end.setContentsMargins(16, 10, 16, 12)
        end.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(across, 1)
        layout.addWidget(Line())
        layout.addLayout(end)


def _upright_line() -> QFrame:
    line_ = QFrame()
    line_.setProperty("kind", "line")
    line_.setFixedWidth(1)
    return line_


def _new_page(name: str, parts: Iterable[QWidget]) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(14)
    layout.addWidget(Section(name))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return page


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(page.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area
