"""How far a transfer is, and what that is to the queue, the actions, and the list for the next run."""

from __future__ import annotations

from enum import Enum, Flag, auto
from typing import Self

from layerscope.transfers.errors import DiskFullError, FolderUnusableError


class _Nature(Flag):
    """Properties that stages have in common; a member of `Stage` is described by those it has."""

    ACTIVE = auto()
    AT_WORK = auto()
    ENDED = auto()
    RESUMABLE = auto()
    UNFINISHED = auto()


_PLAIN = _Nature(0)
_ACTIVE = _Nature.ACTIVE | _Nature.UNFINISHED
_STOPPED = _Nature.RESUMABLE | _Nature.UNFINISHED


class Stage(Enum):
    """How far a transfer is. `desktop.transfers.stage_looks` has its words and its tone.

    WAITING ──▶ ASKING ──▶ RUNNING ──▶ VERIFIED or FAILED
    From the first three to PAUSED (by a person), to BLOCKED (by what a person can put right, as a full disk)
    and to INTERRUPTED (the program ended); from these three, FAILED and CANCELLED back to WAITING; from
    everything but VERIFIED to CANCELLED.

    Attributes: `is_active`, whether it runs, or will by itself, and can be paused; `is_at_work`, whether it
    takes one of the places of those that run at once; `is_ended`, whether nothing more happens until it is
    started again, and it can be taken off the list; `is_resumable`, whether it can be queued again;
    `is_unfinished`, whether it is listed again after a restart, and can be cancelled; `is_stopped`, whether
    it waits for somebody to resume it, and was not given up.
    """

    WAITING = "waiting", _ACTIVE
    ASKING = "asking", _ACTIVE | _Nature.AT_WORK
    RUNNING = "running", _ACTIVE | _Nature.AT_WORK
    PAUSED = "paused", _STOPPED
    BLOCKED = "blocked", _STOPPED
    INTERRUPTED = "interrupted", _STOPPED
    VERIFIED = "verified", _Nature.ENDED
    FAILED = "failed", _STOPPED | _Nature.ENDED
    CANCELLED = "cancelled", _Nature.ENDED | _Nature.RESUMABLE

    _value_: str
    is_active: bool
    is_at_work: bool
    is_ended: bool
    is_resumable: bool
    is_unfinished: bool
    is_stopped: bool

    def __new__(cls, value: str, nature: _Nature = _PLAIN) -> Self:
        stage = object.__new__(cls)
        stage._value_ = value
        # Plain attributes: of a thousand transfers each is asked thousands of times.
        stage.is_active = _Nature.ACTIVE in nature
        stage.is_at_work = _Nature.AT_WORK in nature
        stage.is_ended = _Nature.ENDED in nature
        stage.is_resumable = _Nature.RESUMABLE in nature
        stage.is_unfinished = _Nature.UNFINISHED in nature
        stage.is_stopped = stage.is_resumable and stage.is_unfinished
        return stage

    @property
    def after_restart(self) -> Stage:
        """The stage of an unfinished one in the next run: PAUSED stays, all else is INTERRUPTED."""
        return self if self is Stage.PAUSED else Stage.INTERRUPTED


def stage_after(error: BaseException) -> Stage:
    """The stage of a transfer that this error has ended."""
    return Stage.BLOCKED if isinstance(error, (DiskFullError, FolderUnusableError)) else Stage.FAILED
