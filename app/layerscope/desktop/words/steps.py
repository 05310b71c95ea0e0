"""Words on what a transfer is at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.words import formats
from layerscope.transfers.order import Step, Told

translate = QCoreApplication.translate


def step_words(told: Told) -> str:
    """`New URL, resumed at 4.1 GB`: for a line of the dock."""
    if told.step is Step.WAITING:
        text = translate("Transfers", "Waiting for the store: attempt {attempt} of {attempts} in {seconds} s")
        return text.format(
            attempt=told.attempt, attempts=told.attempts, seconds=formats.count(max(1, round(told.wait_s)))
        )
    return {
        Step.RESUMED: translate("Transfers", "Resumed at {amount}"),
        Step.RENEWING: translate("Transfers", "Asking for a new URL"),
        Step.RENEWED: translate("Transfers", "New URL, resumed at {amount}"),
        Step.AGAIN: translate("Transfers", "Connected again, resumed at {amount}"),
        Step.STEPPED_BACK: translate("Transfers", "Fetching again from {amount}: the bytes had changed"),
        Step.WHOLE: translate("Transfers", "One connection: the store sends no parts"),
        Step.FETCHING: translate("Transfers", "Downloading"),
        Step.CHECKING: translate("Transfers", "Checking what is there already"),
        Step.PACKING: translate("Transfers", "Writing into the archive"),
        Step.DECOMPRESSING: translate("Transfers", "Writing the tar: {amount}"),
    }[told.step].format(amount=formats.size(told.at_bytes))
