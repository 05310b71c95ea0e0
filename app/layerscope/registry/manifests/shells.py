"""Where the shell in front of a RUN's command ends, found in one pass over the words.

A pattern searched for at every word would try the rest of the text once for each: of 18 kB of `sh -o ` it
takes seconds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"\w+")


class _Shell(NamedTuple):
    """A family of shells: their names, the options before the command, and the one that it follows.

    `takes` are options that the next word may belong to, where that is a plain name.
    """

    names: re.Pattern[str]
    options: re.Pattern[str]
    takes: re.Pattern[str]
    command: re.Pattern[str]


_NONE = r"(?!)"
_SHELLS = (
    # /bin/sh -c, /bin/bash -o errexit -o pipefail -c, bash --login -ec
    _Shell(
        re.compile(r"(?:[/\w.-]*/)?(?:ba|da|a|z|k)?sh"),
        re.compile(r"[-+][\w-]+"),
        re.compile(r"[-+]\w*o"),
        re.compile(r"-[a-z]*c"),
    ),
    # cmd /S /C, C:\Windows\System32\cmd.exe /S /C
    _Shell(
        re.compile(r"(?:[\w:.\\/-]*[\\/])?(?i:cmd(?:\.exe)?)"),
        re.compile(r"/\w"),
        re.compile(_NONE),
        re.compile(r"(?i:/c)"),
    ),
    # powershell -Command, pwsh -NoLogo -ExecutionPolicy Bypass -Command
    _Shell(
        re.compile(r"(?:[\w:.\\/-]*[\\/])?(?i:(?:powershell|pwsh)(?:\.exe)?)"),
        re.compile(r"-\w+"),
        re.compile(r"-\w+"),
        re.compile(r"(?i:-c(?:ommand)?)"),
    ),
)


def after_shell(text: str, begin: int = 0, *, anywhere: bool = False) -> int | None:
    """Where the command of the shell begins; None where there is no shell.

    The shell is the first word from `begin` on, or any word with `anywhere`. Each word is looked at once: one
    that a shell's options have passed begins no other, since whatever follows it was open to the first too.
    """
    reading: _Reading | None = None
    for word in _WORD.finditer(text, begin):
        if reading is not None and (end := reading.ends_at(word)) is not None:
            return end if end < len(text) else None
        if reading is None or reading.is_over:
            if not anywhere and word.start() > begin:
                return None
            reading = _begun(word[0])
            if reading is None and not anywhere:
                return None
    return None


class _Reading:
    """A shell whose options are being passed."""

    def __init__(self, shell: _Shell) -> None:
        self._shell = shell
        self._takes = False  # whether the word before may take one
        self.is_over = False

    def ends_at(self, word: re.Match[str]) -> int | None:
        """Behind the blank after the command's option; None for any other word."""
        shell, text = self._shell, word[0]
        if _is(shell.command, text):
            return word.end() + 1
        if self._takes and _is(_NAME, text):
            self._takes = False
        else:
            self.is_over = not _is(shell.options, text)
            self._takes = _is(shell.takes, text)
        return None


def _begun(word: str) -> _Reading | None:
    return next((_Reading(shell) for shell in _SHELLS if _is(shell.names, word)), None)


def _is(pattern: re.Pattern[str], word: str) -> bool:
    return pattern.fullmatch(word) is not None
