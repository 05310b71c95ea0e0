"""The layers and their tabs on a shell of their own: from the chosen image to a layer's URL."""

from __future__ import annotations

from PySide6.QtGui import QAction

from layerscope.desktop.layer import feature
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.registry.errors.service import AccessDeniedError
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import a_layer, an_image
from support.fakes.shell import FakeShell


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
