"""The row of what can be done with a layer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from layerscope.desktop.shell.places import Fits
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.actions import show_shortcut
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.words.tips import menu_text
from layerscope.text.command_lines import Prompt


class LayerActions(QWidget):
    """Buttons that wrap onto a second row where the window is narrow.

    `offered` are the same as actions, for menus: None is a line between them.
    Signals: `download_asked` with whether to ask where; `curl_asked` for a prompt, and whether it is to check
    the digest; `cli_command_asked`, `manifest_entry_asked`, `diagnosis_asked`.
    """

    download_asked = Signal(bool)
    curl_asked = Signal(Prompt, bool)
    cli_command_asked = Signal()
    manifest_entry_asked = Signal()
    diagnosis_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.download = _named(PrimaryButton(self.tr("Download")), "downloadLayer")
        self.download.setToolTip(self.tr("Save the layer to the download folder. Shift+click asks where."))
        theme.set_icon(self.download, IconName.DOWNLOAD, Ink.ON_ACCENT)
        self.copy_url = _button("copyUrl", self.tr("Copy URL"))
        self.copy_curl = _button("copyCurl", self.tr("Copy curl"))
        self.copy_digest = _button("copyDigest", self.tr("Copy digest"))
        self.test = _button("testAccess", self.tr("Test access"))
        self.test.setToolTip(self.tr("Read one byte from the URL"))
        self.more = _button("moreActions", self.tr("More") + " ▾")
        self.more.setAccessibleName(self.tr("More"))
        self.more.setMenu(self._make_menu())

        row = FlowLayout(self)
        for button in (self.download, self.copy_url, self.copy_curl, self.copy_digest, self.test, self.more):
            row.addWidget(button)
        self.download.clicked.connect(self._on_download_clicked)
        self.copy_curl.clicked.connect(lambda: self.curl_asked.emit(Prompt.of_system(), False))
        self._of_buttons = {
            button: self._as_action(button)
            for button in (self.copy_digest, self.copy_url, self.copy_curl, self.download)
        }
        digest, url, curl, download = self._of_buttons.values()
        for action, keys in (
            (url, "Ctrl+C"),
            (download, "Ctrl+D"),
            (self.download_as, "Ctrl+Shift+D"),
            (self.diagnose, "F9"),
        ):
            show_shortcut(action, keys)
        self.offered = (
            *(digest, url, curl, self.copy_cli, self.copy_entry, None),
            *(download, self.download_as, None, self.diagnose),
        )

    def enable(self, *, has_url: bool, is_ecrs: bool) -> None:
        """What can be done now: with a URL that is good, and with a layer that ECR has.

        A foreign layer is downloaded from its own URL.
        """
        self.copy_url.setEnabled(has_url)
        self.copy_curl.setEnabled(has_url)
        self.copy_curl_for.setEnabled(has_url)
        self.copy_checked_curl.setEnabled(has_url)
        self.test.setEnabled(has_url and is_ecrs)
        self.download.setEnabled(is_ecrs or has_url)
        self.download_as.setEnabled(is_ecrs or has_url)
        self.copy_cli.setEnabled(is_ecrs)
        for button, action in self._of_buttons.items():
            action.setEnabled(button.isEnabled())

    def offer(self, action: QAction, fits: Fits) -> None:
        """Have another feature's action at the end of More, enabled where it fits the layer."""
        menu = self.more.menu()
        menu.addAction(action)
        menu.aboutToShow.connect(lambda: action.setEnabled(fits(None)))

    def _on_download_clicked(self) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.download_asked.emit(bool(shift))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self.copy_cli = QAction(self.tr("Copy AWS CLI command"), menu)
        self.copy_cli.setObjectName("copyCli")
        self.copy_cli.triggered.connect(self.cli_command_asked)
        self.copy_entry = QAction(self.tr("Copy manifest entry"), menu)
        self.copy_entry.setObjectName("copyManifestEntry")
        self.copy_entry.triggered.connect(self.manifest_entry_asked)
        self.download_as = QAction(self.tr("Download as…"), menu)
        self.download_as.setObjectName("downloadAs")
        self.download_as.triggered.connect(lambda: self.download_asked.emit(True))
        self.diagnose = QAction(self.tr("Diagnose"), menu)
        self.diagnose.setObjectName("diagnose")
        self.diagnose.triggered.connect(self.diagnosis_asked)
        menu.addActions([self.copy_cli, self.copy_entry])
        self.copy_curl_for = self._curl_menu(menu, self.tr("Copy curl for"), is_checked=False)
        self.copy_checked_curl = self._curl_menu(
            menu, self.tr("Copy curl with digest check for"), is_checked=True
        )
        menu.addSeparator()
        menu.addAction(self.download_as)
        menu.addSeparator()
        menu.addAction(self.diagnose)
        return menu

    def _curl_menu(self, menu: QMenu, title: str, *, is_checked: bool) -> QMenu:
        prompts = menu.addMenu(menu_text(title))
        for prompt in Prompt:
            action = prompts.addAction(prompt.value)
            action.triggered.connect(
                lambda _on=False, prompt=prompt: self.curl_asked.emit(prompt, is_checked)
            )
        return prompts

    def _as_action(self, button: QPushButton) -> QAction:
        """What the button does, for a menu."""
        action = QAction(button.accessibleName(), self)
        action.triggered.connect(button.click)
        return action


def _button(name: str, text: str) -> QPushButton:
    return _named(QPushButton(text), name)


def _named(button: QPushButton, name: str) -> QPushButton:
    button.setObjectName(name)
    button.setAccessibleName(button.text())
    return button
