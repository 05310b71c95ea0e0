"""The row of what can be done with a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from layerscope.desktop.diagnosis.finding_body import get_text
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.words.tips import menu_text
from layerscope.diagnosis.model.findings import Elsewhere, Finding
from layerscope.diagnosis.rules.contents import INSIDE

SIGNED_OUT = "signed-out"  # the cause of a finding that a sign-in mends


class DiagnosisActions(QWidget):
    """Buttons that wrap where the window is narrow.

    `look` is there only where the image's files tell more, `get` only where the layer is elsewhere too,
    `sign_in` only where a remedy is that helps.
    Signals: `get_asked(Elsewhere)`, one click downloads the same layer from there; `again_asked`,
    `cancel_asked`, `copy_asked`, `copy_json_asked`, `save_asked`; `as_role_asked`, as somebody else;
    `look_asked`, into the image.
    """

    get_asked = Signal(object)
    again_asked = Signal()
    cancel_asked = Signal()
    copy_asked = Signal()
    copy_json_asked = Signal()
    save_asked = Signal()
    as_role_asked = Signal()
    look_asked = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, remedies: Remedies | None = None
    ) -> None:
        super().__init__(parent)
        self._remedies = remedies or Remedies()
        self._place: Elsewhere | None = None
        self.get = PrimaryButton()
        self.get.setObjectName("getElsewhere")
        theme.set_icon(self.get, IconName.DOWNLOAD, Ink.ON_ACCENT)
        self.get.clicked.connect(lambda: self.get_asked.emit(self._place))
        self.sign_in = PrimaryButton()
        self.sign_in.setObjectName("signInFromDiagnosis")
        self.sign_in.clicked.connect(self._sign_in)
        self.look = PrimaryButton(self.tr("Look into the image"))
        self.look.setObjectName("lookInside")
        self.look.clicked.connect(self.look_asked)
        self.cancel = button("cancelDiagnosis", self.tr("Cancel"))
        self.again = button("runAgain", self.tr("Run again"))
        self.as_role = button("asRole", self.tr("Diagnose as role…"))
        self.as_role.setAccessibleName(self.tr("Diagnose as role"))
        self.copy = button("copyReport", self.tr("Copy report"))
        self.save = button("saveReport", self.tr("Save report…"))
        self.save.setAccessibleName(self.tr("Save report"))
        self.more = self._more()
        row = FlowLayout(self)
        parts = (
            self.get,
            self.sign_in,
            self.look,
            self.cancel,
            self.again,
            self.as_role,
            self.copy,
            self.save,
            self.more,
        )
        for each in parts:
            row.addWidget(each)
        self.as_role.clicked.connect(self.as_role_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.again.clicked.connect(self.again_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.save.clicked.connect(self.save_asked)

    def show_state(
        self, findings: Sequence[Finding], repository: str, *, is_running: bool, has_image: bool = False
    ) -> None:
        """Offer what fits: the first place that has the layer, a sign-in, and cancelling or asking again."""
        place = next((place for finding in findings for place in finding.elsewhere), None)
        self._place = place
        self._show_sign_in(is_wanted=any(finding.cause == SIGNED_OUT for finding in findings[:1]))
        self.look.setVisible(has_image and any(finding.cause in INSIDE for finding in findings))
        self.get.setVisible(place is not None)
        if place is not None:
            text = get_text(place, repository)
            self.get.setText(menu_text(text))
            self.get.setAccessibleName(text)
        self.cancel.setVisible(is_running)
        self.again.setVisible(not is_running)
        self.as_role.setVisible(not is_running and bool(repository))

    def _show_sign_in(self, *, is_wanted: bool) -> None:
        action = self._remedies.for_cause(SIGNED_OUT)
        self.sign_in.setVisible(is_wanted and action is not None)
        if action is not None:
            self.sign_in.setText(action.text())
            self.sign_in.setAccessibleName(action.text())

    def _sign_in(self) -> None:
        if action := self._remedies.for_cause(SIGNED_OUT):
            action.trigger()

    def _more(self) -> QPushButton:
        more = button("moreOfDiagnosis", self.tr("More") + " ▾")
        more.setAccessibleName(self.tr("More"))
        menu = QMenu(more)
        as_json = menu.addAction(self.tr("Copy report as JSON"))
        as_json.setObjectName("copyReportJson")
        as_json.triggered.connect(self.copy_json_asked)
        more.setMenu(menu)
        return more
