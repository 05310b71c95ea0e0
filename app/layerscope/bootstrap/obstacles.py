"""What keeps a window from opening, each in one sentence. In English: what translates comes with Qt."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layerscope.bootstrap.system_libraries import Library

BLOCKED = 1  # the exit status
WITHOUT = (
    "`layerscope --tour DIR` does its main job without one, and so does every command: `layerscope --help`."
)
_WINDOW = ("PySide6", "shiboken6", "qasync")  # what the extra `window` brings
_NO_SCREEN_NEEDED = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
_SONAME = re.compile(r"\b(lib[\w.+-]+\.so(?:\.\d+)*): cannot open shared object file")
_LONGEST = 300  # characters of what Qt or the system said


def report(sentence: str) -> int:
    """Print the sentence where errors go; the exit status."""
    from layerscope.text.redaction import redact_to_hand_on

    print(redact_to_hand_on(f"layerscope: {sentence}"), file=sys.stderr)  # noqa: T201
    return BLOCKED


def with_qt(start: Callable[[], int]) -> int:
    """The exit status of what needs Qt; where Qt is not there or cannot be loaded, a sentence says so."""
    try:
        return start()
    except ImportError as error:
        sentence = about_qt(error)
        if sentence is None:
            raise
        return report(sentence)


def about_qt(error: ImportError) -> str | None:
    """Why Qt cannot be loaded and what helps; None where the error is about something else."""
    module = (error.name or "").partition(".")[0]
    if isinstance(error, ModuleNotFoundError) and module in _WINDOW:
        return (
            f"the window needs Qt, and {error.name} is not installed. Install layerscope[window] in place of "
            "layerscope, with pip, pipx or uv. Every command works without it: `layerscope --help`."
        )
    # Python gives the name of a compiled module without its package's.
    if module not in _WINDOW and not set(_WINDOW) & set(PurePath(error.path or "").parts):
        return None
    if found := _SONAME.search(str(error)):
        return about_libraries(found[1], _missing_libraries())
    return f"Qt cannot be loaded: {_bounded(str(error))}"


def about_libraries(soname: str, missing: list[Library], install: str | None = None) -> str:
    """What brings the library that was missed first, and the others that are missing with it."""
    others = len([library for library in missing if library.soname != soname])
    more = f" and {others} more of the system's libraries" if others else " of the system's libraries"
    if install is None:
        from layerscope.bootstrap.system_libraries import how_to_install

        install = how_to_install(missing)
    if not (install and any(library.soname == soname for library in missing)):
        return f"Qt needs {soname}{more}. Install the package that brings it."
    return f"Qt needs {soname}{more}. Install {'them' if others else 'it'}: {install}"


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether Qt can open a window: a display is named, or a platform of Qt's that needs none."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _NO_SCREEN_NEEDED:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def no_screen() -> str:
    """Where no display is named at all."""
    return f"there is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY names one. {WITHOUT}"


def about_display(said: str, environment: Mapping[str, str] = os.environ) -> str:
    """Why Qt found no way to a screen; `said` is what Qt gave up with."""
    if sys.platform == "linux" and (missing := _missing_libraries()):
        return about_libraries(missing[0].soname, missing)
    if platform := environment.get("QT_QPA_PLATFORM"):
        return f"no window can be opened: Qt has no way to a screen by QT_QPA_PLATFORM={_bounded(platform)}."
    displays = ("WAYLAND_DISPLAY", "DISPLAY")
    named = " or ".join(f"{name}={environment[name]}" for name in displays if environment.get(name))
    if not named:
        return f"no window can be opened: {_bounded(said)}"
    return f"no window can be opened: no screen answers at {_bounded(named)}. {WITHOUT}"


def _missing_libraries() -> list[Library]:
    from layerscope.bootstrap.system_libraries import missing_libraries  # with ctypes, which no start needs

    return missing_libraries()


def _bounded(text: str) -> str:
    line = "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
