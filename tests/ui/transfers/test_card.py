"""The card below the transfers is as high as its texts, however wide it is made."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.transfers.actions import TransferActions
from layerscope.desktop.transfers.card import TransferCard
from layerscope.transfers.errors import WrongDigestError
from layerscope.transfers.rules.stages import Stage
from support.fakes.transfer_fakes import Downloads, a_row

NARROW, WIDE = 700, 1400


def downloads_actions() -> TransferActions:
    downloads = Downloads()
    downloads.pool.shutdown()  # nothing runs
    return TransferActions(downloads.presenter(), list, lambda *_: None, print)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """With the card of a layer that came with another digest."""
    window = QWidget()
    qtbot.addWidget(window)
    layout, card = QVBoxLayout(window), TransferCard(downloads_actions(), print)
    layout.addStretch(1)
    layout.addWidget(card)
    window.resize(NARROW, 500)
    window.show()
    error = WrongDigestError("sha256:" + "a" * 64, "sha256:" + "b" * 64, 400_409, host="example.com")
    card.show_row(a_row(Stage.FAILED, error=error))
    return window


def _lines(card: TransferCard) -> dict[str, int]:
    labels = [label for label in card.findChildren(QLabel) if label.objectName()]
    return {
        label.objectName(): label.height() // label.fontMetrics().lineSpacing()
        for label in labels
        if label.isVisible()
    }


def test_it_grows_and_shrinks_with_its_texts(window: QWidget, qtbot: QtBot) -> None:
    card = window.findChild(TransferCard)
    assert isinstance(card, TransferCard)
    qtbot.waitUntil(lambda: _lines(card)["transferErrorText"] > 2)
    qtbot.waitUntil(lambda: card.height() == card.sizeHint().height())
    narrow, height = _lines(card), card.height()
    window.resize(WIDE, 500)
    qtbot.waitUntil(lambda: _lines(card)["transferErrorText"] == 2 and card.height() < height)
    window.resize(NARROW, 500)
    qtbot.waitUntil(lambda: (_lines(card), card.height()) == (narrow, height))
