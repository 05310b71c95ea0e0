"""The layers and their tabs on a shell of their own: from the chosen image to a layer's URL."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication

from layerscope.desktop.layer import feature
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.registry.errors.service import AccessDeniedError, LayersNotFoundError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import a_layer, an_image
from support.fakes.shell import FakeShell

_ACROSS = Qt.Orientation.Horizontal


def test_a_chosen_image_is_read_and_its_layer_has_a_url(fake: FakeShell, run_async: RunAsync) -> None:
    layers, shell = feature.install(fake.shell), fake.shell
    found = an_image(2)
    read: list[object] = []
    shell.selection.image_read.connect(read.append)

    async def go() -> None:
        session = fake.choose_account()
        session.images = {found.manifest.digest: found}
        shell.selection.choose_image(ImageChoice("team/app", found.manifest.digest, "1.4"))
        assert await shell.navigator.image.settled() is found
        assert shell.navigator.image.choose_layer(a_layer(2).digest)
        await until(lambda: session.asked_urls)
        assert shell.selection.layer is not None
        assert shell.selection.layer.layer == a_layer(2)
        layers.layer.download(ask_where=True)
        shell.selection.choose_image(None)
        assert shell.selection.layer is None

    run_async(go())
    assert read == [found]
    ((request, chosen, ask),) = fake.requested
    assert (request, chosen.layer, ask) == ("download", a_layer(2), True)


def test_a_layers_state_is_the_worst_that_is_known(fake: FakeShell, run_async: RunAsync) -> None:
    """Whoever tried to read it says so by a request: a test, a download, a diagnosis."""
    layers, shell = feature.install(fake.shell), fake.shell
    found = an_image(2)

    def states() -> list[str]:
        model = layers.pane.view.model()
        column = next(n for n in range(model.columnCount()) if model.headerData(n, _ACROSS) == "State")
        return sorted(str(model.index(row, column).data()) for row in range(model.rowCount()))

    async def go() -> None:
        session = fake.choose_account()
        session.images = {found.manifest.digest: found}
        shell.selection.choose_image(ImageChoice("team/app", found.manifest.digest, "1.4"))
        await shell.navigator.image.settled()
        shell.navigator.image.choose_layer(a_layer(2).digest)
        before, ref = states(), LayerRef("team/app", a_layer(2).digest)
        shell.requests.layer_read.emit(ref, "Digest mismatch", True)
        assert states() != before
        assert "Failed" in states()
        assert shell.selection.layer is not None
        assert shell.selection.layer.layer.state.failure == "Digest mismatch"
        other = LayerRef("team/other", a_layer(1).digest)
        shell.requests.layer_read.emit(other, "of another repository", False)
        assert states().count("Failed") == 1
        shell.requests.layer_read.emit(ref, "", False)  # a byte came: its content is no better by that
        assert "Failed" in states()
        shell.requests.layer_read.emit(ref, "", True)
        assert states() == before
        shell.requests.layer_read.emit(ref, "S3 denied it", False)
        assert "Failed" in states()
        shell.requests.layer_read.emit(ref, "", False)
        assert states() == before
        assert shell.selection.layer.layer.state.failure == ""
        shell.selection.choose_image(None)

    run_async(go())


def test_what_fails_is_reported_and_asked_about(fake: FakeShell) -> None:
    layers, error = feature.install(fake.shell), AccessDeniedError("no")
    failed: list[object] = []
    fake.shell.session.failed.connect(failed.append)
    fake.shell.selection.choose_image(image := ImageChoice("team/app", "sha256:" + "1" * 64))
    fake.shell.navigator.image.show_failure(image, error)
    layers.pane.diagnosis_asked.emit(error)
    assert failed == [error]
    ((request, asked),) = fake.requested
    assert request == "diagnosis"
    assert (asked.question.image, asked.question.seen) == (image.digest, error)


def test_others_offer_behind_more_too(fake: FakeShell) -> None:
    layers = feature.install(fake.shell)
    export = QAction("Export image…", fake.window)
    fake.shell.places.row_action(Row.PANEL, export)
    assert export in layers.tabs.panel.actions_row.more.menu().actions()


def test_layers_that_have_no_url_are_told_of(fake: FakeShell, run_async: RunAsync) -> None:
    layers, shell = feature.install(fake.shell), fake.shell
    found = an_image(3)

    async def url_of(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        if ref.digest != a_layer(2).digest:
            raise LayersNotFoundError("not there")
        return PresignedUrl(f"https://store.example/{ref.digest}", ref.digest)

    async def go() -> None:
        fake.choose_account().images = {found.manifest.digest: found}
        shell.selection.choose_image(ImageChoice("team/app", found.manifest.digest, "1.4"))
        await shell.navigator.image.settled()
        layers.pane.view.selectAll()
        layers.several.url_of = url_of
        layers.several.copy_urls()
        await until(lambda: fake.said)

    run_async(go())
    assert fake.said[-1].startswith("Copied 1 presigned URL. 2 layers have none: ")
    assert QGuiApplication.clipboard().text() == f"https://store.example/{a_layer(2).digest}"


def test_several_layers_are_downloaded_and_copied_together(fake: FakeShell, run_async: RunAsync) -> None:
    layers, shell = feature.install(fake.shell), fake.shell
    found = an_image(3)

    async def go() -> None:
        fake.choose_account().images = {found.manifest.digest: found}
        shell.selection.choose_image(ImageChoice("team/app", found.manifest.digest, "1.4"))
        await shell.navigator.image.settled()
        assert layers.several.actions() == ()
        shell.navigator.image.choose_layer(a_layer(3).digest)
        layers.pane.view.selectAll()
        assert shell.selection.layer is not None
        assert shell.selection.layer.layer == a_layer(3)  # the details stay with it
        urls, copy, download = layers.several.actions()
        texts = [urls.text(), copy.text(), download.text()[:17]]
        assert texts == ["Copy 3 presigned URLs", "Copy 3 digests", "Download 3 layers"]
        copy.trigger()
        assert len(QGuiApplication.clipboard().text().split()) == 3
        urls.trigger()
        await until(lambda: fake.said[-1] == "Copied 3 presigned URLs.")
        assert QGuiApplication.clipboard().text().split() == ["https://store.example/blob"] * 3
        download.trigger()
        await until(lambda: len(fake.runner.layers) == 3)

    run_async(go())
    assert fake.requested == []
    assert fake.said[-1].startswith("Downloading 3 layers")
