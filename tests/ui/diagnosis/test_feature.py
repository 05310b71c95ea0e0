"""The Diagnosis tab on a shell of its own: what it is asked about, and where its findings lead."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from layerscope.desktop.diagnosis import feature
from layerscope.desktop.shell.asked import about_repository
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync
from support.fakes.layer_fakes import chosen, digest
from support.fakes.shell import FakeShell


def test_the_tab_is_there_and_comes_into_sight_for_whoever_asks(fake: FakeShell, run_async: RunAsync) -> None:
    diagnosis = feature.install(fake.shell)
    other = QWidget()
    fake.tabs.insertTab(0, other, "Layer")
    fake.tabs.setCurrentWidget(other)

    async def go() -> None:
        fake.shell.requests.diagnosis.emit(about_repository("team/app"))
        assert fake.tabs.currentWidget() is other  # nobody asks as nobody
        fake.choose_account()
        fake.shell.requests.diagnosis.emit(about_repository("team/app"))
        assert fake.tabs.currentWidget() is diagnosis.tab
        assert diagnosis.presenter.diagnosis is not None
        assert diagnosis.presenter.diagnosis.question.repository == "team/app"
        fake.choose_account()
        assert diagnosis.presenter.diagnosis is None

    run_async(go())
    assert fake.said == ["Choose an account first."]


def test_what_is_chosen_is_what_the_key_asks_about(fake: FakeShell, run_async: RunAsync) -> None:
    diagnosis, selection = feature.install(fake.shell), fake.shell.selection
    (ask,) = (action for action in fake.menu().every_action() if action.text() == "Diagnose")

    async def go() -> None:
        fake.choose_account()
        selection.choose_repository(Repository("team/app"))
        ask.trigger()
        assert diagnosis.presenter.diagnosis is not None
        assert diagnosis.presenter.diagnosis.question.image == ""
        selection.choose_image(ImageChoice("team/app", digest(9)))
        ask.trigger()
        assert diagnosis.presenter.diagnosis.question.image == digest(9)

    run_async(go())


def test_what_it_finds_is_handed_on(fake: FakeShell) -> None:
    diagnosis = feature.install(fake.shell)
    diagnosis.presenter.download_asked.emit(elsewhere := chosen())
    assert fake.requested == [("download", elsewhere, False)]
