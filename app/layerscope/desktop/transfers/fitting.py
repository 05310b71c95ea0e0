"""What can be done with a transfer, and the one thing that most people want to do with it."""

from __future__ import annotations

import enum

from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.transfers.row import TransferRow
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageArchivedError, LayerArchivedError
from layerscope.transfers.rules.stages import Stage


class Main(enum.StrEnum):
    """The main action of a row: its button, and that of its card."""

    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    DIAGNOSE = "diagnose"
    RESTORE = "restore"
    SHOW = "show"


_MAIN = {
    Stage.PAUSED: Main.RESUME,
    Stage.INTERRUPTED: Main.RESUME,
    Stage.BLOCKED: Main.RETRY,
    Stage.CANCELLED: Main.RETRY,
    Stage.VERIFIED: Main.SHOW,
}


def main_of(row: TransferRow) -> Main:
    """The one action that its state asks for."""
    if row.stage.is_active:
        return Main.PAUSE
    if can_be_restored(row):
        return Main.RESTORE
    if can_be_diagnosed(row) and not _retrying_may_help(row.error):
        return Main.DIAGNOSE
    return _MAIN.get(row.stage, Main.RETRY)


def is_active(row: TransferRow) -> bool:
    return row.stage.is_active


def is_stopped(row: TransferRow) -> bool:
    return row.stage.is_stopped


def is_ended(row: TransferRow) -> bool:
    return row.stage.is_ended


def can_be_resumed(row: TransferRow) -> bool:
    """Whether it was stopped without an error."""
    return row.stage in {Stage.PAUSED, Stage.INTERRUPTED}


def can_be_tried_again(row: TransferRow) -> bool:
    return row.stage.is_ended or row.stage is Stage.BLOCKED


def can_be_cancelled(row: TransferRow) -> bool:
    return row.stage.is_unfinished


def can_be_diagnosed(row: TransferRow) -> bool:
    """Whether it failed, and is of one layer: an export is of many."""
    return row.stage is Stage.FAILED and row.job.ref is not None


def can_be_restored(row: TransferRow) -> bool:
    """Whether its image lies in the archive."""
    is_archived = isinstance(row.error, ImageArchivedError | LayerArchivedError)
    return is_archived and can_be_diagnosed(row)


def _retrying_may_help(error: Exception | None) -> bool:
    if isinstance(error, RegistryError):
        return error.retryable or new_session_helps(error)
    return True
