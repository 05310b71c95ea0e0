"""A file in a window of its own: text, bytes, versions, what changed, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from layerscope.contents.errors import FileChangedError
from layerscope.contents.model.changes import Change
from layerscope.contents.model.views import PathVersion
from layerscope.contents.service.replies import Cost, Done, Failed, FileEnd, History, Piece
from layerscope.contents.service.requests import FileCost, PathHistory, ReadFile
from layerscope.desktop.contents.viewer.presenter import Viewer
from layerscope.desktop.contents.viewer.reading import FilePlaced
from support.drivers.waiting import RunAsync, until
from support.fakes.contents_fakes import FakeAsked
from support.fakes.shell import FakeShell

PLACE = FilePlaced("sha256:" + "9" * 64, 3, b"etc/motd")


class ViewedFile:
    """Answers what a viewer asks: `contents` by layer; `versions`; what it `costs`."""

    def __init__(self, fake: FakeShell) -> None:
        self.fake = fake
        fake.contents.answers = False
        self.contents: dict[int, bytes] = {3: b"one\ntwo\n"}
        self.versions = (PathVersion(3, Change.ADDED, size_bytes=8),)
        self.costs = 1_000
        self.size = 0
        self.error: Exception | None = None

    async def answer(self, viewer: Viewer) -> None:
        """Until nothing more is asked, and all of it is shown."""
        await until(lambda: self._has_answered() and not viewer.is_busy)

    def _has_answered(self) -> bool:
        for asked in self.fake.contents.asked:
            if not asked.is_over and asked.is_heard:
                self._tell(asked)
        return all(asked.is_over or not asked.is_heard for asked in self.fake.contents.asked)

    def _tell(self, asked: FakeAsked) -> None:
        request, number = asked.request, asked.request.number
        if isinstance(request, PathHistory):
            asked.tell(History(number, self.versions, ()), Done(number))
        elif isinstance(request, FileCost):
            asked.tell(Cost(number, self.costs, 8), Done(number))
        elif isinstance(request, ReadFile) and self.error is not None:
            asked.tell(Failed(number, self.error))
        elif isinstance(request, ReadFile):
            content = self.contents[request.layer][: request.most_bytes]
            size = self.size or len(self.contents[request.layer])
            asked.tell(Piece(number, 0, content), FileEnd(number, size, is_verified=True), Done(number))


@pytest.fixture
def viewed(fake: FakeShell) -> ViewedFile:
    return ViewedFile(fake)


@pytest.fixture
def in_viewer(viewed: ViewedFile, run_async: RunAsync) -> Callable[[Callable[[Viewer], object]], None]:
    """Opens a viewer and has the steps taken in it, each followed by answers."""

    def run(*steps: Callable[[Viewer], object]) -> None:
        async def go() -> None:
            viewer = Viewer(viewed.fake.shell, PLACE)
            try:
                await viewed.answer(viewer)
                for step in steps:
                    step(viewer)
                    await viewed.answer(viewer)
            finally:
                viewer.window.close()

        run_async(go())

    return run


def lines(viewer: Viewer) -> list[str]:
    code = viewer.window.code.code
    assert code is not None
    return [f"{code.number(row)} {code.text(row)}" for row in range(code.rowCount())]


def test_a_text_is_shown_by_its_lines(in_viewer: Callable[..., None]) -> None:
    def check(viewer: Viewer) -> None:
        assert lines(viewer) == ["1 one", "2 two"]
        assert viewer.window.state.text() == "ASCII · 8 bytes · digest verified"
        assert viewer.window.windowTitle() == "motd · Layer 3"
        assert viewer.window.versions.isHidden()
        viewer.window.code.selectAll()
        viewer.window.code.copy_lines()
        assert QGuiApplication.clipboard().text() == "one\ntwo"

    in_viewer(check)


def test_bytes_that_are_no_text_are_shown_in_hex(viewed: ViewedFile, in_viewer: Callable[..., None]) -> None:
    viewed.contents[3] = b"\x7fELF\0\0" + bytes(range(12))

    def check(viewer: Viewer) -> None:
        assert viewer.window.as_hex.isChecked()
        assert lines(viewer)[0].startswith("00000000 7f 45 4c 46")
        assert lines(viewer)[0].endswith("·ELF············")
        viewer.window.as_text.click()
        assert lines(viewer)[0].startswith("1 ␡ELF␀␀")

    in_viewer(check)


def test_the_beginning_of_a_large_file_is_told_and_all_of_it_offered(
    viewed: ViewedFile, in_viewer: Callable[..., None]
) -> None:
    viewed.contents[3] = b"x" * 1023 + b"\n"
    viewed.size = 40_000_000

    def first(viewer: Viewer) -> None:
        assert "the first 1.0 kB of 40.0 MB" in viewer.window.state.text()
        assert not viewer.window.read_all.isHidden()
        viewer.window.read_all.click()

    in_viewer(first)
    sizes = [
        each.request.most_bytes for each in viewed.fake.contents.asked if isinstance(each.request, ReadFile)
    ]
    assert sizes == [1 << 20, 20 << 20]


def test_much_traffic_is_asked_for_first(viewed: ViewedFile, in_viewer: Callable[..., None]) -> None:
    viewed.costs = 1_900_000_000

    def accept(viewer: Viewer) -> None:
        assert not viewer.window.accept_cost.isHidden()
        assert viewer.read is None
        viewer.window.accept_cost.click()

    in_viewer(accept, lambda viewer: lines(viewer) == ["1 one", "2 two"])


def test_a_version_is_chosen_and_compared(viewed: ViewedFile, in_viewer: Callable[..., None]) -> None:
    viewed.versions = (
        PathVersion(1, Change.ADDED, size_bytes=8),
        PathVersion(3, Change.CHANGED, size_bytes=8),
        PathVersion(4, Change.REMOVED),
    )
    viewed.contents[1] = b"one\n2\n"

    def compare(viewer: Viewer) -> None:
        assert viewer.window.versions.count() == 3
        viewer.window.changes.click()

    def check(viewer: Viewer) -> None:
        assert lines(viewer) == ["1   one", "2 - 2", "2 + two"]
        assert viewer.window.state.text() == "Changes from layer 1 to layer 3"
        viewer.window.changes.click()
        viewer.window.versions.activated.emit(0)

    def check_first(viewer: Viewer) -> None:
        assert lines(viewer) == ["1 one", "2 2"]
        assert not viewer.window.changes.isEnabled()
        viewer.window.versions.activated.emit(2)
        assert viewer.window.message.isVisibleTo(viewer.window)

    in_viewer(compare, check, check_first)


def test_the_version_before_its_removal_is_shown(viewed: ViewedFile, in_viewer: Callable[..., None]) -> None:
    viewed.versions = (PathVersion(1, Change.ADDED, size_bytes=4), PathVersion(3, Change.REMOVED))
    viewed.contents = {1: b"old\n"}
    in_viewer(lambda viewer: lines(viewer) == ["1 old"] or pytest.fail("another version"))


def test_versions_that_differ_in_line_ends_alone_say_so(
    viewed: ViewedFile, in_viewer: Callable[..., None]
) -> None:
    viewed.versions = (PathVersion(1, Change.ADDED, size_bytes=8), PathVersion(3, Change.CHANGED))
    viewed.contents = {1: b"one\ntwo\n", 3: b"one\r\ntwo\r\n"}

    def check(viewer: Viewer) -> None:
        assert viewer.window.message.isVisibleTo(viewer.window)
        said = [label.text() for label in viewer.window.message.findChildren(QLabel)]
        assert "Every line is the same as in layer 1. Only line ends or the encoding differ." in said

    in_viewer(lambda viewer: viewer.window.changes.click(), check)


def test_long_lines_are_wrapped_beside_the_window(viewed: ViewedFile, in_viewer: Callable[..., None]) -> None:
    viewed.contents[3] = b"x" * 1_000 + b"\nend\n"

    def check(viewer: Viewer) -> None:
        code = viewer.window.code.code
        assert code is not None
        assert code.rowCount() > 3
        assert "".join(code.text(row) for row in range(code.rowCount() - 1)) == "x" * 1_000
        assert lines(viewer)[-1] == "2 end"
        before.append(code.rowCount())
        viewer.window.resize(viewer.window.width() // 2, 300)
        assert viewer.is_busy

    def check_narrower(viewer: Viewer) -> None:
        code = viewer.window.code.code
        assert code is not None
        assert code.rowCount() > before[0]
        viewer.window.wraps.click()

    before: list[int] = []
    in_viewer(
        lambda viewer: viewer.window.wraps.click(),
        check,
        check_narrower,
        lambda viewer: len(lines(viewer)) == 2 or pytest.fail("still wrapped"),
    )


def test_words_are_found_and_stepped_through(viewed: ViewedFile, in_viewer: Callable[..., None]) -> None:
    viewed.contents[3] = b"one\nTwo\nthree two\n"

    def look(viewer: Viewer) -> None:
        viewer.window.finding.field.setText("two")
        viewer.window.finding.looked_for.emit("two")

    def step(viewer: Viewer) -> None:
        assert viewer.window.code.currentIndex().row() == 1
        QTest.keyClick(viewer.window.finding.field, Qt.Key.Key_Return)
        assert viewer.window.code.currentIndex().row() == 2

    in_viewer(look, lambda _viewer: None, step)


def test_a_file_that_is_another_than_listed_is_not_shown(
    viewed: ViewedFile, in_viewer: Callable[..., None]
) -> None:
    viewed.error = FileChangedError("/etc/motd")

    def check(viewer: Viewer) -> None:
        assert viewer.window.message.failure is viewed.error
        assert viewer.window.code.code is None

    in_viewer(check)
