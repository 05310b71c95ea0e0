"""How each stage of a transfer looks: its words and its tone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.theme.palette import Tone
from layerscope.transfers.rules.stages import Stage
from layerscope.words.form import QT_TRANSLATE_NOOP

_ACTIVE = QT_TRANSLATE_NOOP("Transfers", "{n} active")


@dataclass(frozen=True, slots=True)
class StageLook:
    """English sentences, for `translated`.

    `word`, or `word_at` where some `{amount}` has arrived, is shown in the table, in a pill of the `tone`
    unless that is None; `count` counts those at the stage; `end` is said when it is reached.
    """

    word: str
    tone: Tone | None = None
    word_at: str = ""
    count: str = ""
    end: str = ""


LOOKS = {
    Stage.WAITING: StageLook(QT_TRANSLATE_NOOP("Transfers", "Queued"), count=_ACTIVE),
    Stage.ASKING: StageLook(QT_TRANSLATE_NOOP("Transfers", "Requesting the URL"), count=_ACTIVE),
    Stage.RUNNING: StageLook(QT_TRANSLATE_NOOP("Transfers", "Downloading"), count=_ACTIVE),
    Stage.PAUSED: StageLook(
        QT_TRANSLATE_NOOP("Transfers", "Paused"),
        Tone.WARN,
        word_at=QT_TRANSLATE_NOOP("Transfers", "Paused at {amount}"),
        count=QT_TRANSLATE_NOOP("Transfers", "{n} paused"),
        end=QT_TRANSLATE_NOOP("Transfers", "Paused {name}; partial file kept."),
    ),
    Stage.BLOCKED: StageLook(
        QT_TRANSLATE_NOOP("Transfers", "Blocked"),
        Tone.WARN,
        count=QT_TRANSLATE_NOOP("Transfers", "{n} blocked"),
        end=QT_TRANSLATE_NOOP("Transfers", "{name} paused: {reason}."),
    ),
    Stage.INTERRUPTED: StageLook(
        QT_TRANSLATE_NOOP("Transfers", "Interrupted"),
        Tone.WARN,
        word_at=QT_TRANSLATE_NOOP("Transfers", "Interrupted at {amount}"),
        count=QT_TRANSLATE_NOOP("Transfers", "{n} interrupted"),
    ),
    Stage.VERIFIED: StageLook(
        QT_TRANSLATE_NOOP("Transfers", "Digest verified"),
        Tone.GOOD,
        count=QT_TRANSLATE_NOOP("Transfers", "{n} done"),
        end=QT_TRANSLATE_NOOP("Transfers", "Saved {name} in {folder}. {proof}."),
    ),
    Stage.FAILED: StageLook(
        QT_TRANSLATE_NOOP("Transfers", "Failed"),
        Tone.BAD,
        count=QT_TRANSLATE_NOOP("Transfers", "{n} failed"),
        end=QT_TRANSLATE_NOOP("Transfers", "{name} was not downloaded: {reason}."),
    ),
    Stage.CANCELLED: StageLook(
        QT_TRANSLATE_NOOP("Transfers", "Canceled"),
        Tone.NEUTRAL,
        end=QT_TRANSLATE_NOOP("Transfers", "Canceled {name}; partial file deleted."),
    ),
}


def translated(sentence: str) -> str:
    """A sentence of a look in the language of the window."""
    return QCoreApplication.translate("Transfers", sentence)
