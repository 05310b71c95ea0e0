"""The two lists on a shell of their own: what they read, choose, hand on and offer."""

from __future__ import annotations

from PySide6.QtGui import QAction

from layerscope.desktop.browse import feature
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell

REPOSITORIES = (Repository("team/app"), Repository("team/web"))


def test_the_registry_is_listed_and_a_choice_is_everybodys(fake: FakeShell, run_async: RunAsync) -> None:
    browse, shell = feature.install(fake.shell), fake.shell
    chosen: list[object] = []
    shell.selection.repository_changed.connect(chosen.append)

    async def go() -> None:
        session = fake.choose_account()
        session.repository_pages = [REPOSITORIES]
        await until(lambda: browse.repositories.model.rowCount() == len(REPOSITORIES))
        assert await shell.navigator.repositories.select("team/web")
        assert shell.navigator.current_repository() == "team/web"
        assert browse.images.repository == Repository("team/web")
        fake.choose_account()  # nothing of the former one stays
        assert shell.selection.repository is None
        assert browse.images.repository is None

    run_async(go())
    assert chosen[0] == Repository("team/web")
    assert set(chosen[1:]) == {None}


def test_a_failure_is_reported_diagnosed_and_asked_again(fake: FakeShell, run_async: RunAsync) -> None:
    browse, session = feature.install(fake.shell), fake.shell.session
    failed: list[object] = []
    wanted: list[bool] = []
    session.failed.connect(failed.append)
    session.renewal_wanted.connect(lambda: wanted.append(True))
    error = ExpiredCredentialsError("over")

    async def go() -> None:
        scripted = fake.choose_account()
        scripted.repository_error = error
        await until(lambda: browse.repositories.pane.state.failure is error)
        assert session.failures() == [error]
        browse.repositories.pane.diagnosis_asked.emit(error)
        assert session.retry()
        scripted.repository_error, scripted.repository_pages = None, [REPOSITORIES]
        session.ask_again()
        await until(lambda: browse.repositories.model.rowCount() == len(REPOSITORIES))

    run_async(go())
    assert failed == [error]
    assert wanted == [True]
    ((request, asked),) = fake.requested
    assert request == "diagnosis"
    assert asked.question.seen is error


def test_what_others_offer_fits_rows_only(fake: FakeShell) -> None:
    browse = feature.install(fake.shell)
    check = QAction("Check repository", fake.window)
    fake.shell.places.row_action(Row.REPOSITORY, check)
    browse.repositories.model.put(REPOSITORIES, show=True)
    for is_chosen in (False, True):
        if is_chosen:
            browse.repositories.view.choose("team/app")
        menu = browse.repositories.actions.menu()
        assert check in menu.actions()
        assert check.isEnabled() is is_chosen
        menu.deleteLater()


def test_another_repository_forgets_the_image(fake: FakeShell) -> None:
    feature.install(fake.shell)
    selection = fake.shell.selection
    selection.choose_image(ImageChoice("team/app", "sha256:1"))
    selection.choose_repository(Repository("team/web"))
    assert selection.image is None
