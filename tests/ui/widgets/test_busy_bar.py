"""Bars without an end: they run, but where nothing is to move by itself."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.motion import MotionChoice, choose_motion, note_system
from layerscope.desktop.widgets.busy_bar import BusyBar


@pytest.mark.parametrize(
    ("choice", "system_reduces", "runs"),
    [
        (MotionChoice.SYSTEM, False, True),
        (MotionChoice.SYSTEM, True, False),
        (MotionChoice.FULL, True, True),
        (MotionChoice.REDUCED, False, False),
    ],
)
def test_it_runs_unless_motion_is_reduced(
    qtbot: QtBot, choice: MotionChoice, system_reduces: bool, runs: bool
) -> None:
    choose_motion(choice)
    note_system(reduces=system_reduces)
    try:
        bar = BusyBar()
    finally:
        choose_motion(MotionChoice.SYSTEM)
        note_system(reduces=False)
    qtbot.addWidget(bar)
    assert (bar.maximum() == 0) is runs
    assert runs or bar.value() == bar.maximum()  # full, and still
    bar.setRange(0, 10)
    assert bar.maximum() == 10
