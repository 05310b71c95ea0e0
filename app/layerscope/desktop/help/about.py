"""What this program is: its versions, its license, and the libraries it is made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from layerscope import __version__
from layerscope.desktop.help.versions import third_party, versions
from layerscope.desktop.theme.icons import application_icon
from layerscope.desktop.widgets.basic import IconLabel, TitleLabel
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note, tall_text_field, text_field, wrapped
from layerscope.text.redaction import redact_to_hand_on

LICENSE = "Apache-2.0"
_LOGO = 64  # points
_LETTERS, _MOST_LINES = 62, 14


class AboutDialog(QDialog):
    """`open_log` is what the button for the log does."""

    def __init__(self, say: Callable[[str], object], open_log: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Layerscope"))
        lines = "\n".join(f"{name} {version}" for name, version in versions().items())
        self._versions = text_field("aboutVersions", self.tr("Versions"), lines, _MOST_LINES)
        self._libraries = tall_text_field("aboutLibraries", self.tr("Libraries"), _libraries(), _MOST_LINES)
        self._libraries.setMinimumWidth(self._libraries.fontMetrics().averageCharWidth() * _LETTERS)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for name, text, act in (
            ("aboutCopy", self.tr("Copy"), self._copy),
            ("aboutLog", self.tr("Open log folder"), open_log),
        ):
            button = side_button(name, text)
            button.clicked.connect(lambda _on=False, act=act: act())
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        logo = IconLabel()
        logo.setPixmap(application_icon().pixmap(_LOGO, _LOGO))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TitleLabel(f"Layerscope {__version__}"))
        words.addWidget(wrapped("aboutText", self.tr("Amazon ECR down to the layer.")))
        told = self.tr("Free software under the license {license}.").format(license=LICENSE)
        words.addWidget(note("aboutLicense", told))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._versions)
        layout.addWidget(note("aboutLibrariesTitle", self.tr("Libraries and their licenses")))
        layout.addWidget(self._libraries, 1)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(redact_to_hand_on(self._versions.toPlainText()))
        self._say(self.tr("Copied the versions."))


def _libraries() -> str:
    return "\n".join(" · ".join(part for part in library if part) for library in third_party())
