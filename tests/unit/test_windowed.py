"""A program without standard streams shows what it has to say; one that has them prints it."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from layerscope.__main__ import main as start
from layerscope.windowed import MOST_CHARACTERS, main


def shown(program: Callable[[], int], *, has_streams: bool = False) -> tuple[int, list[str]]:
    """The exit status, and what boxes were shown."""
    boxes: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        if not has_streams:
            patch.setattr(sys, "stdout", None)
            patch.setattr(sys, "stderr", None)
        status = main(program, boxes.append)
        assert has_streams or (sys.stdout, sys.stderr) == (None, None)
    return status, boxes


def test_a_wrong_command_line_and_help_are_shown() -> None:
    status, [box] = shown(lambda: start(["--registry-id", "12"]))
    assert status == 2
    assert box.endswith("a registry id is an account's 12 digits")
    status, [box] = shown(lambda: start(["--version"]))
    assert (status, box.startswith("layerscope ")) == (0, True)


def test_what_keeps_the_window_from_opening_is_shown() -> None:
    def blocked() -> int:
        print("layerscope: Qt cannot be loaded", file=sys.stderr)
        return 1

    def broken() -> int:
        raise RuntimeError("https://x.amazonaws.com/?X-Amz-Signature=0123456789abcdef")

    assert shown(blocked) == (1, ["layerscope: Qt cannot be loaded"])
    status, [box] = shown(broken)
    assert status == 1
    assert "RuntimeError" in box
    assert "0123456789abcdef" not in box


def test_what_a_window_prints_while_it_runs_is_neither_shown_nor_kept_for_ever() -> None:
    def warns(status: int) -> int:
        for _ in range(1000):
            print("a warning" * 10, file=sys.stderr)
        return status

    assert shown(lambda: warns(0)) == (0, [])
    assert len(shown(lambda: warns(1))[1][0]) <= MOST_CHARACTERS


def test_with_streams_it_is_the_program_itself(capsys: pytest.CaptureFixture[str]) -> None:
    def prints() -> int:
        print("to a console")
        return 3

    assert shown(prints, has_streams=True) == (3, [])
    assert capsys.readouterr().out == "to a console\n"
