"""The order in which the dock shows transfers."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.desktop.transfers.row import TransferRow
from layerscope.transfers.rules.stages import Stage

_DONE = {Stage.VERIFIED, Stage.CANCELLED}


def shown_order(rows: Iterable[TransferRow]) -> list[TransferRow]:
    """What runs or waits in the queue's order, then what somebody has to look at, then the rest.

    Of the last two the newest is first, so that neither what runs nor what just ended has to be looked for.
    """
    every = list(rows)
    newest_first = sorted((row for row in every if not row.stage.is_active), key=lambda row: -row.number)
    return [
        *(row for row in every if row.stage.is_active),
        *(row for row in newest_first if row.stage not in _DONE),
        *(row for row in newest_first if row.stage in _DONE),
    ]
