"""What follows an error in the middle of a transfer: another attempt, a new URL, or the end."""

from __future__ import annotations

import random
from collections.abc import Callable
from enum import Enum

from layerscope.registry.errors.blobs import (
    RangeNotSatisfiableError,
    StorageBusyError,
    UrlClockSkewError,
    UrlDeniedError,
    UrlExpiredError,
    UrlSignatureError,
)
from layerscope.registry.errors.network import NetworkError

# With waits up to 30 s these are more than seven minutes without a network.
MOST_IN_A_ROW = 20
# Where nothing has ever come there may be nothing to wait for, and a person is looking.
MOST_AT_FIRST = 5
MOST_RENEWALS_IN_A_ROW = 2
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 30.0
_RENEWED = (UrlExpiredError, UrlDeniedError, UrlSignatureError, UrlClockSkewError)


class RetryWith(Enum):
    """What may help against an error."""

    AGAIN = "again"
    NEW_URL = "a new URL"
    NOTHING = "nothing"


def retry_with(error: Exception) -> RetryWith:
    """What may help; a refused URL may have been signed by expired credentials, so it is renewed too.

    Pages of HTML are not asked for again: a person has to deal with what sent one.
    """
    if isinstance(error, _RENEWED):
        return RetryWith.NEW_URL
    passing = isinstance(error, NetworkError) and error.retryable
    if passing or isinstance(error, (StorageBusyError, RangeNotSatisfiableError)):
        return RetryWith.AGAIN
    return RetryWith.NOTHING


class Retries:
    """Failures in a row without a new byte, counted once for all connections that fail together.

    There may be `most` of them, and MOST_AT_FIRST before the first byte.
    An attempt notes the `round` it begins in; its failure counts if no other of that round has.
    The wait doubles from `first_wait_s` on, and is shortened by up to half by chance, so that many
    transfers do not come back all at once (AWS: "Exponential Backoff And Jitter").
    """

    def __init__(
        self,
        most: int = MOST_IN_A_ROW,
        first_wait_s: float = FIRST_WAIT_S,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.most = min(most, MOST_AT_FIRST)
        self._most_later = most
        self.in_a_row = 0
        self.round = 0
        self.first_wait_s = first_wait_s
        self._chance = chance
        self._renewals = 0

    @property
    def exhausted(self) -> bool:
        return self.in_a_row > self.most

    def failed(self, round_: int) -> float | None:
        """Seconds to wait before the next attempt; None where this failure was counted already."""
        if round_ != self.round:
            return None
        self.round += 1
        self.in_a_row += 1
        if self.in_a_row == 1:
            return 0.0  # most connections are lost once, and the next one works
        wait_s = min(LONGEST_WAIT_S, self.first_wait_s * 2.0 ** (self.in_a_row - 2))
        return wait_s * (1 - self._chance() / 2)

    def may_renew(self) -> bool:
        """Whether one more new URL is worth asking for; counts it."""
        self._renewals += 1
        return self._renewals <= MOST_RENEWALS_IN_A_ROW

    def progressed(self) -> None:
        """Start counting anew: a byte has arrived."""
        self.in_a_row = 0
        self.most = self._most_later
        self._renewals = 0
