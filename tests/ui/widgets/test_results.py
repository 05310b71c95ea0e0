"""Tables of results: kinds to choose from, a filter over them, and files to save them as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.tables.standard_columns import size_column, text_column
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.results.kinds_pane import KindsPane, KindWords
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.desktop.widgets.results.saving import FormsDialog, ResultSaving, fit_name
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell

Row = tuple[str, int]


def a_pane(theme: Theme, name: str, said: list[str]) -> ResultPane:
    columns = (
        text_column("name", "Name", lambda row: row[0], sort=lambda row: row[0]),
        size_column(lambda row: row[1]),
    )
    rules: RowRules[Row] = RowRules(identity=lambda row: row[0], text=lambda row: row[0])
    view = RowsView(RowsModel(columns, rules), theme)
    return ResultPane(view, PaneWords(name, name, name.title(), "Nothing yet.", "Again"), said.append)


@pytest.fixture
def kinds(qtbot: QtBot, theme: Theme) -> KindsPane:
    words = KindWords("both", "bothKind", "Kind", "bothFilter", "Filter")
    parts = [(key, key.title(), a_pane(theme, key, [])) for key in ("one", "two")]
    pane = KindsPane(words, parts)
    qtbot.addWidget(pane)
    return pane


def test_one_filter_narrows_every_kind(qtbot: QtBot, kinds: KindsPane) -> None:
    for pane in kinds.panes.values():
        pane.view.rows.put([("etc", 1), ("usr", 2)])
    kinds.filter.setText("us")
    assert kinds.panes["one"].view.rows.rowCount() == 1
    with qtbot.waitSignal(kinds.kind_chosen) as chosen:
        kinds.choose("two")
    assert chosen.args == ["two"]
    assert kinds.current is kinds.panes["two"]
    assert kinds.current.view.rows.rowCount() == 1
    assert kinds.entered_at is kinds.current.entered_at


def test_a_pane_offers_what_would_bring_rows(qtbot: QtBot, theme: Theme) -> None:
    pane, pressed = a_pane(theme, "table", []), []
    qtbot.addWidget(pane)
    action = QAction("List", pane)
    action.triggered.connect(lambda: pressed.append(1))
    pane.offer("team/app", "This costs 1 GB.", action)
    pane.show()
    offered = pane.findChild(QPushButton, "listOffer")
    assert offered is not None
    offered.click()
    assert pressed == [1]
    pane.begin("team/app", "Reading…")
    assert not offered.isVisible()


def test_a_table_is_saved_with_tabs_and_as_json(fake: FakeShell, run_async: RunAsync, tmp_path: Path) -> None:
    shell = fake.shell
    saving = ResultSaving(shell.window, shell.tasks, shell.blocking, shell.say, "waste")
    pane = a_pane(shell.theme, "table", fake.said)
    pane.add_saving(saving)
    pane.begin("team/app:1.4", "Reading…")
    pane.view.rows.put([("etc", 1), ("usr", 2)])
    pane.finish("Two.")

    async def save(suffix: str) -> str:
        saving.ask(pane.view, pane.heading)
        (dialog,) = shell.window.findChildren(FormsDialog)
        form = next(name for name in dialog.nameFilters() if suffix in name)
        dialog.selectNameFilter(form)
        dialog.filterSelected.emit(form)
        assert Path(dialog.selectedFiles()[0]).name == f"waste-team-app-1.4.{suffix}"
        path = tmp_path / f"table.{suffix}"
        dialog.fileSelected.emit(str(path))
        dialog.setParent(None)
        dialog.deleteLater()
        await until(path.exists)
        await until(lambda: fake.said[-1:] == [f"Saved as {path.name}."])
        return path.read_text(encoding="utf-8")

    assert run_async(save("tsv")) == "Name\tSize\netc\t1\nusr\t2\n"
    assert json.loads(run_async(save("json"))) == {
        "of": "team/app:1.4",
        "rows": [{"name": "etc", "size": 1}, {"name": "usr", "size": 2}],
    }


def test_a_folder_that_takes_no_file_is_said(fake: FakeShell, run_async: RunAsync, tmp_path: Path) -> None:
    shell = fake.shell
    saving = ResultSaving(shell.window, shell.tasks, shell.blocking, shell.say, "waste")

    async def save() -> None:
        saving.save(tmp_path / "missing" / "table.tsv", lambda: b"")
        await until(lambda: fake.said)

    run_async(save())
    assert fake.said[0].startswith("table.tsv could not be saved: ")


def test_a_files_name_has_only_what_every_system_takes() -> None:
    assert fit_name("waste", "team/app:1.4 → 1.5") == "waste-team-app-1.4-1.5"
    assert len(fit_name("a" * 300)) == 80
