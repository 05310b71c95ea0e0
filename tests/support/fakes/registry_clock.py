"""A registry's clock that a test can put forward."""

from __future__ import annotations

import time


class Ahead:
    """Epoch seconds, `by_s` later than they are."""

    def __init__(self) -> None:
        self.by_s = 0.0

    def __call__(self) -> float:
        return time.time() + self.by_s
