"""Signing in, installed on a shell: what is noticed, what is offered, and what is asked again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QLabel

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.places import Row
from layerscope.desktop.sign_in import feature
from layerscope.desktop.sign_in.feature import SignInFeature
from layerscope.registry.errors.credentials import ExpiredCredentialsError, SignInRequiredError
from layerscope.registry.errors.network import UnreachableError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import digest
from support.fakes.shell import FakeShell

REF = LayerRef("team/app", digest(1))


@dataclass
class FakeAsker:
    failure: BaseException | None = None
    asked: int = 0

    def failures(self) -> tuple[BaseException | None]:
        return (self.failure,)

    def ask_again(self) -> None:
        self.asked += 1


@pytest.fixture
def sign_in(fake: FakeShell) -> SignInFeature:
    sign_in = feature.install(fake.shell)
    fake.window.setCentralWidget(fake.shell.places.stacked_banners())
    fake.window.show()
    return sign_in


def bar_text(fake: FakeShell) -> str:
    banner = fake.shell.places.banners[0]
    label = banner.findChild(QLabel, "signInText")
    assert isinstance(label, QLabel)
    return "" if banner.isHidden() else label.text()


def test_a_failed_call_is_offered_a_sign_in_everywhere(
    run_async: RunAsync, fake: FakeShell, sign_in: SignInFeature
) -> None:
    places = fake.shell.places

    async def go() -> None:
        fake.choose_account(Account("dev"))
        assert not sign_in.sign_in.isEnabled()
        fake.shell.session.failed.emit(UnreachableError("no"))
        fake.shell.session.failed.emit(SignInRequiredError("over"))
        await until(sign_in.sign_in.isEnabled)
        assert "dev" in bar_text(fake)

    run_async(go())
    assert places.remedies.first(SignInRequiredError("over")) is sign_in.sign_in
    assert places.remedies.first(UnreachableError("no")) is None
    assert places.remedies.for_cause("signed-out") is sign_in.sign_in
    account_menu = fake.menus[Row.ACCOUNT]
    assert [action.objectName() for action, _ in account_menu.offered] == ["signIn", "signInElsewhere"]
    sign_in.needs.close()


def test_a_retry_takes_a_new_session_and_then_all_is_asked_again_once(
    run_async: RunAsync, fake: FakeShell, sign_in: SignInFeature
) -> None:
    session, renewed = fake.shell.session, list[bool]()
    session.renewed.connect(lambda: renewed.append(True))
    failed, fine = FakeAsker(), FakeAsker()

    async def go() -> None:
        fake.choose_account(Account("dev"))
        await session.accounts.identified()
        for asker in (failed, fine):
            session.add_asker(asker)
        assert not session.retry()
        failed.failure = UnreachableError("no")
        assert not session.retry()
        failed.failure = ExpiredCredentialsError("over")
        assert session.retry()
        await until(lambda: renewed)
        assert (failed.asked, fine.asked) == (1, 1)
        assert bar_text(fake) == ""

    run_async(go())


def test_a_url_is_minted_again_with_a_session_that_comes_without_a_person(
    run_async: RunAsync, fake: FakeShell, sign_in: SignInFeature
) -> None:
    account = Account("dev")
    minted: list[bool] = []

    async def mint(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        minted.append(renew)
        if len(minted) == 1:
            raise ExpiredCredentialsError("over")
        return PresignedUrl("https://store.example/blob", ref.digest)

    async def unreachable(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        raise UnreachableError("no")

    async def go() -> None:
        fake.choose_account(account)
        assert (await sign_in.retrying_after_sign_in(mint, account)(REF)).digest == REF.digest
        assert minted == [False, False]
        with pytest.raises(UnreachableError):
            await sign_in.retrying_after_sign_in(unreachable, account)(REF)

    run_async(go())
