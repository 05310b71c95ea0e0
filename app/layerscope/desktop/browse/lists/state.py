"""How far a list has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListState:
    """What a pane derives its face from, beside the rows there are.

    `is_idle` while nothing has been asked for; `as_of_s` is when the last complete reading ended, epoch
    seconds; `failure` what ended the present one.
    """

    is_idle: bool = True
    is_reading: bool = False
    as_of_s: float | None = None
    failure: Exception | None = None
