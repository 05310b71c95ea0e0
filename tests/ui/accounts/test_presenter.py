"""Who is asking: found out, failed, chosen twice, read again."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import pytest

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import PROFILES, FakeAws, identity
from support.fakes.layer_fakes import collected


def test_an_account_is_chosen_and_its_identity_found_out(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        presenter = aws.presenter()
        chosen = collected(presenter.account_chosen.connect)
        presenter.start(Account(profile="dev"))
        assert chosen == [(Account(profile="dev"),)]
        assert presenter.identity is None
        assert presenter.registry_id == ""
        await presenter.identified()
        assert presenter.identity == identity()
        assert (presenter.registry_id, presenter.region) == ("111122223333", "eu-central-1")
        await until(lambda: presenter.profiles and presenter.regions)
        assert presenter.profiles == PROFILES
        assert presenter.regions == ("eu-central-1", "us-east-1")

    run_async(go())


def test_a_late_answer_on_the_account_before_is_nobodys(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        aws.held["dev"] = threading.Event()
        aws.identities["prod"] = identity("444455556666", "us-east-1")
        presenter = aws.presenter()
        presenter.choose(Account(profile="dev"))
        await until(lambda: aws.asked)
        presenter.choose(Account(profile="prod"))
        await presenter.identified()
        changed = collected(presenter.state_changed.connect)
        await until(lambda: presenter.regions)
        aws.held["dev"].set()
        await asyncio.get_running_loop().run_in_executor(aws.pool, lambda: None)
        presenter.choose(replace(presenter.account, region="eu-west-1"))
        await presenter.identified()
        assert presenter.identity == identity("444455556666", "us-east-1")
        assert presenter.region == "eu-west-1"
        assert changed

    run_async(go())


def test_an_identity_that_fails_leaves_its_error(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        error = ExpiredCredentialsError("over")
        aws.identities["dev"] = error
        presenter = aws.presenter()
        presenter.start(Account(profile="dev"))
        await presenter.identified()
        assert (presenter.identity, presenter.identity_error) == (None, error)
        assert presenter.registry_id == ""
        await until(lambda: presenter.profiles)
        assert presenter.region == "eu-central-1"  # the profile's own, as the files say
        aws.identities.clear()
        chosen = collected(presenter.account_chosen.connect)
        presenter.ask_again()
        await presenter.identified()
        assert (presenter.identity, presenter.identity_error) == (identity(), None)
        assert (chosen, aws.forgotten) == ([], 0)  # what is shown stays

    run_async(go())


def test_renewing_forgets_sessions_before_it_asks(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        presenter = aws.presenter()
        presenter.start(Account(profile="dev"))
        await presenter.identified()
        chosen = collected(presenter.account_chosen.connect)
        presenter.renew()
        await until(lambda: chosen)
        assert aws.forgotten == 1
        await presenter.identified()
        assert [account.profile for account in aws.asked] == ["dev", "dev"]

    run_async(go())


def test_an_own_profile_brings_its_registry_and_endpoint(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        own = Profile("own", is_own=True, registry_id="777788889999", endpoint_url="http://localhost:1")
        aws.profiles = (*PROFILES, own)
        presenter = aws.presenter()
        presenter.start(Account())
        await until(lambda: presenter.profiles)
        presenter.choose(Account("own"))
        assert presenter.account == own.account
        assert presenter.profile == own
        assert presenter.registry_id == "777788889999"
        presenter.choose(Account("own", registry_id="111122223333"))
        assert presenter.account.registry_id == "111122223333"
        await presenter.identified()
        await until(lambda: presenter.regions)

    run_async(go())


def test_what_was_used_last_is_remembered(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        presenter = aws.presenter()
        for name in ("dev", "prod", None, "dev"):
            presenter.choose(Account(name))
        assert presenter.recent.profiles == ("dev", "", "prod")
        await presenter.identified()
        presenter.choose(Account("dev", region="us-east-1"))
        assert presenter.recent.regions == ("us-east-1", "eu-central-1")
        await presenter.identified()
        await until(lambda: presenter.regions)

    run_async(go())


def test_the_regions_are_those_of_the_identitys_partition(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        aws.identities[None] = replace(identity(region="cn-north-1"), partition="aws-cn")
        presenter = aws.presenter()
        presenter.start(Account())
        await until(lambda: presenter.regions == ("cn-north-1",))
        presenter.choose(Account(region="cn-north-1"))
        await presenter.identified()
        assert aws.regions_asked.count("aws-cn") == 1
        presenter.choose(Account(profile="dev"))
        await until(lambda: presenter.regions == ("eu-central-1", "us-east-1"))

    run_async(go())


def test_another_registry_and_region_go_before_the_callers_own(run_async: RunAsync, aws: FakeAws) -> None:
    async def go() -> None:
        presenter = aws.presenter()
        presenter.choose(Account(profile="dev", region="eu-west-1", registry_id="444455556666"))
        await presenter.identified()
        assert (presenter.registry_id, presenter.region) == ("444455556666", "eu-west-1")

    run_async(go())


def test_an_account_is_tried_in_the_region_that_it_would_be_used_in(
    run_async: RunAsync, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)

    async def go() -> None:
        presenter = aws.presenter()
        presenter.start(Account(profile="dev", region="us-east-1"))
        await presenter.identified()
        await until(lambda: presenter.profiles and presenter.regions)
        presenter.recent = presenter.recent.with_region("us-east-1")
        nowhere = Account(profile="no-region")
        assert presenter.in_a_region(nowhere) == replace(nowhere, region="us-east-1")
        assert presenter.in_a_region(Account(profile="dev")) == Account(profile="dev")  # it names its own
        elsewhere = replace(nowhere, region="eu-central-1")
        assert presenter.in_a_region(elsewhere) == elsewhere

    run_async(go())
