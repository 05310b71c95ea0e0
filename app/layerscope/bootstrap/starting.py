"""From the command line to the running window, and in order out again."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from pathlib import Path

NO_SCREEN = 1
LOG_BYTES, LOG_FILES = 1_000_000, 3


def run(options: Namespace) -> int:
    """Open the window and stay until it is closed; the exit status."""
    if sys.platform == "linux" and not has_screen(os.environ):
        print(  # noqa: T201
            "layerscope: there is no screen to open a window on "
            "(neither DISPLAY nor WAYLAND_DISPLAY names one; `make demo` shows it without).",
            file=sys.stderr,
        )
        return NO_SCREEN
    gc.disable()  # nothing made by imports is garbage; the program collects in its own time
    from layerscope.bootstrap.opening import new_application, open_window, paint

    opening = open_window(new_application())
    paint(opening)  # what follows takes several times as long
    from layerscope.accounts.aws.awscrt import defer_awscrt
    from layerscope.desktop.shell.own_folders import log_folder

    defer_awscrt()
    start_log(log_folder() / "layerscope.log")
    from layerscope.bootstrap.program import run_program

    return run_program(opening, options)


def has_screen(environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether Qt can open a window: a display is named, or a platform of Qt's that needs none."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def start_log(path: Path) -> None:
    """Log warnings and worse into the file, which is kept small; without one where it cannot be written."""
    import logging.handlers

    from layerscope.bootstrap.log_lines import RedactingFormatter

    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    # What botocore has to say reaches us as errors, which are translated and redacted; its own lines are not.
    for name in ("botocore", "boto3", "urllib3"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
