"""Two hundred changes of account while listings arrive: nothing of a former one appears, nothing is left."""

from __future__ import annotations

import asyncio
import gc
import threading
import tracemalloc
from pathlib import Path

import pytest
from botocore.client import BaseClient
from PySide6.QtWidgets import QApplication

from layerscope.accounts.model.profiles import Account
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program
from support.samples.aws_files import write_profiles

OPERATOR, PARTNER = "111122223333", "444455556666"
SWITCHES = 200
ACCOUNTS = (Account("partner"), Account(), Account("replica"), Account(region="us-east-1"))
# Of each, some that no other has; `partner` sees two repositories only.
OWN = {"partner": "private/ledger", None: "web/landing"}
SETTLED_MB = 4.0  # Python's own caches and the interpreter's free lists move by less
WARM_UP = 24


@pytest.fixture
def profiles(home: Path, registry: LocalRegistry) -> None:
    write_profiles(home, registry.endpoint)


def _names(driver: Driver) -> set[str]:
    return {row[0] for row in driver.rows("repositories")}


def _is_stale(driver: Driver, account: Account) -> bool:
    """Whether anything shown can only be another account's."""
    names = _names(driver)
    identity = driver.program.shell.session.accounts.identity
    if account.profile == "partner":
        return "web/landing" in names or (identity is not None and identity.account_id != PARTNER)
    is_of_partner = "private/ledger" in names or (identity is not None and identity.account_id == PARTNER)
    is_of_home = "web/landing" in names and (account.profile == "replica" or account.region == "us-east-1")
    return is_of_partner or is_of_home


async def _switch(driver: Driver, number: int) -> None:
    """Choose the next account, and leave it before, while or after its lists arrive."""
    account = ACCOUNTS[number % len(ACCOUNTS)]
    driver.program.shell.session.accounts.choose(account)
    assert driver.rows("repositories") == driver.rows("images") == driver.rows("layers") == []
    moments = (0, 1, 2, 4, 10)[number % 5]
    for _ in range(moments):
        await asyncio.sleep(0.002)
        assert not _is_stale(driver, account)
    if driver.rows("repositories"):
        driver.click_row("repositories", 0)  # images under way as well


async def _settle(driver: Driver) -> None:
    """Everything that was begun has ended."""
    driver.program.shell.session.accounts.choose(Account("partner"))
    await until(lambda: _names(driver) == {"private/ledger", "shared/base-images"}, PATIENCE_S)
    await driver.reads("identity", PARTNER)
    await until(lambda: not driver.program._tasks._tasks, PATIENCE_S)
    assert not _is_stale(driver, Account("partner"))
    gc.collect()


def _clients() -> int:
    """How many of botocore's are in memory: each has a class of its own."""
    return len(BaseClient.__subclasses__())


def _of_the_pools() -> int:
    return sum(each.name.startswith(("api-", "transfer-")) for each in threading.enumerate())


@pytest.mark.usefixtures("profiles")
def test_two_hundred_changes_of_account_leave_nothing_behind(run_async: RunAsync, qapp: QApplication) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            tracemalloc.start()
            try:
                for number in range(WARM_UP):
                    await _switch(driver, number)
                await _settle(driver)
                threads, clients = _of_the_pools(), _clients()
                before, _ = tracemalloc.get_traced_memory()
                for number in range(SWITCHES):
                    await _switch(driver, number)
                await _settle(driver)
                after, _ = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
            assert _of_the_pools() <= max(threads, 8)
            assert _clients() <= clients + len(ACCOUNTS)
            assert (after - before) / 1e6 < SETTLED_MB

    run_async(job(), 120)
