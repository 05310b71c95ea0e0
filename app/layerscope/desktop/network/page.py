"""The settings window's page of the network, which holds for every call that Layerscope makes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.dialogs import MessageCard
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.forms import Form
from layerscope.desktop.widgets.toggles import CheckBox, RadioButton
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.words.plurals import Plural

_LETTERS = 30


@guarded
class NetworkPage(QWidget):
    """Shows the settings in force. Signal: `entered(NetworkSettings)`, after each change by hand."""

    entered = Signal(object)

    def __init__(self, settings: NetworkSettings) -> None:
        super().__init__()
        self.setObjectName("networkPage")
        self._ca_file = _field("networkCaFile", self.tr("CA file"))
        self._ca_file.setPlaceholderText(self.tr("System certificates only"))
        self._ca_state = note("networkCaState")
        self._ca_state.hide()
        self._new_proxy_choice()
        self._dual_stack = _check("networkDualStack", self.tr("Dual-stack endpoints (IPv4 and IPv6)"))
        self._fips = _check("networkFips", self.tr("FIPS endpoints"))
        self._mistake = MessageCard("networkMistake")
        self._lay_out()
        self.show_settings(settings)
        self._connect()

    def show_settings(self, settings: NetworkSettings) -> None:
        """Hold what is in force now."""
        self._ca_file.setText(settings.ca_file)
        self._address.setText(settings.proxy or "")
        proxy = settings.proxy
        (self._system if proxy is None else self._given if proxy else self._direct).setChecked(True)
        self._dual_stack.setChecked(settings.dual_stack)
        self._fips.setChecked(settings.fips)

    def show_certificates(self, count: int) -> None:
        """Say what the CA file holds."""
        self._ca_state.show()
        self._ca_state.setText(Plural.tr("%Ln certificates, trusted besides the system's", "", count))

    def show_ca_mistake(self, text: str) -> None:
        """Say why the CA file cannot be used."""
        self._ca_state.show()
        self._ca_state.setText(text)
        announce(self, text)

    def show_mistake(self, text: str) -> None:
        """Say why the settings cannot be taken; an empty text says that nothing is wrong."""
        if text:
            self._mistake.say(text)
        else:
            self._mistake.hide()

    def _connect(self) -> None:
        self._ca_file.editingFinished.connect(self._enter)
        self._ca_file.textEdited.connect(lambda _text: self._ca_state.hide())
        self._address.textEdited.connect(lambda _text: self._given.setChecked(True))
        self._address.editingFinished.connect(self._enter)
        for choice in (self._system, self._direct, self._given, self._dual_stack, self._fips):
            choice.clicked.connect(self._enter)

    def _enter(self) -> None:
        proxy = self._address.text().strip()
        if self._given.isChecked() and not proxy:
            self._address.setFocus()  # the choice counts once there is an address
            return
        self.entered.emit(
            NetworkSettings(
                ca_file=self._ca_file.text().strip(),
                proxy=None if self._system.isChecked() else proxy if self._given.isChecked() else "",
                dual_stack=self._dual_stack.isChecked(),
                fips=self._fips.isChecked(),
            )
        )

    def _new_proxy_choice(self) -> None:
        self._system = _radio("networkProxySystem", self.tr("System / environment"))
        self._direct = _radio("networkProxyNone", self.tr("No proxy"))
        self._given = _radio("networkProxyGiven", self.tr("Manual"))
        self._group = QButtonGroup(self)
        for choice in (self._system, self._direct, self._given):
            self._group.addButton(choice)
        self._address = _field("networkProxy", self.tr("Proxy address"))
        self._address.setPlaceholderText("http://proxy.example:3128")

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the CA file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), "* (*)"])
        dialog.fileSelected.connect(self._ca_file.setText)
        dialog.fileSelected.connect(lambda _path: self._enter())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Browse…"))
        browse.setObjectName("chooseCaFile")
        browse.setAccessibleName(self.tr("Browse for the CA file"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        ca_row = QHBoxLayout()
        ca_row.addWidget(self._ca_file, 1)
        ca_row.addWidget(browse)
        form = Form()
        form.addRow(self.tr("CA file"), ca_row)
        form.addRow("", self._ca_state)
        form.addRow(self.tr("Proxy"), self._system)
        for part in (self._direct, self._given, self._address):
            form.addRow("", part)
        form.addRow(self.tr("Endpoints"), self._dual_stack)
        form.addRow("", self._fips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        explained = self.tr(
            "Applies to ECR, sign-in and downloads. The system's own certificates are always trusted."
        )
        layout.addWidget(note("networkExplained", explained))
        layout.addLayout(form)
        layout.addWidget(self._mistake)


def _field(name: str, accessible_name: str) -> QLineEdit:
    field = QLineEdit()
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
