"""What second starts and the system want opened, at the window's side."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from layerscope.bootstrap.handover import coming
from layerscope.bootstrap.handover.coming import SecondStarts
from layerscope.bootstrap.handover.handing_on import hand_on
from layerscope.bootstrap.handover.links import OpenedLinks

REFERENCE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app:1"
LINK = f"layerscope://{REFERENCE}"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(tmp_path), "AWS_PROFILE": "ops"}


def handed_on(
    window: QMainWindow,
    environment: dict[str, str],
    reference: str,
    second: dict[str, str] | None = None,
    is_open: Callable[[], bool] = lambda: True,
) -> tuple[bool, list[str]]:
    """Whether the window takes it from a second start in that environment, and what it then opened."""
    opened: list[str] = []

    async def job() -> bool:
        starts = SecondStarts(window, opened.append, is_open, environment)
        starts.listening._open()
        hearing = threading.Thread(target=starts.listening._accept, daemon=True)
        hearing.start()
        try:
            taken = await asyncio.to_thread(hand_on, reference, second or environment)
            await asyncio.sleep(0)
            return taken
        finally:
            starts.listening.close()
            await asyncio.to_thread(hearing.join, 5)

    return asyncio.run(job()), opened


@pytest.fixture
def window(qapp: QApplication) -> QMainWindow:
    return QMainWindow()


def test_a_reference_is_opened_and_the_window_seen(window: QMainWindow, environment: dict[str, str]) -> None:
    window.showMinimized()
    assert handed_on(window, environment, REFERENCE) == (True, [REFERENCE])
    assert not window.isMinimized()
    window.close()


def test_a_window_of_other_accounts_or_of_the_demo_does_not_take_it(
    window: QMainWindow, environment: dict[str, str]
) -> None:
    other = {**environment, "AWS_PROFILE": "another"}
    assert handed_on(window, environment, REFERENCE, other) == (False, [])
    assert handed_on(window, environment, REFERENCE, is_open=lambda: False) == (False, [])
    assert handed_on(window, environment, LINK, other) == (True, [LINK])  # there is no terminal to differ


def test_a_window_that_hangs_does_not_take_it_later_either(
    window: QMainWindow, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming, "TAKING_S", 0.05)
    opened: list[str] = []

    async def job() -> bool:
        starts = SecondStarts(window, opened.append, lambda: True, environment)
        starts.listening._open()
        hearing = threading.Thread(target=starts.listening._accept, daemon=True)
        hearing.start()
        taken: list[bool] = []
        second = threading.Thread(target=lambda: taken.append(hand_on(REFERENCE, environment)))
        second.start()
        second.join(5)  # the loop stands still meanwhile
        for _ in range(5):
            await asyncio.sleep(0)
        starts.listening.close()
        hearing.join(5)
        return taken[0]

    assert asyncio.run(job()) is False
    assert opened == []


def test_links_of_the_system_wait_until_they_are_taken(qapp: QApplication) -> None:
    links = OpenedLinks(qapp)
    arrived: list[str] = []
    links.arrived.connect(lambda: arrived.append(links.taken()))
    assert QApplication.sendEvent(qapp, QFileOpenEvent(QUrl(LINK)))
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.com/")))
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile("/etc/hosts")))
    assert arrived == [LINK]
    assert links.taken() == ""
    qapp.removeEventFilter(links)
    links.deleteLater()
