"""The code of an MFA device, asked for on the terminal."""

from __future__ import annotations

import getpass
import sys

from layerscope.accounts.sessions.mfa import MfaQuestion
from layerscope.words.outside import line


def ask_on_terminal(question: MfaQuestion) -> None:
    """Answer the question from the terminal, without showing the code; cancel it where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        question.cancel()
        return
    of = f" of {line(question.profile)}" if question.profile else ""
    try:
        question.answer(getpass.getpass(f"MFA code{of} ({line(question.serial)}): ", sys.stderr))
    except (EOFError, OSError):
        question.cancel()
