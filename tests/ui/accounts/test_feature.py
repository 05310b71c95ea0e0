"""Accounts, installed on a shell: the button's menu, who is asking, and profiles that change meanwhile."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.accounts import feature
from layerscope.desktop.shell.places import Row
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import FakeAws
from support.fakes.shell import FakeShell


def test_it_is_in_the_bar_and_the_menu_and_takes_others_actions(run_async: RunAsync, fake: FakeShell) -> None:
    shell = fake.shell

    async def go() -> None:
        accounts = feature.install(shell)
        assert shell.places.bar_before == [accounts.button]
        texts = [action.text() for action in fake.menu().every_action() if action.text()]
        assert texts == ["Switch account…", "Profiles…"]
        shell.places.row_action(Row.ACCOUNT, QAction("Sign in…", fake.window))
        menu = accounts.button.findChild(QMenu, "accountMenu")
        menu.aboutToShow.emit()
        offered = {action.text(): action for action in menu.actions()}
        assert "Sign in…" in offered
        offered["Network settings…"].trigger()
        assert fake.requested == [("network settings",)]

    run_async(go())


def test_the_window_says_who_is_asking_or_why_that_is_not_known(
    run_async: RunAsync, fake: FakeShell, aws: FakeAws
) -> None:
    shown: list[str] = []
    aws.identities["prod"] = ExpiredCredentialsError("over")
    identity = fake.window.show_identity

    def show(text: str, details: str = "") -> None:
        shown.append(text)
        identity(text, details)

    fake.window.show_identity = show  # type: ignore[method-assign]

    async def go() -> None:
        feature.install(fake.shell)
        fake.choose_account(Account("dev"))
        await until(lambda: shown[-1:] == ["arn:aws:iam::111122223333:user/operator"])
        fake.choose_account(Account("prod"))
        await until(lambda: "expired" in shown[-1])

    run_async(go())
