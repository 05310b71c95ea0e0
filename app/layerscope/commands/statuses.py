"""Exit statuses, the same for every command."""

from __future__ import annotations

FINE = 0
FOUND = 1  # something cannot be had: an error, or what a diagnosis or check found
NOT_TOLD = 2  # the command line is wrong, or it could not be decided
INTERRUPTED = 130  # Ctrl+C, as shells count it: 128 and the signal's number
PIPE_CLOSED = 141  # whoever read the output has gone
