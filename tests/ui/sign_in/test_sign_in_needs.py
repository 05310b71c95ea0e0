"""What a failure makes of the sign-in: told once, renewed quietly, noticed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sign_ins import (
    CredentialProcess,
    LoginSession,
    MfaDevice,
    SignIn,
    sign_in_helps,
)
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.sign_in.sign_in_bar import SignInBar
from layerscope.desktop.sign_in.sign_in_needs import QUIETLY_EVERY_S, SignInNeeds
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.failure_banner import FailureBanner
from layerscope.desktop.widgets.remedies import Remedies, Remedy
from layerscope.desktop.widgets.sign_in_button import ONLY_RETRIES
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    ExpiredCredentialsError,
    InvalidProfileError,
    SignInRequiredError,
    UnknownKeyError,
)
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.network import UnreachableError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.words.sign_ins import sign_in_words, waiting_words
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import FakeAws, fail
from support.fakes.layer_fakes import collected

SSO = SsoSession("https://corp.awsapps.com/start", "eu-west-1", "corp")
DEVICE = MfaDevice("arn:aws:iam::111122223333:mfa/me")
WRONG_CODE = AccessDeniedError("MultiFactorAuthentication failed with invalid code.", denial=Denial())
OTHERS = (UnreachableError("no"), InvalidProfileError("no"), AccessDeniedError("no", denial=Denial()), 7)


@dataclass
class Watched:
    """Needs, and the sessions that they ask, which a test sets."""

    aws: FakeAws
    sign_in: SignIn | Exception | None = None
    stamp: int = 0
    now_s: float = 1000.0
    renewals: list[tuple[str | None, float]] = field(default_factory=list)
    ended: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tasks = Tasks(fail)
        self.accounts = self.aws.presenter(self.tasks)
        self.needs = SignInNeeds(self.tasks, self.accounts, self.aws.blocking, self, lambda: self.now_s)
        self.renewed = collected(self.needs.renewed.connect)
        self.refused = collected(self.needs.code_refused.connect)

    # The sessions that are asked.

    def sign_in_of(self, profile: str | None) -> SignIn | None:
        if isinstance(self.sign_in, Exception):
            raise self.sign_in
        return self.sign_in

    def sign_in_stamp(self, sign_in: SignIn | None) -> object:
        return self.stamp

    def renew(self, profile: str | None, since_s: float) -> None:
        self.renewals.append((profile, since_s))

    def end_process(self, profile: str | None) -> None:
        self.ended.append(profile)

    async def settle(self) -> None:
        await until(lambda: not self.tasks._tasks)


@pytest.fixture
def watched(aws: FakeAws, qapp: object) -> Iterator[Callable[..., Watched]]:
    made: list[Watched] = []

    def new(**given: object) -> Watched:
        made.append(Watched(aws, **given))
        return made[-1]

    yield new
    for each in made:
        each.needs.close()


async def _begun(there: Watched) -> None:
    there.accounts.choose(Account("dev"))
    await there.accounts.identified()
    await there.settle()


def test_a_lost_sign_in_is_told_and_the_account_keeps_its_name(
    run_async: RunAsync, watched: Callable[..., Watched]
) -> None:
    async def go() -> None:
        there = watched(sign_in=SSO)
        await _begun(there)
        error = SignInRequiredError("over")
        for _ in range(3):  # as each list that fails does
            there.needs.notice(error, "dev")
        await there.settle()
        assert there.needs.need is not None
        assert (there.needs.need.profile, there.needs.need.sign_in) == ("dev", SSO)
        assert there.accounts.identity_error is error
        assert there.accounts.identity is not None
        assert there.renewals == []

        there.needs.look()
        await there.settle()
        assert there.needs.need is not None  # nothing has changed
        there.stamp += 1  # somebody signed in elsewhere
        there.needs.look()
        await until(lambda: there.renewed)
        assert there.needs.need is None
        assert [profile for profile, _ in there.renewals] == ["dev"]

    run_async(go())


@pytest.mark.parametrize("error", OTHERS)
def test_what_no_sign_in_helps_is_passed_over(
    run_async: RunAsync, watched: Callable[..., Watched], error: object
) -> None:
    async def go() -> None:
        there = watched(sign_in=SSO)
        await _begun(there)
        there.needs.notice(error, "dev")
        await there.settle()
        assert (there.needs.need, there.renewals) == (None, [])

    run_async(go())


@pytest.mark.parametrize("error", [ExpiredCredentialsError("over"), UnknownKeyError("gone")])
def test_what_may_renew_by_itself_is_tried_once_in_a_while(
    run_async: RunAsync, watched: Callable[..., Watched], error: RegistryError
) -> None:
    async def go() -> None:
        there = watched()
        await _begun(there)
        there.needs.notice(error, "dev")
        assert await there.needs.may_ask_again("dev")
        assert len(there.renewals) == len(there.renewed) == 1
        there.needs.notice(error, "dev")
        assert not await there.needs.may_ask_again("dev")
        assert len(there.renewals) == 1
        there.needs.renew_present()
        await there.settle()
        there.now_s += QUIETLY_EVERY_S
        there.needs.notice(error, "dev")
        assert await there.needs.may_ask_again("dev")
        assert len(there.renewals) == 3

    run_async(go())


def test_a_device_is_not_asked_for_without_a_persons_wish(
    run_async: RunAsync, watched: Callable[..., Watched]
) -> None:
    async def go() -> None:
        there = watched(sign_in=DEVICE)
        await _begun(there)
        there.needs.notice(ExpiredCredentialsError("over"), "dev")
        await there.settle()
        assert there.needs.need is not None
        assert there.renewals == []

        there.needs.notice(WRONG_CODE, "dev")  # that was a wish, and the answer a mistake
        await there.settle()
        assert (len(there.refused), len(there.renewals), there.needs.need) == (1, 1, None)

    run_async(go())


def test_a_profile_that_cannot_be_read_any_more_is_one_without_a_sign_in(
    run_async: RunAsync, watched: Callable[..., Watched]
) -> None:
    async def go() -> None:
        there = watched(sign_in=InvalidProfileError("gone"))
        await _begun(there)
        there.needs.notice(SignInRequiredError("over"), "dev")
        await there.settle()
        assert there.needs.need is not None
        assert there.needs.need.sign_in is None

    run_async(go())


def test_another_account_needs_nothing_of_the_one_before(
    run_async: RunAsync, watched: Callable[..., Watched]
) -> None:
    async def go() -> None:
        there = watched(sign_in=SSO)
        await _begun(there)
        there.needs.notice(SignInRequiredError("over"), "dev")
        await there.settle()
        there.accounts.choose(Account("prod"))
        assert there.needs.need is None
        await there.settle()
        assert there.ended == [None, "dev"]

    run_async(go())


@pytest.mark.parametrize(
    ("sign_in", "told", "action"),
    [
        (SSO, "signed out of corp", "Sign in…"),
        (SsoSession("https://d-1.awsapps.com/start", "x-1"), "d-1.awsapps.com", "Sign in…"),
        (LoginSession("arn", "by login"), 'aws login --profile "by login"', "Copy the command"),
        (LoginSession("arn", "default"), "Run aws login in", "Copy the command"),
        (DEVICE, "MFA code", "Enter the code…"),
        (CredentialProcess("vault"), "credential_process expired", "Run credential_process again"),
        (None, "pending work then continues", "Try again"),
    ],
)
def test_every_sign_in_has_words(qapp: object, sign_in: SignIn | None, told: str, action: str) -> None:
    words = sign_in_words("dev", sign_in)
    assert told in words.message
    assert "dev" in words.message
    assert words.action == action
    assert "default credential chain" in sign_in_words(None, sign_in).message
    assert waiting_words("dev").action == "Stop it"


# The button.


def test_cards_banners_and_the_bar_offer_the_windows_one_action(qtbot: QtBot, theme: Theme) -> None:
    window, inside = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(inside)
    action = QAction("Sign in…", window)
    remedies = Remedies()
    remedies.add(Remedy(action, sign_in_helps, is_first=True))
    pressed = collected(action.triggered.connect)
    layout = QVBoxLayout(inside)
    card, banner, bar = (
        ErrorCard(lambda _text: None, remedies=remedies),
        FailureBanner(remedies=remedies),
        SignInBar(theme, action),
    )
    for each in (card, banner, bar):
        layout.addWidget(each)
    card.show_error(SignInRequiredError("over"))
    banner.show_failure(SignInRequiredError("over"))
    bar.say("You are signed out.", Tone.WARN)
    window.show()
    buttons = [part.findChild(QPushButton, "signInHere") for part in (card, banner)]
    buttons.append(bar.findChild(QPushButton, "signInFromBar"))
    for button in buttons:
        button.click()
    assert len(pressed) == len(buttons) == 3
    action.setText("Enter the code…")
    action.setEnabled(False)
    assert {(button.text(), button.accessibleName(), button.isEnabled()) for button in buttons} == {
        ("Enter the code…", "Enter the code…", False)
    }
    action.setData(ONLY_RETRIES)
    assert [button.isVisible() for button in buttons] == [False, False, True]
    action.setData(None)
    assert all(button.isVisible() for button in buttons)
    card.show_error(UnreachableError("no"))
    banner.show_failure(UnreachableError("no"))
    assert [part.findChild(QPushButton, "signInHere") for part in (card,)] == [None]
    assert bar.findChild(QLabel, "signInText").text() == "You are signed out."
