"""Asks which organization to sign in to: its start URL, and the region of its IAM Identity Center."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from layerscope.accounts.model.region_names import suggested_region
from layerscope.accounts.rules.sso.device_flow import SsoSession, sso_session_of_start_url
from layerscope.accounts.rules.validation.profile_fields import start_url_error
from layerscope.desktop.widgets.dialogs import MessageCard
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.forms import Form
from layerscope.desktop.widgets.region_choice import RegionChoice
from layerscope.desktop.widgets.toggles import Choices
from layerscope.words.own_profiles import issue_text

_LETTERS = 44


class OrganizationForm(QWidget):
    """Offers the organizations that profiles name already, and takes any other.

    Signals: `changed`, when something else was entered.
    """

    changed = Signal()

    def __init__(
        self, known: Iterable[SsoSession], regions: Iterable[str], region: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known = {sso.start_url: sso.region for sso in known}
        self._start_url = _field("ssoStartUrl", self.tr("Start URL"), self._known)
        self._start_url.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        edit = self._start_url.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("https://d-1234567890.awsapps.com/start")
        self._regions = list(regions)
        self._region = RegionChoice("ssoRegion")
        self._region.setAccessibleName(self.tr("Region of IAM Identity Center"))
        self._region.offer(self._regions, region)
        self._mistake = MessageCard("ssoMistake")
        self._lay_out()
        self._start_url.currentTextChanged.connect(self._on_start_url_changed)
        self._region.currentTextChanged.connect(self.changed)
        self._on_start_url_changed(self._start_url.currentText())

    def entered(self) -> SsoSession | None:
        """What was entered; None where it is not valid, and then the form says why."""
        start_url = self._start_url.currentText().strip()
        region = self._region.region()
        if (mistake := start_url_error(start_url)) is not None:
            self._refuse(self._start_url, issue_text(mistake.issue))
            return None
        if not region:
            said = self.tr("A region is named like eu-central-1.")
            if suggestion := suggested_region(self._region.currentText().strip()):
                said = self.tr("A region is named like {name}.").format(name=suggestion)
            self._refuse(self._region, said)
            return None
        self._mistake.hide()
        return sso_session_of_start_url(start_url, region)

    def focus_first(self) -> None:
        self._start_url.setFocus()

    def _refuse(self, field: QComboBox, said: str) -> None:
        field.setFocus()
        self._mistake.say(said)

    def _on_start_url_changed(self, text: str) -> None:
        """A known organization's region is known too."""
        if region := self._known.get(text.strip()):
            self._region.offer(self._regions, region)
        self.changed.emit()

    def _lay_out(self) -> None:
        form = Form()
        form.addRow(self.tr("Start URL"), self._start_url)
        form.addRow(self.tr("Region of IAM Identity Center"), self._region)
        told = self.tr(
            "The start URL is the address of your organization's AWS access portal. After signing in, "
            "choose which accounts and roles to add as profiles."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(note("ssoFormTold", told))
        layout.addLayout(form)
        layout.addWidget(self._mistake)
        layout.addStretch(1)


def _field(name: str, accessible_name: str, choices: Iterable[str]) -> QComboBox:
    field = Choices()
    field.setEditable(True)
    field.setObjectName(name)
    field.setAccessibleName(accessible_name)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems(list(choices))
    return field
