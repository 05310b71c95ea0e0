"""A layer's download as it is written down, and made again from that as the account it was chosen under."""

from __future__ import annotations

from collections.abc import Sequence

from layerscope.access.own_urls import OwnUrls
from layerscope.desktop.shell.account_calls import AccountCalls, RegistryReader
from layerscope.desktop.shell.account_source import source_account
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader, Job
from layerscope.desktop.transfers.layer_job import layer_job
from layerscope.registry.model.layers import Layer
from layerscope.transfers.disk.kept import KeptTransfer


def layer_source(chosen: ChosenLayer) -> dict[str, str]:
    """What is written down of a layer beside its account and what every transfer has."""
    source = {"repository": chosen.repository, "position": str(chosen.layer.position)}
    if chosen.tag:
        source["tag"] = chosen.tag
    elif chosen.image_digest:
        source["image"] = chosen.image_digest
    if chosen.layer.diff_id:
        source["diff_id"] = chosen.layer.diff_id
    if chosen.layer.foreign:  # its URLs are read from the image again
        source["image_digest"] = chosen.image_digest
    return source


def restored_layer(kept: KeptTransfer, calls: AccountCalls, downloader: Downloader) -> Job | None:
    """The download again; None where the source is not one of a layer's."""
    source = dict(kept.source)
    repository, position = source.get("repository", ""), source.get("position", "")
    if not repository or not position.isdecimal() or not kept.digest:
        return None
    account, image_digest = source_account(source), source.get("image_digest", "")
    layer = Layer(int(position), kept.digest, size_bytes=kept.size_bytes, diff_id=source.get("diff_id", ""))
    image = image_digest or source.get("image", "")
    chosen = ChosenLayer(repository, layer, image, source.get("tag", ""), account.registry_id)
    url_of = calls.url_of(account)
    if image_digest:
        url_of = OwnUrls(lambda: _own_urls(calls.of(account), chosen))
    path = kept.folder / kept.name
    return layer_job(chosen, path, downloader, url_of, lambda: calls.ca_bundle(account), source)


async def _own_urls(registry: RegistryReader, chosen: ChosenLayer) -> Sequence[str]:
    image = await registry.read_image(chosen.repository, chosen.image_digest)
    return next((layer.urls for layer in image.layers if layer.digest == chosen.layer.digest), ())
