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
    _nature: _Nature

    def __new__(cls, value: str, nature: _Nature = _PLAIN) -> Self:
        stage = object.__new__(cls)
        stage._value_, stage._nature = value, nature
        return stage

    @property
    def is_active(self) -> bool:
        """Whether it runs, or will by itself; it can be paused."""
        return _Nature.ACTIVE in self._nature

    @property
    def is_at_work(self) -> bool:
        """Whether it takes one of the places of those that run at once."""
        return _Nature.AT_WORK in self._nature

    @property
    def is_ended(self) -> bool:
        """Whether nothing more happens until it is started again; it can be taken off the list."""
        return _Nature.ENDED in self._nature

    @property
    def is_resumable(self) -> bool:
        """Whether it can be queued again."""
        return _Nature.RESUMABLE in self._nature

    @property
    def is_unfinished(self) -> bool:
        """Whether it is listed again after a restart; it can be cancelled."""
        return _Nature.UNFINISHED in self._nature

    @property
    def after_restart(self) -> Stage:
        """The stage of an unfinished one in the next run: PAUSED stays, all else is INTERRUPTED."""
        return self if self is Stage.PAUSED else Stage.INTERRUPTED

    @property
    def is_stopped(self) -> bool:
        """Whether it waits for somebody to resume it, and was not given up."""
        return self.is_resumable and self.is_unfinished


def stage_after(error: BaseException) -> Stage:
    """The stage of a transfer that this error has ended."""
    return Stage.BLOCKED if isinstance(error, (DiskFullError, FolderUnusableError)) else Stage.FAILED
