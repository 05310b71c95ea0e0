"""A layer's download as it is written down, and made again from that as the account it was chosen under."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from layerscope.accounts.model.profiles import Account
from layerscope.bootstrap.asking import Asking
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Job
from layerscope.desktop.transfers.layer_job import Downloader, LayerDownload, UrlOf, layer_job
from layerscope.desktop.transfers.own_urls import OwnUrls
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.kept import KeptTransfer


@dataclass(frozen=True, slots=True)
class AccountCalls:
    """What is asked as an account, whoever the window asks as by then; a sign-in since is heeded.

    `asking` gives the account's registry, `ca_bundle` the certificates that its profile names;
    `retrying_after_sign_in` wraps what mints URLs, so that a sign-in it lacks is noticed.
    """

    asking: Callable[[Account], Asking]
    ca_bundle: Callable[[Account], Awaitable[str]]
    retrying_after_sign_in: Callable[[UrlOf, Account], UrlOf] = lambda url_of, _account: url_of

    def url_of(self, account: Account) -> UrlOf:
        """What mints URLs as this account."""

        async def url_of(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            return await self.asking(account).url_of(ref, renew=renew)

        return self.retrying_after_sign_in(url_of, account)


def account_source(account: Account, region: str, registry_id: str) -> dict[str, str]:
    """As whom, where and through which address something was chosen; `region` and `registry_id` as known."""
    source = {
        "region": region or account.region,
        "registry_id": registry_id or account.registry_id,
        "endpoint_url": account.endpoint_url,
    }
    return source if account.profile is None else {**source, "profile": account.profile}


def source_account(source: Mapping[str, str]) -> Account:
    """The account that was written down."""
    return Account(
        source.get("profile"),
        source.get("region", ""),
        source.get("registry_id", ""),
        source.get("endpoint_url", ""),
    )


def layer_source(chosen: ChosenLayer) -> dict[str, str]:
    """What is written down of a layer beside its account and what every transfer has."""
    source = {"repository": chosen.repository, "position": str(chosen.layer.position)}
    if chosen.layer.diff_id:
        source["diff_id"] = chosen.layer.diff_id
    if chosen.layer.foreign:  # its URLs are read from the image again
        source["image_digest"] = chosen.image_digest
    return source


def restored_layer(kept: KeptTransfer, ask: AccountCalls, engine: Downloader) -> Job | None:
    """The download again; None where the source is not one of a layer's."""
    source = dict(kept.source)
    repository, position = source.get("repository", ""), source.get("position", "")
    if not repository or not position.isdecimal() or not kept.digest:
        return None
    account, image_digest = source_account(source), source.get("image_digest", "")
    url_of = ask.url_of(account)
    if image_digest:
        url_of = OwnUrls(lambda: _own_urls(ask.asking(account), repository, image_digest, kept.digest))
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
    return layer_job(wanted, engine)


async def _own_urls(asking: Asking, repository: str, image_digest: str, digest: str) -> Sequence[str]:
    image = await asking.read_image(repository, image_digest)
    return next((layer.urls for layer in image.layers if layer.digest == digest), ())
