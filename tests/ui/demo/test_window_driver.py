"""Driving a window in a person's place while what stands in it is taken away and put back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.demo.window_driver import LostError, WindowDriver
from support.drivers.waiting import RunAsync


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.show()
    return window


def add_button(window: QWidget, clicked: Callable[[], None], enabled: bool) -> QPushButton:
    button = QPushButton("Sign in")
    button.setObjectName("signIn")
    button.setEnabled(enabled)
    button.clicked.connect(clicked)
    window.layout().addWidget(button)
    return button


def test_the_button_that_took_anothers_place_is_pressed(
    run_async: RunAsync, qapp: QApplication, window: QWidget
) -> None:
    pressed: list[str] = []

    async def job() -> None:
        first = add_button(window, lambda: pressed.append("first"), enabled=False)
        pressing = asyncio.ensure_future(WindowDriver(window).press("signIn"))
        await asyncio.sleep(0)  # it has looked, and waits
        shiboken6.delete(first)
        add_button(window, lambda: pressed.append("second"), enabled=True)
        await pressing

    run_async(job())
    assert pressed == ["second"]


def test_a_button_that_cannot_be_pressed_is_told(run_async: RunAsync, window: QWidget) -> None:
    pressed: list[str] = []
    add_button(window, lambda: pressed.append("it"), enabled=False)
    driver = WindowDriver(window)
    driver.patience_s = 0.02
    with pytest.raises(LostError, match="signIn can be pressed"):
        run_async(driver.press("signIn"))
    assert pressed == []
