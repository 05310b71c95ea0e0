"""Words on what a transfer is doing."""

from __future__ import annotations

from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.words import formats
from layerscope.words.speech import translate


def step_words(event: ProgressEvent) -> str:
    """`New URL, resumed at 4.1 GB`: for a line of the dock."""
    if event.phase is Phase.WAITING:
        text = translate("Transfers", "Waiting for storage: attempt {attempt} of {attempts} in {seconds} s")
        return text.format(
            attempt=event.attempt, attempts=event.attempts, seconds=formats.count(max(1, round(event.wait_s)))
        )
    return {
        Phase.RESUMED: translate("Transfers", "Resumed at {amount}"),
        Phase.RENEWING: translate("Transfers", "Requesting a new URL"),
        Phase.RENEWED: translate("Transfers", "New URL, resumed at {amount}"),
        Phase.AGAIN: translate("Transfers", "Connected again, resumed at {amount}"),
        Phase.STEPPED_BACK: translate("Transfers", "Downloading again from {amount}: the content changed"),
        Phase.WHOLE: translate("Transfers", "One connection: storage does not support ranges"),
        Phase.FETCHING: translate("Transfers", "Downloading"),
        Phase.CHECKING: translate("Transfers", "Checking the partial file"),
        Phase.PACKING: translate("Transfers", "Writing into the archive"),
        Phase.PLACING: translate("Transfers", "Writing the files"),
        Phase.DECOMPRESSING: translate("Transfers", "Writing the tar: {amount}"),
    }[event.phase].format(amount=formats.size(event.at_bytes))
