"""The parameters of a transfer; tests make them small."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.transfers.rules.connection_scaler import MOST_CONNECTIONS
from layerscope.transfers.rules.plan import PART_BYTES
from layerscope.transfers.rules.retries import FIRST_WAIT_S, MOST_IN_A_ROW

CONNECT_TIMEOUT_S = 5.0
STALL_TIMEOUT_S = 15.0  # no byte for so long, and the connection counts as dead


@dataclass(frozen=True, slots=True)
class Tuning:
    """How many connections there may be (`fixed`: exactly as many), in parts of which size.

    `stall_s` without a byte ends a connection; `attempts` in a row without a byte end the transfer.
    """

    connections: int = MOST_CONNECTIONS
    fixed: bool = False
    part_bytes: int = PART_BYTES
    connect_s: float = CONNECT_TIMEOUT_S
    stall_s: float = STALL_TIMEOUT_S
    attempts: int = MOST_IN_A_ROW
    first_wait_s: float = FIRST_WAIT_S


DEFAULT = Tuning()
