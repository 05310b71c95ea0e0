"""The page over the work area: what it says, and what its buttons do."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.shared.shared_text import FaultKind, LineFault
from layerscope.desktop.accounts import feature as accounts_feature
from layerscope.desktop.network import feature as network_feature
from layerscope.desktop.shell.requests import AccountWish
from layerscope.desktop.shell.tab_order import in_reading_order
from layerscope.desktop.welcome import aws_files
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.credentials import (
    ExpiredCredentialsError,
    InvalidProfileError,
    MissingRegionError,
    NoCredentialsError,
    SecretNotAtHandError,
)
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.network import NameResolutionError, StoppedWaitingError, UnreachableError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.model.repositories import Repository
from layerscope.words.messages import words
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import PROFILES, identity
from support.samples.every_error import an_error, every_type
from ui.welcome.conftest import Bench


def test_without_credentials_every_way_to_an_account_is_a_button(run_async: RunAsync, bench: Bench) -> None:
    async def go() -> None:
        await bench.fails(NoCredentialsError("none"))
        assert bench.title() == "Connect to Amazon ECR"
        assert bench.buttons() == ["welcomeSso", "welcomeKeys", "welcomeImport", "openDemo"]
        for name in ("welcomeSso", "welcomeKeys", "welcomeImport"):
            bench.press(name)
        wishes = [AccountWish.SSO, AccountWish.KEYS, AccountWish.IMPORT]
        assert bench.fake.requested[-3:] == [("account", wish) for wish in wishes]

    run_async(go())


def test_a_profile_that_was_found_is_used_by_one_button(run_async: RunAsync, bench: Bench) -> None:
    async def go() -> None:
        bench.aws.profiles = PROFILES
        accounts = bench.fake.shell.session.accounts
        await accounts.take_profiles()
        await bench.fails(NoCredentialsError("none"))
        assert "useFoundProfile" in bench.buttons()
        view = bench.welcome.page.profiles.view
        assert [view.model().index(row, 0).data() for row in range(2)] == ["dev", "prod"]
        QTest.keyClick(view, Qt.Key.Key_Down)
        bench.press("useFoundProfile")
        assert accounts.account.profile == "prod"

    run_async(go())


def test_credentials_are_settled_before_the_region(run_async: RunAsync, bench: Bench) -> None:
    async def go() -> None:
        held = bench.aws.held[None] = threading.Event()
        bench.aws.identities[None] = NoCredentialsError("none")
        bench.fake.choose_account()
        bench.lists(failure=MissingRegionError("none"))
        assert bench.title().startswith("Waiting for")
        held.set()
        await until(lambda: bench.title() == "Connect to Amazon ECR")

    run_async(go())


def test_the_region_is_chosen_by_its_name(run_async: RunAsync, bench: Bench) -> None:
    bench.aws.identities[None] = identity(region="")

    async def go() -> None:
        accounts = bench.fake.shell.session.accounts
        bench.fake.choose_account()
        await until(lambda: len(accounts.regions) == 2)
        bench.lists(failure=MissingRegionError("none"))
        assert bench.title() == "Choose a region"
        assert bench.buttons() == ["useRegion"]
        field = bench.welcome.page.findChild(QComboBox, "welcomeRegion")
        assert field.currentText() == "US East (N. Virginia) us-east-1"
        edit = field.lineEdit()
        edit.selectAll()
        QTest.keyClicks(edit, "nowhere")
        bench.press("useRegion")
        assert accounts.account.region == ""
        edit.clear()
        QTest.keyClicks(edit, "frank")
        assert field.completer().completionCount() == 1
        assert field.completer().currentCompletion() == "Europe (Frankfurt) eu-central-1"
        edit.setText(field.completer().currentCompletion())
        bench.press("useRegion")
        assert accounts.account.region == "eu-central-1"

    run_async(go())


def test_the_region_used_last_stays_in_force(run_async: RunAsync, bench: Bench) -> None:
    bench.aws.identities[None] = bench.aws.identities["dev"] = identity(region="")

    async def go() -> None:
        accounts = bench.fake.shell.session.accounts
        bench.fake.choose_account(Account(region="us-east-1"))
        await bench.is_known()
        bench.fake.choose_account(Account("dev"))
        await until(lambda: accounts.account == Account("dev", region="us-east-1"))

    run_async(go())


def test_a_line_that_is_not_valid_is_named_and_opened(
    run_async: RunAsync, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config"
    bench.aws.problems = (LineFault(2, FaultKind.NO_SIGN, "default").issue(path),)
    opened: list[Sequence[str]] = []
    monkeypatch.setattr(aws_files.subprocess, "Popen", lambda command, **_: opened.append(command))
    monkeypatch.setattr(aws_files.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setenv("VISUAL", "code --wait")

    async def go() -> None:
        await bench.fake.shell.session.accounts.take_profiles()
        await bench.fails(NoCredentialsError("none"))
        assert bench.title() == f"{path}, line 2 is not valid"
        assert bench.buttons()[:3] == ["openAwsFile", "retry", "welcomeSso"]
        bench.press("openAwsFile")
        assert opened == [["/bin/code", "--goto", f"{path}:2"]]
        bench.aws.problems = ()
        bench.press("retry")
        await until(lambda: bench.title() == "Connect to Amazon ECR")
        assert bench.aws.forgotten

    run_async(go())


@pytest.mark.parametrize(
    "error",
    [
        ExpiredCredentialsError("over"),
        SecretNotAtHandError("locked", reason="The keyring is locked", advice="Unlock it"),
        NameResolutionError("offline", subject=Subject(host="api.ecr.eu-central-1.amazonaws.com")),
        AccessDeniedError("no", denial=Denial(action="sts:AssumeRole"), subject=Subject("AssumeRole")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_failure_has_the_whole_work_area_and_its_details_are_folded(
    run_async: RunAsync, bench: Bench, error: RegistryError
) -> None:
    async def go() -> None:
        bench.fake.window.resize(1400, 900)
        await bench.fails(error)
        page, told = bench.welcome.page, words(error)
        assert bench.texts()[:2] == [told.title, told.text]
        assert "retry" in bench.buttons()
        assert not page.findChild(QPlainTextEdit, "errorDetails").isVisible()
        bench.press("showDetails")
        assert page.findChild(QPlainTextEdit, "errorDetails").isVisible()
        title = page.findChild(QLabel, "errorTitle")
        assert 500 < title.width() <= 640
        middle = title.mapTo(page, title.rect().center()).x()
        assert abs(middle - page.width() / 2) < 12

    run_async(go())


PLACES = {"Ctrl+P": "switchAccount", "network settings": "networkSettings", "account button": "useRegion"}


@pytest.mark.parametrize("kind", every_type(), ids=lambda kind: kind.__name__)
def test_every_place_that_a_next_step_names_has_a_button(
    run_async: RunAsync, bench: Bench, kind: type[RegistryError]
) -> None:
    error = an_error(kind)
    named = {button for place, button in PLACES.items() if place in words(error).next_step}
    if not named:
        return

    async def go() -> None:
        bench.aws.profiles = PROFILES
        accounts_feature.install(bench.fake.shell)
        network_feature.install(bench.fake.shell)
        await bench.fake.shell.session.accounts.take_profiles()
        await bench.fails(error)
        offered = set(bench.buttons())
        if "useFoundProfile" in offered:  # the accounts themselves
            offered.add("switchAccount")
        assert named <= offered

    run_async(go())


def test_a_hung_endpoint_is_named_and_can_be_stopped(
    run_async: RunAsync, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = [100.0]
    monkeypatch.setattr(bench.welcome.waiting, "_now_s", lambda: now_s[0])

    async def go() -> None:
        session = bench.fake.shell.session
        bench.aws.held[None] = threading.Event()
        bench.fake.choose_account(Account(endpoint_url="https://api.ecr.eu-central-1.amazonaws.com"))
        bench.lists(is_reading=True)
        now_s[0] = 102.9
        bench.welcome.waiting.timer.timeout.emit()
        assert not bench.is_covered
        now_s[0] = 112.2
        bench.welcome.waiting.timer.timeout.emit()
        await until(lambda: bench.title() == "Waiting for api.ecr.eu-central-1.amazonaws.com… 12 s")
        assert bench.buttons() == ["stopWaiting", "diagnoseLayer"]
        stopped: list[Exception] = []

        class Lists:
            def stop(self, failure: Exception) -> None:
                stopped.append(failure)
                bench.lists(failure=failure)

        bench.fake.shell.navigator.repositories = Lists()  # type: ignore[assignment]
        bench.press("stopWaiting")
        assert isinstance(session.accounts.identity_error, StoppedWaitingError)
        assert stopped == [session.accounts.identity_error]
        assert bench.title() == "Stopped waiting for api.ecr.eu-central-1.amazonaws.com"
        assert not bench.welcome.waiting.timer.isActive()
        bench.press("diagnoseLayer")
        assert bench.fake.requested[-1][0] == "diagnosis"
        assert not bench.is_covered

    run_async(go())


def test_what_works_is_never_covered(run_async: RunAsync, bench: Bench) -> None:
    async def go() -> None:
        await bench.fails(UnreachableError("no"))
        assert bench.is_covered
        bench.fake.shell.selection.choose_repository(Repository("team/app"))
        assert not bench.is_covered
        bench.fake.shell.selection.choose_repository(None)
        assert bench.is_covered
        bench.lists(has_rows=True, failure=UnreachableError("no"))
        assert not bench.is_covered
        denied = AccessDeniedError(
            "no", denial=Denial(action="ecr:DescribeRepositories"), subject=Subject("DescribeRepositories")
        )
        bench.aws.identities[None] = identity()
        bench.fake.choose_account()
        await bench.is_known()
        bench.lists(failure=denied)
        assert not bench.is_covered

    run_async(go())


def test_the_page_stays_while_it_is_tried_again(run_async: RunAsync, bench: Bench) -> None:
    async def go() -> None:
        await bench.fails(UnreachableError("no"))
        held = bench.aws.held[None] = threading.Event()
        bench.press("retry")
        await until(lambda: bench.title().startswith("Waiting for"))
        assert bench.is_covered
        bench.aws.identities[None] = identity()
        held.set()
        await bench.is_known()
        bench.lists(has_rows=True)
        assert not bench.is_covered

    run_async(go())


def test_tab_goes_from_the_top_to_the_bottom_and_enter_presses(run_async: RunAsync, bench: Bench) -> None:
    async def go() -> None:
        bench.aws.profiles = PROFILES
        await bench.fake.shell.session.accounts.take_profiles()
        await bench.fails(InvalidProfileError("wrong"))
        page = bench.welcome.page
        controls = in_reading_order(bench.fake.window, [page])
        assert all(each.accessibleName() for each in controls)
        names = [each.objectName() for each in controls]
        buttons = ["retry", "openAwsFile", "welcomeEdit", "welcomeSso", "welcomeKeys"]
        assert names == [*buttons, "welcomeProfiles", "useFoundProfile", "showDetails", "openDemo"]
        assert [name for name in names if name != "welcomeProfiles"] == bench.buttons()
        await until(bench.fake.window.isActiveWindow)
        page.setFocus()
        assert QApplication.focusWidget().objectName() == "retry"
        asked = len(bench.aws.asked)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        await until(lambda: len(bench.aws.asked) > asked)

    run_async(go())


def test_a_sign_in_that_helps_is_the_main_button(run_async: RunAsync, bench: Bench) -> None:
    from layerscope.accounts.rules.sign_ins import sign_in_helps
    from layerscope.desktop.widgets.remedies import Remedy

    action = QAction("Sign in…", bench.fake.window)
    pressed: list[bool] = []
    action.triggered.connect(lambda on=False: pressed.append(on))
    bench.fake.shell.places.remedies.add(Remedy(action, sign_in_helps, is_first=True))

    async def go() -> None:
        await bench.fails(ExpiredCredentialsError("over"))
        assert bench.buttons()[:2] == ["signInHere", "retry"]
        bench.press("signInHere")
        assert pressed == [False]

    run_async(go())
