"""The card as findings follow one another faster than the window paints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.diagnosis.finding_body import FindingBody
from layerscope.desktop.diagnosis.finding_card import FindingCard
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.theme.theme import Theme
from support.fakes.diagnosis_fakes import DENIED, FOUND, ORPHANED, QUESTION, a_diagnosis


class ShownWindows(QObject):
    """Keeps the name of each widget that appears as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(watched.objectName())
        return False


def test_findings_that_follow_at_once_open_no_window(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    """One that came to the desktop for a moment would take the focus from the window, and its keys."""
    card = FindingCard(theme, print, print)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitExposed(card)
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    try:
        card.show_diagnosis(QUESTION, a_diagnosis(ORPHANED), RunState.RUNNING)
        card.show_diagnosis(QUESTION, a_diagnosis(DENIED, ORPHANED), RunState.RUNNING)
        card.show_diagnosis(QUESTION, FOUND, RunState.ENDED)
        qtbot.waitUntil(lambda: any(body.isVisible() for body in card.findChildren(FindingBody)))
    finally:
        qapp.removeEventFilter(shown)
    assert shown.names == []
