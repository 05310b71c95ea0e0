"""The digest of a blob while it arrives: one hasher that follows the contiguous bytes."""

from __future__ import annotations

import errno
import hashlib
import threading
from collections import deque
from collections.abc import Callable

from layerscope.transfers.disk.journal import Checkpoint, checkpoint_of
from layerscope.transfers.disk.part_file import PartFile

BLOCK_BYTES = 256 * 1024


class StreamingHash:
    """The hasher and how far it is (`hashed_bytes`).

    Bytes are read back from the page cache soon after they were written (`catch_up`), beside what fetches;
    where the processors are busy and it keeps the order, they are handed to it while in memory (`feed`).
    The checkpoints of an earlier run are compared as it passes them.
    """

    def __init__(self, algorithm: str, part: PartFile, checkpoints: tuple[Checkpoint, ...] = ()) -> None:
        self.hashed_bytes = 0
        self._part = part
        self._hasher = hashlib.new(algorithm)
        self._good = (0, self._hasher.copy())  # the last checkpoint that held
        self._checkpoints = deque(checkpoints)
        self._lock = threading.Lock()
        self._buffer = memoryview(bytearray(BLOCK_BYTES))

    @property
    def hexadecimal(self) -> str:
        with self._lock:
            return self._hasher.hexdigest()

    @property
    def checkpoint(self) -> Checkpoint:
        """How far it is, for the journal."""
        with self._lock:
            return checkpoint_of(self.hashed_bytes, self._hasher.hexdigest())

    def feed(self, offset: int, content: memoryview) -> None:
        """Hash bytes just written, if they come next and no other thread is hashing."""
        if offset != self.hashed_bytes or self._checkpoints or not self._lock.acquire(blocking=False):
            return
        try:
            if offset == self.hashed_bytes:
                self._hasher.update(content)
                self.hashed_bytes += len(content)
        finally:
            self._lock.release()

    def catch_up(self, end: int, over: Callable[[], bool]) -> int | None:
        """Hash up to `end`, or until `over()`; the trusted bytes where a checkpoint does not match.

        Then it has stepped back to there, and everything recorded behind has to be fetched again.
        """
        while self.hashed_bytes < end and not over():
            with self._lock:
                if not self._hash_block(end):
                    return self._step_back()
        return None

    def step_back(self) -> int:
        """Return to the last checkpoint that matched, and drop the others; the bytes up to there."""
        with self._lock:
            return self._step_back()

    def restart(self) -> None:
        """Return to the first byte."""
        with self._lock:
            self._hasher = hashlib.new(self._hasher.name)
            self._good = (0, self._hasher.copy())
            self._step_back()

    def _hash_block(self, end: int) -> bool:
        checkpoint = self._checkpoints[0] if self._checkpoints else None
        if checkpoint and checkpoint.size_bytes <= end:
            end = checkpoint.size_bytes
        count = min(BLOCK_BYTES, end - self.hashed_bytes)
        if count > 0:
            count = self._part.read_at(self.hashed_bytes, self._buffer[:count])
            if not count:
                raise OSError(errno.EIO, "the part of the layer was cut by another program")
            self._hasher.update(self._buffer[:count])
            self.hashed_bytes += count
        if checkpoint is None or self.hashed_bytes != checkpoint.size_bytes:
            return True
        self._checkpoints.popleft()
        if checkpoint_of(self.hashed_bytes, self._hasher.hexdigest()) != checkpoint:
            return False
        self._good = (self.hashed_bytes, self._hasher.copy())
        return True

    def _step_back(self) -> int:
        self.hashed_bytes, hasher = self._good
        self._hasher = hasher.copy()
        self._checkpoints.clear()
        return self.hashed_bytes
