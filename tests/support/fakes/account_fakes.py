"""Accounts without AWS: a source that a test fills, holds back and lets fail."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from layerscope.accounts.model.issues import Issue
from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry
from layerscope.desktop.runtime.blocking import Blocking, blocking_in
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.accounts import AccountInUse

PATIENCE_S = 5.0
PROFILES = (
    Profile("dev", region="eu-central-1", account_id="111122223333", role="Reader"),
    Profile("prod", region="us-east-1", account_id="444455556666"),
)


def identity(account_id: str = "111122223333", region: str = "eu-central-1") -> Identity:
    return Identity(account_id, f"arn:aws:iam::{account_id}:user/operator", region=region)


@dataclass
class FakeAws:
    """What the files and STS say, by profile; a profile of `held` is answered only once its event is set."""

    profiles: tuple[Profile, ...] = PROFILES
    problems: tuple[Issue, ...] = ()  # of the shared files
    identities: dict[str | None, Identity | Exception] = field(default_factory=dict)
    held: dict[str | None, threading.Event] = field(default_factory=dict)
    asked: list[Account] = field(default_factory=list)
    regions_asked: list[str] = field(default_factory=list)
    forgotten: int = 0
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(4))

    @property
    def blocking(self) -> Blocking:
        return blocking_in(self.pool)

    def presenter(self, tasks: Tasks | None = None) -> AccountInUse:
        return AccountInUse(tasks or Tasks(fail), self.blocking, self)

    def close(self) -> None:
        for event in self.held.values():
            event.set()
        self.pool.shutdown()

    def catalogue(self) -> Catalogue:
        return Catalogue(tuple(map(ProfileEntry, self.profiles)), file_problems=self.problems)

    def regions(self, partition: str) -> tuple[str, ...]:
        self.regions_asked.append(partition)
        return ("cn-north-1",) if partition == "aws-cn" else ("eu-central-1", "us-east-1")

    def identity(self, account: Account) -> Identity:
        self.asked.append(account)
        if event := self.held.get(account.profile):
            assert event.wait(PATIENCE_S)
        answer = self.identities.get(account.profile, identity())
        if isinstance(answer, Exception):
            raise answer
        return answer

    def forget_sessions(self) -> None:
        self.forgotten += 1


def fail(key: str, error: BaseException) -> None:
    raise AssertionError(key) from error
