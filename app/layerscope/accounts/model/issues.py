"""The root of what can be wrong with profiles, keys and their keeping, each with a next step."""

from __future__ import annotations

from layerscope.text.reasons import Reason


class AccountsError(Exception):
    """Something about profiles or keys that the person at the window can put right.

    Attributes: `reason`, what is wrong, and `next_step`, what to do about it: both finished sentences that
    can be told in another language. Neither ever holds a secret.
    """

    def __init__(self, reason: Reason, next_step: Reason) -> None:
        super().__init__(f"{reason} {next_step}")
        self.reason = reason
        self.next_step = next_step
