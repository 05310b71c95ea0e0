"""Images that were opened by name: the rows they get where the images may not be listed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images import opened
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.opened import OpenedImage
from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.browse_fakes import Listed, child, digest, image, index

APP, WEB = Repository("app"), Repository("web")
DENIED = AccessDeniedError(
    "no",
    denial=Denial("arn:aws:iam::111122223333:user/node", "ecr:DescribeImages"),
    subject=Subject("DescribeImages", "app"),
)
CHILDREN = (child("amd", architecture="amd64"), child("arm", architecture="arm64"))


class Denying:
    """A registry that gives images by name, and lists them once `listed` has no error."""

    def __init__(self) -> None:
        self.listed = Listed(error=DENIED)
        self.readable = {each.digest: each for each in (index("idx"), image("one"), image("two"))}

    def pages(self, repository: str):  # type: ignore[no-untyped-def]
        return self.listed.read(repository)

    async def named(self, repository: str, digests: Sequence[str]) -> dict[str, Sequence[ImageChild]]:
        return {}

    async def children(self, repository: str, digest: str) -> Sequence[ImageChild]:
        return CHILDREN

    async def opened(self, repository: str, digest: str) -> OpenedImage:
        await asyncio.sleep(0)
        if digest not in self.readable:
            raise ImageNotFoundError("gone")
        read = self.readable[digest]
        return OpenedImage(read, CHILDREN if read.media_type.endswith("index.v1+json") else ())


@pytest.fixture
def presenter(
    theme: Theme, qtbot: QtBot, watched: Callable[[ImagesModel], ImagesModel], sayings: list[str]
) -> Iterator[ImagesPresenter]:
    lost: list[BaseException] = []
    presenter = ImagesPresenter(Tasks(lambda _key, error: lost.append(error)), theme, sayings.append)
    watched(presenter.model)
    qtbot.addWidget(presenter.pane)
    presenter.pane.show()
    yield presenter
    assert lost == []


async def _enter(presenter: ImagesPresenter, source: Denying, repository: Repository = APP) -> None:
    presenter.open(repository, source)
    await until(lambda: not presenter.pane.state.is_reading)


async def _open(presenter: ImagesPresenter, name: str, tag: str = "") -> None:
    presenter.opened.open(
        ImageChoice(presenter.repository.name if presenter.repository else "", digest(name), tag)
    )
    await until(lambda: not presenter.opened._tasks.is_running(opened.OPENING))


def _rows(presenter: ImagesPresenter) -> list[str]:
    model = presenter.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _told(presenter: ImagesPresenter, name: str, within: str = "") -> str:
    part = presenter.pane.findChild(QWidget, within) if within else presenter.pane
    label = part.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    assert label.isVisible()
    return label.text()


def test_an_index_opens_into_its_platforms_and_is_chosen(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    told: list[object] = []
    presenter.image_chosen.connect(told.append)

    async def scenario() -> None:
        await _enter(presenter, Denying())
        assert _told(presenter, "listMessage") == "Type a tag or digest above and press Enter to open it"
        await _open(presenter, "idx", "v2")
        assert _told(presenter, "errorTitle", "denialLine").startswith(
            "Images are not listed: ecr:DescribeImages"
        )
        assert presenter.pane.findChild(QWidget, "failureBanner").isHidden()
        assert _told(presenter, "imageCount") == "1 opened by name"
        assert _rows(presenter) == ["v2", "linux/amd64", "linux/arm64"]
        assert presenter.view.chosen == digest("idx")
        assert told == []  # whoever opened it has it already
        assert presenter.view.choose(f"{digest('idx')}/{digest('arm')}")

    run_async(scenario())
    (choice,) = told
    assert isinstance(choice, ImageChoice)
    assert (choice.digest, choice.tag, choice.index_digest) == (digest("arm"), "v2", digest("idx"))


def test_a_platform_that_was_opened_first_goes_below_its_index(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        source = Denying()
        source.readable[digest("arm")] = image("arm")
        await _enter(presenter, source)
        await _open(presenter, "arm")
        await _open(presenter, "idx", "v2")
        assert _rows(presenter) == ["v2", "linux/amd64", "linux/arm64"]
        await _open(presenter, "arm")
        assert presenter.view.chosen == f"{digest('idx')}/{digest('arm')}"

    run_async(scenario())


def test_a_tag_that_moved_is_the_other_images(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        await _enter(presenter, Denying())
        await _open(presenter, "one", "v1")
        assert not await presenter.select("v1")  # nobody listed it: it is to be asked for anew
        assert await presenter.select(digest("one"))
        await _open(presenter, "two", "v1")
        assert presenter.name_of(digest("two")) == "v1"
        assert presenter.name_of(digest("one")) == ""

    run_async(scenario())


def test_what_was_opened_comes_back_until_it_is_listed(
    presenter: ImagesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        source = Denying()
        await _enter(presenter, source)
        await _open(presenter, "one", "v1")
        await _open(presenter, "gone", "v3")
        assert _rows(presenter) == ["v1"]
        await _enter(presenter, source, WEB)
        assert _rows(presenter) == []
        await _enter(presenter, source)
        assert _rows(presenter) == ["v1"]
        assert presenter.pane.view.isVisible()
        source.listed = Listed([image("two", "v2")])
        presenter.refresh()
        await until(lambda: presenter.as_of_s is not None)
        assert _rows(presenter) == ["v2"]
        assert len(presenter.opened) == 0
        await _enter(presenter, Denying(), WEB)
        presenter.opened.forget()
        await _enter(presenter, Denying())
        assert _rows(presenter) == []

    run_async(scenario())


def test_no_more_rows_are_kept_than_may_be(
    presenter: ImagesPresenter, run_async: RunAsync, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "MOST_KEPT", 1)

    async def scenario() -> None:
        source = Denying()
        await _enter(presenter, source)
        await _open(presenter, "one", "v1")
        await _open(presenter, "two", "v2")
        await _enter(presenter, source)
        assert _rows(presenter) == ["v2"]

    run_async(scenario())


def test_a_listed_image_needs_no_row(presenter: ImagesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        source = Denying()
        source.listed = Listed([ListedImage(digest("one"), ("v1",))])
        await _enter(presenter, source)
        await _open(presenter, "one", "v1")
        assert len(presenter.opened) == 0
        assert await presenter.select("v1")

    run_async(scenario())
