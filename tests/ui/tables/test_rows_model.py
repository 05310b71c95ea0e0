"""The table model against the plainest filter and sort, under Qt's own tester."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.table_model import IDENTITY_ROLE, ROW_ROLE

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Town(NamedTuple):
    name: str
    people: int


def _name(town: Town) -> str:
    return town.name


COLUMNS = (
    Column(
        "name", "Name", lambda town: town.name, tip=lambda town: f"{town.name}!", sort=lambda town: town.name
    ),
    Column(
        "people",
        "People",
        lambda town: str(town.people),
        sort=lambda town: float(town.people),
        is_number=True,
    ),
)
RULES: RowRules[Town] = RowRules(
    identity=lambda town: town.name,
    text=lambda town: town.name.lower(),
)
Watch = Callable[[RowsModel[Town]], RowsModel[Town]]


@pytest.fixture
def model(watched: Watch) -> RowsModel[Town]:
    return watched(RowsModel(COLUMNS, RULES))


def _names(model: RowsModel[Town]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_it_says_what_the_columns_say(model: RowsModel[Town]) -> None:
    model.put([Town("Ulm", 126)])
    name, people = model.index(0, 0), model.index(0, 1)
    assert (name.data(), people.data()) == ("Ulm", "126")
    assert name.data(Qt.ItemDataRole.ToolTipRole) == "Ulm!"
    assert name.data(ROW_ROLE) == people.data(ROW_ROLE) == Town("Ulm", 126)
    assert people.data(IDENTITY_ROLE) == "Ulm"
    assert people.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "People"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(name) == 0


def test_pages_find_their_places(model: RowsModel[Town]) -> None:
    model.put([Town("Ulm", 126), Town("Aachen", 252)])
    model.put([Town("Mainz", 220), Town("Aachen", 252)])
    assert _names(model) == ["Aachen", "Mainz", "Ulm"]
    model.sort(1, DOWN)
    assert _names(model) == ["Aachen", "Mainz", "Ulm"]
    model.put([Town("Trier", 230)])
    assert _names(model) == ["Aachen", "Trier", "Mainz", "Ulm"]


def test_rows_wait_to_be_shown(model: RowsModel[Town]) -> None:
    model.put([Town("Ulm", 126)], show=False)
    assert (model.rowCount(), model.knows("Ulm"), model.position_of("Ulm")) == (0, True, -1)
    model.sort(1)
    assert _names(model) == ["Ulm"]


def test_a_change_is_told_of_its_row_alone(model: RowsModel[Town]) -> None:
    model.put([Town("Aachen", 252), Town("Ulm", 126)])
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.put([Town("Aachen", 252), Town("Ulm", 127)])
    assert told == [(1, 1)]
    assert model.index(1, 1).data() == "127"


def test_arriving_rows_are_inserted_not_reset(model: RowsModel[Town]) -> None:
    resets: list[int] = []
    inserted: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.put([Town("b", 1), Town("d", 1)])
    model.put([Town("a", 1), Town("c", 1)])
    assert (resets, inserted, _names(model)) == ([], [(0, 1), (2, 3)], ["a", "b", "c", "d"])


def test_persistent_indexes_follow_their_rows(model: RowsModel[Town]) -> None:
    model.put([Town("b", 1), Town("d", 9)])
    kept = QPersistentModelIndex(model.index(1, 1))
    model.put([Town("a", 5), Town("c", 3)])
    assert (kept.row(), kept.data(IDENTITY_ROLE)) == (3, "d")
    model.sort(1, DOWN)
    assert (kept.row(), kept.column(), kept.data(IDENTITY_ROLE)) == (0, 1, "d")
    model.drop(["d"])
    assert not kept.isValid()


@pytest.mark.parametrize("count", [10, 400])
def test_dropped_rows_leave_whatever_their_places(model: RowsModel[Town], count: int) -> None:
    towns = [Town(f"{n:03}", n) for n in range(count)]
    model.put(towns)
    model.drop([town.name for town in towns[::2]])
    assert _names(model) == [town.name for town in towns[1::2]]


def test_clearing_keeps_filter_and_order(model: RowsModel[Town]) -> None:
    model.sort(1, DOWN)
    model.filter_by("a")
    model.put([Town("Aalen", 68)])
    model.clear()
    assert (model.rowCount(), len(model.store)) == (0, 0)
    model.put([Town("Ulm", 126), Town("Trier", 110), Town("Mainz", 220), Town("Passau", 53)])
    assert _names(model) == ["Mainz", "Passau"]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_it_shows_what_the_plainest_way_shows(watched: Watch, seed: int) -> None:
    chance = random.Random(seed)
    model = watched(RowsModel(COLUMNS, RULES))
    known: dict[str, Town] = {}
    typed, column, order = "", 0, UP
    for _ in range(40):
        match chance.randrange(5):
            case 0 | 1:
                page = [
                    Town("".join(chance.choices("abc", k=3)), chance.randrange(9))
                    for _ in range(chance.randrange(30))
                ]
                model.put(page, show=chance.random() < 0.7)
                known |= {town.name: town for town in page}
            case 2:
                gone = chance.sample(sorted(known), chance.randrange(len(known) + 1) // 3)
                model.drop(gone)
                known = {name: town for name, town in known.items() if name not in gone}
            case 3:
                typed = "".join(chance.choices("abc", k=chance.randrange(3)))
                model.filter_by(typed)
            case _:
                column, order = chance.randrange(2), chance.choice((UP, DOWN))
                model.sort(column, order)
        model.show_arrived()
        rows = [model.row_at(row) for row in range(model.rowCount())]
        assert sorted(rows) == sorted(town for town in known.values() if typed in town.name)
        keys = [row[column] for row in rows]
        assert keys == sorted(keys, reverse=order is DOWN)


def test_a_hundred_thousand_rows(qapp: object) -> None:
    model = RowsModel(COLUMNS, RULES)
    chance = random.Random(1)
    towns = [Town(f"{n:06}", chance.randrange(10**6)) for n in range(100_000)]
    chance.shuffle(towns)
    for start in range(0, len(towns), 1000):
        model.put(towns[start : start + 1000])
    assert [model.identity_at(row) for row in (0, 50_000, 99_999)] == ["000000", "050000", "099999"]
    model.sort(1, DOWN)
    assert model.index(0, 1).data() == str(max(town.people for town in towns))
    model.filter_by("0999")
    assert model.rowCount() == sum("0999" in town.name for town in towns)
    assert model.rowCount(QModelIndex()) < 1000
