"""Whether anything moves by itself: as chosen, or as the system says where it does."""

from __future__ import annotations

import enum
import sys


class MotionChoice(enum.StrEnum):
    """Whether bars run while something is being read."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class _Motion:
    def __init__(self) -> None:
        self.choice = MotionChoice.SYSTEM
        self.system_reduces = False


_motion = _Motion()  # one for the whole program, as QLocale's default is


def choose_motion(choice: MotionChoice) -> None:
    """Let what begins from now on move so."""
    _motion.choice = choice


def note_system(*, reduces: bool) -> None:
    """The system's answer, for as long as it counts."""
    _motion.system_reduces = reduces


def is_reduced() -> bool:
    """Whether nothing is to move by itself."""
    if _motion.choice is MotionChoice.SYSTEM:
        return _motion.system_reduces
    return _motion.choice is MotionChoice.REDUCED


def windows_reduces() -> bool:
    """Whether Windows has its animation effects switched off; False elsewhere.

    https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-systemparametersinfow
    """
    if sys.platform == "win32":
        import ctypes

        is_on, get_client_area_animation = ctypes.c_int(1), 0x1042
        ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(is_on), 0)
        return not is_on.value
    return False
