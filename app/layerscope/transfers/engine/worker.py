"""One connection's thread: asks for a piece, reads it into a reused buffer, writes it to the file."""

from __future__ import annotations

import time
from http import HTTPStatus

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import RangeNotSatisfiableError
from layerscope.registry.errors.network import ConnectionLostError
from layerscope.text.reasons import Reason
from layerscope.transfers.engine.connections import OPERATION
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.state import Assignment, ChangedError, TransferState
from layerscope.transfers.engine.store import BlobResponse, StoreConnection
from layerscope.transfers.errors import TransferError, WrongSizeError
from layerscope.transfers.rules.plan import Piece
from layerscope.transfers.rules.ranges import WrongRangeError
from layerscope.transfers.rules.spans import Span

BUFFER_BYTES = 256 * 1024  # larger writes to a new file cost more time in the system, not less
SMALLEST_READ_BYTES = 16 * 1024
# A read fills what it is given: over a slow line it is given less, so that progress shows and little is lost.
_SLOW_READ_S, _FAST_READ_S = 0.1, 0.02


class Worker:
    """Worker `number` of a transfer; `run` is the body of its thread."""

    def __init__(
        self, number: int, state: TransferState, connection: StoreConnection, limit: SpeedLimit | None = None
    ) -> None:
        self.connection = connection
        self._number = number
        self._state = state
        self._limit = limit or SpeedLimit()
        self._buffer = memoryview(bytearray(BUFFER_BYTES))
        self._read_bytes = SMALLEST_READ_BYTES

    def run(self) -> None:
        """Fetch what is assigned until there is nothing more; what goes wrong is left in the state."""
        state = self._state
        try:
            while (assignment := state.next_assignment(self._number)) is not None:
                self._do(assignment)
        except (OSError, TransferError, ChangedError) as error:
            state.end(error)
        except Exception as error:  # noqa: BLE001 - a mistake of ours ends the transfer, not only its thread
            state.end(error)
        finally:
            self.connection.close()

    def _do(self, assignment: Assignment) -> None:
        try:
            self._fetch(assignment)
        except (RegistryError, WrongRangeError) as error:
            self.connection.close()
            self._state.failed(assignment, error)
        else:
            self._state.let_go(assignment)

    def _fetch(self, assignment: Assignment) -> None:
        state, piece = self._state, assignment.piece
        asked = None if piece is None or self._is_all(piece) else Span(piece.at, piece.end)
        began_s = time.monotonic()
        answer = self.connection.get(assignment.url, asked)
        state.judge(assignment, answer, time.monotonic() - began_s)
        if piece is None:
            self._read_whole(answer, assignment)
        elif answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            self._check_past_the_end(piece, assignment)
        elif answer.status == HTTPStatus.OK and asked is not None:
            state.ask_for_no_ranges()
            self.connection.close()
        else:
            self._read_piece(piece, answer, assignment, asked)

    def _read_piece(
        self, piece: Piece, answer: BlobResponse, assignment: Assignment, asked: Span | None
    ) -> None:
        state, received = self._state, answer.received
        if asked and received.size_bytes is None and received.end is not None and received.end < asked.end:
            state.learn(
                received.end, assignment.url.host
            )  # it ends before what was asked for, so the blob does
        while piece.rest_bytes > 0:
            count = self._read(piece.rest_bytes)
            if not count:
                break
            span = state.claim(piece, count)
            if span.size_bytes:
                state.write(span, self._buffer[: span.size_bytes])
        if piece.rest_bytes > 0 and piece.at != received.end:
            raise _ended_early(assignment)
        if received.end is None and (more := self._read(BUFFER_BYTES)):
            raise WrongSizeError(piece.end, piece.end + more, assignment.url.host)

    def _read_whole(self, answer: BlobResponse, assignment: Assignment) -> None:
        """Read the blob from its first byte and keep what is not there yet."""
        state, position = self._state, 0
        while count := self._read(BUFFER_BYTES):
            for gap in state.missing(position, position + count):
                state.write(gap, self._buffer[gap.start - position : gap.end - position])
            position += count
            self._check_not_over(position, assignment)
        size_bytes = answer.received.size_bytes
        if size_bytes is not None and position < size_bytes:
            raise _ended_early(assignment)
        state.learn(position, assignment.url.host)

    def _check_not_over(self, position: int, assignment: Assignment) -> None:
        size_bytes = self._state.plan.size_bytes
        if size_bytes is not None and position > size_bytes:
            raise WrongSizeError(size_bytes, position, assignment.url.host)
        if self._state.over:
            raise _ended_early(assignment)

    def _check_past_the_end(self, piece: Piece, assignment: Assignment) -> None:
        """A 416 is right where the blob's size was not known; else the store is asked again."""
        if piece.rest_bytes > 0:
            subject = Subject(operation=OPERATION, digest=assignment.url.digest, host=assignment.url.host)
            raise RangeNotSatisfiableError(Reason.tr("Storage refused a valid range."), subject=subject)

    def _read(self, most_bytes: int) -> int:
        """Bytes now in the buffer; 0 at the end of the answer."""
        granted = self._limit.take(min(self._read_bytes, most_bytes), lambda: self._state.over)
        if not granted:
            subject = Subject(operation=OPERATION)
            raise ConnectionLostError(
                Reason.tr("It expired before the speed limit allowed a byte."), subject=subject
            )
        began_s = time.monotonic()
        count = self.connection.readinto(self._buffer[:granted])
        self._limit.give_back(granted - count)
        passed_s = time.monotonic() - began_s
        if passed_s > _SLOW_READ_S:
            self._read_bytes = max(SMALLEST_READ_BYTES, self._read_bytes // 2)
        elif passed_s < _FAST_READ_S:
            self._read_bytes = min(BUFFER_BYTES, self._read_bytes * 2)
        return count

    def _is_all(self, piece: Piece) -> bool:
        return piece.at == 0 and piece.end == self._state.plan.size_bytes


def _ended_early(assignment: Assignment) -> ConnectionLostError:
    subject = Subject(operation=OPERATION, digest=assignment.url.digest, host=assignment.url.host)
    return ConnectionLostError(Reason.tr("The connection closed before all bytes arrived."), subject=subject)
