"""Finding files on a shell of their own, whose answers the test gives."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable

import pytest

from layerscope.contents.model.entries import Kind
from layerscope.contents.service.replies import Hit, Hits, NotKnown
from layerscope.contents.service.requests import FindFile, ListLayers, OpenImage
from layerscope.desktop.find_file import feature, gathering
from layerscope.desktop.find_file.feature import FindFileFeature
from layerscope.desktop.find_file.pane import Reach
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.requests import FilePlace
from layerscope.registry.ecr.manifests import Manifests
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.contents_scripts import Scripted, a_read_image, digest
from support.fakes.shell import FakeShell

IMAGE = ImageChoice("team/app", digest(1), "1.4")
INDEX = IndexManifest("index", digest(5), (Descriptor(digest(2)),))
MANIFESTS: Manifests = {
    digest(1): a_read_image(1, 11, 12, size_bytes=100_000_000).manifest,
    digest(2): a_read_image(2, 11, 13, size_bytes=100_000_000).manifest,
    digest(3): ImageArchivedError("archived"),
    digest(5): INDEX,
}
LISTED = (
    ListedImage(digest(1), ("1.4",), pushed_at_s=100),
    ListedImage(digest(2), pushed_at_s=200),
    ListedImage(digest(3), ("old",)),
    ListedImage(digest(5), ("1.5",), pushed_at_s=200),
)
ENV = Hit(digest(11), b"usr/bin/env", Kind.FILE, 48_000)


@pytest.fixture
def scripted(fake: FakeShell) -> Scripted:
    return Scripted(fake)


@pytest.fixture
def start(
    fake: FakeShell, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], FindFileFeature]:
    """The feature in the loop, with a repository of four manifests."""

    async def images(_client: object, _repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
        yield LISTED[:2]
        yield LISTED[2:]

    async def manifests(_repository: str, digests: Iterable[str]) -> Manifests:
        return {each: MANIFESTS[each] for each in digests}

    def begin() -> FindFileFeature:
        monkeypatch.setattr(gathering, "list_images", images)
        installed = feature.install(fake.shell)
        fake.choose_account()
        monkeypatch.setattr(fake.session.kept, "manifests", manifests)
        fake.shell.selection.choose_repository(Repository("team/app"))
        scripted.show(IMAGE, a_read_image(1, 11, 12, size_bytes=100_000_000))
        return installed

    return begin


def texts(find: FindFileFeature) -> list[str]:
    rows = find.presenter.view.view.rows
    return [
        " | ".join(column.text(rows.row_at(at)) for column in rows.columns) for at in range(rows.rowCount())
    ]


def type_and_start(find: FindFileFeature, words: str) -> None:
    find.find.trigger()
    find.presenter.view.field.setText(words)
    find.presenter.view.start.click()


def test_known_layers_are_searched_and_the_others_are_offered(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        find = start()
        type_and_start(find, " env ")
        view = find.presenter.view
        asked = await scripted.answer(
            FindFile,
            lambda number: Hits(number, (ENV,)),
            lambda number: NotKnown(number, (digest(12), digest(13))),
        )
        assert (asked.words, asked.layers) == ("env", (digest(11), digest(12), digest(13)))
        await until(view.others.text)
        assert view.others.text() == "Read the others (200.0 MB)"
        assert view.pane.heading == "env in team/app"
        assert view.pane.note == (
            "1 file found. 3 distinct layers, 1 known, 200.0 MB to read. "
            "1 manifest could not be read; archived ones count."
        )
        (row,) = texts(find)
        assert row.startswith("/usr/bin/env | 48 kB | 0000…")
        assert row.endswith(" | 2 | 1.5, 1.4 | ")
        view.others.click()
        assert (await scripted.open(0, 90_000_000, place=0)).image.digest == digest(1)
        assert (await scripted.list()).layers == (2,)
        await scripted.answer(FindFile, place=1)
        assert (await scripted.open(0, 90_000_000, place=1)).image.digest == digest(2)
        assert (await scripted.list(place=1)).layers == (2,)
        other = Hit(digest(13), b"opt/env", Kind.FILE, 1)
        await scripted.answer(FindFile, lambda number: Hits(number, (other,)), place=2)
        await until(lambda: "all known" in view.pane.note)
        assert view.view.rows.rowCount() == 2
        assert not view.others.text()

    run_async(go())


def test_one_image_is_searched_alone(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        find = start()
        find.presenter.view.choose_reach(Reach.IMAGE)
        type_and_start(find, "*.jar")
        asked = await scripted.answer(FindFile)
        assert asked.layers == (digest(11), digest(12))
        await until(lambda: "Nothing" in find.presenter.view.pane.note)
        assert find.presenter.view.pane.heading == "*.jar in team/app:1.4"

    run_async(go())


def test_a_file_is_found_by_its_digest_and_else_by_path_and_size(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    place = FilePlace(b"usr/bin/env", 1, "team/app", digest(1), digest(99), 48_000)
    elsewhere = Hit(digest(13), b"usr/bin/env", Kind.FILE, 48_000)
    longer = Hit(digest(12), b"usr/bin/env", Kind.FILE, 50_000)

    async def go() -> None:
        find = start()
        fake.shell.requests.find_file.emit(place)
        by_digest = await scripted.answer(FindFile, lambda number: Hits(number, (ENV,)))
        by_path = await scripted.answer(
            FindFile, lambda number: Hits(number, (ENV, elsewhere, longer)), place=1
        )
        assert (by_digest.words, by_path.words) == (digest(99), "usr/bin/env")
        await until(lambda: "known" in find.presenter.view.pane.note)
        assert sorted(each.rpartition(" | ")[2] for each in texts(find)) == ["digest", "path and size"]
        assert find.presenter.view.pane.heading == "/usr/bin/env in team/app"

    run_async(go())


def test_that_a_digest_is_not_known_is_said(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        find = start()
        fake.shell.requests.find_file.emit(FilePlace(b"etc/a[1]", size_bytes=3))
        asked = await scripted.answer(FindFile)
        assert asked.words == "etc/a[[]1]"
        await until(lambda: "digest is unknown" in find.presenter.view.pane.note)

    run_async(go())


def test_a_row_leads_to_the_newest_image_that_has_it(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    shown: list[FilePlace] = []
    fake.shell.requests.show_file.connect(shown.append)

    async def go() -> None:
        find = start()
        type_and_start(find, "env")
        await scripted.answer(FindFile, lambda number: Hits(number, (ENV,)))
        view = find.presenter.view.view
        await until(view.rows.rowCount)
        view.row_activated.emit(view.rows.row_at(0))
        await until(lambda: shown)

    run_async(go())
    assert shown == [FilePlace(b"usr/bin/env", 1, "team/app", digest(1), size_bytes=48_000)]  # is open


def test_stopping_keeps_what_was_found(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        find = start()
        type_and_start(find, "env")
        view = find.presenter.view
        await scripted.answer(
            FindFile,
            lambda number: Hits(number, (ENV,)),
            lambda number: NotKnown(number, (digest(12),)),
        )
        await until(view.others.text)
        view.others.click()
        asked, _request = await scripted.asked(OpenImage)
        view.pane.stop.click()
        await until(lambda: not asked.is_heard)
        assert view.pane.note.startswith("Stopped. 1 file found.")
        assert view.others.text()
        assert not any(isinstance(each.request, ListLayers) for each in fake.contents.asked)

    run_async(go())


def test_nothing_typed_asks_for_words(
    fake: FakeShell, scripted: Scripted, start: Callable[[], FindFileFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        find = start()
        fake.shell.requests.find_file.emit(FilePlace(b""))
        assert fake.tabs.currentWidget() is find.presenter.view.pane
        find.presenter.view.start.click()
        assert fake.contents.asked == []

    run_async(go())
