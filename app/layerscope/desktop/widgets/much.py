"""Asks once before much is started."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QMessageBox, QWidget

from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.words.outside import line


async def accepted(window: QWidget, name: str, title: str, text: str, accept: str) -> bool:
    """Whether the user wants it: `text` says how much it is, `accept` is the button that starts it."""
    box = MessageBox(window)
    box.setObjectName(name)
    box.setWindowTitle(line(title))
    box.setText(text)
    start = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(start)
    box.addButton(QMessageBox.StandardButton.Cancel)
    answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    box.finished.connect(
        lambda _: None if answered.done() else answered.set_result(box.clickedButton() is start)
    )
    box.open()
    try:
        return await answered
    finally:
        box.close()
        box.deleteLater()
