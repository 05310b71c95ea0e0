"""What much reading costs is told before it begins, and asked for where somebody can answer."""

from __future__ import annotations

import argparse
import sys

from layerscope.commands.output.writing import Output
from layerscope.commands.sizes import size_bytes
from layerscope.contents.model.limits import UNASKED_BYTES
from layerscope.words import formats

_MOST_ANSWERS = 3


class NotAgreedError(Exception):
    """What is asked for costs more than was agreed to; that was told."""


class Payer:
    """Agrees to reading bytes, once for all that a command reads."""

    def __init__(self, options: argparse.Namespace, out: Output) -> None:
        self._out, self._yes = out, options.yes
        self._most_bytes = UNASKED_BYTES if options.up_to is None else options.up_to
        self._is_told_how_much = options.up_to is not None
        self._spent_bytes = 0

    def is_free(self, cost_bytes: int) -> bool:
        """Whether so much more may be read without asking."""
        return self._yes or self._spent_bytes + cost_bytes <= self._most_bytes

    def agree(self, cost_bytes: int, told: str) -> None:
        """Return where so much may be read; `told` says what for. Raises NotAgreedError."""
        self._spent_bytes += cost_bytes
        if self._spent_bytes <= self._most_bytes:
            return
        if self._yes:
            self._out.note(told)
            return
        self._out.note(told)
        if self._is_told_how_much or not _can_answer():
            self._out.note(
                "layerscope: That is more than is read unasked. --yes reads it, --up-to SIZE so much."
            )
            raise NotAgreedError
        if not self._is_wanted():
            raise NotAgreedError
        self._yes = True

    def _is_wanted(self) -> bool:
        for _ in range(_MOST_ANSWERS):
            self._out.errors.write("Go on? [y/N] ")
            self._out.errors.flush()
            answer = sys.stdin.readline(100).strip().lower()
            if answer in {"y", "yes"}:
                return True
            if answer in {"", "n", "no"}:
                return False
        return False


def add_cost_options(parser: argparse.ArgumentParser) -> None:
    """`options.yes`, `options.up_to`, which is None where nothing was said, and `options.no_cache`."""
    cost = parser.add_argument_group("what it may cost")
    cost.add_argument("--yes", action="store_true", help="read whatever it takes, without asking")
    cost.add_argument(
        "--up-to",
        metavar="SIZE",
        type=size_bytes,
        help="read so much at most, such as 500M; without it more than "
        f"{formats.size(UNASKED_BYTES)} is asked for on a terminal, and refused elsewhere",
    )
    cost.add_argument(
        "--no-cache",
        action="store_true",
        help="read layers anew, keep nothing; else what was listed before, in the window too, costs nothing",
    )


def _can_answer() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
