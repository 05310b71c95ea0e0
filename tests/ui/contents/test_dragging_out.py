"""A file dragged from the table into another program: what is handed out, and what is not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from layerscope.contents.errors import FileChangedError
from layerscope.contents.service.replies import Cost, Done, Failed, FileEnd, Piece
from layerscope.contents.service.requests import FileCost, ReadFile
from layerscope.desktop.contents.dragging.dragging_out import MOST_BYTES, TASK
from layerscope.desktop.contents.dragging.kept_files import KeptFiles
from layerscope.desktop.contents.viewer.reading import FilePlaced
from support.drivers.waiting import RunAsync, until

from .conftest import FilesDriver, a_row

LEFT = Qt.MouseButton.LeftButton
OWNER_ALONE = 0o600


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were handed out: Qt's drag without a screen ends at once."""
    paths: list[Path] = []

    def carry(drag: object, actions: Qt.DropAction) -> Qt.DropAction:
        assert actions == Qt.DropAction.CopyAction
        paths.extend(Path(url.toLocalFile()) for url in drag.mimeData().urls())  # type: ignore[attr-defined]
        return actions

    monkeypatch.setattr("layerscope.desktop.contents.dragging.dragging_out.QDrag.exec", carry)
    return paths


@pytest.fixture
def shown(files: FilesDriver) -> FilesDriver:
    """With a file, a link, a folder and a large file."""
    files.folders[b""] = [a_row(b"motd"), a_row(b"etc"), a_row(b"big", size_bytes=MOST_BYTES + 1)]
    files.open_image()
    files.list_all()
    return files


def drag(files: FilesDriver, row: int) -> None:
    """Press the row and move the mouse."""
    view = files.feature.pane.view
    place = view.visualRect(view.files.index(row, 0)).center()
    QTest.mousePress(view.viewport(), LEFT, pos=place)
    for right in (20, 60, 90):
        QTest.mouseMove(view.viewport(), place + QPoint(right, 0))


def let_go(files: FilesDriver) -> None:
    QTest.mouseRelease(files.feature.pane.view.viewport(), LEFT, pos=QPoint(5, 5))


async def answer(files: FilesDriver, content: bytes, *, costs: int = 1_000, place: int = 1) -> None:
    """Tell what the file costs, and what it has."""
    await until(lambda: len(files.every(FileCost)) == place)
    files.asked(FileCost).tell(Cost(0, costs, len(content)), Done(0))
    if costs > files.fake.shell.settings.value.lists_up_to_bytes:
        return
    await until(lambda: len(files.every(ReadFile)) == place)
    files.asked(ReadFile).tell(Piece(0, 0, content), FileEnd(0, len(content), is_verified=True), Done(0))
    await until(lambda: not files.fake.tasks.is_running(TASK))


def hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform says that the button is held, which it does not know of a test's mouse."""
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: LEFT)


def test_a_small_file_is_read_and_handed_out_while_the_button_is_held(
    shown: FilesDriver, carried: list[Path], run_async: RunAsync, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch)

    async def go() -> None:
        drag(shown, 0)
        await answer(shown, b"hello")
        await until(lambda: bool(carried))
        assert shown.feature.pane.view.chosen == "motd"  # and not what the pointer came over
        let_go(shown)

    run_async(go())
    (path,) = carried
    assert (path.name, path.read_bytes()) == ("motd", b"hello")
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == OWNER_ALONE
        assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    shown.fake.ends[-1]()
    assert not path.parent.parent.exists()


def test_who_lets_go_too_early_drags_once_more(
    shown: FilesDriver, carried: list[Path], run_async: RunAsync
) -> None:
    async def go() -> None:
        drag(shown, 0)
        let_go(shown)
        await answer(shown, b"hello")
        assert shown.fake.said[-1] == "motd can be dragged now."
        assert carried == []
        drag(shown, 0)
        await until(lambda: bool(carried))
        let_go(shown)

    run_async(go())
    assert carried[0].read_bytes() == b"hello"
    assert len(shown.every(ReadFile)) == 1


def test_what_is_large_or_costs_much_is_to_be_saved_first(
    shown: FilesDriver, carried: list[Path], run_async: RunAsync, tmp_path: Path
) -> None:
    async def go() -> None:
        drag(shown, 2)
        let_go(shown)
        said = "big is not dragged, since it has 16.8 MB. Save it first, then drag it."
        assert shown.fake.said[-1] == said
        drag(shown, 1)
        let_go(shown)
        await answer(shown, b"", costs=900_000_000)
        await until(lambda: shown.fake.said[-1] != said)
        image, saved = shown.feature.files.image, tmp_path / "anything"
        assert image is not None
        saved.write_text("saved")
        place = FilePlaced(image.digest, 3, b"big")
        shown.feature.actions.saving.placed.emit(place, saved)
        drag(shown, 2)
        await until(lambda: bool(carried))
        let_go(shown)

    run_async(go())
    assert (
        shown.fake.said[-1]
        == "etc is not dragged, since reading it transfers 900.0 MB. Save it first, then drag it."
    )
    assert carried == [tmp_path / "anything"]
    assert shown.every(ReadFile) == []


def test_a_file_that_fails_is_told_and_a_folder_is_none(
    files: FilesDriver, carried: list[Path], run_async: RunAsync
) -> None:
    files.folders[b""].append(a_row(b"motd"))
    files.open_image()
    files.list_all()

    async def go() -> None:
        drag(files, 0)
        let_go(files)
        assert files.fake.said[-1] == "Only files can be dragged out."
        drag(files, 4)
        let_go(files)
        await until(lambda: bool(files.every(FileCost)))
        files.asked(FileCost).tell(Failed(0, FileChangedError("/motd")))
        await until(lambda: not files.fake.tasks.is_running(TASK))

    run_async(go())
    assert files.fake.said[-1] == "motd cannot be dragged. The file differs from its listing."
    assert carried == []


def test_a_saved_file_that_was_changed_since_is_no_copy(tmp_path: Path) -> None:
    kept, place, path = KeptFiles(), FilePlaced("sha256:1", 1, b"a"), tmp_path / "a"
    path.write_text("one")
    kept.note_saved(place, path)
    assert kept.path_of(place) == path
    path.write_text("another")
    assert kept.path_of(place) is None
    path.unlink()
    assert kept.path_of(place) is None


def test_of_many_copies_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", os.fspath(tmp_path))
    kept = KeptFiles()

    def keep(number: int) -> Path:
        path = kept.new_path("same name")
        path.write_text(str(number))
        kept.note_read(FilePlaced("sha256:1", number, b"a"), path)
        return path

    paths = list(map(keep, range(70)))
    assert [path.exists() for path in paths] == [False] * 6 + [True] * 64
    kept.close()
    assert list(tmp_path.iterdir()) == []
