"""From the command line to the running window, and in order out again."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from pathlib import Path

from layerscope.bootstrap.obstacles import has_screen, no_screen, report, with_qt

LOG_BYTES, LOG_FILES = 1_000_000, 3


def run(options: Namespace) -> int:
    """Open the window and stay until it is closed; the exit status."""
    if sys.platform == "linux" and not has_screen(os.environ):
        from layerscope.commands.nearly import command_meant

        return report(f"{no_screen()} {command_meant(options.reference)}".rstrip())
    if options.reference and _is_handed_on(options):
        print("Opened in the window that is running.")  # noqa: T201
        return 0
    gc.disable()  # nothing made by imports is garbage; the program collects in its own time
    return with_qt(lambda: _run(options))


def _is_handed_on(options: Namespace) -> bool:
    from layerscope.bootstrap.handover.handing_on import hand_on, is_to_be_handed_on

    return is_to_be_handed_on(options) and hand_on(options.reference)


def _run(options: Namespace) -> int:
    from layerscope.bootstrap.opening import new_application, open_window, paint

    opening = open_window(new_application())
    paint(opening)  # what follows takes several times as long
    from layerscope.accounts.aws.awscrt import defer_awscrt
    from layerscope.files.user_folders import log_folder

    defer_awscrt()
    start_log(log_folder() / "layerscope.log")
    from layerscope.bootstrap.program import run_program

    return run_program(opening, options)


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
