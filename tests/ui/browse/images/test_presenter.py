"""The list of images: opening indexes, choosing, copying, and keeping what is chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.presenter import ImagesPresenter, Pages
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.service import ThrottledError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, emitted, until
from support.fakes.browse_fakes import Listed, child, digest, image, index

URI = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app"
APP = Repository("app", uri=URI)
IMAGES = (
    index("idx", "v2", "latest", pushed_at_s=9.0, size_bytes=5000),
    image("amd", pushed_at_s=8.0, size_bytes=5000),
    image("old", "v1", pushed_at_s=1.0),
)
CHILDREN = (child("amd", architecture="amd64"), child("proof", ImageKind.BUILDKIT_ATTESTATION))


class Registry:
    """What the presenter asks: `listed`, and the children it gives once `gate` is open."""

    def __init__(self, listed: Listed | None = None) -> None:
        self.listed = listed or Listed(IMAGES)
        self.asked: list[tuple[str, str]] = []
        self.error: Exception | None = None
        self.names: dict[str, Sequence[ImageChild]] = {}
        self.named_asked: list[Sequence[str]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    def pages(self, repository: str) -> Pages[ListedImage]:
        return self.listed.read(repository)

    async def named(self, repository: str, digests: Sequence[str]) -> dict[str, Sequence[ImageChild]]:
        self.named_asked.append(digests)
        return {digest: self.names[digest] for digest in digests if digest in self.names}

    async def children(self, repository: str, digest: str) -> Sequence[ImageChild]:
        self.asked.append((repository, digest))
        await self.gate.wait()
        if self.error:
            raise self.error
        return CHILDREN


@pytest.fixture
def presenter(
    theme: Theme, qtbot: QtBot, watched: Callable[[ImagesModel], ImagesModel], sayings: list[str]
) -> Iterator[ImagesPresenter]:
    lost: list[tuple[str, BaseException]] = []
    presenter = ImagesPresenter(Tasks(lambda key, error: lost.append((key, error))), theme, sayings.append)
    watched(presenter.model)
    qtbot.addWidget(presenter.pane)
    presenter.pane.resize(450, 300)
    presenter.pane.show()
    yield presenter
    assert lost == []


async def _read(presenter: ImagesPresenter, registry: Registry | None = None) -> Registry:
    registry = registry or Registry()
    presenter.open(APP, registry)
    await until(lambda: not presenter.pane.state.is_reading)
    return registry


def _cells(presenter: ImagesPresenter, column: int = 0) -> list[str]:
    model = presenter.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def _press(presenter: ImagesPresenter, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(presenter.view, key)


def _text(presenter: ImagesPresenter, name: str) -> str:
    label = presenter.pane.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_parts_have_the_names_that_stay(presenter: ImagesPresenter) -> None:
    field = presenter.pane.findChild(QLineEdit, "imageFilter")
    assert (presenter.view.objectName(), presenter.view.accessibleName()) == ("images", "Images")
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Filter images"
    headings = [presenter.model.headerData(c, Qt.Orientation.Horizontal) for c in range(4)]
    assert headings == ["Tags", "Platform", "Size", "Pushed"]


def test_counts_and_empty_faces(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    assert _text(presenter, "listMessage") == "Choose a repository to see its images"
    run_async(_read(presenter, Registry(Listed((*IMAGES, image("cold", "v0", status="ARCHIVED"))))))
    assert _text(presenter, "imageCount") == "4 images · 1 archived"
    presenter.pane.filter.setText("v9")
    assert _text(presenter, "listMessage") == "No images match “v9”"
    assert _text(presenter, "imageCount") == "0 of 4 images"
    presenter.pane.filter.clear()
    run_async(_read(presenter, Registry(Listed())))
    assert _text(presenter, "listMessage") == "This repository has no images"


def test_right_opens_and_enters_left_closes_and_leaves(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    left: list[str] = []
    presenter.left_pressed.connect(lambda: left.append("left"))
    presenter.right_pressed.connect(lambda: left.append("right"))

    async def scenario() -> None:
        registry = await _read(presenter)
        await presenter.select("v2")
        _press(presenter, Qt.Key.Key_Right)
        await until(lambda: "linux/amd64" in _cells(presenter))
        assert registry.asked == [("app", digest("idx"))]

    run_async(scenario())
    assert _cells(presenter) == ["v2 latest", "linux/amd64", "attestations (1)", "v1"]
    _press(presenter, Qt.Key.Key_Right)
    assert left == ["right"]
    _press(presenter, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert left == ["right", "right"]
    _press(presenter, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert len(_cells(presenter)) == 5
    _press(presenter, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert presenter.view.currentIndex().data() == "v2 latest"
    _press(presenter, Qt.Key.Key_Left)
    assert len(_cells(presenter)) == 2
    _press(presenter, Qt.Key.Key_Left)
    assert left == ["right", "right", "left"]


def test_a_click_on_the_arrow_opens(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        await _read(presenter)
        await asyncio.sleep(0)
        view = presenter.view
        rect = view.visualRect(presenter.model.index(0, 0))
        arrow = QPoint(rect.left() + rect.height() // 2, rect.center().y())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
        await until(lambda: "linux/amd64" in _cells(presenter))

    run_async(scenario())


def test_each_choice_says_what_it_is(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    chosen: list[ImageChoice] = []
    presenter.image_chosen.connect(chosen.append)

    async def scenario() -> None:
        await _read(presenter)
        await presenter.select("latest")
        presenter.model.set_open(digest("idx"), is_open=True)
        await until(lambda: "linux/amd64" in _cells(presenter))
        assert await presenter.select(digest("amd"))

    run_async(scenario())
    _press(presenter, Qt.Key.Key_Down)  # the fold is no image: what it is about is shown
    index = ImageChoice("app", digest("idx"), "v2", kind=ImageKind.INDEX, size_bytes=5000, pushed_at_s=9.0)
    assert chosen == [
        index,
        ImageChoice(
            "app", digest("amd"), "v2", digest("idx"), Platform("linux", "amd64"),
            size_bytes=5000, pushed_at_s=8.0,
        ),
        index,
    ]  # fmt: skip
    assert presenter.selected() is None


def test_a_failing_index_offers_to_try_again(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        registry = Registry()
        registry.error = ThrottledError("Rate exceeded")
        await _read(presenter, registry)
        await presenter.select("v2")
        _press(presenter, Qt.Key.Key_Right)
        await until(lambda: "try again" in _cells(presenter, 1))
        registry.error = None
        _press(presenter, Qt.Key.Key_Down, Qt.Key.Key_Return)
        await until(lambda: "linux/amd64" in _cells(presenter))
        assert len(registry.asked) == 2

    run_async(scenario())


def test_an_index_is_asked_for_once(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        registry = Registry()
        registry.gate.clear()
        await _read(presenter, registry)
        for is_open in (True, False, True):
            presenter.model.set_open(digest("idx"), is_open=is_open)
        await until(lambda: registry.asked)
        registry.gate.set()
        await until(lambda: "linux/amd64" in _cells(presenter))
        assert len(registry.asked) == 1

    run_async(scenario())


def test_children_of_the_repository_before_are_dropped(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        registry = Registry()
        registry.gate.clear()
        await _read(presenter, registry)
        presenter.model.set_open(digest("idx"), is_open=True)
        await until(lambda: registry.asked)
        await _read(presenter, Registry(Listed(IMAGES)))
        registry.gate.set()
        await asyncio.sleep(0)
        assert len(_cells(presenter)) == 3

    run_async(scenario())


def test_a_refresh_keeps_what_is_open_and_chosen(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        registry = await _read(presenter)
        presenter.model.set_open(digest("idx"), is_open=True)
        await until(lambda: "linux/amd64" in _cells(presenter))
        await presenter.select(digest("amd"))
        chosen: list[object] = []
        presenter.image_chosen.connect(chosen.append)
        new = image("new", "v3", pushed_at_s=10.0)
        registry.listed.pages = [(new, *IMAGES[:2])]
        presenter.refresh()
        await until(lambda: not presenter.pane.state.is_reading)
        assert _cells(presenter) == ["v3", "v2 latest", "linux/amd64", "attestations (1)"]
        assert presenter.view.currentIndex().data() == "linux/amd64"
        assert chosen == []

    run_async(scenario())


def test_a_tag_that_moved_is_found_where_it_is_now(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        registry = await _read(presenter)
        registry.listed.pages = [(image("old", "v1", "latest"), index("idx", "v2"))]
        presenter.refresh()
        await until(lambda: not presenter.pane.state.is_reading)
        assert await presenter.select("latest")
        choice = presenter.selected()
        assert choice is not None
        assert choice.digest == digest("old")
        assert not await presenter.select("gone")

    run_async(scenario())


def test_select_finds_what_a_closed_index_holds(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        await _read(presenter)
        presenter.model.set_open(digest("idx"), is_open=True)
        await until(lambda: "linux/amd64" in _cells(presenter))
        presenter.model.set_open(digest("idx"), is_open=False)
        presenter.pane.filter.setText("v1")
        assert await presenter.select(digest("amd"))
        assert presenter.pane.filter.text() == ""
        assert presenter.view.currentIndex().data() == "linux/amd64"

    run_async(scenario())


def test_copying(presenter: ImagesPresenter, run_async: RunAsync, sayings: list[str]) -> None:
    run_async(_read(presenter))
    run_async(presenter.select("v2"))
    clipboard = QGuiApplication.clipboard()
    presenter.actions.copy_uri.trigger()
    assert clipboard.text() == presenter.selected_uri() == f"{URI}:v2"
    presenter.actions.copy_tags.trigger()
    assert clipboard.text() == "v2\nlatest"
    presenter.actions.copy_digest.trigger()
    assert clipboard.text() == digest("idx")
    run_async(presenter.select(digest("amd")))
    presenter.actions.copy_uri.trigger()
    assert clipboard.text() == f"{URI}@{digest('amd')}"
    assert sayings[0] == f"Copied {URI}:v2"
    menu = presenter.actions.menu()
    assert not presenter.actions.copy_tags.isEnabled()
    menu.close()


def test_a_platform_learnt_later_is_shown(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    run_async(_read(presenter))
    presenter.learn(digest("old"), ImageKind.IMAGE, "arm64")
    assert _cells(presenter, 1)[-1] == "arm64"
    nameless = child("amd")
    presenter.model.set_children(digest("idx"), [nameless])
    presenter.model.set_open(digest("idx"), is_open=True)
    assert _cells(presenter, 1)[1] == ""
    presenter.learn(digest("amd"), ImageKind.IMAGE, "linux/arm64")  # as its config tells, its index does not
    assert _cells(presenter, 1)[1] == "linux/arm64"
    presenter.learn(digest("old"), ImageKind.WASM)
    assert _cells(presenter, 1)[-1] == "WebAssembly module"


def test_closing_forgets_everything(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    run_async(_read(presenter))

    async def scenario() -> None:
        await presenter.select("v1")
        presenter.close()

    run_async(scenario())
    assert (_cells(presenter), presenter.selected(), presenter.selected_uri()) == ([], None, "")
    assert _text(presenter, "imageCount") == ""


def test_select_by_the_user_is_announced_once(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        await _read(presenter)
        await presenter.select("v2")
        (choice,) = await emitted(presenter.image_chosen, lambda: _press(presenter, Qt.Key.Key_End))
        assert choice.tag == "v1"

    run_async(scenario())


def test_what_an_index_names_stands_below_it_before_it_is_opened(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    registry = Registry()
    registry.names[digest("idx")] = CHILDREN

    async def read() -> None:
        await _read(presenter, registry)
        await until(lambda: registry.named_asked)
        await until(lambda: presenter.model.rowCount() == 2)
        assert _cells(presenter, 1)[0].startswith("1 platform")
        assert _text(presenter, "imageCount").startswith("2 images · 3 manifests")
        assert registry.asked == []
        assert await presenter.select(digest("amd"))
        await until(lambda: registry.asked)

    run_async(read())
    assert registry.named_asked == [[digest("idx")]]
    assert registry.asked == [("app", digest("idx"))]
    assert _cells(presenter) == ["v2 latest", "linux/amd64", "attestations (1)", "v1"]


def test_many_indexes_are_named_in_batches_newest_first(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    indexes = [index(f"i{n:04}", f"v{n}", pushed_at_s=float(n)) for n in range(120)]
    registry = Registry(Listed(indexes))
    registry.names = {image.digest: CHILDREN for image in indexes}

    async def read() -> None:
        await _read(presenter, registry)
        await until(lambda: len(registry.named_asked) == 2)

    run_async(read())
    assert [len(batch) for batch in registry.named_asked] == [100, 20]
    assert registry.named_asked[0][0] == indexes[-1].digest


def test_who_may_not_read_indexes_is_not_asked_again(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    indexes = [index(f"i{n:04}", f"v{n}") for n in range(250)]
    registry = run_async(_read(presenter, Registry(Listed(indexes))))

    async def settle() -> None:
        await until(lambda: registry.named_asked)
        for _ in range(5):
            await asyncio.sleep(0)

    run_async(settle())
    assert len(registry.named_asked) == 1


def test_other_features_actions_stand_in_the_menu_where_they_fit(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    run_async(_read(presenter))
    action = QAction("Check image")
    presenter.actions.offer(action, lambda row: isinstance(row, ListedImage))
    menu = presenter.actions.menu()
    assert action in menu.actions()
    assert not action.isEnabled()  # no row is chosen
    menu.aboutToHide.emit()
    assert action.isEnabled()  # its shortcut finds out by itself
    presenter.view.choose(digest("old"))
    menu.close()
    menu = presenter.actions.menu()
    assert action.isEnabled()
    menu.close()


def test_several_images_are_copied_and_handed_on_together(
    presenter: ImagesPresenter, run_async: RunAsync, sayings: list[str]
) -> None:
    run_async(_read(presenter))
    run_async(presenter.select("v1"))
    assert presenter.several() == ()
    presenter.view.selectAll()
    tags = [image.tag for image in presenter.several()]
    assert len(tags) == presenter.model.rowCount() == 3
    assert presenter.selected().tag == "v1"  # type: ignore[union-attr]
    menu = presenter.actions.menu()
    assert [action.text() for action in menu.actions()[:2]] == ["Copy 3 URIs", "Copy 3 digests"]
    presenter.actions.copy_uri.trigger()
    assert QGuiApplication.clipboard().text().split()[0] == f"{URI}:v2"
    assert sayings[-1] == f"Copied {URI}:v2 and 2 others"
    menu.aboutToHide.emit()
    menu.deleteLater()
    assert presenter.actions.copy_uri.text() == "Copy URI"


def test_the_only_row_stays_chosen_when_its_children_arrive(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    """By the keyboard, before what the index names was read."""
    registry = Registry(Listed((IMAGES[0], image("amd", pushed_at_s=8.0))))
    registry.names[digest("idx")] = CHILDREN
    chosen: list[ImageChoice] = []
    presenter.image_chosen.connect(chosen.append)

    async def scenario() -> None:
        presenter.open(APP, registry)
        await until(lambda: presenter.model.rowCount() > 0)
        presenter.view.setFocus()
        _press(presenter, Qt.Key.Key_Down)
        await until(lambda: presenter.model.rowCount() == 1)

    run_async(scenario())
    assert presenter.view.chosen == chosen[-1].digest == digest("idx")
    assert [index.row() for index in presenter.view.selectionModel().selectedRows()] == [0]
