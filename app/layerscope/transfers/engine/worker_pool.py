"""The threads that fetch: as many as are wanted, ended soon after the transfer."""

from __future__ import annotations

import threading
import time

from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.state import TransferState
from layerscope.transfers.engine.store import StoreConnection
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.engine.worker import Worker

JOIN_TIMEOUT_S = (
    0.2  # for reads to notice; who still waits for a host's address then ends later, without writing
)


class WorkerPool:
    """Workers 0 to n of a transfer, in daemon threads: none of them keeps the program from ending."""

    def __init__(
        self, state: TransferState, connections: ConnectionFactory, tuning: Tuning, limit: SpeedLimit
    ) -> None:
        self._state = state
        self._connections = connections
        self._tuning = tuning
        self._limit = limit
        self._at_work: dict[int, tuple[Worker, threading.Thread]] = {}

    def ensure(self, count: int) -> None:
        """Start those of workers 0 to `count` that do not run."""
        for number in range(count):
            _, thread = self._at_work.get(number, (None, None))
            if thread is None or not thread.is_alive():
                self._at_work[number] = self._started(number)

    def shutdown(self) -> None:
        """End every connection and wait a moment for the threads; the transfer is over already."""
        ends_at_s = time.monotonic() + JOIN_TIMEOUT_S
        for worker, _ in self._at_work.values():
            worker.connection.abort()
        for _, thread in self._at_work.values():
            thread.join(max(0.0, ends_at_s - time.monotonic()))

    def _started(self, number: int) -> tuple[Worker, threading.Thread]:
        connection = StoreConnection(self._connections, self._tuning.stall_s)
        worker = Worker(number, self._state, connection, self._limit)
        thread = threading.Thread(target=worker.run, name=f"layer-{number}", daemon=True)
        thread.start()
        return worker, thread
