"""`layerscope-gui`: as `layerscope`, and what that has to say is seen where no console shows it."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable

from layerscope.__main__ import main as start_program

MOST_CHARACTERS = 4000
_FAILED = 1


def main(start: Callable[[], int] = start_program, show: Callable[[str], object] | None = None) -> int:
    """The exit status; what was printed in place of a window is shown in a box.

    A program of Windows' own kind has no standard streams, so that what is wrong with its command line would
    be lost.
    """
    if sys.stdout is not None and sys.stderr is not None:
        return start()
    told, before = _FirstCharacters(), (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = sys.stdout or told, sys.stderr or told
    try:
        status, is_over = start(), False
    except SystemExit as ended:  # argparse's way to end with --help, and with what is wrong
        status, is_over = ended.code if isinstance(ended.code, int) else _FAILED, True
    except Exception:  # noqa: BLE001 - nobody above could tell it
        told.write(_redacted(traceback.format_exc()))
        status, is_over = _FAILED, True
    finally:
        sys.stdout, sys.stderr = before
    if told.text.strip() and (is_over or status):
        (show or _show_box)(told.text.strip())
    return status


class _FirstCharacters(io.TextIOBase):
    """Keeps the first MOST_CHARACTERS of what is written: a window may run, and warn, for days."""

    text = ""

    def write(self, text: str, /) -> int:
        self.text += text[: MOST_CHARACTERS - len(self.text)]
        return len(text)

    def writable(self) -> bool:
        return True


def _redacted(text: str) -> str:
    from layerscope.text.redaction import redact_to_hand_on

    return redact_to_hand_on(text)


def _show_box(text: str) -> None:
    """Windows' own message box: there may be no Qt to make one."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Layerscope", 0)


if __name__ == "__main__":
    sys.exit(main())
