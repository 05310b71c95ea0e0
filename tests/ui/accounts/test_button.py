"""The account button in every state of the sign-in, and its menu."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.accounts.rules.shared.shared_text import FaultKind, LineFault
from layerscope.desktop.accounts.switcher.button import AccountButton, IdentityState
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    ExpiredCredentialsError,
    NoCredentialsError,
    ProfileNotFoundError,
)
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.network import NameResolutionError
from layerscope.registry.errors.service import AccessDeniedError
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import FakeAws, identity
from support.fakes.layer_fakes import collected

NewButton = Callable[[AccountInUse], AccountButton]


@pytest.fixture
def new_button(qtbot: QtBot, theme: Theme) -> NewButton:
    def new(presenter: AccountInUse) -> AccountButton:
        button = AccountButton(presenter, theme)
        qtbot.addWidget(button)
        return button

    return new


def texts(button: AccountButton) -> list[str]:
    return [button.findChild(QLabel, name).text() for name in ("accountName", "accountPlace")]


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(text))


def opened_menu(button: AccountButton) -> QMenu:
    menu = button.findChild(QMenu, "accountMenu")
    menu.aboutToShow.emit()
    return menu


def test_it_tells_as_whom_and_where(run_async: RunAsync, aws: FakeAws, new_button: NewButton) -> None:
    async def go() -> None:
        aws.held["dev"] = threading.Event()
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.start(Account(profile="dev"))
        await until(lambda: presenter.profiles)
        assert texts(button) == ["dev", "checking identity… · eu-central-1"]
        assert button._sign_in() is IdentityState.ASKING
        assert button.toolTip() == "Checking identity"
        aws.held["dev"].set()
        await presenter.identified()
        assert texts(button) == ["dev", "111122223333 · eu-central-1"]
        assert button._sign_in() is IdentityState.KNOWN
        assert button.toolTip() == "arn:aws:iam::111122223333:user/operator"
        presenter.choose(Account(profile="prod", registry_id="777788889999"))
        await presenter.identified()
        assert texts(button) == ["prod", "111122223333 → 777788889999 · eu-central-1"]
        assert button.accessibleName() == "Account"
        assert button.accessibleDescription().startswith("prod 111122223333 → 777788889999")

    run_async(go())


@pytest.mark.parametrize(
    "error",
    [
        ExpiredCredentialsError("over"),
        NoCredentialsError("none"),
        ProfileNotFoundError("gone"),
        AccessDeniedError("no", denial=Denial()),
        NameResolutionError("offline"),
    ],
)
def test_a_failed_sign_in_is_said_in_words_and_keeps_its_region(
    run_async: RunAsync,
    aws: FakeAws,
    new_button: NewButton,
    error: RegistryError,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def go() -> None:
        aws.identities[None] = error
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.choose(Account(region="us-west-2"))
        await presenter.identified()
        title, *rest = button.toolTip().split("\n")
        assert texts(button) == ["Default credential chain", "not connected · us-west-2"]
        monkeypatch.setenv("AWS_REGION", "eu-west-3")
        presenter.choose(Account())
        await presenter.identified()
        assert texts(button)[1] == "not connected · eu-west-3"
        assert len(rest) == 2
        assert all(rest)
        assert button._sign_in() is IdentityState.FAILED
        assert title in button.accessibleDescription()

    run_async(go())


def test_without_a_region_the_next_step_is_on_the_button(
    run_async: RunAsync, aws: FakeAws, new_button: NewButton
) -> None:
    async def go() -> None:
        aws.identities[None] = identity(region="")
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.start(Account())
        await until(lambda: presenter.identity and presenter.regions)
        assert texts(button) == ["Default credential chain", "111122223333 · choose a region"]
        regions = entry(opened_menu(button), "Region").menu()
        assert not any(action.isChecked() for action in regions.actions())
        entry(regions, "US East (N. Virginia) us-east-1").trigger()
        assert presenter.account == Account(region="us-east-1")

    run_async(go())


def test_long_names_leave_go_to_its_room(run_async: RunAsync, aws: FakeAws, new_button: NewButton) -> None:
    async def go() -> None:
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.choose(Account(profile="AWSAdministratorAccess-" * 5))
        await presenter.identified()
        assert button.sizeHint().width() < 620

    run_async(go())


def test_the_menu_has_every_profile_and_chooses(
    run_async: RunAsync, aws: FakeAws, new_button: NewButton
) -> None:
    async def go() -> None:
        aws.profiles = tuple(Profile(f"team-{n:02} & co") for n in range(20))
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.start(Account())
        await until(lambda: presenter.profiles and presenter.regions)
        menu = opened_menu(button)
        assert entries(menu)[:3] == ["Default credential chain", "team-00 && co", "team-01 && co"]
        assert len(entries(menu)) == 1 + 20 + 6
        assert entry(menu, "Default credential").isChecked()
        entry(menu, "team-07").trigger()
        assert presenter.account == Account(profile="team-07 & co")
        menu = opened_menu(button)
        assert [a.text() for a in menu.actions() if a.isChecked()] == ["team-07 && co"]
        assert len(menu.findChildren(QMenu)) <= 2  # those of the time before are on their way out

    run_async(go())


def test_another_features_action_is_in_the_menu_while_it_can_be_done(
    aws: FakeAws, new_button: NewButton
) -> None:
    button = new_button(aws.presenter())
    action = QAction("Sign in…", button)
    button.offer(action)
    assert "Sign in…" in entries(opened_menu(button))
    action.setEnabled(False)
    assert "Sign in…" not in entries(opened_menu(button))


def test_of_many_profiles_the_menu_has_those_used_last(
    run_async: RunAsync, aws: FakeAws, new_button: NewButton
) -> None:
    async def go() -> None:
        aws.profiles = tuple(Profile(f"team-{n:02}", colour="#e5484d") for n in range(60))
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.start(Account("team-30"))
        await until(lambda: presenter.profiles)
        for name in ("team-07", "team-44"):
            presenter.choose(Account(name))
        menu = opened_menu(button)
        offered = ["Default credential chain", "team-44", "team-07", "team-30", "Search all profiles…"]
        # Beside a name stands its account, once it is known.
        assert [text.partition(" · ")[0] for text in entries(menu)[:5]] == offered
        assert not entry(menu, "team-44").icon().isNull()
        entry(menu, "Search").trigger()
        await until(button.findChild(QWidget, "switcher").isVisible)
        button.findChild(QWidget, "switcher").close()

    run_async(go())


def test_a_profiles_colour_is_seen_and_told(run_async: RunAsync, aws: FakeAws, new_button: NewButton) -> None:
    async def go() -> None:
        aws.profiles = (Profile("prod", colour="#e5484d"), Profile("dev"))
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.start(Account("prod"))
        await until(lambda: presenter.profiles and presenter.identity)
        button.resize(button.sizeHint())
        edge = lambda: button.grab().toImage().pixelColor(4, button.height() // 2).name()  # noqa: E731
        assert edge() == "#e5484d"
        assert button.toolTip().endswith("Color: Red, for production")
        presenter.choose(Account("dev"))
        await presenter.identified()
        assert edge() != "#e5484d"
        assert "Color" not in button.toolTip()

    run_async(go())


def test_a_profile_that_is_gone_and_files_that_are_broken_are_told(
    run_async: RunAsync, aws: FakeAws, new_button: NewButton
) -> None:
    async def go() -> None:
        aws.profiles = ()
        aws.problems = (LineFault(3, FaultKind.NO_SIGN, "prod").issue(Path("config")),)
        aws.identities["gone"] = ProfileNotFoundError("gone")
        presenter = aws.presenter()
        button = new_button(presenter)
        presenter.start(Account(profile="gone"))
        await until(lambda: presenter.catalogue.file_problems and presenter.identity_error)
        asked = collected(button.profiles_asked.connect)
        menu = opened_menu(button)
        assert entry(menu, "gone").text() == "gone · profile not found"
        assert entry(menu, "gone").isChecked()
        told = menu.actions()[2]
        assert told.text() == "config, line 3 is not valid: it is neither a [section] nor name = value."
        assert "[prod] is ignored" in told.toolTip()
        told.trigger()
        assert asked == [()]
        entry(menu, "Reload profiles").trigger()
        await until(lambda: aws.forgotten)

    run_async(go())


def test_the_dialog_belongs_to_the_window(
    run_async: RunAsync, aws: FakeAws, new_button: NewButton, qtbot: QtBot
) -> None:
    async def go() -> None:
        presenter = aws.presenter()
        button = new_button(presenter)
        button.show()
        presenter.start(Account(profile="dev"))
        await until(lambda: presenter.identity)
        entry(opened_menu(button), "Registry and").trigger()
        dialog = button.findChild(QDialog, "accountDetails")
        assert dialog.parentWidget() is button.window()
        dialog._registry.setText("4444-5555-6666")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert presenter.account == Account(profile="dev", registry_id="444455556666")

    run_async(go())
