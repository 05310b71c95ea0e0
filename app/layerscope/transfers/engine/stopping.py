"""A request to end a transfer, and whether what has arrived is kept."""

from __future__ import annotations

from threading import Event

from layerscope.transfers.errors import TransferStoppedError


class Stop(Event):
    """Set once, by the window; heard by the transfer within a twentieth of a second, whatever it waits for.

    `set` and `cancel` cancel: nothing of the layer stays. `pause` ends the transfer too, but what has arrived
    stays for the next run of the same order. Attributes: `keeps`, whether it was the latter.
    """

    def __init__(self) -> None:
        super().__init__()
        self.keeps = False

    def check(self) -> None:
        """Raise TransferStoppedError once it is set."""
        if self.is_set():
            raise TransferStoppedError

    def cancel(self) -> None:
        """End the transfer and keep nothing, even where it was paused a moment ago."""
        self.keeps = False
        self.set()

    def pause(self) -> None:
        """End the transfer and keep what has arrived."""
        self.keeps = True
        self.set()
