"""The two lists on a shell of their own: what they read, choose, hand on and offer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.browse import feature
from layerscope.desktop.browse.lists.pane import ListPane
from layerscope.desktop.browse.lists.state import ListState
from layerscope.desktop.shell.for_several import for_several
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import UnknownManifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell

REPOSITORIES = (Repository("team/app"), Repository("team/web"))


def denied_call(operation: str) -> AccessDeniedError:
    denial = Denial("arn:aws:iam::111122223333:user/node", f"ecr:{operation}")
    return AccessDeniedError("no", denial=denial, subject=Subject(operation))


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


def test_repositories_that_may_not_be_listed_are_those_that_were_opened(
    fake: FakeShell, run_async: RunAsync
) -> None:
    shell = fake.shell
    opened = {"111122223333 eu-west-1": ("team/web:2", "team/app:1.4", "team/web:1", "no name")}
    shell.settings.value = replace(shell.settings.value, opened=opened)
    browse = feature.install(shell)
    denied = denied_call("DescribeRepositories")
    model, count = browse.repositories.model, browse.repositories.pane.findChild(QLabel, "repositoryCount")

    def names() -> list[str]:
        return [model.row_at(row).name for row in range(model.rowCount())]

    async def go() -> None:
        fake.choose_account(Account("node", "eu-west-1", "111122223333")).repository_error = denied
        await until(lambda: browse.repositories.pane.state.failure is denied)
        assert (names(), count.text()) == (["team/app", "team/web"], "2 opened by name")
        shell.selection.choose_repository(Repository("base/debian"))
        assert "base/debian" not in names()  # nothing of it was read yet: it may be mistyped
        assert browse.repositories.view.chosen == ""
        shell.selection.image_read.emit(ReadImage(UnknownManifest("", "d"), ImageKind.UNKNOWN))
        assert names() == ["base/debian", "team/app", "team/web"]
        assert browse.repositories.view.chosen == "base/debian"
        fake.session.repository_error, fake.session.repository_pages = None, [REPOSITORIES]
        browse.repositories.refresh()
        await until(lambda: names() == ["team/app", "team/web"])
        await until(lambda: count.text() == "2 repositories")

    run_async(go())


def test_what_may_not_be_listed_is_opened_by_what_is_typed(fake: FakeShell, run_async: RunAsync) -> None:
    browse, shell = feature.install(fake.shell), fake.shell
    repositories, images = browse.repositories, browse.images

    async def go() -> None:
        session = fake.choose_account(Account("node", "cn-north-1", "111122223333"))
        session.repository_error = denied_call("DescribeRepositories")
        await until(lambda: repositories.pane.state.failure is not None)
        enter(repositories.pane, "team/app:1.4")
        shell.selection.choose_repository(Repository("team/app"))
        images.pane.set_state(ListState(is_idle=False, failure=denied_call("DescribeImages")))
        enter(images.pane, "1.4")
        enter(images.pane, "sha256:" + "ab" * 32)
        images.model.put([ListedImage("sha256:1", ("1.5",))])
        enter(images.pane, "1.5")  # there is a row for it
        images.view.choose("sha256:1", announce=False)
        assert images.selected_uri() == "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/team/app:1.5"

    run_async(go())
    assert [text for name, text in fake.requested if name == "go to"] == [
        "team/app:1.4", "team/app:1.4", f"team/app@sha256:{'ab' * 32}",
    ]  # fmt: skip


def enter(pane: ListPane, text: str) -> None:
    pane.filter.setText(text)
    pane.show_face()
    QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    pane.filter.clear()


def test_of_several_rows_only_fits_what_acts_on_each(fake: FakeShell) -> None:
    browse = feature.install(fake.shell)
    single, each = QAction("One", fake.window), for_several(QAction("Each", fake.window))
    for action in (single, each):
        fake.shell.places.row_action(Row.REPOSITORY, action)
    browse.repositories.model.put(REPOSITORIES)
    browse.repositories.view.choose("team/app")
    QTest.keyClick(browse.repositories.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    menu = browse.repositories.actions.menu()
    assert (single.isEnabled(), each.isEnabled()) == (False, True)
    menu.deleteLater()
