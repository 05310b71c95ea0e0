"""The seconds a URL is good for, with a clock that stands still."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.desktop.widgets.countdown import Countdown
from support.fakes.layer_fakes import collected


class Clock:
    now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock(qapp: QApplication) -> Clock:
    return Clock()


def test_it_tells_what_is_left_and_ends_once(clock: Clock) -> None:
    countdown = Countdown(clock)
    ticked, ended = collected(countdown.ticked.connect), collected(countdown.ended.connect)
    countdown.start(1_002.5)
    for now_s in (1_000.5, 1_001.5, 1_002.5):
        clock.now_s = now_s
        countdown.tick()
    assert ticked == [(2.5,), (2.0,), (1.0,), (0.0,)]
    assert ended == [()]
    assert not countdown.running


def test_an_end_in_the_past_is_told_and_does_not_end_again(clock: Clock) -> None:
    countdown = Countdown(clock)
    ticked, ended = collected(countdown.ticked.connect), collected(countdown.ended.connect)
    countdown.start(900.0)
    assert (ticked, ended) == ([(0.0,)], [])
    assert not countdown.running


def test_sleep_counts(clock: Clock) -> None:
    countdown = Countdown(clock)
    ended = collected(countdown.ended.connect)
    countdown.start(4_600.0)
    clock.now_s = 9_000.0  # the laptop was closed
    countdown.tick()
    assert ended == [()]


def test_stopped_it_follows_nothing(clock: Clock) -> None:
    countdown = Countdown(clock)
    countdown.start(2_000.0)
    assert countdown.running
    countdown.stop()
    assert not countdown.running
