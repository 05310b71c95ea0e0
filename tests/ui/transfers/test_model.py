"""The dock's table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.tables.table_model import ROW_ROLE
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.transfers.model import TransfersModel
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.transfers.rules.stages import Stage
from support.fakes.layer_fakes import collected
from support.fakes.transfer_fakes import FOLDER, a_row

PROGRESS, STATE = 1, 3
ORIENTATION = Qt.Orientation.Horizontal


@pytest.fixture
def model() -> TransfersModel:
    model = TransfersModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_rows_come_change_and_go(model: TransfersModel) -> None:
    for number in (1, 2, 3):
        model.append([a_row(number=number)])
    changed = collected(model.dataChanged.connect)
    later = a_row(Stage.VERIFIED, 2, path=FOLDER / "layer.tar.gz")
    model.change(later)
    assert [(first.row(), last.row()) for first, last, _roles in changed] == [(1, 1)]
    assert model.index(1, 0).data(ROW_ROLE) is later
    model.remove(1)
    assert [model.index(at, 0).data(ROW_ROLE).number for at in range(model.rowCount())] == [2, 3]


def test_another_order_keeps_what_is_held_on_to(model: TransfersModel) -> None:
    for number in (1, 2, 3):
        model.append([a_row(number=number)])
    held = QPersistentModelIndex(model.index(2, STATE))
    model.reorder([3, 1, 2])
    assert [model.index(at, 0).data(ROW_ROLE).number for at in range(3)] == [3, 1, 2]
    assert (held.row(), held.column(), held.data(ROW_ROLE).number) == (0, STATE, 3)


def test_a_row_in_words(model: TransfersModel) -> None:
    model.append([a_row(received_bytes=30_366_000, speed_bytes_per_s=17_834_000)])
    assert [model.index(0, column).data() for column in range(5)] == [
        f"team/checkout · layer 3 · 0000…0001 → {FOLDER}/layer.tar.gz",
        "63%",
        "30.4 MB of 48.2 MB · 17.8 MB/s · 1 s left",
        "Downloading",
        "Pause",
    ]
    assert [model.headerData(column, ORIENTATION) for column in range(5)] == [
        "File", "Progress", "Amount", "State", "Action",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "bar", "pill"),
    [
        (Stage.WAITING, Tone.INFO, None),
        (Stage.ASKING, Tone.INFO, None),
        (Stage.RUNNING, Tone.INFO, None),
        (Stage.VERIFIED, Tone.GOOD, Tone.GOOD),
        (Stage.FAILED, Tone.BAD, Tone.BAD),
        (Stage.CANCELLED, Tone.NEUTRAL, Tone.NEUTRAL),
        (Stage.PAUSED, Tone.WARN, Tone.WARN),
        (Stage.BLOCKED, Tone.WARN, Tone.WARN),
        (Stage.INTERRUPTED, Tone.WARN, Tone.WARN),
    ],
)
def test_colours_underline_what_the_words_say(
    model: TransfersModel, stage: Stage, bar: Tone, pill: Tone | None
) -> None:
    model.append([a_row(stage, error=UrlDeniedError("no") if stage is Stage.FAILED else None)])
    state = model.index(0, STATE)
    assert model.index(0, PROGRESS).data(CELL_ROLE).bar.tone is bar
    cell = state.data(CELL_ROLE)
    shown = cell.icon_tone if cell.icon else cell.pill.tone if cell.pill else None
    assert shown is pill
    assert (cell.pill.text if cell.pill else cell.text) == state.data() != ""


def test_it_is_flat_and_knows_its_bounds(model: TransfersModel) -> None:
    model.append([a_row()])
    first = model.index(0, 0)
    assert (model.rowCount(first), model.columnCount(first)) == (0, 0)
    assert model.data(QModelIndex()) is None


def test_the_folder_is_told_from_home_and_the_file_whole(
    model: TransfersModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: FOLDER.parent)
    model.append([a_row()])
    file = model.index(0, 0)
    assert file.data().endswith(f" → ~/{FOLDER.name}/{a_row().job.name}")
    assert str(FOLDER / a_row().job.name) in file.data(Qt.ItemDataRole.ToolTipRole)
