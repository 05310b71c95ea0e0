"""Which transfers run and which wait: the rules of the queue, without running anything."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from layerscope.transfers.rules.stages import Stage

LEAST_AT_ONCE, MOST_AT_ONCE = 1, 8
AT_ONCE = 3  # more share the same line and end later, each of them
_ACTIVE = {stage for stage in Stage if stage.is_active}
_RESUMABLE = {stage for stage in Stage if stage.is_resumable}
_UNFINISHED = {stage for stage in Stage if stage.is_unfinished}


class Move(Enum):
    """Where a transfer is moved to in the queue."""

    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A transfer as the queue knows it; of one `key` only one is active at a time.

    `held`: a thread is still at its files, even where it was paused or cancelled a moment ago.
    """

    number: int
    key: Hashable
    stage: Stage = Stage.WAITING
    held: bool = False


class Queue:
    """The transfers in their order; `at_once` of them run, the others wait.

    Numbers are never used again. Every method that changes a stage says whether it did: what does not fit
    the transfer's present stage changes nothing.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._entries: list[QueueEntry] = []
        self._last_number = 0
        self._at_once = within_limits(at_once)

    @property
    def at_once(self) -> int:
        """How many may run at the same time; a new value is clamped to the limits."""
        return self._at_once

    @at_once.setter
    def at_once(self, wanted: int) -> None:
        self._at_once = within_limits(wanted)

    @property
    def entries(self) -> tuple[QueueEntry, ...]:
        """Every transfer, the next one first."""
        return tuple(self._entries)

    def stage_of(self, number: int) -> Stage | None:
        """How far it is; None for an unknown number."""
        return next((entry.stage for entry in self._entries if entry.number == number), None)

    def rival(self, key: Hashable, but: int = 0) -> int | None:
        """The active transfer of this key, if there is one besides number `but`."""
        others = (entry for entry in self._entries if entry.key == key and entry.number != but)
        return next((entry.number for entry in others if entry.stage.is_active), None)

    def add(self, key: Hashable, stage: Stage = Stage.WAITING) -> int:
        """The number of a new transfer at the end. Raises ValueError where its key is active already."""
        if stage.is_active and self.rival(key) is not None:
            raise ValueError(f"{key} is under way already")
        self._last_number += 1
        self._entries.append(QueueEntry(self._last_number, key, stage))
        return self._last_number

    def due(self) -> tuple[int, ...]:
        """The numbers to begin now, in their order; none whose files a thread still uses."""
        free = self._at_once - sum(entry.stage.is_at_work for entry in self._entries)
        held = {entry.key for entry in self._entries if entry.held}
        able = [e.number for e in self._entries if e.stage is Stage.WAITING and e.key not in held]
        return tuple(able[: max(0, free)])

    # What happens to one of them.

    def begin(self, number: int) -> bool:
        """Give a waiting one its turn: its files are held from now on."""
        return self._go(number, {Stage.WAITING}, Stage.ASKING, held=True)

    def fetch(self, number: int) -> bool:
        """Note that its bytes begin to arrive."""
        return self._go(number, {Stage.ASKING}, Stage.RUNNING)

    def pause(self, number: int, stage: Stage = Stage.PAUSED) -> bool:
        """Stop an active one where it is; `stage` says by whom: PAUSED or INTERRUPTED."""
        return self._go(number, _ACTIVE, stage)

    def resume(self, number: int) -> bool:
        """Let it wait for its turn again, unless another of its key is active."""
        entry = self._entry(number)
        if entry is None or self.rival(entry.key, number) is not None:
            return False
        return self._go(number, _RESUMABLE, Stage.WAITING)

    def cancel(self, number: int) -> bool:
        """Give it up, unless it is whole already."""
        return self._go(number, _UNFINISHED, Stage.CANCELLED)

    def end(self, number: int, stage: Stage) -> bool:
        """Note how it ended: VERIFIED, even where it was stopped, or as `stage_after` says."""
        return self._go(number, set(Stage) if stage is Stage.VERIFIED else _ACTIVE, stage)

    def hold(self, number: int) -> None:
        """Note that a thread uses its files: nothing of its key begins meanwhile."""
        if (entry := self._entry(number)) is not None:
            self._put(replace(entry, held=True))

    def let_go(self, number: int) -> None:
        """Note that no thread uses its files any more."""
        if (entry := self._entry(number)) is not None:
            self._put(replace(entry, held=False))

    def remove(self, number: int) -> bool:
        """Take it off the list once it has ended and no thread uses its files."""
        entry = self._entry(number)
        if entry is None or entry.held or not entry.stage.is_ended:
            return False
        self._entries.remove(entry)
        return True

    # The order.

    def move(self, numbers: Iterable[int], to: Move) -> bool:
        """Move those that have not ended, among themselves; whether the order changed.

        Those that are moved keep their own order; what has ended stays where it is.
        """
        chosen, before = set(numbers), list(self._entries)
        places = [at for at, entry in enumerate(before) if not entry.stage.is_ended]
        open_ones = [before[at] for at in places]
        for at, entry in zip(places, _moved(open_ones, chosen, to), strict=True):
            self._entries[at] = entry
        return self._entries != before

    def move_before(self, numbers: Iterable[int], before: int | None) -> bool:
        """Put those that have not ended in front of `before`; whether the order changed.

        Where that one has ended or is moved too, in front of the next that is neither; behind all for None.
        """
        chosen, earlier = set(numbers), list(self._entries)
        places = [at for at, entry in enumerate(earlier) if not entry.stage.is_ended]
        open_ones = [earlier[at] for at in places]
        at_before = next((at for at, entry in enumerate(earlier) if entry.number == before), len(earlier))
        ahead = [earlier[at] for at in places if at < at_before and earlier[at].number not in chosen]
        mine = [entry for entry in open_ones if entry.number in chosen]
        behind = [entry for entry in open_ones if entry not in ahead and entry not in mine]
        for at, entry in zip(places, (*ahead, *mine, *behind), strict=True):
            self._entries[at] = entry
        return self._entries != earlier

    def _entry(self, number: int) -> QueueEntry | None:
        return next((entry for entry in self._entries if entry.number == number), None)

    def _go(self, number: int, before: set[Stage], after: Stage, *, held: bool | None = None) -> bool:
        entry = self._entry(number)
        if entry is None or entry.stage not in before:
            return False
        self._put(replace(entry, stage=after, held=entry.held if held is None else held))
        return True

    def _put(self, changed: QueueEntry) -> None:
        self._entries = [changed if entry.number == changed.number else entry for entry in self._entries]


def within_limits(at_once: int) -> int:
    """The number clamped to what may run at once."""
    return max(LEAST_AT_ONCE, min(MOST_AT_ONCE, at_once))


def _moved(entries: list[QueueEntry], chosen: set[int], to: Move) -> list[QueueEntry]:
    mine = [entry for entry in entries if entry.number in chosen]
    others = [entry for entry in entries if entry.number not in chosen]
    if to is Move.FIRST:
        return mine + others
    if to is Move.LAST:
        return others + mine
    if to is Move.DOWN:
        return _moved(entries[::-1], chosen, Move.UP)[::-1]
    moved = list(entries)
    for at in range(1, len(moved)):
        if moved[at].number in chosen and moved[at - 1].number not in chosen:
            moved[at - 1], moved[at] = moved[at], moved[at - 1]
    return moved
