"""The dialog of the network settings, which hold for every call that Layerscope makes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import MutedLabel, PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.toggles import CheckBox, RadioButton
from layerscope.desktop.words.plurals import Plural
from layerscope.registry.aws.network_settings import NetworkSettings

_LETTERS = 46


@guarded
class NetworkDialog(QDialog):
    """Stays open until the settings are taken.

    Signals: `ca_file_named(str)`, to be checked; `entered(NetworkSettings)`, by Save.
    """

    ca_file_named = Signal(str)
    entered = Signal(object)

    def __init__(self, settings: NetworkSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkDialog")
        self.setWindowTitle(self.tr("Network settings"))
        self._ca_file = _field("networkCaFile", self.tr("CA file"), settings.ca_file)
        self._ca_file.setPlaceholderText(self.tr("none beside the system's certificates"))
        self._ca_state = MutedLabel()
        self._ca_state.setObjectName("networkCaState")
        self._ca_state.setWordWrap(True)
        self._new_proxy_choice(settings.proxy)
        self._dual_stack = _check("networkDualStack", self.tr("Dual-stack endpoints (IPv4 and IPv6)"))
        self._dual_stack.setChecked(settings.dual_stack)
        self._fips = _check("networkFips", self.tr("FIPS endpoints"))
        self._fips.setChecked(settings.fips)
        self._mistake = MessageCard("networkMistake")
        self._save = PrimaryButton(self.tr("Save"))
        self._save.setObjectName("saveNetwork")
        self._lay_out()
        self._ca_file.editingFinished.connect(self._name_ca_file)
        self._ca_file.textEdited.connect(lambda _text: self._ca_state.clear())
        self._save.setDefault(True)

    def accept(self) -> None:
        """Emit `entered`; the dialog stays until `close_taken`."""
        self._mistake.hide()
        self.entered.emit(
            NetworkSettings(
                ca_file=self._ca_file.text().strip(),
                proxy=self._proxy(),
                dual_stack=self._dual_stack.isChecked(),
                fips=self._fips.isChecked(),
            )
        )

    def close_taken(self) -> None:
        """Close: the settings are in force."""
        super().accept()

    def show_certificates(self, count: int) -> None:
        """Say what the CA file holds."""
        self._ca_state.setText(Plural.tr("%Ln certificates, trusted besides the system's", "", count))

    def show_ca_mistake(self, text: str) -> None:
        """Say why the CA file cannot be used."""
        self._ca_state.setText(text)
        announce(self, text)

    def show_mistake(self, text: str, *, of_proxy: bool = False) -> None:
        """Say why the settings cannot be taken."""
        (self._address if of_proxy else self._ca_file).setFocus()
        self._mistake.say(text)

    def _new_proxy_choice(self, proxy: str | None) -> None:
        self._system = _radio("networkProxySystem", self.tr("As the system and the environment say"))
        self._direct = _radio("networkProxyNone", self.tr("None: a direct way"))
        self._given = _radio("networkProxyGiven", self.tr("This one"))
        self._group = QButtonGroup(self)
        for choice in (self._system, self._direct, self._given):
            self._group.addButton(choice)
        self._address = _field("networkProxy", self.tr("Proxy address"), proxy or "")
        self._address.setPlaceholderText("http://proxy.example:3128")
        chosen = self._system if proxy is None else self._given if proxy else self._direct
        chosen.setChecked(True)
        self._address.textEdited.connect(lambda _text: self._given.setChecked(True))

    def _proxy(self) -> str | None:
        if self._system.isChecked():
            return None
        return self._address.text().strip() if self._given.isChecked() else ""

    def _name_ca_file(self) -> None:
        path = self._ca_file.text().strip()
        if path:
            self.ca_file_named.emit(path)
        else:
            self._ca_state.clear()

    def _choose_ca_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the CA file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), "* (*)"])
        dialog.fileSelected.connect(self._take_ca_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_ca_file(self, path: str) -> None:
        self._ca_file.setText(path)
        self._name_ca_file()

    def _lay_out(self) -> None:
        explained = self.tr(
            "These hold for ECR, sign-ins and downloads alike, from the next call on. The system's own"
            " certificates are always trusted."
        )
        browse = QPushButton(self.tr("Choose…"))
        browse.setObjectName("chooseCaFile")
        browse.setAccessibleName(self.tr("Choose the CA file"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._choose_ca_file)
        ca_row = QHBoxLayout()
        ca_row.addWidget(self._ca_file, 1)
        ca_row.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("CA file"), ca_row)
        form.addRow("", self._ca_state)
        form.addRow(self.tr("Proxy"), self._system)
        for part in (self._direct, self._given, self._address):
            form.addRow("", part)
        form.addRow(self.tr("Endpoints"), self._dual_stack)
        form.addRow("", self._fips)
        buttons = accept_or_cancel(self, self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(explained, wordWrap=True))
        layout.addLayout(form)
        layout.addWidget(self._mistake)
        layout.addWidget(buttons)


def _field(name: str, accessible_name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    field.setAccessibleName(accessible_name)
    field.setMinimumWidth(_LETTERS * field.fontMetrics().averageCharWidth())
    return field


def _check(name: str, text: str) -> CheckBox:
    box = CheckBox(text)
    box.setObjectName(name)
    return box


def _radio(name: str, text: str) -> RadioButton:
    button = RadioButton(text)
    button.setObjectName(name)
    return button
