"""Rows taken into a table in short steps."""

from __future__ import annotations

import asyncio

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.filling import MOST_AT_ONCE, Filling
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from support.drivers.waiting import RunAsync

RULES: RowRules[int] = RowRules(identity=str, text=str)


class Noting(RowsModel[int]):
    """Attribute: `sizes`, how many rows were put at a time."""

    def __init__(self) -> None:
        super().__init__((Column("number", "Number", str, sort=float),), RULES)
        self.sizes: list[int] = []

    def put(self, rows: object, *, show: bool = True) -> None:
        taken = list(rows)  # type: ignore[call-overload]
        self.sizes.append(len(taken))
        super().put(taken, show=show)


def shown(rows: RowsModel[int]) -> list[object]:
    return [rows.row_at(at) for at in range(rows.rowCount())]


def test_many_rows_come_in_steps_between_which_others_run(run_async: RunAsync) -> None:
    rows, steps, showings = Noting(), list[int](), list[int]()

    async def go() -> None:
        filling = Filling[int](rows, lambda: showings.append(rows.rowCount()))
        filling.take(range(500, 0, -1))
        filling.take(range(501, 701))
        waiting = asyncio.create_task(filling.shown())
        while not waiting.done():
            steps.append(len(rows.sizes))
            await asyncio.sleep(0)
        await filling.shown()

    run_async(go())
    assert shown(rows) == list(range(1, 701))
    assert max(rows.sizes) <= MOST_AT_ONCE
    assert len(set(steps)) >= 4
    assert showings[-1] == 700


def test_what_is_stopped_shows_no_more(run_async: RunAsync) -> None:
    rows = Noting()

    async def go() -> None:
        filling = Filling[int](rows, lambda: None)
        filling.take(range(1_000))
        filling.stop()
        await filling.shown()
        await asyncio.sleep(0)
        filling.take([1])
        await filling.shown()

    run_async(go())
    assert shown(rows) == [1]
