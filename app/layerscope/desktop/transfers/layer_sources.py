"""A layer's download as it is written down, and made again from that as the account it was chosen under."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.account_source import source_account
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader, Job
from layerscope.desktop.transfers.layer_job import LayerDownload, layer_job
from layerscope.desktop.transfers.own_urls import OwnUrls
from layerscope.registry.ecr.session import RegistrySession, UrlOf
from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.disk.kept import KeptTransfer


class AnyAccount(Protocol):
    """What is asked as an account, whoever the window asks as by then; a sign-in since is heeded."""

    def of(self, account: Account) -> RegistrySession:
        """The way to the account's registry."""

    def url_of(self, account: Account) -> UrlOf:
        """What mints URLs as this account."""

    async def ca_bundle(self, account: Account) -> str:
        """Which certificates the account's profile names."""


def layer_source(chosen: ChosenLayer) -> dict[str, str]:
    """What is written down of a layer beside its account and what every transfer has."""
    source = {"repository": chosen.repository, "position": str(chosen.layer.position)}
    if chosen.layer.diff_id:
        source["diff_id"] = chosen.layer.diff_id
    if chosen.layer.foreign:  # its URLs are read from the image again
        source["image_digest"] = chosen.image_digest
    return source


def restored_layer(kept: KeptTransfer, ask: AnyAccount, downloader: Downloader) -> Job | None:
    """The download again; None where the source is not one of a layer's."""
    source = dict(kept.source)
    repository, position = source.get("repository", ""), source.get("position", "")
    if not repository or not position.isdecimal() or not kept.digest:
        return None
    account, image_digest = source_account(source), source.get("image_digest", "")
    url_of = ask.url_of(account)
    if image_digest:
        url_of = OwnUrls(lambda: _own_urls(ask.of(account), repository, image_digest, kept.digest))
    ref = LayerRef(repository, kept.digest, account.registry_id)
    diff_id = source.get("diff_id", "")
    wanted = LayerDownload(
        ref,
        kept.name,
        kept.size_bytes,
        kept.folder,
        url_of,
        int(position),
        lambda: ask.ca_bundle(account),
        source,
        diff_id,
    )
    return layer_job(wanted, downloader)


async def _own_urls(
    session: RegistrySession, repository: str, image_digest: str, digest: str
) -> Sequence[str]:
    image = await session.read_image(repository, image_digest)
    return next((layer.urls for layer in image.layers if layer.digest == digest), ())
