"""The way to one account's registry, as the callables that the window's presenters take."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.desktop.browse.images.presenter import ImageCalls
from layerscope.desktop.layer.details.calls import LayerCalls
from layerscope.desktop.runtime.pools import API_THREADS, Pools
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChild
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.children import Child
from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import Manifests, fetch_manifests, resolve_tag
from layerscope.registry.ecr.referrers import Referrer, list_referrers
from layerscope.registry.ecr.tree import read_tree
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import kind_of_child, kind_of_listed, target_of_child
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, IndexManifest
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl, cli_command
from layerscope.registry.model.repositories import Repository

BLOB_CONNECTIONS = 4


class Asking:
    """Everything that is asked as one account; another account has another one, and shares nothing.

    `place` is asked when a command is copied, since the region may be known only then.
    """

    def __init__(self, client: EcrClient, blobs: BlobReader, place: Callable[[], CliTarget]) -> None:
        self._client = client
        self._blobs = blobs
        self._place = place
        self._urls = PresignedUrls(client)

    @property
    def client(self) -> EcrClient:
        """What every call is made by, for features that ask for something else."""
        return self._client

    def repositories(self) -> AsyncGenerator[tuple[Repository, ...], None]:
        """The registry's repositories, page by page."""
        return list_repositories(self._client)

    def image_calls(self) -> ImageCalls:
        """What the list of images asks."""
        return ImageCalls(pages=self._images, children=self._children, named=self._named)

    def layer_calls(self, download: Callable[[ChosenLayer, bool], None]) -> LayerCalls:
        """What the layer's panel asks; `download` begins one."""
        return LayerCalls(
            url_of=self._url_of,
            cached=self._urls.cached,
            probe=self._blobs.probe,
            download=download,
            cli_command=self._cli_command,
        )

    async def read_image(
        self, repository: str, digest: str, on_part: Callable[[ReadImage], None] | None = None
    ) -> ReadImage:
        """One image as far as it can be read; `on_part` is told what is known while the rest comes."""
        return await read_image(self._client, self._urls, self._blobs, repository, digest, on_part)

    async def url_of(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """A URL for a transfer: the present one while it lives, unless another is asked for."""
        return await self._urls.get(ref, renew=renew)

    async def read_tree(self, repository: str, digest: str) -> Manifests:
        """A manifest and all below it, by digest."""
        return await read_tree(self.client, repository, digest)

    async def resolve_tag(self, repository: str, tag: str) -> str:
        """The digest that the tag has now, asked by the way that is allowed."""
        return await resolve_tag(self.client, repository, tag)

    def _images(self, repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
        return list_images(self._client, repository)

    async def _children(self, repository: str, digest: str) -> Sequence[ImageChild]:
        """An index's children, then what refers to it; the former alone where the latter may not be asked."""
        read, referrers = await asyncio.gather(
            self.read_image(repository, digest), self._referrers(repository, digest)
        )
        children = [_image_child(child) for child in read.children]
        known = {child.digest for child in children}
        return [*children, *(other for other in referrers if other.digest not in known)]

    async def _named(self, repository: str, digests: Sequence[str]) -> Mapping[str, Sequence[ImageChild]]:
        """The children that indexes name; an index that cannot be read is left out."""
        found = await fetch_manifests(self._client, repository, digests)
        return {
            digest: [_named_child(descriptor) for descriptor in index.children]
            for digest, index in found.items()
            if isinstance(index, IndexManifest)
        }

    async def _referrers(self, repository: str, digest: str) -> list[ImageChild]:
        found: list[ImageChild] = []
        try:
            async for page in list_referrers(self._client, repository, digest):
                found.extend(map(_referring_child, page))
        except RegistryError:
            return found  # the platforms matter more than what refers to them
        return found

    async def _url_of(self, ref: LayerRef, renew: bool) -> PresignedUrl:
        return await self._urls.get(ref, renew=renew)

    def _cli_command(self, ref: LayerRef) -> str:
        return cli_command(ref, self._place())


@dataclass(frozen=True, slots=True)
class Registries:
    """Makes the way to a registry for each account that is chosen."""

    sessions: Sessions
    clients: EcrClients
    blobs: BlobReader
    network: Callable[[], NetworkSettings]

    @classmethod
    def open(
        cls, pools: Pools, sessions: Sessions, network: Callable[[], NetworkSettings] = NetworkSettings
    ) -> Registries:
        """With clients as wide as the pool that uses them; `network` is asked before each read of a blob."""
        clients = EcrClients(pools.api, API_THREADS)
        return cls(sessions, clients, BlobReader(pools.api, BLOB_CONNECTIONS, network=network), network)

    def asking(self, account: Account, place: Callable[[], CliTarget]) -> Asking:
        """The way to this account's registry; nothing is asked yet."""
        access = RegistryAccess(
            name=account.profile or "",
            open_session=lambda: self.sessions.open(account.profile),
            region=account.region or None,
            registry_id=account.registry_id or None,
            endpoint_url=account.endpoint_url or None,
            is_current=self.sessions.is_current,
        )
        return Asking(self.clients.client(access), self.blobs, place)

    def ca_bundle(self, account: Account) -> str:
        """The certificates that the account's profile names, for the stores behind URLs too. Blocks."""
        try:
            return self.sessions.open(account.profile).ca_bundle
        except Exception:  # noqa: BLE001 - whoever asked for the URL has been told what is wrong with it
            return ""

    def forget(self, account: Account) -> None:
        """Let the account's credentials be read again."""
        self.sessions.forget()
        self.clients.forget(account.profile or "")


def _image_child(child: Child) -> ImageChild:
    return ImageChild(
        digest=child.descriptor.digest,
        platform=child.descriptor.platform,
        size_bytes=_size_bytes(child),
        kind=child.kind,
        media_type=child.descriptor.media_type,
        error=child.error,
        about=target_of_child(child.descriptor),
    )


def _named_child(descriptor: Descriptor) -> ImageChild:
    return ImageChild(
        digest=descriptor.digest,
        platform=descriptor.platform,
        kind=kind_of_child(descriptor),
        media_type=descriptor.media_type,
        about=target_of_child(descriptor),
    )


def _size_bytes(child: Child) -> int | None:
    """What ECR counts as an image's size: its layers and its config; None where a part is not told."""
    manifest = child.manifest
    if not isinstance(manifest, ImageManifest):
        return None
    parts = [*manifest.layers, *([manifest.config] if manifest.config else [])]
    sizes = [part.size_bytes for part in parts if part.size_bytes is not None]
    return sum(sizes) if len(sizes) == len(parts) else None


def _referring_child(referrer: Referrer) -> ImageChild:
    listed = ListedImage(
        digest=referrer.digest, media_type=referrer.media_type, artifact_type=referrer.artifact_type
    )
    return ImageChild(
        digest=referrer.digest,
        size_bytes=referrer.size_bytes,
        kind=kind_of_listed(listed),
        media_type=referrer.media_type,
    )
