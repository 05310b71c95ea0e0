"""Accounts, installed on a shell: the button's menu, who is asking, and profiles that change meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QTableView

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.shared.copy_shared_profile import Draft
from layerscope.desktop.accounts import feature
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.tables.cells import CELL_ROLE
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


def test_a_new_profile_is_told_all_its_mistakes_at_once_and_each_goes_with_an_edit(
    run_async: RunAsync, fake: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)

    async def go() -> None:
        accounts = feature.install(fake.shell)
        fake.show()
        fake.shell.session.accounts.recent = Recent(regions=("eu-north-1",))
        form = accounts.profiles.open_form(Draft(OwnProfile("", OwnKind.KEYS)))
        fields = {each.objectName(): each for each in form.findChildren(QLineEdit)}
        assert fields["profileRegion"].text() == "eu-north-1"
        fields["profileRegion"].clear()
        form.accept()
        wrong = ["profileName", "profileAccessKeyId", "profileSecretAccessKey", "profileRegion"]
        assert [name for name in fields if (fields[name].accessibleDescription())] == wrong
        assert form.focusWidget() is fields["profileName"]
        QTest.keyClicks(fields["profileName"], "p")
        assert not form.findChild(QLabel, "profileNameMistake").isVisible()
        assert form.findChild(QLabel, "profileRegionMistake").isVisible()
        form.reject()

    run_async(go())


def test_the_profiles_dialog_marks_the_one_in_use(run_async: RunAsync, fake: FakeShell, aws: FakeAws) -> None:
    async def go() -> None:
        accounts = feature.install(fake.shell)
        fake.choose_account(Account("prod"))
        await fake.shell.session.accounts.take_profiles()
        known = fake.shell.session.accounts
        known.catalogue = replace(known.catalogue, marks={"dev": ProfileMark.THIS_RUN})
        accounts.profiles.open()
        await until(lambda: fake.window.findChild(QTableView, "profilesTable").model().rowCount() == 2)
        model = fake.window.findChild(QTableView, "profilesTable").model()
        cells = [model.index(row, 0).data(CELL_ROLE) for row in range(2)]
        assert [(cell.text, cell.note) for cell in cells] == [("dev", ""), ("prod", "in use")]
        fake.window.findChild(QDialog, "profilesDialog").close()

    run_async(go())
