"""The page, installed on a shell with a window."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from layerscope.desktop.shell.registry_listing import RegistryListing
from layerscope.desktop.welcome import feature
from layerscope.desktop.welcome.feature import WelcomeFeature
from layerscope.registry.errors.base import RegistryError
from support.drivers.waiting import until
from support.fakes.account_fakes import FakeAws
from support.fakes.shell import FakeShell


@dataclass
class Bench:
    """The shell, the feature, and what a person sees of the page."""

    fake: FakeShell
    aws: FakeAws
    welcome: WelcomeFeature

    @property
    def is_covered(self) -> bool:
        return self.fake.shell.places.work_area.is_covered

    def texts(self) -> list[str]:
        """The page's sentences that are in sight, from the top."""
        return [each.text() for each in self._seen(QLabel) if each.text()]

    def title(self) -> str:
        """The page's first sentence."""
        return self.texts()[0] if self.is_covered else ""

    def buttons(self) -> list[str]:
        """The names of the buttons in sight, from the top."""
        every = self._seen(QAbstractButton)
        every.sort(key=lambda each: (each.mapTo(self.welcome.page, each.rect().topLeft())).toTuple()[::-1])
        return [each.objectName() for each in every]

    def press(self, name: str) -> None:
        """Click the button in sight of this name."""
        next(each for each in self._seen(QAbstractButton) if each.objectName() == name).click()

    def lists(self, **told: object) -> None:
        """Have it known how far the list of repositories has come."""
        self.fake.shell.session.show_listing(RegistryListing(**told))  # type: ignore[arg-type]

    async def fails(self, error: RegistryError) -> None:
        """Ask as an account for which AWS answers this."""
        self.aws.identities[None] = error
        self.lists(is_reading=True)
        self.fake.choose_account()
        await until(lambda: self.fake.shell.session.accounts.identity_error is error)
        self.lists(failure=error)

    async def is_known(self) -> None:
        """Return once it is known who asks."""
        await until(lambda: self.fake.shell.session.accounts.identity)

    def _seen(self, kind: type[QWidget]) -> list:  # type: ignore[type-arg]
        return [each for each in self.welcome.page.findChildren(kind) if each.isVisible()]


@pytest.fixture
def bench(fake: FakeShell, aws: FakeAws) -> Bench:
    aws.profiles = ()
    bench = Bench(fake, aws, feature.install(fake.shell))
    fake.show()
    return bench
