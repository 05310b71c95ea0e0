"""What is done with a chosen file: saved, followed, shown in its layer, with its history; and led to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from layerscope.contents.errors import FileChangedError
from layerscope.contents.model.changes import Change, HiddenBy, Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.views import PathVersion
from layerscope.contents.service.replies import Done, Failed, FileEnd, Followed, History, Piece
from layerscope.contents.service.requests import FolderRows, FollowPath, PathHistory, ReadFile
from layerscope.desktop.contents.history.dialog import HistoryDialog
from layerscope.desktop.contents.one_file.writing import may_be_opened
from layerscope.desktop.contents.saving.dialog import SavingDialog
from layerscope.desktop.contents.viewer.reading import FilePlaced
from layerscope.desktop.shell.requests import FilePlace
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import chosen, collected, digest

from .conftest import FilesDriver, a_row


def opened(files: FilesDriver) -> FilesDriver:
    """With its rows shown."""
    files.open_image()
    files.list_all()
    files.fake.shell.navigator.image = SimpleNamespace(choose_layer=lambda asked: choose(files, asked))  # type: ignore[assignment]
    return files


def choose(files: FilesDriver, asked: str) -> bool:
    layer = next((n for n in (1, 2, 3) if digest(n) == asked), 0)
    if layer:
        files.fake.shell.selection.choose_layer(chosen(layer))
    return bool(layer)


def saved(
    files: FilesDriver, run_async: RunAsync, path: Path, tell: Callable[[ReadFile], tuple[object, ...]]
) -> None:
    """Save a file into the path, answered so."""

    async def go() -> None:
        image = files.feature.files.image
        assert image is not None
        files.feature.actions.saving.save(FilePlaced(image.digest, 3, b"etc/motd"), 6, path)
        await until(lambda: bool(files.every(ReadFile)))
        asked = files.asked(ReadFile)
        asked.tell(*tell(asked.request))  # type: ignore[arg-type]
        await until(lambda: not files.fake.tasks.is_running("files/save"))

    run_async(go())


def test_a_file_is_saved_for_its_owner_alone(files: FilesDriver, run_async: RunAsync, tmp_path: Path) -> None:
    path = tmp_path / "motd"
    path.write_text("before")
    saved(
        opened(files),
        run_async,
        path,
        lambda _request: (Piece(1, 0, b"one"), Piece(1, 3, b"two"), FileEnd(1, 6, is_verified=True), Done(1)),
    )
    assert path.read_bytes() == b"onetwo"
    assert path.stat().st_mode & 0o777 == 0o600
    assert files.fake.said[-1] == "Saved as motd, digest verified."
    assert not files.part(
        QPushButton, "openSaved"
    ).isVisible()  # without an ending nobody knows what opens it
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("motd")] == ["motd"]


def test_a_file_that_is_another_leaves_what_was_there(
    files: FilesDriver, run_async: RunAsync, tmp_path: Path
) -> None:
    path = tmp_path / "motd"
    path.write_text("before")
    saved(
        opened(files),
        run_async,
        path,
        lambda _request: (Piece(1, 0, b"one"), Failed(1, FileChangedError("/etc/motd"))),
    )
    assert path.read_text() == "before"
    assert files.fake.said[-1] == "motd was not saved. The file differs from its listing."
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("motd")] == ["motd"]


def test_a_folder_that_takes_no_file_is_told(files: FilesDriver, run_async: RunAsync, tmp_path: Path) -> None:
    opened(files)

    async def go() -> None:
        files.feature.actions.saving.save(FilePlaced("x", 3, b"a"), 6, tmp_path / "missing" / "motd")
        await until(lambda: bool(files.fake.said))

    run_async(go())
    assert files.fake.said[-1] == "motd was not saved. The files were not saved."
    assert files.every(ReadFile) == []


def test_what_a_system_would_run_is_not_opened() -> None:
    assert may_be_opened(Path("notes.txt"))
    assert not any(map(may_be_opened, map(Path, ("x.SH", "x.desktop", "x.lnk", "x.jar", "program"))))


def test_a_link_is_followed_to_its_folder(files: FilesDriver, run_async: RunAsync) -> None:
    opened(files)

    async def go() -> None:
        view = files.feature.pane.view
        view.choose("init")
        files.feature.actions.view(files.feature.pane.path.file)  # type: ignore[arg-type]
        await until(lambda: bool(files.every(FollowPath)))
        asked = files.asked(FollowPath)
        asked.tell(Followed(0, b"etc", 3, Kind.FOLDER, 0, 0o755), Done(0))
        await until(lambda: view.chosen == "etc")
        files.feature.actions.view(files.feature.pane.model.row_at(2))
        await until(lambda: len(files.every(FollowPath)) == 2)
        asked = files.asked(FollowPath)
        asked.tell(Followed(0, b"", 0, Kind.FILE, 0, 0), Done(0))
        await until(lambda: bool(files.fake.said))

    run_async(go())
    assert files.fake.said[-1] == "The link leads to /usr/bin/init, which is not there."


def test_the_history_of_a_path_leads_to_a_layer(files: FilesDriver, run_async: RunAsync) -> None:
    opened(files)

    async def go() -> None:
        files.feature.pane.view.choose("etc")
        files.feature.actions.show_history(files.feature.pane.model.row_at(0))
        dialog = files.fake.window.findChild(HistoryDialog)
        assert dialog is not None
        await until(lambda: bool(files.every(PathHistory)))
        versions = (
            PathVersion(1, Change.ADDED, kind=Kind.FOLDER, mode=0o755),
            PathVersion(2, Change.REMOVED, hidden_by=HiddenBy.OPAQUE),
        )
        files.asked(PathHistory).tell(History(0, versions, (3,)), Done(0))
        await until(lambda: dialog.model.rowCount() == 2)
        assert dialog.model.columns[1].text(versions[1]) == "removed with everything in its folder"
        dialog.version_chosen.emit(versions[0])

    run_async(go())
    assert files.feature.files.looked.scope is Scope.LAYER
    assert files.feature.files.looked.layer == 1


def test_a_file_of_another_feature_is_led_to(files: FilesDriver) -> None:
    opened(files)
    files.fake.shell.requests.show_file.emit(FilePlace(b"etc/shadow", layer=3))
    files.give_rows()
    files.give_rows()
    assert files.feature.pane.view.chosen == "etc/shadow"


def test_of_several_places_the_first_that_is_there_is_shown(files: FilesDriver) -> None:
    files.open_image(layer=0)
    files.list_all()
    files.fake.shell.requests.show_file.emit(FilePlace(b"bin/node", or_else=(b"usr/bin/node",)))
    files.give_rows()
    for path, layer in ((b"", 0), (b"etc", 2)):
        asked = files.asked(FollowPath)
        asked.tell(Followed(0, path, layer, Kind.FOLDER, 0, 0), Done(0))
    assert [request.path for request in files.every(FollowPath)] == [b"bin/node", b"usr/bin/node"]
    assert files.feature.pane.view.chosen == "etc"
    files.fake.shell.requests.show_file.emit(FilePlace(b"nowhere"))
    files.give_rows()
    files.asked(FollowPath).tell(Followed(0, b"", 0, Kind.FILE, 0, 0), Done(0))
    assert files.fake.said[-1] == "No such file is listed: /nowhere"


def test_it_is_found_in_the_repository(files: FilesDriver) -> None:
    opened(files)
    wanted: list[FilePlace] = []
    files.fake.shell.requests.find_file.connect(wanted.append)
    files.feature.actions.find_in_repository(files.feature.pane.model.row_at(2))
    assert [(place.path, place.layer, place.repository) for place in wanted] == [
        (b"init", 3, "team/checkout")
    ]


def test_a_folder_and_the_whole_file_system_are_saved_by_transfers(
    files: FilesDriver, run_async: RunAsync, tmp_path: Path
) -> None:
    opened(files)

    def choose_folder() -> None:
        dialogs = files.fake.shell.window.findChildren(SavingDialog)
        dialog = next(each for each in dialogs if each.isVisible())
        dialog.folder.setText(str(tmp_path))
        dialog.accept()

    async def go() -> None:
        files.fake.choose_account()
        files.open_image()
        files.list_all()
        saving, row = files.feature.actions.tree_saving, files.feature.pane.model.row_at(0)
        saving.save_folder(row)
        choose_folder()
        saving.save_all_as_tar()
        choose_folder()

    run_async(go())
    first, second = files.fake.runner.jobs
    assert (first.name, first.folder) == ("etc", tmp_path)
    assert second.name.endswith(".tar")
    assert files.fake.said[-1] == "Added to the list of transfers."


def test_the_menu_fits_the_row_and_keys_do_the_same(files: FilesDriver, qtbot: QtBot) -> None:
    opened(files)
    view, menu = files.feature.pane.view, files.feature.actions.menu
    view.choose("etc")
    more = files.feature.pane.path.menu
    more.aboutToShow.emit()
    texts = {action.text(): action.isEnabled() for action in more.actions() if not action.isSeparator()}
    assert texts["Show in its layer"]
    assert not texts["Find in repository"]
    wanted = collected(files.fake.shell.requests.compare_image.connect)
    next(action for action in more.actions() if action.text() == "Compare with…").trigger()
    assert wanted == [()]
    more.aboutToHide.emit()
    view.customContextMenuRequested.emit(view.rect().center())
    popped = next(each for each in view.findChildren(QMenu) if each.isVisible())
    assert not menu.actions["View"].isEnabled()
    popped.close()
    view.setFocus()
    files.feature.pane.model.set_open(0, is_open=True)
    files.give_rows()
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert files.names() == ["etc", "usr", "init", "old"]
    assert isinstance(files.open_requests(), list)
    files.folders[b""] = [a_row(b"a")]
    files.feature.files.rows.refresh()
    files.give_rows()
    assert isinstance(files.every(FolderRows)[-1].folder, bytes)
