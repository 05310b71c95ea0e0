"""A layer's download written down and made again: as the account it was chosen under, and with no secret."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.account_source import account_source, source_account
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.layer_sources import (
    layer_source,
    restored_layer,
)
from layerscope.registry.ecr.session import RegistrySession, UrlOf
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.kept import KeptTransfer
from layerscope.transfers.engine.request import DownloadRequest, Progress
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.rules.stages import Stage
from layerscope.worker.makers import InThisProcess
from support.fakes.layer_fakes import digest

PROD = Account("prod", "eu-central-1", "111122223333", "https://ecr.example")
CHOSEN = ChosenLayer("team/app", Layer(3, digest(1), size_bytes=1000), digest(9), "1.4", "111122223333")


class FakeAccounts:
    """Hands out one URL, and notes for which account and layer."""

    def __init__(self) -> None:
        self.asked: list[tuple[Account, LayerRef, bool]] = []

    def of(self, account: Account) -> RegistrySession:
        raise AssertionError("no image is read for a layer that ECR has")

    def url_of(self, account: Account) -> UrlOf:
        async def url_of(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            self.asked.append((account, ref, renew))
            return PresignedUrl("https://store.example/blob", ref.digest)

        return url_of

    async def ca_bundle(self, account: Account) -> str:
        return f"/etc/{account.profile}.pem"


def kept(source: dict[str, str]) -> KeptTransfer:
    return KeptTransfer("layer", "x.tar.gz", Path("/data"), 1000, digest(1), Stage.RUNNING, source)


@pytest.mark.parametrize("account", [PROD, Account(), Account(profile="", region="us-east-1")])
def test_an_account_comes_back_as_it_was(account: Account) -> None:
    assert source_account(account_source(account, "", "")) == account


def test_what_is_known_of_the_default_chain_is_pinned() -> None:
    source = account_source(Account(), "eu-central-1", "111122223333")
    assert source_account(source) == Account(None, "eu-central-1", "111122223333")


def test_a_restored_download_asks_as_the_account_it_was_chosen_under() -> None:
    accounts, orders = FakeAccounts(), []

    def download(order: DownloadRequest, _progress: Progress, _stop: Stop) -> Path:
        orders.append(order)
        return order.folder / order.name

    source = {**account_source(PROD, "", ""), **layer_source(CHOSEN)}
    job = restored_layer(kept(source), accounts, Downloader(InThisProcess(download)))
    assert job is not None
    assert (job.title, job.name, job.size_bytes) == (texts.layer_title(CHOSEN), "x.tar.gz", 1000)
    assert (job.kind, dict(job.source)) == ("layer", source)

    async def run() -> None:
        work = await job.prepare(lambda _told: None)
        assert work(lambda _received: None, Stop()) == Path("/data/x.tar.gz")
        assert await asyncio.to_thread(orders[0].renew_url)

    asyncio.run(run())
    ref = LayerRef("team/app", digest(1), "111122223333")
    assert accounts.asked == [(PROD, ref, False), (PROD, ref, True)]
    assert (orders[0].digest, orders[0].ca_bundle) == (digest(1), "/etc/prod.pem")


@pytest.mark.parametrize("source", [{}, {"repository": "team/app"}, {"repository": "", "position": "1"},
                                    {"repository": "team/app", "position": "x"}])  # fmt: skip
def test_what_is_no_layers_source_is_left_out(source: dict[str, str]) -> None:
    assert restored_layer(kept(source), FakeAccounts(), Downloader(InThisProcess())) is None
